// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/recognisedline.h"

#include <opencv2/core.hpp>

namespace recto {

// Marks the words that are printed bold or italic: whose strokes are thicker, or lean
// more, than those of most words around them. `picture`: grey, dark on light. A page set
// in one weight has none. Pure.
void markEmphasis(QVector<RecognisedLine> &lines, const cv::Mat &picture);

// Width of the strokes in a piece of a picture, pixels; 0 without ink.
[[nodiscard]] double strokeWidth(const cv::Mat &piece);
// By how many degrees its upright strokes lean to the right; 0 where nothing tells.
[[nodiscard]] double slantDegrees(const cv::Mat &piece);

} // namespace recto
