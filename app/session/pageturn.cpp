// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pageturn.h"

#include <algorithm>

namespace recto {

namespace {

// A quarter turn clockwise of a point given in fractions of the page.
QPointF turnedOnce(QPointF point)
{
    return {1 - point.y(), point.x()};
}

} // namespace

PageCorrections turned(const PageCorrections &corrections, int quarters)
{
    PageCorrections result = corrections;
    const int times = ((quarters % 4) + 4) % 4;
    result.quarterTurns = (result.quarterTurns + times) % 4;
    result.turnedByHand = true;
    for (int turn = 0; turn < times; ++turn) {
        for (QPointF &corner : result.corners)
            corner = turnedOnce(corner);
        // What was at the bottom left is now at the top left.
        if (!result.corners.isEmpty())
            std::rotate(result.corners.begin(), result.corners.end() - 1, result.corners.end());
        for (QRectF &region : result.leftOut) {
            region = QRectF(turnedOnce(region.topLeft()), turnedOnce(region.bottomRight()))
                         .normalized();
        }
    }
    return result;
}

} // namespace recto
