// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/deblurring.h"

#include <opencv2/imgproc.hpp>

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(deblurringLog, "recto.reading.deblurring", QtWarningMsg)

constexpr double pi = std::numbers::pi;
constexpr double noiseShare = 0.02; // of the signal's power, as Wiener's filter assumes it
constexpr int tileSide = 900; // pixels
constexpr int sampleBorder = 32; // where the transform wraps around
constexpr double blankPaper = 248; // of 255
constexpr double fullInk = 0.97; // quantile that is taken for solid ink
constexpr double clearlyBetter = 0.97;

// What a filter multiplies: the frequency of each element of OpenCV's packed
// spectrum, in cycles a pixel.
struct Spectrum
{
    cv::Mat across, down;

    explicit Spectrum(cv::Size size)
        : across(size, CV_32F)
        , down(size, CV_32F)
    {
        const int rows = size.height, cols = size.width;
        for (int y = 0; y < rows; ++y) {
            for (int x = 0; x < cols; ++x) {
                const bool packedColumn = x == 0 || (x == cols - 1 && cols % 2 == 0);
                const int row = packedColumn ? (y + 1) / 2 : (y <= rows / 2 ? y : y - rows);
                across.at<float>(y, x) = float((x + 1) / 2) / float(cols);
                down.at<float>(y, x) = float(row) / float(rows);
            }
        }
    }
};

cv::Mat wienerFilter(const Spectrum &spectrum, const BlurKernel &kernel)
{
    cv::Mat filter(spectrum.across.size(), CV_32F);
    for (int y = 0; y < filter.rows; ++y) {
        const auto *across = spectrum.across.ptr<float>(y);
        const auto *down = spectrum.down.ptr<float>(y);
        auto *out = filter.ptr<float>(y);
        for (int x = 0; x < filter.cols; ++x) {
            const double transfer = kernel.transfer(double(across[x]), double(down[x]));
            out[x] = float(transfer / (transfer * transfer + noiseShare));
        }
    }
    return filter;
}

// Bessel function of the first kind and first order (Abramowitz and Stegun 9.4.4
// and 9.4.6); not every standard library has one.
double besselOne(double x)
{
    if (x < 3) {
        const double y = (x / 3) * (x / 3);
        return x
            * (0.5
               + y
                   * (-0.56249985
                      + y
                          * (0.21093573
                             + y
                                 * (-0.03954289
                                    + y * (0.00443319 + y * (-0.00031761 + y * 0.00001109))))));
    }
    const double y = 3 / x;
    const double amplitude = 0.79788456
        + y
            * (0.00000156
               + y
                   * (0.01659667
                      + y * (0.00017105 + y * (-0.00249511 + y * (0.00113653 - y * 0.00020033)))));
    const double phase = x - 2.35619449
        + y
            * (0.12499612
               + y
                   * (0.0000565
                      + y * (-0.00637879 + y * (0.00074348 + y * (0.00079824 - y * 0.00029166)))));
    return amplitude * std::cos(phase) / std::sqrt(x);
}

// Darkness, 0 (paper) to 1.
cv::Mat inkOf(const cv::Mat &even)
{
    cv::Mat ink;
    even.convertTo(ink, CV_32F, -1 / blankPaper, 1);
    return cv::max(ink, 0);
}

// Undoes kernels on one sample and says how much ink they leave.
class BlurTrial
{
public:
    explicit BlurTrial(const cv::Mat &ink)
        : m_spectrum(ink.size())
    {
        cv::dft(ink, m_waves);
    }

    [[nodiscard]] double inkLeft(const BlurKernel &kernel) const
    {
        cv::Mat product, sharp;
        cv::multiply(m_waves, wienerFilter(m_spectrum, kernel), product);
        cv::idft(product, sharp, cv::DFT_SCALE | cv::DFT_REAL_OUTPUT);
        const cv::Rect inner(sampleBorder, sampleBorder, sharp.cols - 2 * sampleBorder,
                             sharp.rows - 2 * sampleBorder);
        std::vector<float> values;
        values.reserve(std::size_t(inner.area()));
        for (int y = inner.y; y < inner.y + inner.height; ++y) {
            const auto *row = sharp.ptr<float>(y) + inner.x;
            values.insert(values.end(), row, row + inner.width);
        }
        const auto solid = values.begin() + std::ptrdiff_t(double(values.size()) * fullInk);
        std::nth_element(values.begin(), solid, values.end());
        const float full = std::max(*solid, 1e-3F);
        // Two thresholds: one alone is fooled by grain or by pale strokes.
        const auto above = [&values, full](float share) {
            return double(std::count_if(
                       values.begin(), values.end(),
                       [limit = share * full](float value) { return std::abs(value) > limit; }))
                / double(values.size());
        };
        return above(0.15F) + above(0.2F);
    }

private:
    Spectrum m_spectrum;
    cv::Mat m_waves;
};

std::vector<BlurKernel> coarseKernels()
{
    std::vector<BlurKernel> kernels;
    for (const double length : {4.0, 6.0, 8.5, 12.0, 16.0, 21.0}) {
        const double step = length < 7 ? 30 : 15;
        for (double degrees = 0; degrees < 180; degrees += step)
            kernels.push_back({BlurKernel::Shape::Line, length, degrees});
    }
    for (const double radius : {1.5, 2.0, 2.5, 3.0, 3.6, 4.3, 5.2, 6.2, 7.4})
        kernels.push_back({BlurKernel::Shape::Disc, radius, 0});
    for (const double deviation : {1.0, 1.5, 2.0, 2.5, 3.0, 3.7})
        kernels.push_back({BlurKernel::Shape::Gaussian, deviation, 0});
    return kernels;
}

std::vector<BlurKernel> neighbours(const BlurKernel &kernel, double reach)
{
    std::vector<BlurKernel> kernels;
    for (const double factor : {1 - 0.14 * reach, 1 + 0.14 * reach})
        kernels.push_back({kernel.shape, kernel.size * factor, kernel.degrees});
    if (kernel.shape == BlurKernel::Shape::Line) {
        for (const double turn : {-8 * reach, 8 * reach})
            kernels.push_back(
                {kernel.shape, kernel.size, std::fmod(kernel.degrees + turn + 180, 180)});
    }
    return kernels;
}

} // namespace

double BlurKernel::transfer(double across, double down) const
{
    switch (shape) {
    case Shape::None:
        return 1;
    case Shape::Line: {
        const double angle = degrees * pi / 180;
        const double phase = pi * size * (across * std::cos(angle) + down * std::sin(angle));
        return std::abs(phase) < 1e-4 ? 1 : std::sin(phase) / phase;
    }
    case Shape::Disc: {
        const double phase = 2 * pi * size * std::hypot(across, down);
        return phase < 1e-3 ? 1 : 2 * besselOne(phase) / phase;
    }
    case Shape::Gaussian: {
        const double phase = 2 * pi * size * std::hypot(across, down);
        return std::exp(-phase * phase / 2);
    }
    }
    return 1;
}

BlurKernel estimateBlur(const cv::Mat &even)
{
    if (std::min(even.cols, even.rows) < 4 * sampleBorder)
        return {};
    const BlurTrial trial(inkOf(even));
    BlurKernel best;
    double least = clearlyBetter * trial.inkLeft(best);
    const auto consider = [&](const std::vector<BlurKernel> &kernels) {
        for (const BlurKernel &kernel : kernels) {
            const double left = trial.inkLeft(kernel);
            if (left < least) {
                least = left;
                best = kernel;
            }
        }
    };
    consider(coarseKernels());
    for (const double reach : {1.0, 0.5}) {
        if (best.shape != BlurKernel::Shape::None)
            consider(neighbours(best, reach));
    }
    qCDebug(deblurringLog, "shape %d size %.1f degrees %.0f ink %.3f of %.3f", int(best.shape),
            best.size, best.degrees, least, trial.inkLeft({}));
    return best;
}

cv::Mat deblurred(const cv::Mat &even, const BlurKernel &kernel)
{
    // In tiles, so that a large page takes no more memory; each sees its
    // neighbours, and beyond the borders the page goes on as it is there.
    const int margin = int(std::ceil(kernel.size)) * 4;
    const int side
        = cv::getOptimalDFTSize(std::min(tileSide, std::max(even.cols, even.rows)) + 2 * margin);
    const int step = side - 2 * margin;
    const cv::Mat filter = wienerFilter(Spectrum({side, side}), kernel);
    cv::Mat framed, result(even.size(), CV_8U);
    cv::copyMakeBorder(even, framed, margin, margin + step, margin, margin + step,
                       cv::BORDER_REPLICATE);
    for (int y = 0; y < even.rows; y += step) {
        for (int x = 0; x < even.cols; x += step) {
            cv::Mat waves = inkOf(framed(cv::Rect(x, y, side, side)));
            cv::dft(waves, waves);
            cv::multiply(waves, filter, waves);
            cv::idft(waves, waves, cv::DFT_SCALE | cv::DFT_REAL_OUTPUT);
            const cv::Rect tile = cv::Rect(x, y, step, step) & cv::Rect({0, 0}, even.size());
            cv::Mat place = result(tile);
            waves(cv::Rect(margin, margin, tile.width, tile.height))
                .convertTo(place, CV_8U, -blankPaper, blankPaper);
        }
    }
    return result;
}

} // namespace recto
