// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/pageorientation.h"

#include <optional>

namespace recto {

// Where an open book's two pages meet: x of the gutter in pixels of the level
// page, when the lines stand in two groups with a clear gap near the middle of
// a wide picture.
[[nodiscard]] std::optional<double> findGutter(const LevelPage &page);

// Whether the lines of both sides are straightened better apart than together:
// two leaves of a book bend each in its own way, two columns bend as one.
[[nodiscard]] bool bendsAtGutter(const LevelPage &page, double gutter);

// The lines whose middle lies in `area`.
[[nodiscard]] std::vector<TextLine> linesWithin(const std::vector<TextLine> &lines,
                                                const cv::Rect2d &area);

} // namespace recto
