// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/ruledtables.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr int ruleDarkness = 205; // of 255; hairlines get pale when pictures are scaled
constexpr double shortestAcross = 8; // x-heights
constexpr double shortestDown = 2.2;

cv::Mat keepRuns(const cv::Mat &ink, cv::Size run)
{
    cv::Mat result;
    cv::morphologyEx(ink, result, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_RECT, run));
    return result;
}

// Heights of the rules that cross at least `share` of the area. A bar thicker
// than a line is a shaded row: its upper and lower side both count.
QVector<int> rowEdges(const cv::Mat &across, const cv::Rect &area, double xHeight)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(across(area), labels, stats, centroids);
    QVector<std::pair<int, int>> pieces; // height, length
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const int top = area.y + row[cv::CC_STAT_TOP];
        const int height = row[cv::CC_STAT_HEIGHT];
        if (height > xHeight) {
            pieces.append({top, row[cv::CC_STAT_WIDTH]});
            pieces.append({top + height, row[cv::CC_STAT_WIDTH]});
        } else {
            pieces.append({top + height / 2, row[cv::CC_STAT_WIDTH]});
        }
    }
    std::sort(pieces.begin(), pieces.end());
    QVector<int> edges;
    for (int i = 0; i < pieces.size();) {
        int covered = 0, next = i;
        while (next < pieces.size() && pieces[next].first - pieces[i].first <= xHeight)
            covered += pieces[next++].second;
        if (covered >= 0.6 * area.width)
            edges.append(pieces[(i + next - 1) / 2].first);
        i = next;
    }
    return edges;
}

// Where rules stand between two heights.
QVector<int> columnEdges(const cv::Mat &down, const cv::Rect &band, double xHeight)
{
    QVector<int> edges;
    if (band.height < 2)
        return edges;
    // A rule may lean a little.
    cv::Mat wide, sums;
    cv::dilate(down(band), wide,
               cv::getStructuringElement(cv::MORPH_RECT, {std::max(3, int(xHeight * 0.4)), 1}));
    cv::reduce(wide, sums, 0, cv::REDUCE_SUM, CV_32S);
    const int enough = int(0.55 * 255 * band.height);
    for (int x = 0; x < sums.cols; ++x) {
        if (sums.at<int>(x) < enough)
            continue;
        const int from = x;
        while (x < sums.cols && sums.at<int>(x) >= enough)
            ++x;
        if (x - from <= 2 * xHeight) // wider is no rule
            edges.append(band.x + (from + x) / 2);
    }
    return edges;
}

} // namespace

QVector<RuledTable> findRuledTables(const cv::Mat &picture, double xHeight)
{
    QVector<RuledTable> tables;
    if (xHeight < 4)
        return tables;
    cv::Mat ink;
    cv::threshold(picture, ink, ruleDarkness, 255, cv::THRESH_BINARY_INV);
    const cv::Mat across = keepRuns(ink, {int(shortestAcross * xHeight), 1});
    const cv::Mat down = keepRuns(ink, {1, int(shortestDown * xHeight)});
    // Rules that cross or nearly touch make a table.
    const int near = std::max(3, int(xHeight * 0.6));
    cv::Mat both = across | down;
    cv::dilate(both, both, cv::getStructuringElement(cv::MORPH_RECT, {near, near}));
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(both, labels, stats, centroids);
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const cv::Rect area(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                            row[cv::CC_STAT_HEIGHT]);
        if (area.width < 15 * xHeight || area.height < 4 * xHeight)
            continue;
        const QVector<int> edges = rowEdges(across, area, xHeight);
        if (edges.size() < 3)
            continue;
        RuledTable table;
        table.box = QRect(area.x, edges.first(), area.width, edges.last() - edges.first());
        qsizetype columns = 0;
        for (int edge = 0; edge + 1 < edges.size(); ++edge) {
            const cv::Rect band(area.x, edges[edge], area.width, edges[edge + 1] - edges[edge]);
            table.rows.append({band.y, band.y + band.height, columnEdges(down, band, xHeight)});
            columns = std::max(columns, table.rows.last().columnEdges.size());
        }
        if (columns >= 1)
            tables.append(table);
    }
    return tables;
}

} // namespace recto
