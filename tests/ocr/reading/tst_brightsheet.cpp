// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/brightsheet.h"

#include <opencv2/imgproc.hpp>

#include <QTest>

using namespace recto;

namespace {

// A desk with a sheet on it.
cv::Mat deskWithSheet(int desk, int paper, const cv::Rect &sheet = {300, 350, 700, 900})
{
    cv::Mat picture(1600, 1300, CV_8U, cv::Scalar(desk));
    picture(sheet).setTo(paper);
    return picture;
}

} // namespace

class TestBrightSheet : public QObject
{
    Q_OBJECT

private slots:
    void paintsWhatLiesAroundTheSheet();
    void keepsWhatRunsOffThePicture();
    void findsNothingWithoutASheet_data();
    void findsNothingWithoutASheet();
};

void TestBrightSheet::paintsWhatLiesAroundTheSheet()
{
    cv::Mat picture = deskWithSheet(20, 230);
    cv::putText(picture, "QWERTY", {40, 200}, cv::FONT_HERSHEY_SIMPLEX, 4, cv::Scalar(200), 8);
    cv::putText(picture, "text", {500, 800}, cv::FONT_HERSHEY_SIMPLEX, 3, cv::Scalar(30), 6);
    const cv::Mat before = picture.clone();
    const auto sheet = onlyBrightSheet(makeGreyPage(picture));
    QVERIFY(sheet);
    double darkest = 0;
    cv::minMaxLoc(sheet->full(cv::Rect(0, 0, 1300, 330)), &darkest);
    QVERIFY(darkest > 200); // no desk, no keys
    const cv::Rect inside(340, 400, 620, 800);
    QCOMPARE(cv::norm(sheet->full(inside), before(inside), cv::NORM_INF), 0.0);
    QCOMPARE(cv::norm(picture, before, cv::NORM_INF), 0.0); // the page that was given stays
}

void TestBrightSheet::keepsWhatRunsOffThePicture()
{
    cv::Mat picture = deskWithSheet(20, 230, {0, 0, 900, 1600});
    cv::putText(picture, "text", {0, 800}, cv::FONT_HERSHEY_SIMPLEX, 3, cv::Scalar(30), 6);
    const cv::Mat before = picture.clone();
    const auto sheet = onlyBrightSheet(makeGreyPage(picture));
    QVERIFY(sheet);
    const cv::Rect inside(0, 0, 860, 1600);
    QCOMPARE(cv::norm(sheet->full(inside), before(inside), cv::NORM_INF), 0.0);
}

void TestBrightSheet::findsNothingWithoutASheet_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("desk");
    QTest::addColumn<int>("paper");
    QTest::newRow("one colour") << QSize(1300, 1600) << 230 << 230;
    QTest::newRow("little contrast") << QSize(1300, 1600) << 190 << 230;
    QTest::newRow("a strip") << QSize(12, 8000) << 20 << 230;
    QTest::newRow("a strip that lies") << QSize(8000, 12) << 20 << 230;
    QTest::newRow("one pixel") << QSize(1, 1) << 20 << 230;
}

void TestBrightSheet::findsNothingWithoutASheet()
{
    QFETCH(QSize, size);
    QFETCH(int, desk);
    QFETCH(int, paper);
    cv::Mat picture(size.height(), size.width(), CV_8U, cv::Scalar(desk));
    const cv::Rect sheet(size.width() / 4, size.height() / 4, size.width() / 2, size.height() / 2);
    picture(sheet).setTo(paper);
    QVERIFY(!onlyBrightSheet(makeGreyPage(picture)));
}

QTEST_MAIN(TestBrightSheet)
#include "tst_brightsheet.moc"
