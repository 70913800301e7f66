// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads pages mirrored, turned and dark, each disturbed in ways that nobody sees, and
// says which were not read: what reading decides must not hang on a pixel, nor on the
// processor. RECTO_DOTPRODUCT chooses Tesseract's arithmetic (generic, sse, avx, avx2).
// Pages are the program's own, and those that are named as LANGUAGE:FILE, each with
// its text beside it in NAME.gt.txt. Lines on standard output:
//   confidence TAB page TAB placement TAB disturbance TAB share of the words TAB CPU seconds TAB
//   decisions
#include "core/codetext.h"
#include "ocr/reading/pagevariants.h"
#include "ocr/reading/tesseractengine.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImageReader>
#include <QTemporaryDir>
#include <QTextStream>

#include <ctime>

using namespace recto;

namespace {

constexpr double readRight = 0.95; // of the words; of a named page, of what is read upright

struct Subject
{
    QString name;
    QString language = QStringLiteral("eng");
    WordsOnPage page;
};

QList<Subject> ownPages()
{
    const QList<PageStyle> styles{{"DejaVu Serif", 26, 1, {800, 420}, false},
                                  {"DejaVu Sans", 20, 2, {1000, 560}, true},
                                  {"DejaVu Serif", 17, 1, {620, 330}, false},
                                  {"DejaVu Sans", 36, 1, {900, 480}, true},
                                  {"DejaVu Sans Mono", 22, 1, {900, 420}, false}};
    QList<Subject> pages;
    for (const PageStyle &style : styles) {
        pages.append({QStringLiteral("%1 %2 in %3")
                          .arg(QString::fromLatin1(style.family))
                          .arg(style.pixelSize)
                          .arg(style.columns),
                      QStringLiteral("eng"), wordsOnPage(style)});
    }
    return pages;
}

Subject namedPage(const QString &argument)
{
    const qsizetype colon = argument.indexOf(QLatin1Char(':'));
    const QFileInfo info(argument.mid(colon + 1));
    Subject subject{info.completeBaseName(), argument.left(colon), {}};
    QImageReader reader(info.filePath());
    reader.setAutoTransform(true);
    subject.page.image = reader.read().convertToFormat(QImage::Format_Grayscale8);
    QFile truth(info.dir().filePath(info.completeBaseName() + QStringLiteral(".gt.txt")));
    if (subject.page.image.isNull() || !truth.open(QIODevice::ReadOnly))
        qFatal("%s or its text can't be read", qPrintable(info.filePath()));
    subject.page.words = QString::fromUtf8(truth.readAll()).simplified().split(QLatin1Char(' '));
    return subject;
}

class Trial
{
public:
    explicit Trial(QStringList chosen)
        : m_placements(std::move(chosen))
    {
    }

    void run(const Subject &subject, bool own)
    {
        double expected = readRight;
        if (!own)
            expected *= read(subject, subject.page.image, QStringLiteral("upright"), {});
        for (const QString &placement : m_placements) {
            for (const QString &disturbance : disturbances()) {
                const QImage image = disturbed(placed(subject.page.image, placement), disturbance);
                const double share = read(subject, image, placement, disturbance);
                ++m_tried;
                m_failed += share < expected;
                if (share < expected)
                    m_out << "^ not read right\n";
            }
        }
    }

    int finish()
    {
        m_out << m_tried - m_failed << " of " << m_tried << " read right\n";
        return m_failed > 0;
    }

private:
    double read(const Subject &subject, const QImage &image, const QString &placement,
                const QString &disturbance)
    {
        Page page;
        page.file = m_folder.filePath(QStringLiteral("page.png"));
        page.name = subject.name;
        if (!image.save(page.file, "PNG", 90))
            qFatal("the picture can't be written");
        ReadingOptions options;
        options.language = subject.language;
        const std::clock_t start = std::clock();
        const auto text = m_engine.extractText(page, options, {}, {});
        const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
        const double share = text ? shareOfWords(subject.page.words, text->text) : 0;
        m_out << (text ? text->confidence : 0) << '\t' << subject.name << '\t' << placement << '\t'
              << disturbance << '\t' << QString::number(share, 'f', 3) << '\t'
              << QString::number(seconds, 'f', 2) << '\t'
              << (text ? preparationText(text->preparation) : text.error().detail) << '\n';
        m_out.flush();
        return share;
    }

    QStringList m_placements;
    QTemporaryDir m_folder;
    TesseractEngine m_engine;
    QTextStream m_out{stdout};
    int m_tried = 0, m_failed = 0;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{QStringLiteral("placement"),
                        QStringLiteral("Only this: ") + placements().join(QStringLiteral(", ")),
                        QStringLiteral("name")},
                       {QStringLiteral("no-own"), QStringLiteral("Only the named pages.")}});
    parser.addPositionalArgument(QStringLiteral("pages"),
                                 QStringLiteral("LANGUAGE:FILE for each further page."));
    parser.process(application);
    const QStringList chosen = parser.values(QStringLiteral("placement"));
    Trial trial(chosen.isEmpty() ? placements() : chosen);
    if (!parser.isSet(QStringLiteral("no-own"))) {
        for (const Subject &subject : ownPages())
            trial.run(subject, true);
    }
    for (const QString &argument : parser.positionalArguments())
        trial.run(namedPage(argument), false);
    return trial.finish();
}
