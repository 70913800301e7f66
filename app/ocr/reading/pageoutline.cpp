// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pageoutline.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr int searchLongSide = 480; // pixels
constexpr int strip = 4; // pixels compared on each side of an edge
constexpr float clearStep = 0.16F; // of the logarithm of the light: one sixth darker
constexpr double enoughSupport = 0.62;
constexpr double steepestSide = 0.22; // of the length: about 12°, more is no side of this page

// How strongly the light falls from right to left at each pixel, 0–1.
cv::Mat fallToLeft(const cv::Mat &logLight)
{
    cv::Mat mean, inside, outside;
    cv::blur(logLight, mean, {strip, 3}, {-1, -1}, cv::BORDER_REPLICATE);
    const int offset = strip / 2 + 1;
    const cv::Mat toRight = (cv::Mat_<double>(2, 3) << 1, 0, -offset, 0, 1, 0);
    const cv::Mat toLeft = (cv::Mat_<double>(2, 3) << 1, 0, offset, 0, 1, 0);
    cv::warpAffine(mean, inside, toRight, mean.size(), cv::INTER_NEAREST, cv::BORDER_REPLICATE);
    cv::warpAffine(mean, outside, toLeft, mean.size(), cv::INTER_NEAREST, cv::BORDER_REPLICATE);
    cv::Mat fall = (inside - outside) / double(clearStep);
    cv::min(fall, 1.0, fall);
    cv::max(fall, 0.0, fall);
    // An edge may wave by a pixel.
    cv::dilate(fall, fall, cv::getStructuringElement(cv::MORPH_RECT, {3, 1}));
    return fall;
}

// The best edge left of `text`, in pixels of the picture that `fall` belongs to.
std::optional<PageSide> searchLeft(const cv::Mat &fall, const cv::Rect2d &text)
{
    const int from = std::max(0, int(text.y - 0.05 * text.height));
    const int to = std::min(fall.rows - 1, int(text.y + 1.05 * text.height));
    const int span = to - from;
    const int limit = std::min(fall.cols - 1, int(text.x + 1));
    if (span < 20 || limit < 2)
        return std::nullopt;
    const int tilt = int(steepestSide * span);
    std::optional<PageSide> best;
    for (int start = 1; start < limit; ++start) {
        for (int end = std::max(1, start - tilt); end <= std::min(limit - 1, start + tilt); ++end) {
            double sum = 0;
            int count = 0;
            for (int y = from; y <= to; y += 3, ++count)
                sum += double(fall.at<float>(y, start + (end - start) * (y - from) / span));
            const double support = sum / count;
            // Of edges that are about as clear, the one nearer to the text.
            if (support < enoughSupport || (best && support < best->support - 0.04))
                continue;
            const double slope = double(end - start) / span;
            best = PageSide{start - slope * from, start + slope * (fall.rows - 1 - from), support};
        }
    }
    return best;
}

void scaleSide(std::optional<PageSide> &side, double scale)
{
    if (side) {
        side->start *= scale;
        side->end *= scale;
    }
}

void mirrorSide(std::optional<PageSide> &side, int length)
{
    if (side) {
        side->start = length - 1 - side->start;
        side->end = length - 1 - side->end;
    }
}

double between(const PageSide &side, double position, int length)
{
    return side.start + (side.end - side.start) * position / std::max(1, length - 1);
}

} // namespace

double PageOutline::leftAt(double y) const
{
    return left ? between(*left, y, size.height) : 0;
}

double PageOutline::rightAt(double y) const
{
    return right ? between(*right, y, size.height) : size.width;
}

double PageOutline::topAt(double x) const
{
    return top ? between(*top, x, size.width) : 0;
}

double PageOutline::bottomAt(double x) const
{
    return bottom ? between(*bottom, x, size.width) : size.height;
}

PageOutline findPageOutline(const cv::Mat &picture, const cv::Rect2d &text)
{
    PageOutline outline;
    outline.size = picture.size();
    const double scale
        = std::min(1.0, double(searchLongSide) / std::max(picture.cols, picture.rows));
    cv::Mat small, light;
    const cv::Size size(std::max(1, int(picture.cols * scale)),
                        std::max(1, int(picture.rows * scale)));
    cv::resize(picture, small, size, 0, 0, cv::INTER_AREA);
    // Paper between the letters, so that text at the edge doesn't count as dark.
    cv::morphologyEx(small, small, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}), {-1, -1}, 1,
                     cv::BORDER_REPLICATE);
    small.convertTo(light, CV_32F, 1, 12);
    cv::log(light, light);
    const cv::Rect2d area(text.x * scale, text.y * scale, text.width * scale, text.height * scale);
    const int width = light.cols, height = light.rows;

    outline.left = searchLeft(fallToLeft(light), area);
    cv::Mat turned;
    cv::flip(light, turned, 1);
    outline.right = searchLeft(fallToLeft(turned),
                               {width - area.x - area.width, area.y, area.width, area.height});
    mirrorSide(outline.right, width);
    cv::transpose(light, turned);
    outline.top = searchLeft(fallToLeft(turned), {area.y, area.x, area.height, area.width});
    cv::flip(turned, turned, 1);
    outline.bottom = searchLeft(fallToLeft(turned),
                                {height - area.y - area.height, area.x, area.height, area.width});
    mirrorSide(outline.bottom, height);
    for (auto *side : {&outline.left, &outline.right, &outline.top, &outline.bottom})
        scaleSide(*side, 1 / scale);
    return outline;
}

} // namespace recto
