// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <QRect>
#include <QVector>

namespace recto {

// A table drawn with lines. Pixels of the picture; edges ascending, the table's
// own borders included.
struct RuledTable
{
    QRect box;
    QVector<int> rowEdges;
    QVector<int> columnEdges;
};

// Finds tables of at least two rows and two columns in a prepared picture
// (lines level, dark on light).
[[nodiscard]] QVector<RuledTable> findRuledTables(const cv::Mat &picture, double xHeight);

} // namespace recto
