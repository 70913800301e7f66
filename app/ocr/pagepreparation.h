// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/pagetext.h"
#include "ocr/pagemapping.h"
#include "ocr/steprecorder.h"

#include <opencv2/core.hpp>

#include <QStringList>

#include <functional>

namespace recto {

// A picture made ready for the recogniser.
struct PreparedPage
{
    cv::Mat picture; // 8-bit grey, text upright, dark on light
    PageMapping mapping; // prepared pixel → pixel of the upright picture
    cv::Size uprightSize; // of the picture that was given, after quarterTurns
    int quarterTurns = 0; // clockwise: how the content was turned
    double xHeight = 0; // of most of the text, pixels of `picture`; 0: no text found
    QStringList decisions; // "turned 90°", "flattened" …
    PageQuality quality;
};

// Makes a photo as readable as a scan. Each step looks for evidence and leaves
// the page alone without it. Stateless but for the probe; one thread at a time.
class PagePreparation
{
public:
    // Confidence (0–100) of reading a piece of a page, to settle what the
    // picture alone can't tell. May be empty.
    using Probe = std::function<double(const cv::Mat &piece, double xHeight)>;

    explicit PagePreparation(Probe probe = {}) : m_probe(std::move(probe)) {}

    // `grey`: upright by EXIF and corrections.quarterTurns.
    [[nodiscard]] PreparedPage prepare(const cv::Mat &grey, const PageCorrections &corrections,
                                       StepRecorder &steps) const;
    // The page as it is.
    [[nodiscard]] static PreparedPage untouched(const cv::Mat &grey);

private:
    Probe m_probe;
};

} // namespace recto
