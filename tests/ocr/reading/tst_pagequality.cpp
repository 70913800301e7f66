// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagequality.h"
#include "ocr/reading/typesetpage.h"

#include <QTest>

#include <algorithm>

using namespace recto;

class TestPageQuality : public QObject
{
    Q_OBJECT

private slots:
    void cleanPrintIsNotMarked();
    void printOutOfFocusIsBlurred();
    void aPartOutOfFocusIsBlurred();
    void dimPagesAreDark();
    void textThatRunsOutIsCutOff();
    void emptyPaperIsBlank();
    void stripsAreLookedAt();
};

void TestPageQuality::cleanPrintIsNotMarked()
{
    const PageQuality quality = assessPage(typesetProse().image);
    QVERIFY(!quality.hard());
    QVERIFY(!quality.blank);
    QVERIFY(quality.sharpness > 0.4F);
}

void TestPageQuality::printOutOfFocusIsBlurred()
{
    const TypesetPage page = typesetProse(12, {900, 700}, 22);
    const PageQuality quality = assessPage(outOfFocus(page.image, 3));
    QVERIFY(quality.blurred);
    QVERIFY(!quality.handwritten);
}

void TestPageQuality::aPartOutOfFocusIsBlurred()
{
    const QImage sharp = typesetProse().image;
    QImage image = sharp;
    for (int reach = 1; reach <= 2; ++reach) { // the lower, the more
        const QImage blurred = outOfFocus(sharp, reach);
        for (int y = image.height() * (4 + reach) / 10; y < image.height(); ++y)
            std::copy_n(blurred.constScanLine(y), image.width(), image.scanLine(y));
    }
    const PageQuality quality = assessPage(image);
    QVERIFY(quality.blurred);
    QVERIFY(!quality.handwritten);
    QVERIFY(quality.sharpness > 0.4F); // most of it is sharp
}

void TestPageQuality::dimPagesAreDark()
{
    QImage image = typesetProse().image;
    for (int y = 0; y < image.height(); ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < image.width(); ++x)
            line[x] = uchar(line[x] / 6);
    }
    QVERIFY(assessPage(image).dark);
    QVERIFY(!assessPage(typesetProse().image).dark);
}

void TestPageQuality::textThatRunsOutIsCutOff()
{
    const QImage whole = typesetProse().image;
    QVERIFY(!assessPage(whole).cutOff);
    QVERIFY(assessPage(whole.copy(200, 0, 700, whole.height())).cutOff);
}

void TestPageQuality::emptyPaperIsBlank()
{
    QImage paper(800, 1000, QImage::Format_Grayscale8);
    paper.fill(240);
    QVERIFY(assessPage(paper).blank);
}

void TestPageQuality::stripsAreLookedAt()
{
    for (const QSize size : {QSize(12, 8000), QSize(8000, 12), QSize(1, 1600)}) {
        QImage strip(size, QImage::Format_Grayscale8);
        strip.fill(30);
        QVERIFY(assessPage(strip).blank);
    }
}

QTEST_MAIN(TestPageQuality)
#include "tst_pagequality.moc"
