// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/deblurring.h"
#include "ocr/reading/pagepicture.h"
#include "ocr/reading/typesetpage.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

#include <cmath>

using namespace recto;

namespace {

cv::Mat print()
{
    return greyFromImage(typesetProse(14, {420, 420}, 20).image)(cv::Rect(40, 40, 320, 320))
        .clone();
}

cv::Mat line(double length, double degrees)
{
    const int side = int(std::ceil(length)) | 1;
    constexpr int fine = 8; // drawn finer than pixels
    cv::Mat large((side + 2) * fine, (side + 2) * fine, CV_32F, cv::Scalar(0));
    const cv::Point2d middle(large.cols / 2.0, large.rows / 2.0);
    const double angle = degrees * CV_PI / 180;
    const cv::Point2d reach = cv::Point2d(std::cos(angle), std::sin(angle)) * (length * fine / 2);
    cv::line(large, middle - reach, middle + reach, cv::Scalar(1), fine);
    cv::Mat kernel;
    cv::resize(large, kernel, {side + 2, side + 2}, 0, 0, cv::INTER_AREA);
    return kernel / cv::sum(kernel)[0];
}

cv::Mat disc(double radius)
{
    const int side = 2 * int(std::ceil(radius)) + 3;
    constexpr int fine = 8;
    cv::Mat large(side * fine, side * fine, CV_32F, cv::Scalar(0));
    cv::circle(large, {large.cols / 2, large.rows / 2}, int(radius * fine), cv::Scalar(1),
               cv::FILLED);
    cv::Mat kernel;
    cv::resize(large, kernel, {side, side}, 0, 0, cv::INTER_AREA);
    return kernel / cv::sum(kernel)[0];
}

cv::Mat smeared(const cv::Mat &picture, const cv::Mat &kernel)
{
    cv::Mat result;
    cv::filter2D(picture, result, CV_8U, kernel, {-1, -1}, 0, cv::BORDER_REPLICATE);
    cv::Mat grain(result.size(), CV_16S);
    cv::RNG(7).fill(grain, cv::RNG::NORMAL, 0, 1.5);
    cv::add(result, grain, result, cv::noArray(), CV_8U);
    return result;
}

double difference(const cv::Mat &a, const cv::Mat &b)
{
    const cv::Rect inner(30, 30, a.cols - 60, a.rows - 60);
    return cv::norm(a(inner), b(inner), cv::NORM_L1) / inner.area();
}

} // namespace

class TestDeblurring : public QObject
{
    Q_OBJECT

private slots:
    void findsHowAHandMoved_data();
    void findsHowAHandMoved();
    void findsALensOutOfFocus_data();
    void findsALensOutOfFocus();
    void leavesSharpPrintAlone();
    void bringsPrintBack();
    void transfersFallFromOne();
    void tooSmallAPictureSaysNothing();
};

void TestDeblurring::findsHowAHandMoved_data()
{
    QTest::addColumn<double>("length");
    QTest::addColumn<double>("degrees");
    QTest::newRow("short, slanting") << 6.0 << 30.0;
    QTest::newRow("across") << 9.0 << 0.0;
    QTest::newRow("down") << 8.0 << 90.0;
    QTest::newRow("long, rising") << 12.0 << 150.0;
}

void TestDeblurring::findsHowAHandMoved()
{
    QFETCH(double, length);
    QFETCH(double, degrees);
    const BlurKernel kernel = estimateBlur(smeared(print(), line(length, degrees)));
    QCOMPARE(kernel.shape, BlurKernel::Shape::Line);
    QVERIFY2(std::abs(kernel.size - length) < 0.25 * length,
             qPrintable(QString::number(kernel.size)));
    const double turned = std::abs(std::remainder(kernel.degrees - degrees, 180));
    QVERIFY2(turned <= 15, qPrintable(QString::number(kernel.degrees)));
}

void TestDeblurring::findsALensOutOfFocus_data()
{
    QTest::addColumn<double>("radius");
    QTest::newRow("a little") << 2.5;
    QTest::newRow("much") << 4.0;
}

void TestDeblurring::findsALensOutOfFocus()
{
    QFETCH(double, radius);
    const BlurKernel kernel = estimateBlur(smeared(print(), disc(radius)));
    QVERIFY(kernel.shape == BlurKernel::Shape::Disc || kernel.shape == BlurKernel::Shape::Gaussian);
    // A disc spreads as a Gaussian of half its radius does.
    const double found = kernel.shape == BlurKernel::Shape::Disc ? kernel.size : 2 * kernel.size;
    QVERIFY2(std::abs(found - radius) < 0.3 * radius, qPrintable(QString::number(found)));
}

void TestDeblurring::leavesSharpPrintAlone()
{
    QCOMPARE(estimateBlur(print()).shape, BlurKernel::Shape::None);
}

void TestDeblurring::bringsPrintBack()
{
    const cv::Mat sharp = print();
    for (const cv::Mat &kernel : {line(8, 30), disc(3)}) {
        const cv::Mat blurred = smeared(sharp, kernel);
        const cv::Mat back = deblurred(blurred, estimateBlur(blurred));
        QCOMPARE(back.size(), sharp.size());
        QCOMPARE(back.type(), CV_8U);
        QVERIFY2(difference(back, sharp) < 0.8 * difference(blurred, sharp),
                 qPrintable(QStringLiteral("%1 of %2")
                                .arg(difference(back, sharp))
                                .arg(difference(blurred, sharp))));
    }
}

void TestDeblurring::transfersFallFromOne()
{
    using Shape = BlurKernel::Shape;
    for (const BlurKernel &kernel : {BlurKernel{Shape::Line, 6, 0}, BlurKernel{Shape::Disc, 3, 0},
                                     BlurKernel{Shape::Gaussian, 2, 0}}) {
        QCOMPARE(kernel.transfer(0, 0), 1.0);
        QVERIFY(kernel.transfer(0.05, 0) < 1);
        QVERIFY(kernel.transfer(0.1, 0) < kernel.transfer(0.05, 0));
    }
    // The first zeros: of a line at 1/length, of a disc at 0.6098/radius.
    QVERIFY(std::abs(BlurKernel{Shape::Line, 6, 0}.transfer(1 / 6.0, 0)) < 1e-6);
    QVERIFY(std::abs(BlurKernel{Shape::Line, 6, 90}.transfer(0, 1 / 6.0)) < 1e-6);
    QVERIFY(std::abs(BlurKernel{Shape::Disc, 3, 0}.transfer(0.6098 / 3, 0)) < 1e-3);
}

void TestDeblurring::tooSmallAPictureSaysNothing()
{
    QCOMPARE(estimateBlur(cv::Mat(60, 60, CV_8U, cv::Scalar(250))).shape, BlurKernel::Shape::None);
}

QTEST_MAIN(TestDeblurring)
#include "tst_deblurring.moc"
