// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/transparency.h"

#include <QPainter>
#include <QTest>

using namespace recto;

class TestTransparency : public QObject
{
    Q_OBJECT

private slots:
    void textOfAnyColourStandsOut_data();
    void textOfAnyColourStandsOut();
    void darkAndLightTextBothStandOut();
    void aSheetKeepsItsPaper();
    void opaquePicturesStayAsTheyAre();
};

// Bars as thick as strokes.
static QImage strokes(const QList<QColor> &colours)
{
    QImage image(120, 80, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    for (int i = 0; i < 12; ++i)
        painter.fillRect(10 * i + 2, 10, 4, 60, colours.at(i % colours.size()));
    return image;
}

void TestTransparency::textOfAnyColourStandsOut_data()
{
    QTest::addColumn<QColor>("colour");
    for (const char *name :
         {"white", "black", "yellow", "#ddeeff", "red", "navy", "#808080", "lime", "#c0c0c0"})
        QTest::newRow(name) << QColor(QString::fromLatin1(name));
}

void TestTransparency::textOfAnyColourStandsOut()
{
    QFETCH(QColor, colour);
    for (const bool grey : {true, false}) {
        const QImage flat = onGround(strokes({colour}), grey);
        QVERIFY(!flat.hasAlphaChannel());
        const QImage seen = flat.convertToFormat(QImage::Format_Grayscale8);
        const int text = qGray(seen.pixel(4, 40)), ground = qGray(seen.pixel(8, 40));
        QVERIFY2(std::abs(text - ground) > 90, qPrintable(QString::number(text - ground)));
    }
}

void TestTransparency::darkAndLightTextBothStandOut()
{
    const QImage grey = onGround(strokes({Qt::white, Qt::black}), true);
    QVERIFY(qGray(grey.pixel(8, 40)) > 240);
    QVERIFY(qGray(grey.pixel(4, 40)) < 40);
    QVERIFY(qGray(grey.pixel(14, 40)) < 40);
}

void TestTransparency::aSheetKeepsItsPaper()
{
    // A window with round corners: its paper is white, its text black.
    QImage image(200, 200, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(2, 2, 196, 196, 30, 30);
    painter.fillRect(50, 50, 4, 60, Qt::black);
    painter.end();
    const QImage grey = onGround(image, true);
    QCOMPARE(qGray(grey.pixel(52, 80)), 0);
    QCOMPARE(qGray(grey.pixel(100, 100)), 255);
}

void TestTransparency::opaquePicturesStayAsTheyAre()
{
    QImage image(20, 20, QImage::Format_RGB32);
    image.fill(QColor(200, 10, 10));
    QCOMPARE(onGround(image, false), image);
    QCOMPARE(onGround(image, true).format(), QImage::Format_Grayscale8);
    image = image.convertToFormat(QImage::Format_ARGB32); // an alpha channel that hides nothing
    QCOMPARE(onGround(image, false).convertToFormat(QImage::Format_RGB32).pixel(3, 3),
             image.pixel(3, 3));
}

QTEST_APPLESS_MAIN(TestTransparency)
#include "tst_transparency.moc"
