// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/placement.h"

#include <QTest>

using namespace recto;

class TestPlacement : public QObject
{
    Q_OBJECT

private slots:
    void everyPlacementIsUndone_data();
    void everyPlacementIsUndone();
    void aLittleBetterIsNotEnough();
    void whatReadsNoWayStaysAsItIs();
};

namespace {

cv::Mat arrow()
{
    cv::Mat piece(20, 50, CV_8U, cv::Scalar(255));
    piece(cv::Rect(2, 2, 10, 6)).setTo(0);
    return piece;
}

bool same(const cv::Mat &a, const cv::Mat &b)
{
    return a.size() == b.size() && cv::countNonZero(a != b) == 0;
}

} // namespace

void TestPlacement::everyPlacementIsUndone_data()
{
    QTest::addColumn<int>("turns");
    QTest::addColumn<bool>("mirrored");
    for (int turns = 0; turns < 4; ++turns) {
        for (const bool mirrored : {false, true})
            QTest::addRow("%d %d", turns, mirrored) << turns << mirrored;
    }
}

void TestPlacement::everyPlacementIsUndone()
{
    QFETCH(int, turns);
    QFETCH(bool, mirrored);
    // Mirroring undoes itself, a turn is undone by the rest of the circle.
    cv::Mat lying = placedPiece(arrow(), {0, mirrored});
    lying = placedPiece(lying, {(4 - turns) & 3, false});
    const Placement found = findPlacement(
        lying, [](const cv::Mat &piece) { return same(piece, arrow()) ? 90.0 : 8.0; });
    QCOMPARE(found.turns, turns);
    QCOMPARE(found.mirrored, mirrored);
}

void TestPlacement::aLittleBetterIsNotEnough()
{
    int asked = 0;
    const Placement found
        = findPlacement(arrow(), [&asked](const cv::Mat &) { return asked++ == 0 ? 40.0 : 79.0; });
    QVERIFY(found.asItIs());
}

void TestPlacement::whatReadsNoWayStaysAsItIs()
{
    int asked = 0;
    const Placement found
        = findPlacement(arrow(), [&asked](const cv::Mat &) { return asked++ == 0 ? -9.0 : 14.0; });
    QVERIFY(found.asItIs());
}

QTEST_APPLESS_MAIN(TestPlacement)
#include "tst_placement.moc"
