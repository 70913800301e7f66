// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <functional>

namespace recto {

// How a page lies that reads as gibberish: what has to be done to read it.
struct Placement
{
    int turns = 0; // clockwise quarter turns …
    bool mirrored = false; // … then left and right swapped

    [[nodiscard]] bool asItIs() const { return turns == 0 && !mirrored; }
};

// What a reading of a piece is worth: letters that are surely read count most.
using WorthOfPiece = std::function<double(const cv::Mat &piece)>;

// Reads a piece of a page in all eight ways; another than as it is only where that reads
// far better. A piece of some five lines costs a tenth of a second each.
[[nodiscard]] Placement findPlacement(const cv::Mat &piece, const WorthOfPiece &worth);

[[nodiscard]] cv::Mat placedPiece(const cv::Mat &piece, Placement placement);

} // namespace recto
