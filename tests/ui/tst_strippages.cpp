// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of real pages, read by the real reader: their letters can be read at the window's
// first size. By hand over more pages, with the pieces as pictures to look at:
//   RECTO_PAGES=DIR RECTO_SCREENSHOTS=DIR build/dev/tests/tst_strippages
#include "fakes/testpaths.h"
#include "intake/imageloader.h"
#include "ocr/readerprocess.h"
#include "session/misreadword.h"
#include "ui/check/strip.h"

#include <QDir>
#include <QImage>
#include <QTest>

#include <cmath>

using namespace recto;

namespace {

constexpr double leastXHeight = 12; // device-independent pixels
constexpr QSizeF room(876, 311); // of a window of 1180 × 760
constexpr int pieces = 3; // of a page
constexpr int pieceWords = 14;

// The height of letters in a picture of lines: ink is thickest from the feet to the top of
// the low letters. Rows that hold half as much ink as the fullest, around that one.
double measuredXHeight(const QImage &strip, const QRectF &line)
{
    const double ratio = strip.devicePixelRatio();
    const QRect place
        = QRectF(line.topLeft() * ratio, line.size() * ratio).toAlignedRect() & strip.rect();
    if (place.height() < 4)
        return 0;
    QVector<double> ink;
    int darkest = 255;
    int brightest = 0;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x) {
            darkest = std::min(darkest, qGray(strip.pixel(x, y)));
            brightest = std::max(brightest, qGray(strip.pixel(x, y)));
        }
    }
    for (int y = place.top(); y <= place.bottom(); ++y) {
        double sum = 0;
        for (int x = place.left(); x <= place.right(); ++x)
            sum += qGray(strip.pixel(x, y)) < (darkest + brightest) / 2 ? 1 : 0;
        ink << sum;
    }
    QVector<double> sorted = ink;
    std::sort(sorted.begin(), sorted.end());
    const double full = sorted.at(sorted.size() * 8 / 10);
    const auto isFull = [&](double sum) { return sum > 0.45 * full; };
    const auto first = std::find_if(ink.cbegin(), ink.cend(), isFull);
    const auto last = std::find_if(ink.crbegin(), ink.crend(), isFull).base();
    return static_cast<double>(last - first) / ratio;
}

} // namespace

class TestStripPages : public QObject
{
    Q_OBJECT

private slots:
    void lettersAreLargeEnough_data();
    void lettersAreLargeEnough();
};

void TestStripPages::lettersAreLargeEnough_data()
{
    QTest::addColumn<QString>("file");
    const QString given = qEnvironmentVariable("RECTO_PAGES");
    const QDir folder(given.isEmpty() ? sourceFile(QStringLiteral("resources/samples")) : given);
    for (const QFileInfo &file : folder.entryInfoList(
             {QStringLiteral("*.png"), QStringLiteral("*.jpg"), QStringLiteral("*.tif")}))
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void TestStripPages::lettersAreLargeEnough()
{
    QFETCH(QString, file);
    Page page;
    page.file = file;
    page.name = QFileInfo(file).fileName();
    ReaderProcess reader(builtProgram(QStringLiteral("recto-reader")));
    const Result<PageText> text = reader.extractText(page, {}, {}, {});
    if (!text)
        QSKIP("Nothing can be read on it.");
    LoadOptions options;
    options.minimumLongSide = 2600;
    options.quarterTurns = text->quarterTurns;
    const Result<LoadedImage> loaded = loadImage(page, options);
    QVERIFY(loaded.ok());
    const double scale = static_cast<double>(loaded->image.width()) / loaded->fullSize.width();
    for (int piece = 0; piece < pieces; ++piece) {
        const qsizetype from = text->words.size() * (2 * piece + 1) / (2 * pieces);
        const qsizetype to = std::min<qsizetype>(from + pieceWords, text->words.size() - 1);
        if (to <= from)
            continue;
        const Word &first = text->words.at(from);
        const Word &last = text->words.at(to);
        Flashcard card;
        card.id = QStringLiteral("card");
        card.back = text->words.at(from + 1).text;
        card.evidence.page = 0;
        card.evidence.quote
            = text->text.mid(first.offset, last.offset + last.length - first.offset);
        card.evidence.boxes = {first.box};
        Strip::Wish wish;
        wish.room = room;
        const Strip strip(*text, card, doubtfulWords(*text), wish);
        QVERIFY(!strip.isEmpty());
        const QImage picture = strip.render(loaded->image, scale, 2);
        const double measured = measuredXHeight(picture, strip.sentence().first().place);
        qInfo("%s %d: told %.1f, measured %.1f", qPrintable(page.name), piece, strip.xHeight(),
              measured);
        const QString pictures = qEnvironmentVariable("RECTO_SCREENSHOTS");
        if (!pictures.isEmpty())
            picture.save(QStringLiteral("%1/%2-%3.png").arg(pictures, page.name).arg(piece));
        QVERIFY(strip.xHeight() >= leastXHeight);
    }
}

QTEST_MAIN(TestStripPages)
#include "tst_strippages.moc"
