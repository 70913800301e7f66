// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/brightsheet.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace recto {

namespace {

constexpr int sheetLongSide = 240; // pixels; letters vanish, a sheet stays
constexpr int narrowestPicture = 40;
constexpr double smallestSheet = 0.12; // of the picture
constexpr double largestSheet = 0.92;
constexpr double filledHull = 0.9; // a sheet has four corners and no bays
constexpr double clearContrast = 50; // grey levels between the sheet and what is around it
constexpr double marginShare = 0.01; // of the sheet, kept off its edges

std::vector<cv::Point> hullOfLargest(const cv::Mat &mask, double *area)
{
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    std::vector<cv::Point> hull;
    *area = 0;
    for (const std::vector<cv::Point> &outline : outlines) {
        const double size = cv::contourArea(outline);
        if (size <= *area)
            continue;
        *area = size;
        cv::convexHull(outline, hull);
    }
    return hull;
}

void paintAround(cv::Mat &picture, const std::vector<cv::Point2d> &hull, double paper)
{
    std::vector<cv::Point> points;
    for (const cv::Point2d &corner : hull)
        points.emplace_back(int(corner.x * picture.cols), int(corner.y * picture.rows));
    cv::Mat mask(picture.size(), CV_8U, cv::Scalar(255));
    cv::fillConvexPoly(mask, points, cv::Scalar(0));
    picture.setTo(cv::Scalar(paper), mask);
}

} // namespace

std::optional<GreyPage> onlyBrightSheet(const GreyPage &page)
{
    const double factor = double(sheetLongSide) / std::max(page.small.cols, page.small.rows);
    const cv::Size size(int(page.small.cols * factor), int(page.small.rows * factor));
    if (std::min(size.width, size.height) < narrowestPicture)
        return std::nullopt;
    cv::Mat tiny, bright;
    cv::resize(page.small, tiny, size, 0, 0, cv::INTER_AREA);
    cv::morphologyEx(tiny, tiny, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));
    cv::medianBlur(tiny, tiny, 5);
    cv::threshold(tiny, bright, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    cv::morphologyEx(bright, bright, cv::MORPH_OPEN,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {15, 15}));
    double area = 0;
    std::vector<cv::Point> hull = hullOfLargest(bright, &area);
    if (hull.size() < 3 || area < filledHull * cv::contourArea(hull))
        return std::nullopt;
    cv::Mat inside(tiny.size(), CV_8U, cv::Scalar(0));
    cv::fillConvexPoly(inside, hull, cv::Scalar(255));
    const double share = cv::countNonZero(inside) / double(inside.total());
    if (share < smallestSheet || share > largestSheet)
        return std::nullopt;
    const double paper = cv::mean(tiny, inside)[0];
    if (paper - cv::mean(tiny, ~inside)[0] < clearContrast)
        return std::nullopt;
    cv::Point2d centre;
    for (const cv::Point &corner : hull)
        centre += cv::Point2d(corner) / double(hull.size());
    std::vector<cv::Point2d> corners;
    const cv::Rect within(1, 1, tiny.cols - 2, tiny.rows - 2);
    for (const cv::Point &corner : hull) {
        // A sheet that runs off the picture has no edge there to keep off.
        const double keep = within.contains(corner) ? 1 - marginShare : 1 + marginShare;
        const cv::Point2d kept = centre + (cv::Point2d(corner) - centre) * keep;
        corners.emplace_back((kept.x + 0.5) / tiny.cols, (kept.y + 0.5) / tiny.rows);
    }
    GreyPage result{page.full.clone(), page.small.clone()};
    paintAround(result.full, corners, paper);
    paintAround(result.small, corners, paper);
    return result;
}

} // namespace recto
