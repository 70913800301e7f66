// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/recognisedline.h"
#include "ocr/reading/ruledtables.h"

#include <opencv2/core.hpp>

#include <QSize>

namespace recto {

// What is seen beside the words that are known.
struct UncoveredInk
{
    int letters = 0; // in lines of text that no word covers
    QVector<RuledTable> tables; // pixels of the upright page
};

// A page of a PDF as it looks, small, beside what the file says that it says.
// Boxes are pixels of the upright page.
class OwnPicture
{
public:
    // `grey` shows the upright page of `size` pixels at a smaller scale.
    OwnPicture(cv::Mat grey, QSize size);

    // Leaves out the words that can't be seen: without ink, covered, white on white.
    void dropHidden(QVector<RecognisedLine> &lines) const;
    // Makes the boxes as narrow as their ink, as those of recognised words are.
    void tighten(QVector<RecognisedLine> &lines) const;
    [[nodiscard]] UncoveredInk uncovered(const QVector<RecognisedLine> &lines) const;

private:
    [[nodiscard]] cv::Rect toPicture(const QRect &box, int margin) const;

    cv::Mat m_grey;
    double m_scale; // of the picture, to the upright page
};

} // namespace recto
