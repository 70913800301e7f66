// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/inkanalysis.h"

#include <vector>

namespace recto {

// A row of letters, found without recognising them. Pixels of the picture that
// was analysed; roughly horizontal (within about 15°), curved or not.
struct TextLine
{
    std::vector<cv::Point2d> baseline; // points along it, from left to right
    double xHeight = 0; // height of a letter without strokes up or down
    int above = 0; // letters that rise above the x-height: capitals, b, d, h …
    int below = 0; // letters that fall below the baseline: g, p, q, y …
    int letters = 0;

    [[nodiscard]] double width() const { return baseline.back().x - baseline.front().x; }
    [[nodiscard]] double degrees() const;
};

// Lines of at least six letters, made by chaining neighbours.
[[nodiscard]] std::vector<TextLine> findTextLines(const InkAnalysis &ink);

// Median over the lines weighted by their letters; 0 without lines.
[[nodiscard]] double medianXHeight(const std::vector<TextLine> &lines);
[[nodiscard]] double medianDegrees(const std::vector<TextLine> &lines);

// −1…1: positive when the page stands on its feet. Latin, Greek and Cyrillic
// text has about three letters that rise for each that falls. 0 without evidence.
[[nodiscard]] double uprightEvidence(const std::vector<TextLine> &lines);

} // namespace recto
