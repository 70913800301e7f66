// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagemapping.h"

#include <QTest>

#include <cmath>

using namespace recto;

namespace {

LineCurve gentleCurve()
{
    LineCurve::Terms terms{};
    terms[0] = 6;
    terms[1] = -9;
    terms[2] = 3;
    terms[LineCurve::acrossDegree + 1] = 4;
    return LineCurve(cv::Rect2d(50, 50, 700, 900), terms);
}

} // namespace

class TestPageMapping : public QObject
{
    Q_OBJECT

private slots:
    void mapsThereAndBack_data();
    void mapsThereAndBack();
    void turnsPutCornersWhereTheyBelong_data();
    void turnsPutCornersWhereTheyBelong();
    void drawsTheSameWithoutAnyChange();
    void drawsACurveWhereItMapsTo();
    void boxesContainTheirCorners();
};

void TestPageMapping::mapsThereAndBack_data()
{
    QTest::addColumn<bool>("curved");
    QTest::addColumn<bool>("perspective");
    QTest::newRow("scale alone") << false << false;
    QTest::newRow("curve") << true << false;
    QTest::newRow("perspective") << false << true;
    QTest::newRow("curve and perspective") << true << true;
}

void TestPageMapping::mapsThereAndBack()
{
    QFETCH(bool, curved);
    QFETCH(bool, perspective);
    PageMapping mapping;
    if (perspective)
        mapping.appendInner({1.1, 0.05, 20, -0.03, 0.9, 10, 1e-5, 2e-5, 1});
    if (curved)
        mapping.setCurve(gentleCurve());
    mapping.prependOuter(scaling(0.5, 0.5) * shifting(10, 20));
    for (const cv::Point2d point :
         {cv::Point2d(0, 0), {300, 200}, {900, 40}, {20, 1500}, {1400, 1700}}) {
        const cv::Point2d back = mapping.toPrepared(mapping.toSource(point));
        QVERIFY2(std::hypot(back.x - point.x, back.y - point.y) < 0.05,
                 qPrintable(QStringLiteral("%1 %2").arg(back.x).arg(back.y)));
    }
}

void TestPageMapping::turnsPutCornersWhereTheyBelong_data()
{
    QTest::addColumn<int>("turns");
    QTest::addColumn<QPointF>("topLeftWas"); // the turned picture's top left, before the turn
    QTest::newRow("none") << 0 << QPointF(0, 0);
    QTest::newRow("one clockwise") << 1 << QPointF(0, 200);
    QTest::newRow("upside down") << 2 << QPointF(300, 200);
    QTest::newRow("one back") << 3 << QPointF(300, 0);
}

void TestPageMapping::turnsPutCornersWhereTheyBelong()
{
    QFETCH(int, turns);
    QFETCH(QPointF, topLeftWas);
    const cv::Size turned = turns & 1 ? cv::Size(200, 300) : cv::Size(300, 200);
    const cv::Point2d before = apply(unturning(turns, turned), {0, 0});
    QCOMPARE(QPointF(before.x, before.y), topLeftWas);
}

void TestPageMapping::drawsTheSameWithoutAnyChange()
{
    cv::Mat picture(40, 60, CV_8U);
    cv::randu(picture, 0, 255);
    const cv::Mat drawn = PageMapping().render(picture, picture.size());
    QCOMPARE(cv::norm(picture, drawn, cv::NORM_INF), 0.0);
}

void TestPageMapping::drawsACurveWhereItMapsTo()
{
    cv::Mat picture(1000, 800, CV_8U, cv::Scalar(255));
    const cv::Point2d mark(400, 500);
    picture(cv::Rect(397, 497, 7, 7)).setTo(0);
    PageMapping mapping;
    mapping.setCurve(gentleCurve());
    const cv::Mat drawn = mapping.render(picture, picture.size());
    const cv::Point2d expected = mapping.toPrepared(mark + cv::Point2d(0.5, 0.5));
    cv::Mat dark = 255 - drawn;
    const cv::Moments moments = [&dark] {
        double m00 = 0, m10 = 0, m01 = 0;
        for (int y = 0; y < dark.rows; ++y) {
            for (int x = 0; x < dark.cols; ++x) {
                const double value = dark.at<uchar>(y, x);
                m00 += value, m10 += value * (x + 0.5), m01 += value * (y + 0.5);
            }
        }
        cv::Moments result;
        result.m00 = m00, result.m10 = m10, result.m01 = m01;
        return result;
    }();
    QVERIFY(moments.m00 > 0);
    QVERIFY(std::abs(moments.m10 / moments.m00 - expected.x) < 0.7);
    QVERIFY(std::abs(moments.m01 / moments.m00 - expected.y) < 0.7);
}

void TestPageMapping::boxesContainTheirCorners()
{
    PageMapping mapping;
    mapping.appendInner({0.9, -0.3, 100, 0.3, 0.9, 5, 0, 0, 1});
    const QRect box(40, 50, 120, 30);
    const QRect mapped = mapping.toSource(box);
    for (const cv::Point2d corner : {cv::Point2d(40, 50), {160, 50}, {40, 80}, {160, 80}}) {
        const cv::Point2d there = mapping.toSource(corner);
        QVERIFY(there.x >= mapped.x() && there.x <= mapped.x() + mapped.width());
        QVERIFY(there.y >= mapped.y() && there.y <= mapped.y() + mapped.height());
    }
    QVERIFY(mapped.width() < 125 && mapped.height() < 70);
}

QTEST_APPLESS_MAIN(TestPageMapping)
#include "tst_pagemapping.moc"
