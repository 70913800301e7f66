// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"
#include "ocr/reading/inkanalysis.h"
#include "ocr/reading/pagemapping.h"
#include "ocr/reading/textlines.h"

#include <opencv2/core.hpp>

#include <vector>

class QImage;

namespace recto {

// What can be measured of the print on a page.
struct PrintMeasures
{
    // Middle over the letters of (steepest slope of the edges, grey levels a pixel
    // at about 1600 pixels a page) / (contrast of ink and paper). Sharp print has
    // 0.4–0.55, print out of focus that can't be read less than 0.33.
    double sharpness = 0; // 0: too little ink to tell
    // The same of the most blurred and the sharpest part of the page; 0: too few letters.
    double leastSharp = 0;
    double mostSharp = 0;
    // Middle deviation of the letters' feet from their line, in x-heights. Print
    // stands on its line (0.03); a hand doesn't (0.12).
    double wavering = 0;
    // Middle deviation of the letters' heights from the nearer of the two that print
    // has (x-height and ascender), in x-heights.
    double unevenness = 0;
    // Share of the ink's pieces that are joined letters.
    double joined = 0;
    bool mostlyJoined = false; // InkAnalysis::joined
    double light = 0; // of the paper, 0–255
    int letters = 0;
};

// `grey` is a level picture of which `ink` and `lines` were made.
[[nodiscard]] PrintMeasures measurePrint(const cv::Mat &grey, const InkAnalysis &ink,
                                         const std::vector<TextLine> &lines);

// A part of the page is out of focus, another is sharp.
[[nodiscard]] bool isPartlyBlurred(const PrintMeasures &measures);

// Judges the measures; all but `cutOff` and `blank`.
[[nodiscard]] PageQuality judgePrint(const PrintMeasures &measures);

// Whether lines of text run out of the picture, which `mapping` leads to.
[[nodiscard]] bool textIsCutOff(const std::vector<TextLine> &lines, const PageMapping &mapping,
                                cv::Size picture);

// A quick look at a page, without reading it: a thumbnail of about 1600 pixels
// that stands upright. About 50 ms. Thread-safe.
[[nodiscard]] PageQuality assessPage(const QImage &page);

} // namespace recto
