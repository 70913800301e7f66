// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagepicture.h"
#include "ocr/reading/textdirection.h"
#include "ocr/reading/typesetpage.h"

#include <QPainter>
#include <QTest>

#include <cmath>

using namespace recto;

class TestTextDirection : public QObject
{
    Q_OBJECT

private slots:
    void findsTheDirection_data();
    void findsTheDirection();
    void rowsStandOutAlongTheLines();
};

void TestTextDirection::findsTheDirection_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<int>("blur");
    for (const double degrees : {0.0, 7.0, -8.0, 90.0}) {
        for (const int blur : {0, 4})
            QTest::addRow("%g°, blur %d", degrees, blur) << degrees << blur;
    }
}

void TestTextDirection::findsTheDirection()
{
    QFETCH(double, degrees);
    QFETCH(int, blur);
    QImage page = typesetProse().image.convertToFormat(QImage::Format_RGB32);
    page = page.transformed(QTransform().rotate(degrees), Qt::SmoothTransformation);
    QImage onWhite(page.size(), QImage::Format_Grayscale8);
    onWhite.fill(250);
    QPainter(&onWhite).drawImage(0, 0, page);
    const auto ink = analyseInk(greyFromImage(blur > 0 ? outOfFocus(onWhite, blur) : onWhite));
    QCOMPARE(ink.joined, blur > 0);
    double off = std::abs(textDirection(ink).degrees - degrees);
    off = std::min(off, 180 - off); // a line has no direction
    QVERIFY2(off <= 2.5, qPrintable(QString::number(off)));
}

void TestTextDirection::rowsStandOutAlongTheLines()
{
    const auto ink = analyseInk(greyFromImage(typesetProse().image));
    QVERIFY(rowContrast(ink.ink, 0) > 2 * rowContrast(ink.ink, 90));
}

QTEST_MAIN(TestTextDirection)
#include "tst_textdirection.moc"
