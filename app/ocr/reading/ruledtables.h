// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <QRect>
#include <QVector>

namespace recto {

// A row of a table drawn with lines. Pixels of the picture.
struct RuledRow
{
    int top = 0;
    int bottom = 0;
    QVector<int> columnEdges; // x of the rules that stand in the row, ascending
};

struct RuledTable
{
    QRect box;
    QVector<RuledRow> rows; // from top to bottom, each begins where the last ends
};

// Finds tables of at least two rows and two columns in a prepared picture
// (lines level, dark on light).
[[nodiscard]] QVector<RuledTable> findRuledTables(const cv::Mat &picture, double xHeight);

} // namespace recto
