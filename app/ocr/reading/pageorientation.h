// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/pagemapping.h"
#include "ocr/reading/textlines.h"

#include <opencv2/core.hpp>

#include <functional>
#include <vector>

namespace recto {

// Confidence (0–100) of reading a piece of a page. May be empty.
using ReadingProbe = std::function<double(const cv::Mat &piece, double xHeight)>;

// A grey page, whole and once more small, for looking at it many times.
struct GreyPage
{
    cv::Mat full;
    cv::Mat small; // long side of at most 1600 pixels
};
[[nodiscard]] GreyPage makeGreyPage(const cv::Mat &full);

// A page turned so that its lines run level, and what was seen on it then.
struct LevelPage
{
    PageMapping mapping; // level pixel → pixel of the grey page
    cv::Size size;
    InkAnalysis ink;
    std::vector<TextLine> lines;
    int turns = 0; // clockwise quarter turns in `mapping`
    double degrees = 0; // the rest of the turn
};

// Finds in which of the four directions the text stands, and its skew up to
// 30°. First by the shape of the ink; where that leaves doubt, by reading a few
// lines both ways. `quarters` false: the person chose them, only the skew is found.
class PageOrientation
{
public:
    explicit PageOrientation(ReadingProbe probe)
        : m_probe(std::move(probe))
    {
    }

    // `start` maps `size` analysis pixels to `grey`.
    [[nodiscard]] LevelPage level(const GreyPage &grey, const PageMapping &start, cv::Size size,
                                  bool quarters) const;

private:
    [[nodiscard]] double probeBothWays(const GreyPage &grey, const LevelPage &page,
                                       bool *upsideDown) const;

    ReadingProbe m_probe;
};

// The picture of `size` analysis pixels, drawn from the small page.
[[nodiscard]] cv::Mat renderAnalysis(const GreyPage &grey, const PageMapping &mapping,
                                     cv::Size size);

// A few neighbouring lines of the page, light evened, letters about
// `xHeight` tall. Empty without lines.
[[nodiscard]] cv::Mat renderSample(const GreyPage &grey, const LevelPage &page, double xHeight);

} // namespace recto
