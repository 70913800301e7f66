// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tessdata.h"
#include "ocr/tesseractengine.h"
#include "ocr/typesetpage.h"

#include <QDir>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

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
            const double covered = box.width() * box.height() + word.box.width() * word.box.height()
                                   - shared;
            return read.text == word.text && shared >= 0.5 * covered;
        });
    }
    return double(found) / double(truth.size());
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
    void readsAMirroredScreenshot();
    void readsTheTwoPagesOfABook();
    void readsOddPictures_data();
    void readsOddPictures();
    void pagesWithoutTextAreBlank_data();
    void pagesWithoutTextAreBlank();
    void keepsWhatThePersonCorrected();
    void leavesRegionsOut();
    void aMissingLanguageIsNamed();
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
    if (!installedLanguages().contains(QStringLiteral("eng")))
        QSKIP("Tesseract's English isn't installed");
}

Page TestTesseractEngine::pageOf(const QImage &image, const char *format)
{
    Page page;
    page.file = m_folder.filePath(QStringLiteral("page%1.%2").arg(++m_count).arg(
        QString::fromLatin1(format).toLower()));
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
    for (const char *warp : {"flat", "skewed", "perspective on a desk", "curved", "shadow",
                             "all together"})
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
    if (warp == QLatin1String("skewed")) {
        page = photographed(page, perspectiveWarp(size, {1150, 1400},
                                                  QPolygonF({{120, 10}, {1115, 80}, {1025, 1375}, {30, 1305}})), 245);
    }
    if (warp == QLatin1String("perspective on a desk") || all) {
        page = photographed(page, perspectiveWarp(page.image.size(), {1300, 1500},
                                                  QPolygonF({{210, 120}, {1080, 90}, {1200, 1400}, {110, 1370}})), 70);
    }
    if (warp == QLatin1String("shadow") || all)
        throwShadow(page.image, 0.45);
    const auto text = read(page.image);
    QVERIFY(text.ok());
    QCOMPARE(text->quarterTurns, 0);
    QCOMPARE(text->size, page.image.size());
    const double found = foundInPlace(*text, page.words);
    QVERIFY2(found >= 0.95, qPrintable(QStringLiteral("%1 of the words; %2\n%3").arg(found)
                                           .arg(text->preparation.join(QStringLiteral("; ")), text->text)));
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

void TestTesseractEngine::readsAMirroredScreenshot()
{
    const TypesetPage page = typesetProse(12, {1000, 760});
    const auto text = read(page.image.mirrored(true, false));
    QVERIFY(text.ok());
    QVERIFY2(text->text.contains(QStringLiteral("new moon")), qPrintable(text->text));
    QVERIFY(text->preparation.contains(QStringLiteral("mirrored")));
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
    QTest::newRow("one bit") << page.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither)
                             << QByteArray("PNG");
    QTest::newRow("16 bit") << page.convertToFormat(QImage::Format_Grayscale16) << QByteArray("PNG");
    QImage transparent(page.size(), QImage::Format_ARGB32);
    transparent.fill(Qt::transparent);
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            transparent.setPixel(x, y, qRgba(0, 0, 0, 255 - page.constScanLine(y)[x]));
    }
    QTest::newRow("transparent") << transparent << QByteArray("PNG");
    QTest::newRow("54 megapixels") << page.scaled(8430, 6407, Qt::IgnoreAspectRatio, Qt::FastTransformation)
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
    const TypesetPage desk = photographed(page, perspectiveWarp(page.image.size(), {1300, 1000}, corners), 90);
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
