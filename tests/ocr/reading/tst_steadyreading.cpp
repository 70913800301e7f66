// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagevariants.h"
#include "ocr/reading/tesseractengine.h"
#include "settings/installation.h"

#include <QTemporaryDir>
#include <QTest>

using namespace recto;

// How a page lies must be seen whatever the processor's arithmetic and the last bit of
// each pixel are. A sample; tests/benchmarks/reading/variants.cpp tries them all.
class TestSteadyReading : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pagesAreReadHoweverTheyLie_data();
    void pagesAreReadHoweverTheyLie();

private:
    QTemporaryDir m_folder;
    TesseractEngine m_engine;
};

void TestSteadyReading::initTestCase()
{
    if (!Installation().languages().contains(QStringLiteral("eng")))
        QSKIP("Tesseract's English isn't installed");
}

void TestSteadyReading::pagesAreReadHoweverTheyLie_data()
{
    QTest::addColumn<QString>("placement");
    QTest::addColumn<QString>("disturbance");
    // Two of the ten disturbances for each placement.
    for (qsizetype i = 0; i < placements().size(); ++i) {
        for (qsizetype j = i % 5; j < disturbances().size(); j += 5)
            QTest::newRow(
                qPrintable(placements().at(i) + QStringLiteral(", ") + disturbances().at(j)))
                << placements().at(i) << disturbances().at(j);
    }
}

void TestSteadyReading::pagesAreReadHoweverTheyLie()
{
    QFETCH(QString, placement);
    QFETCH(QString, disturbance);
    const WordsOnPage words = wordsOnPage({"DejaVu Serif", 26, 1, {700, 340}, false});
    Page page;
    page.file = m_folder.filePath(QStringLiteral("page.png"));
    page.name = QStringLiteral("page");
    QVERIFY(disturbed(placed(words.image, placement), disturbance).save(page.file));
    const auto text = m_engine.extractText(page, {}, {}, {});
    QVERIFY(text.ok());
    QVERIFY2(shareOfWords(words.words, text->text) >= 0.95, qPrintable(text->text));
}

QTEST_MAIN(TestSteadyReading)
#include "tst_steadyreading.moc"
