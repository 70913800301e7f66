// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/inkanalysis.h"
#include "ocr/reading/pagepicture.h"
#include "ocr/reading/typesetpage.h"

#include <QTest>

#include <cmath>

using namespace recto;

class TestInkAnalysis : public QObject
{
    Q_OBJECT

private slots:
    void noiseIsTheDeviationOfTheGrain_data();
    void noiseIsTheDeviationOfTheGrain();
    void cleanPicturesStayAsTheyAre();
    void grainIsNoInk();
    void lettersThatTouchAreWords();
};

void TestInkAnalysis::noiseIsTheDeviationOfTheGrain_data()
{
    QTest::addColumn<double>("grain");
    for (const double grain : {0.0, 3.0, 8.0, 16.0})
        QTest::newRow(qPrintable(QString::number(grain))) << grain;
}

void TestInkAnalysis::noiseIsTheDeviationOfTheGrain()
{
    QFETCH(double, grain);
    QImage page = typesetProse().image;
    dim(page, 0.6, grain);
    const double noise = noiseOf(greyFromImage(page));
    QVERIFY2(std::abs(noise - grain) < 0.6 + 0.15 * grain, qPrintable(QString::number(noise)));
}

void TestInkAnalysis::cleanPicturesStayAsTheyAre()
{
    const cv::Mat page = greyFromImage(typesetProse().image);
    QCOMPARE(withoutGrain(page).data, page.data);
}

void TestInkAnalysis::grainIsNoInk()
{
    const TypesetPage page = typesetProse();
    const auto clean = analyseInk(greyFromImage(page.image));
    QImage grainy = page.image;
    dim(grainy, 0.4, 9);
    const auto found = analyseInk(greyFromImage(grainy));
    QVERIFY(!found.joined);
    QVERIFY(std::abs(found.letterSize - clean.letterSize) < 0.3 * clean.letterSize);
    QVERIFY(double(found.pieces.size()) < 1.2 * double(clean.pieces.size()));
}

void TestInkAnalysis::lettersThatTouchAreWords()
{
    const TypesetPage page = typesetProse();
    QVERIFY(!analyseInk(greyFromImage(page.image)).joined);
    const auto blurred = analyseInk(greyFromImage(outOfFocus(page.image, 4)));
    QVERIFY(blurred.joined);
    // The height of a line, not the length of a word.
    QVERIFY2(blurred.letterSize > 14 && blurred.letterSize < 34,
             qPrintable(QString::number(blurred.letterSize)));
}

QTEST_MAIN(TestInkAnalysis)
#include "tst_inkanalysis.moc"
