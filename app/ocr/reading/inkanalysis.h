// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace recto {

// A connected piece of ink: usually a letter, in blurred pictures a word.
struct InkPiece
{
    cv::Rect box;
    int area = 0;

    [[nodiscard]] cv::Point2d centre() const
    {
        return {box.x + box.width / 2.0, box.y + box.height / 2.0};
    }
};

// What lies dark on light in a picture of a page. Value type; cv::Mat members
// share their pixels.
struct InkAnalysis
{
    cv::Mat ink; // 8 bit, 255 where ink
    std::vector<InkPiece> pieces; // of letter size
    double letterSize = 0; // typical longer side of a letter, pixels; 0: no text found
    // Most letters touch, as in blurred print and joined writing: the pieces are
    // words, and letterSize is the height of a line.
    bool joined = false;
};

// Light of the paper behind the ink (8 bit, size of `grey`/`scale`): what the
// picture would be without its text. `reach` is the widest stroke bridged, in
// pixels of `grey`.
[[nodiscard]] cv::Mat estimateBackground(const cv::Mat &grey, int scale, int reach);

// `grey` divided by its background: paper becomes white, shadows vanish.
[[nodiscard]] cv::Mat evenLight(const cv::Mat &grey, const cv::Mat &background);

// Darkens what is neither white nor black, so that pale print isn't taken for
// paper when the recogniser divides ink from paper by one threshold.
[[nodiscard]] cv::Mat strengthenPale(const cv::Mat &even);

// Standard deviation of a picture's noise, in grey levels; text hardly counts.
[[nodiscard]] double noiseOf(const cv::Mat &grey);

// A picture of evened light without the grain that dim photos have; the same
// picture when it has none.
[[nodiscard]] cv::Mat withoutGrain(const cv::Mat &even);

// Ink of an 8-bit picture with a long side of about 1600 pixels or less.
[[nodiscard]] InkAnalysis analyseInk(const cv::Mat &grey);

} // namespace recto
