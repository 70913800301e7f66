// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <optional>

namespace recto {

// A straight edge of the paper, by its ends at the picture's opposite borders:
// for left and right x at the top and at the bottom, for top and bottom y at
// the left and at the right. Pixels.
struct PageSide
{
    double start = 0;
    double end = 0;
    double support = 0; // 0–1: how much of it is seen
};

// The edges of the paper that a picture shows, around its text.
struct PageOutline
{
    std::optional<PageSide> left, right, top, bottom;
    cv::Size size; // of the picture

    [[nodiscard]] double leftAt(double y) const;
    [[nodiscard]] double rightAt(double y) const;
    [[nodiscard]] double topAt(double x) const;
    [[nodiscard]] double bottomAt(double x) const;
};

// Looks outward from the text for lines along which bright paper ends. The
// picture is grey with its lines of text level; `text` holds all of them. A side
// that can't be seen stays empty: it lies outside of the picture or white on white.
[[nodiscard]] PageOutline findPageOutline(const cv::Mat &picture, const cv::Rect2d &text);

} // namespace recto
