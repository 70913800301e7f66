// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/ruledtables.h"

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

struct Rule
{
    int position = 0; // y of a horizontal, x of a vertical rule
    int from = 0;
    int to = 0;
};

QVector<Rule> rulesIn(const cv::Mat &mask, const cv::Rect &area, bool across)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(mask(area), labels, stats, centroids);
    QVector<Rule> rules;
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const int left = area.x + row[cv::CC_STAT_LEFT];
        const int top = area.y + row[cv::CC_STAT_TOP];
        const int width = row[cv::CC_STAT_WIDTH];
        const int height = row[cv::CC_STAT_HEIGHT];
        if (across)
            rules.append({top + height / 2, left, left + width});
        else
            rules.append({left + width / 2, top, top + height});
    }
    return rules;
}

// Positions that rules at about the same place cover for at least `share` of the length.
QVector<int> edgesOf(QVector<Rule> rules, int length, double share, double near)
{
    std::sort(rules.begin(), rules.end(),
              [](const Rule &a, const Rule &b) { return a.position < b.position; });
    QVector<int> edges;
    for (int i = 0; i < rules.size();) {
        int covered = 0, next = i;
        while (next < rules.size() && rules[next].position - rules[i].position <= near)
            covered += rules[next].to - rules[next].from, ++next;
        if (covered >= share * length)
            edges.append(rules[(i + next - 1) / 2].position);
        i = next;
    }
    return edges;
}

void addBorder(QVector<int> &edges, int from, int to, double near)
{
    if (edges.isEmpty() || edges.first() - from > near)
        edges.prepend(from);
    if (to - edges.last() > near)
        edges.append(to);
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
        const cv::Rect area(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP],
                            row[cv::CC_STAT_WIDTH], row[cv::CC_STAT_HEIGHT]);
        if (area.width < 15 * xHeight || area.height < 4 * xHeight)
            continue;
        RuledTable table;
        table.box = {area.x, area.y, area.width, area.height};
        table.rowEdges = edgesOf(rulesIn(across, area, true), area.width, 0.6, xHeight);
        table.columnEdges = edgesOf(rulesIn(down, area, false), area.height, 0.45, xHeight);
        if (table.rowEdges.size() < 3 || table.columnEdges.isEmpty())
            continue;
        addBorder(table.rowEdges, area.y, area.y + area.height, 1.5 * xHeight);
        addBorder(table.columnEdges, area.x, area.x + area.width, 1.5 * xHeight);
        if (table.columnEdges.size() >= 3)
            tables.append(table);
    }
    return tables;
}

} // namespace recto
