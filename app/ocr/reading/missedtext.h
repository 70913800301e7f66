// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/recognisedline.h"

#include <opencv2/core.hpp>

#include <vector>

namespace recto {

// What looks like a piece of a line of text that nobody read: a pale heading, a
// column far to the right, a cell of white letters on a dark row.
struct MissedLine
{
    cv::Rect box; // pixels of the prepared picture
    bool lightOnDark = false;
};

// Rows of letter-sized ink that no word of `lines` covers, the largest first;
// at most thirty. Drawings may be among them: whoever reads them has to
// judge what comes out. `picture`: 8-bit grey, dark on even light; `xHeight`: of
// most of the text, pixels. Thread-safe.
[[nodiscard]] std::vector<MissedLine> findMissedLines(const cv::Mat &picture, double xHeight,
                                                      const QVector<RecognisedLine> &lines);

// Puts what was found where it belongs: into the line that it goes on, or as
// lines of their own, in a block for each column of them. What was read too
// badly for its place is left out.
void addMissedLines(QVector<RecognisedLine> &lines, QVector<RecognisedLine> found, double xHeight);

} // namespace recto
