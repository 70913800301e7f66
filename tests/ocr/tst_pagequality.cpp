// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/pagequality.h"
#include "ocr/typesetpage.h"

#include <QTest>


using namespace recto;

namespace {

QImage outOfFocus(const QImage &image, int reach)
{
    // Two box blurs, each way.
    QImage result = image;
    for (int round = 0; round < 2; ++round) {
        const QImage from = result.copy();
        for (int y = 0; y < result.height(); ++y) {
            for (int x = 0; x < result.width(); ++x) {
                int sum = 0, count = 0;
                for (int dy = -reach; dy <= reach; ++dy) {
                    for (int dx = -reach; dx <= reach; ++dx) {
                        const int sx = x + dx, sy = y + dy;
                        if (sx >= 0 && sy >= 0 && sx < from.width() && sy < from.height())
                            sum += from.constScanLine(sy)[sx], ++count;
                    }
                }
                result.scanLine(y)[x] = uchar(sum / count);
            }
        }
    }
    return result;
}

} // namespace

class TestPageQuality : public QObject
{
    Q_OBJECT

private slots:
    void cleanPrintIsNotMarked();
    void printOutOfFocusIsBlurred();
    void dimPagesAreDark();
    void textThatRunsOutIsCutOff();
    void emptyPaperIsBlank();
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

QTEST_MAIN(TestPageQuality)
#include "tst_pagequality.moc"
