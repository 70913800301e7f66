// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/inkanalysis.h"

namespace recto {

// The direction in which letters follow each other, from the angles between
// neighbours (O'Gorman's document spectrum).
struct TextDirection
{
    double degrees = 0; // −90…90; positive: lines fall to the right
    double certainty = 0; // 0–1, share of the neighbours that agree
};
[[nodiscard]] TextDirection textDirection(const InkAnalysis &ink);

// How sharply the rows of ink stand out when the picture is turned back by
// `degrees`: high along text lines, low across them. Holds for blurred print too.
[[nodiscard]] double rowContrast(const cv::Mat &ink, double degrees);

} // namespace recto
