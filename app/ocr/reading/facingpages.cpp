// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/facingpages.h"

#include "ocr/reading/straightening.h"

#include <algorithm>

namespace recto {

namespace {

constexpr double widePicture = 1.15; // width to height
constexpr std::size_t minimumLines = 6; // on each page
constexpr double worthSplitting = 0.06; // x-heights that lines still bend
constexpr double minimumGap = 2.5; // x-heights

} // namespace

std::vector<TextLine> linesWithin(const std::vector<TextLine> &lines, const cv::Rect2d &area)
{
    std::vector<TextLine> result;
    for (const TextLine &line : lines) {
        if (area.contains(line.baseline[line.baseline.size() / 2]))
            result.push_back(line);
    }
    return result;
}

bool bendsAtGutter(const LevelPage &page, double gutter)
{
    const cv::Rect2d left(0, 0, gutter, page.size.height);
    const cv::Rect2d right(gutter, 0, page.size.width - gutter, page.size.height);
    const double together = straighten(page.lines).after;
    const double apart = (straighten(linesWithin(page.lines, left)).after
                          + straighten(linesWithin(page.lines, right)).after)
        / 2;
    return together > worthSplitting && apart < 0.7 * together;
}

std::optional<double> findGutter(const LevelPage &page)
{
    if (page.size.width < widePicture * page.size.height || page.lines.size() < 2 * minimumLines)
        return std::nullopt;
    double left = 1e9, right = 0;
    for (const TextLine &line : page.lines) {
        left = std::min(left, line.baseline.front().x);
        right = std::max(right, line.baseline.back().x);
    }
    // The widest place in the middle third of the text that no line crosses.
    const double first = left + (right - left) * 0.36, last = left + (right - left) * 0.64;
    double bestGap = 0, gutter = 0;
    for (const TextLine &line : page.lines) {
        const double from = line.baseline.back().x;
        if (from < first || from > last)
            continue;
        double to = 1e9;
        bool crossed = false;
        for (const TextLine &other : page.lines) {
            const double begin = other.baseline.front().x;
            crossed = crossed || (begin <= from && other.baseline.back().x > from + 1);
            if (begin > from)
                to = std::min(to, begin);
        }
        if (!crossed && to < 1e9 && to - from > bestGap) {
            bestGap = to - from;
            gutter = (from + to) / 2;
        }
    }
    if (bestGap < minimumGap * medianXHeight(page.lines))
        return std::nullopt;
    const auto onLeft
        = std::count_if(page.lines.begin(), page.lines.end(),
                        [gutter](const TextLine &line) { return line.baseline.back().x < gutter; });
    const std::size_t count = std::size_t(onLeft);
    if (count < minimumLines || page.lines.size() - count < minimumLines)
        return std::nullopt;
    return gutter;
}

} // namespace recto
