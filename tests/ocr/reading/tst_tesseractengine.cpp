// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codetext.h"
#include "fakes/testpaths.h"
#include "ocr/reading/tesseractengine.h"
#include "ocr/reading/typesetpage.h"
#include "settings/installation.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <turbojpeg.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace recto;

namespace {

// Share of the words that were read letter by letter where they stand: their
// box and the true one share at least half of what both cover.
double foundInPlace(const PageText &page, const QVector<TypesetWord> &truth)
{
    int found = 0;
    for (const TypesetWord &word : truth) {
        found += std::any_of(page.words.begin(), page.words.end(), [&word](const Word &read) {
            const QRectF box = read.box;
            const QRectF both = box & word.box;
            const double shared = both.width() * both.height();
            const double covered
                = box.width() * box.height() + word.box.width() * word.box.height() - shared;
            return read.text == word.text && shared >= 0.5 * covered;
        });
    }
    return double(found) / double(truth.size());
}

// Fur, two eyes, whiskers: much texture and no letter.
QImage paintedCat()
{
    QImage image(1200, 900, QImage::Format_RGB32);
    image.fill(QColor(150, 130, 100));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    std::mt19937 source(3);
    std::uniform_real_distribution<double> share(0, 1);
    for (const QRectF &part : {QRectF(300, 330, 600, 560), QRectF(420, 100, 360, 320)}) {
        for (int hair = 0; hair < 20000; ++hair) {
            const double turn = 2 * M_PI * share(source), reach = std::sqrt(share(source));
            const QPointF root = part.center()
                + QPointF(std::cos(turn) * part.width(), std::sin(turn) * part.height()) * reach
                    / 2;
            const double lean = turn + 0.7 * (share(source) - 0.5), length = 8 + 14 * share(source);
            const int light = 40 + int(150 * share(source));
            painter.setPen(QPen(QColor(light, light * 3 / 4, light / 2), 1 + share(source)));
            painter.drawLine(root, root + QPointF(std::cos(lean), std::sin(lean)) * length);
        }
    }
    painter.setPen(QPen(Qt::white, 1.5));
    for (const int side : {-1, 1}) {
        painter.setBrush(QColor(190, 200, 60));
        painter.drawEllipse(QPointF(600 + side * 80, 220), 32, 24);
        painter.setBrush(Qt::black);
        painter.drawEllipse(QPointF(600 + side * 80, 220), 6, 22);
        for (int whisker = 0; whisker < 5; ++whisker)
            painter.drawLine(600 + side * 30, 310, 600 + side * 330, 270 + whisker * 22);
    }
    return image;
}

// Cyan, magenta, yellow and black as printers have them; in JPEG files they are inverted.
bool writeCmykJpeg(const QImage &grey, const QString &file)
{
    std::vector<uchar> colours;
    for (int y = 0; y < grey.height(); ++y) {
        for (int x = 0; x < grey.width(); ++x)
            colours.insert(colours.end(), {255, 255, 255, grey.constScanLine(y)[x]});
    }
    void *encoder = tjInitCompress();
    unsigned char *bytes = nullptr;
    unsigned long size = 0;
    const int failed = tjCompress2(encoder, colours.data(), grey.width(), 0, grey.height(),
                                   TJPF_CMYK, &bytes, &size, TJSAMP_444, 90, 0);
    QFile out(file);
    const bool written = !failed && out.open(QIODevice::WriteOnly)
        && out.write(reinterpret_cast<const char *>(bytes), qint64(size)) == qint64(size);
    tjFree(bytes);
    tjDestroy(encoder);
    return written;
}

TypesetPage turnedPage(const TypesetPage &page, int turns)
{
    TypesetPage result = page;
    result.image = page.image.transformed(QTransform().rotate(90.0 * turns));
    return result;
}

} // namespace

class TestTesseractEngine : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsEachWordWhereItStands_data();
    void findsEachWordWhereItStands();
    void turnsPagesUpright_data();
    void turnsPagesUpright();
    void readsLightOnDark();
    void readsGrainyPhotos();
    void readsPrintOutOfFocus();
    void readsAShakenPhotoAndSaysSo();
    void readsASheetOnAKeyboard();
    void readsAMirroredScreenshot();
    void readsTheTwoPagesOfABook();
    void readsOddPictures_data();
    void readsOddPictures();
    void readsSmallPictures();
    void readsJpegsInPrintColours();
    void pagesWithoutTextAreBlank_data();
    void pagesWithoutTextAreBlank();
    void keepsWhatThePersonCorrected();
    void leavesRegionsOut();
    void aMissingLanguageIsNamed();
    void aPageInAnotherWritingIsNamed_data();
    void aPageInAnotherWritingIsNamed();
    void progressRisesToTheEnd();
    void aStopRequestEndsTheReading();
    void writesThePictureOfEachStep();

private:
    Page pageOf(const QImage &image, const char *format = "PNG");
    Result<PageText> read(const Page &page, const ReadingOptions &options = {});
    Result<PageText> read(const QImage &image) { return read(pageOf(image)); }

    QTemporaryDir m_folder;
    TesseractEngine m_engine;
    int m_count = 0;
};

void TestTesseractEngine::initTestCase()
{
    QVERIFY(m_folder.isValid());
    if (!Installation().languages().contains(QStringLiteral("eng")))
        QSKIP("Tesseract's English isn't installed");
}

Page TestTesseractEngine::pageOf(const QImage &image, const char *format)
{
    Page page;
    page.file = m_folder.filePath(
        QStringLiteral("page%1.%2").arg(++m_count).arg(QString::fromLatin1(format).toLower()));
    page.name = QStringLiteral("page");
    if (!image.save(page.file, format))
        qFatal("the test's picture can't be written");
    return page;
}

Result<PageText> TestTesseractEngine::read(const Page &page, const ReadingOptions &options)
{
    return m_engine.extractText(page, options, {}, {});
}

void TestTesseractEngine::findsEachWordWhereItStands_data()
{
    QTest::addColumn<QString>("warp");
    for (const char *warp : {"flat", "skewed", "perspective on a desk", "strong perspective",
                             "curved", "strongly curved", "shadow", "all together"})
        QTest::newRow(warp) << QString::fromLatin1(warp);
}

void TestTesseractEngine::findsEachWordWhereItStands()
{
    QFETCH(QString, warp);
    TypesetPage page = typesetProse();
    const QSize size = page.image.size();
    const bool all = warp == QLatin1String("all together");
    if (warp == QLatin1String("curved") || all)
        page = photographed(page, curveWarp(size, 22), 250);
    if (warp == QLatin1String("strongly curved"))
        page = photographed(page, curveWarp(size, 55), 250);
    if (warp == QLatin1String("strong perspective")) { // seen from the foot of the page, askew
        page = photographed(
            page,
            perspectiveWarp(size, {1500, 1600},
                            QPolygonF({{380, 190}, {1130, 110}, {1420, 1480}, {120, 1540}})),
            60);
    }
    if (warp == QLatin1String("skewed")) {
        page = photographed(
            page,
            perspectiveWarp(size, {1150, 1400},
                            QPolygonF({{120, 10}, {1115, 80}, {1025, 1375}, {30, 1305}})),
            245);
    }
    if (warp == QLatin1String("perspective on a desk") || all) {
        page = photographed(
            page,
            perspectiveWarp(page.image.size(), {1300, 1500},
                            QPolygonF({{210, 120}, {1080, 90}, {1200, 1400}, {110, 1370}})),
            70);
    }
    if (warp == QLatin1String("shadow") || all)
        throwShadow(page.image, 0.45);
    const auto text = read(page.image);
    QVERIFY(text.ok());
    QCOMPARE(text->quarterTurns, 0);
    QCOMPARE(text->size, page.image.size());
    const double found = foundInPlace(*text, page.words);
    QVERIFY2(found >= 0.95,
             qPrintable(QStringLiteral("%1 of the words; %2\n%3")
                            .arg(found)
                            .arg(preparationText(text->preparation), text->text)));
}

void TestTesseractEngine::turnsPagesUpright_data()
{
    QTest::addColumn<int>("turns");
    QTest::newRow("90°") << 1;
    QTest::newRow("upside down") << 2;
    QTest::newRow("270°") << 3;
}

void TestTesseractEngine::turnsPagesUpright()
{
    QFETCH(int, turns);
    const TypesetPage page = typesetProse(12, {1000, 760});
    const auto text = read(turnedPage(page, turns).image);
    QVERIFY(text.ok());
    QCOMPARE(text->quarterTurns, 4 - turns);
    QCOMPARE(text->size, page.image.size());
    QVERIFY(foundInPlace(*text, page.words) >= 0.95);
}

void TestTesseractEngine::readsLightOnDark()
{
    TypesetPage page = typesetProse(12, {1000, 760});
    page.image.invertPixels();
    const auto text = read(page.image);
    QVERIFY(text.ok());
    QVERIFY(foundInPlace(*text, page.words) >= 0.95);
}

void TestTesseractEngine::readsGrainyPhotos()
{
    TypesetPage page = typesetProse();
    dim(page.image, 0.35, 9);
    const auto text = read(page.image);
    QVERIFY(text.ok());
    QCOMPARE(text->quarterTurns, 0);
    QVERIFY2(foundInPlace(*text, page.words) >= 0.95, qPrintable(text->text));
}

void TestTesseractEngine::readsPrintOutOfFocus()
{
    // So far that letters touch: what is seen are words.
    const TypesetPage page = typesetProse(30, {1300, 1700}, 30);
    const auto text = read(outOfFocus(page.image, 3));
    QVERIFY(text.ok());
    QCOMPARE(text->quarterTurns, 0);
    // Blur makes words larger than they were set, and takes commas: no boxes are compared.
    for (const char *piece :
         {"sun and the moon pull along the same line", "boats must be drawn up before night",
          "wrote these heights in a book for thirty years"})
        QVERIFY2(text->text.simplified().contains(QLatin1String(piece)), qPrintable(text->text));
}

void TestTesseractEngine::readsAShakenPhotoAndSaysSo()
{
    const TypesetPage page = typesetProse(24, {1000, 1300}, 24);
    const auto text = read(shaken(page.image, 11));
    QVERIFY(text.ok());
    QVERIFY(wasPrepared(*text, PreparationKind::Sharpened));
    QVERIFY(text->quality.blurred); // however well it is read
    QVERIFY(!text->quality.handwritten);
    for (const char *piece :
         {"sun and the moon pull along the same line", "boats must be drawn up before night",
          "wrote these heights in a book for thirty years"})
        QVERIFY2(text->text.simplified().contains(QLatin1String(piece)), qPrintable(text->text));
}

void TestTesseractEngine::readsASheetOnAKeyboard()
{
    // The keys' letters are larger than those of the text, and have more ink.
    const TypesetPage page = typesetProse(14, {900, 600}, 20);
    QImage photo(1500, 1900, QImage::Format_Grayscale8);
    photo.fill(0);
    QPainter painter(&photo);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(84);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(QColor(235, 235, 235));
    for (int key = 0; key < 13 * 10; ++key) {
        const QRect place(key % 10 * 150 + 6, key / 10 * 150 + 6, 138, 138);
        painter.fillRect(place, QColor(60, 60, 62));
        painter.drawText(place, Qt::AlignCenter, QString(QChar('A' + key % 26)));
    }
    painter.translate(750, 950);
    painter.rotate(5);
    painter.drawImage(QPointF(-450, -300), page.image);
    painter.end();
    const auto text = read(photo);
    QVERIFY(text.ok());
    QCOMPARE(text->quarterTurns, 0);
    QVERIFY(wasPrepared(*text, PreparationKind::BackgroundLeftOut));
    for (const char *piece :
         {"sun and the moon pull along the same line", "boats must be drawn up before night"})
        QVERIFY2(text->text.simplified().contains(QLatin1String(piece)), qPrintable(text->text));
}

void TestTesseractEngine::readsAMirroredScreenshot()
{
    const TypesetPage page = typesetProse(12, {1000, 760});
    const auto text = read(page.image.mirrored(true, false));
    QVERIFY(text.ok());
    QVERIFY2(text->text.contains(QStringLiteral("new moon")), qPrintable(text->text));
    QVERIFY(wasPrepared(*text, PreparationKind::Mirrored));
}

void TestTesseractEngine::readsTheTwoPagesOfABook()
{
    // Each leaf bends towards the gutter.
    const TypesetPage leaf = typesetProse(14, {800, 900}, 24);
    const auto bent = [&leaf](double direction) {
        const Warp warp{{800, 960}, {}, [direction](QPointF p) {
                            const double toGutter = direction > 0 ? p.x() / 800 : 1 - p.x() / 800;
                            return QPointF(p.x(), p.y() - 40 * std::pow(toGutter, 4) - 10);
                        }};
        TypesetPage empty = leaf;
        empty.words.clear();
        return photographed(empty, warp, 250).image;
    };
    QImage book(1600, 960, QImage::Format_Grayscale8);
    QPainter painter(&book);
    painter.drawImage(0, 0, bent(1));
    painter.drawImage(800, 0, bent(-1));
    painter.end();
    const auto text = read(book);
    QVERIFY(text.ok());
    // The first leaf whole, then the second.
    const QString end = leaf.words.last().text;
    const qsizetype first = text->text.indexOf(QStringLiteral("spring tide"));
    const qsizetype second = text->text.lastIndexOf(QStringLiteral("spring tide"));
    QVERIFY(first >= 0 && second > first + leaf.text().size() / 2);
    QVERIFY(text->text.trimmed().endsWith(end));
}

void TestTesseractEngine::readsOddPictures_data()
{
    QTest::addColumn<QImage>("image");
    QTest::addColumn<QByteArray>("format");
    const QImage page = typesetProse(12, {1000, 760}).image;
    QTest::newRow("one bit, TIFF")
        << page.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither) << QByteArray("TIFF");
    QTest::newRow("one bit") << page.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither)
                             << QByteArray("PNG");
    QTest::newRow("16 bit") << page.convertToFormat(QImage::Format_Grayscale16)
                            << QByteArray("PNG");
    QImage transparent(page.size(), QImage::Format_ARGB32);
    transparent.fill(Qt::transparent);
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            transparent.setPixel(x, y, qRgba(0, 0, 0, 255 - page.constScanLine(y)[x]));
    }
    QTest::newRow("transparent") << transparent << QByteArray("PNG");
    QImage light = transparent;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            light.setPixel(x, y, qRgba(250, 240, 160, qAlpha(transparent.pixel(x, y))));
    }
    QTest::newRow("light on transparent") << light << QByteArray("PNG");
    QTest::newRow("54 megapixels")
        << page.scaled(8430, 6407, Qt::IgnoreAspectRatio, Qt::FastTransformation)
        << QByteArray("JPG");
}

void TestTesseractEngine::readsOddPictures()
{
    QFETCH(QImage, image);
    QFETCH(QByteArray, format);
    const auto text = read(pageOf(image, format.constData()));
    QVERIFY(text.ok());
    QCOMPARE(text->size, image.size());
    QVERIFY2(text->text.contains(QStringLiteral("Fishermen")), qPrintable(text->text));
}

void TestTesseractEngine::readsSmallPictures()
{
    QImage small(200, 200, QImage::Format_Grayscale8);
    small.fill(250);
    QPainter painter(&small);
    QFont font(QStringLiteral("DejaVu Serif"));
    font.setPixelSize(20);
    painter.setFont(font);
    painter.drawText(QRect(15, 15, 170, 170),
                     QStringLiteral("The spring tide\nfollows the\nnew moon by\ntwo days."));
    painter.end();
    const auto text = read(small);
    QVERIFY(text.ok());
    QCOMPARE(text->text.simplified(),
             QStringLiteral("The spring tide follows the new moon by two days."));
}

void TestTesseractEngine::readsJpegsInPrintColours()
{
    const TypesetPage typeset = typesetProse(12, {1000, 760});
    Page page;
    page.file = m_folder.filePath(QStringLiteral("cmyk.jpg"));
    page.name = QStringLiteral("page");
    QVERIFY(writeCmykJpeg(typeset.image, page.file));
    const auto text = read(page);
    QVERIFY(text.ok());
    QVERIFY(foundInPlace(*text, typeset.words) >= 0.95);
}

void TestTesseractEngine::pagesWithoutTextAreBlank_data()
{
    QTest::addColumn<QImage>("image");
    QImage white(600, 800, QImage::Format_Grayscale8);
    white.fill(Qt::white);
    QTest::newRow("white") << white;
    QImage black = white;
    black.fill(Qt::black);
    QTest::newRow("black") << black;
    QImage noise = white;
    quint32 state = 1;
    for (int y = 0; y < noise.height(); ++y) {
        for (int x = 0; x < noise.width(); ++x) {
            state = state * 1664525 + 1013904223;
            noise.scanLine(y)[x] = uchar(state >> 24);
        }
    }
    QTest::newRow("noise") << noise;
    QTest::newRow("a cat") << paintedCat();
    QTest::newRow("one pixel") << white.copy(0, 0, 1, 1);
}

void TestTesseractEngine::pagesWithoutTextAreBlank()
{
    QFETCH(QImage, image);
    const auto text = read(image);
    QVERIFY(text.ok());
    QVERIFY2(text->text.isEmpty(), qPrintable(text->text));
    QVERIFY(text->quality.blank);
}

void TestTesseractEngine::keepsWhatThePersonCorrected()
{
    const TypesetPage page = typesetProse(12, {1000, 760});
    Page turned = pageOf(turnedPage(page, 1).image);
    turned.corrections.quarterTurns = 3;
    turned.corrections.turnedByHand = true;
    const auto upright = read(turned);
    QVERIFY(upright.ok());
    QCOMPARE(upright->quarterTurns, 3);
    QVERIFY(foundInPlace(*upright, page.words) >= 0.95);

    const QPolygonF corners({{200, 100}, {1100, 60}, {1180, 900}, {120, 860}});
    const TypesetPage desk
        = photographed(page, perspectiveWarp(page.image.size(), {1300, 1000}, corners), 90);
    Page cut = pageOf(desk.image);
    for (const QPointF &corner : corners)
        cut.corrections.corners.append({corner.x() / 1300, corner.y() / 1000});
    const auto inside = read(cut);
    QVERIFY(inside.ok());
    QVERIFY(foundInPlace(*inside, desk.words) >= 0.95);
}

void TestTesseractEngine::leavesRegionsOut()
{
    const TypesetPage typeset = typesetProse(12, {1000, 760});
    Page page = pageOf(typeset.image);
    page.corrections.leftOut = {QRectF(0, 0, 1, 0.5)};
    const auto text = read(page);
    QVERIFY(text.ok());
    QVERIFY(!text->text.contains(QStringLiteral("spring tide")));
    QVERIFY(text->text.contains(typeset.words.last().text));
}

void TestTesseractEngine::aMissingLanguageIsNamed()
{
    ReadingOptions options;
    options.language = QStringLiteral("eng+xx_nowhere");
    const auto text = read(pageOf(typesetProse(2, {400, 200}).image), options);
    QVERIFY(!text.ok());
    QCOMPARE(text.error().kind, ErrorKind::LanguageMissing);
    QCOMPARE(text.error().detail, QStringLiteral("xx_nowhere"));
}

void TestTesseractEngine::aPageInAnotherWritingIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("language");
    QTest::newRow("Chinese") << QStringLiteral("chinese.png") << QStringLiteral("chi_sim");
    QTest::newRow("Russian") << QStringLiteral("russian.png") << QStringLiteral("rus");
}

void TestTesseractEngine::aPageInAnotherWritingIsNamed()
{
    QFETCH(QString, file);
    QFETCH(QString, language);
    Page page;
    page.file = sourceFile(QStringLiteral("tests/data/pages/") + file);
    page.name = file;
    const auto text = read(page);
    QVERIFY2(!text.ok(), qPrintable(text.ok() ? text->text : QString()));
    QCOMPARE(text.error().kind, ErrorKind::OtherLanguage);
    QCOMPARE(text.error().subject, file);
    QCOMPARE(text.error().detail, language);
    QVERIFY(read(typesetProse(4, {800, 300}).image).ok()); // in its own language
}

void TestTesseractEngine::progressRisesToTheEnd()
{
    QVector<double> fractions;
    const auto text = m_engine.extractText(pageOf(typesetProse(12, {1000, 760}).image), {}, {},
                                           [&fractions](double f) { fractions.append(f); });
    QVERIFY(text.ok());
    QVERIFY(fractions.size() > 3);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QCOMPARE(fractions.last(), 1.0);
}

void TestTesseractEngine::aStopRequestEndsTheReading()
{
    std::stop_source stop;
    const Page page = pageOf(typesetProse(12, {1000, 760}).image);
    const auto text = m_engine.extractText(page, {}, stop.get_token(), [&stop](double fraction) {
        if (fraction > 0.2)
            stop.request_stop();
    });
    QVERIFY(!text.ok());
    QCOMPARE(text.error().kind, ErrorKind::Cancelled);
    QVERIFY(read(page).ok()); // the engine goes on with the next
}

void TestTesseractEngine::writesThePictureOfEachStep()
{
    ReadingOptions options;
    options.stepsFolder = m_folder.filePath(QStringLiteral("steps"));
    QVERIFY(read(pageOf(typesetProse(4, {800, 300}).image), options).ok());
    const QStringList files = QDir(options.stepsFolder).entryList(QDir::Files);
    QVERIFY(files.size() >= 3);
    QVERIFY(!QImage(QDir(options.stepsFolder).filePath(files.last())).isNull());
}

QTEST_MAIN(TestTesseractEngine)
#include "tst_tesseractengine.moc"
