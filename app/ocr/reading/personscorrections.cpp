// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/personscorrections.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace recto {

namespace {

constexpr int handLongSide = 1600; // pixels, of a page cut out by hand

double lengthBetween(cv::Point2d a, cv::Point2d b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

} // namespace

void leaveOut(cv::Mat &grey, const QVector<QRectF> &regions)
{
    const cv::Rect whole(0, 0, grey.cols, grey.rows);
    for (const QRectF &region : regions) {
        const cv::Rect box = cv::Rect(int(region.x() * grey.cols), int(region.y() * grey.rows),
                                      int(std::ceil(region.width() * grey.cols)),
                                      int(std::ceil(region.height() * grey.rows)))
            & whole;
        if (box.empty())
            continue;
        const int margin = std::max(4, std::max(grey.cols, grey.rows) / 200);
        const cv::Rect around
            = (box + cv::Size(2 * margin, 2 * margin) - cv::Point(margin, margin)) & whole;
        // The brighter part of the surroundings is paper.
        std::vector<uchar> values;
        for (int y = around.y; y < around.y + around.height; y += 2) {
            for (int x = around.x; x < around.x + around.width; x += 2) {
                if (!box.contains({x, y}))
                    values.push_back(grey.at<uchar>(y, x));
            }
        }
        uchar paper = 255;
        if (!values.empty()) {
            const auto bright = values.begin() + std::ptrdiff_t(values.size() * 7 / 10);
            std::nth_element(values.begin(), bright, values.end());
            paper = *bright;
        }
        grey(box).setTo(paper);
    }
}

cv::Size cutCorners(const QVector<QPointF> &corners, cv::Size picture, PageMapping *mapping)
{
    std::array<cv::Point2f, 4> onGrey;
    for (std::size_t i = 0; i < 4; ++i) {
        const QPointF corner = corners.at(qsizetype(i));
        onGrey[i] = {float(corner.x() * picture.width), float(corner.y() * picture.height)};
    }
    const double width
        = std::max(lengthBetween(onGrey[0], onGrey[1]), lengthBetween(onGrey[3], onGrey[2]));
    const double height
        = std::max(lengthBetween(onGrey[0], onGrey[3]), lengthBetween(onGrey[1], onGrey[2]));
    const double scale = std::min(1.0, handLongSide / std::max(width, height));
    const cv::Size size(std::max(8, int(width * scale)), std::max(8, int(height * scale)));
    const std::array<cv::Point2f, 4> flat{cv::Point2f(0, 0), cv::Point2f(float(size.width), 0),
                                          cv::Point2f(float(size.width), float(size.height)),
                                          cv::Point2f(0, float(size.height))};
    mapping->appendInner(
        cv::Matx33d(cv::getPerspectiveTransform(flat.data(), onGrey.data()).ptr<double>()));
    return size;
}

} // namespace recto
