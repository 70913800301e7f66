// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

namespace recto {

// How a point was smeared: by a hand that moved, or out of focus. All kernels
// are symmetric, so that their transfer functions are real. Value type.
struct BlurKernel
{
    enum class Shape {
        None,
        Line, // a moving hand
        Disc, // a lens out of focus
        Gaussian, // the same through glass, grain and a phone's smoothing
    };
    Shape shape = Shape::None;
    double size = 0; // pixels: length of the line, radius of the disc, standard deviation
    double degrees = 0; // of the line, 0–180, clockwise from the right

    // Share that is left of a wave of so many cycles a pixel, −1…1.
    [[nodiscard]] double transfer(double across, double down) const;
};

// The kernel that, undone, leaves the least ink: sharp print is two-toned and
// covers little, blurred print is grey around its letters, and what was undone
// wrongly rings (the L0 prior of Pan, Hu, Su and Yang, “Deblurring text images
// via L0-regularized intensity and gradient prior”, 2014, over a family of
// kernels instead of a free one). None where nothing is better than the picture.
// `even`: 8-bit grey, dark print on even white paper and nothing else; a dozen
// lines are enough. 0.25 s CPU for 320 × 320 pixels. Thread-safe.
[[nodiscard]] BlurKernel estimateBlur(const cv::Mat &even);

// The picture with `kernel` undone (Wiener's filter): same size and type.
[[nodiscard]] cv::Mat deblurred(const cv::Mat &even, const BlurKernel &kernel);

} // namespace recto
