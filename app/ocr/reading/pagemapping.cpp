// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagemapping.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr int gridStep = 16; // the curve is smooth: exact every 16 pixels, linear between
constexpr int stripRows = 256; // bounds the memory that the maps take

double scaleAt(const PageMapping &mapping, cv::Point2d point)
{
    const cv::Point2d origin = mapping.toSource(point);
    const cv::Point2d right = mapping.toSource(point + cv::Point2d(1, 0)) - origin;
    const cv::Point2d down = mapping.toSource(point + cv::Point2d(0, 1)) - origin;
    return std::sqrt(std::abs(right.x * down.y - right.y * down.x));
}

// Drawing smaller than this leaves pixels of the source out: average them first.
constexpr double averagedScale = 1.2;

} // namespace

LineCurve::LineCurve(const cv::Rect2d &area, const Terms &coefficients)
    : m_area(area)
    , m_coefficients(coefficients)
{
    m_flat = std::all_of(coefficients.begin(), coefficients.end(), [](double c) { return c == 0; });
}

LineCurve::Terms LineCurve::termsAt(cv::Point2d point) const
{
    const double u = std::clamp(2 * (point.x - m_area.x) / m_area.width - 1, -1.0, 1.0);
    const double v = std::clamp(2 * (point.y - m_area.y) / m_area.height - 1, -1.0, 1.0);
    Terms terms{};
    double down = 1;
    for (int q = 0; q <= downDegree; ++q, down *= v) {
        double across = u;
        for (int p = 0; p < acrossDegree; ++p, across *= u)
            terms[std::size_t(q * acrossDegree + p)] = across * down;
    }
    return terms;
}

double LineCurve::shiftAt(cv::Point2d point) const
{
    const Terms terms = termsAt(point);
    double sum = 0;
    for (std::size_t i = 0; i < terms.size(); ++i)
        sum += terms[i] * m_coefficients[i];
    return sum;
}

cv::Point2d LineCurve::straighten(cv::Point2d flat) const
{
    return m_flat ? flat : cv::Point2d(flat.x, flat.y + shiftAt(flat));
}

cv::Point2d LineCurve::bend(cv::Point2d straight) const
{
    if (m_flat)
        return straight;
    // f changes slowly down the page, so this converges fast.
    cv::Point2d flat = straight;
    for (int i = 0; i < 8; ++i)
        flat.y = straight.y - shiftAt(flat);
    return flat;
}

cv::Point2d apply(const cv::Matx33d &matrix, cv::Point2d point)
{
    const cv::Vec3d mapped = matrix * cv::Vec3d(point.x, point.y, 1);
    return {mapped[0] / mapped[2], mapped[1] / mapped[2]};
}

cv::Matx33d scaling(double across, double down)
{
    return {across, 0, 0, 0, down, 0, 0, 0, 1};
}

cv::Matx33d shifting(double right, double down)
{
    return {1, 0, right, 0, 1, down, 0, 0, 1};
}

cv::Matx33d unturning(int turns, cv::Size turnedSize)
{
    const double width = turnedSize.width;
    const double height = turnedSize.height;
    switch (turns & 3) {
    case 1:
        return {0, 1, 0, -1, 0, width, 0, 0, 1};
    case 2:
        return {-1, 0, width, 0, -1, height, 0, 0, 1};
    case 3:
        return {0, -1, height, 1, 0, 0, 0, 0, 1};
    default:
        return cv::Matx33d::eye();
    }
}

cv::Point2d PageMapping::toSource(cv::Point2d prepared) const
{
    return apply(m_inner, m_curve.bend(apply(m_outer, prepared)));
}

cv::Point2d PageMapping::toPrepared(cv::Point2d source) const
{
    return apply(m_outer.inv(), m_curve.straighten(apply(m_inner.inv(), source)));
}

QRect PageMapping::toSource(const QRect &box) const
{
    const double left = box.x();
    const double top = box.y();
    const double right = left + box.width();
    const double bottom = top + box.height();
    const double middle = (left + right) / 2;
    double minX = 1e9, minY = 1e9, maxX = -1e9, maxY = -1e9;
    for (const cv::Point2d corner :
         {cv::Point2d(left, top), cv::Point2d(middle, top), cv::Point2d(right, top),
          cv::Point2d(left, bottom), cv::Point2d(middle, bottom), cv::Point2d(right, bottom)}) {
        const cv::Point2d mapped = toSource(corner);
        minX = std::min(minX, mapped.x);
        maxX = std::max(maxX, mapped.x);
        minY = std::min(minY, mapped.y);
        maxY = std::max(maxY, mapped.y);
    }
    const QPoint first(int(std::floor(minX)), int(std::floor(minY)));
    return {first, QSize(int(std::ceil(maxX)) - first.x(), int(std::ceil(maxY)) - first.y())};
}

void PageMapping::appendInner(const cv::Matx33d &matrix)
{
    m_inner = matrix * m_inner;
}

void PageMapping::prependOuter(const cv::Matx33d &matrix)
{
    m_outer = m_outer * matrix;
}

bool PageMapping::isIdentity() const
{
    const cv::Matx33d m = matrix() * (1 / matrix()(2, 2));
    // Half a pixel over ten thousand.
    return !hasCurve() && cv::norm(m - cv::Matx33d::eye(), cv::NORM_INF) < 5e-5;
}

cv::Mat PageMapping::render(const cv::Mat &source, cv::Size size) const
{
    const double scale = scaleAt(*this, {size.width / 2.0, size.height / 2.0});
    if (scale > averagedScale) {
        const cv::Size smallSize(std::max(1, int(std::lround(source.cols / scale))),
                                 std::max(1, int(std::lround(source.rows / scale))));
        cv::Mat small;
        cv::resize(source, small, smallSize, 0, 0, cv::INTER_AREA);
        PageMapping onSmall = *this;
        onSmall.appendInner(
            scaling(double(small.cols) / source.cols, double(small.rows) / source.rows));
        if (small.size() == size && onSmall.isIdentity())
            return small;
        return onSmall.render(small, size);
    }
    if (isIdentity() && size == source.size())
        return source.clone();
    if (hasCurve())
        return renderCurved(source, size);
    // Pixel centres lie at half: shift, map, shift back.
    const cv::Matx33d centred = shifting(-0.5, -0.5) * matrix() * shifting(0.5, 0.5);
    cv::Mat result;
    cv::warpPerspective(source, result, centred, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                        cv::BORDER_REPLICATE);
    return result;
}

cv::Mat PageMapping::renderCurved(const cv::Mat &source, cv::Size size) const
{
    const cv::Size gridSize((size.width + gridStep - 1) / gridStep + 1,
                            (size.height + gridStep - 1) / gridStep + 1);
    cv::Mat grid(gridSize, CV_32FC2);
    for (int row = 0; row < gridSize.height; ++row) {
        auto *line = grid.ptr<cv::Vec2f>(row);
        for (int column = 0; column < gridSize.width; ++column) {
            const cv::Point2d p
                = toSource(cv::Point2d(column * gridStep + 0.5, row * gridStep + 0.5));
            line[column] = {float(p.x - 0.5), float(p.y - 0.5)};
        }
    }
    cv::Mat result(size, source.type());
    cv::Mat map(std::min(stripRows, size.height), size.width, CV_32FC2);
    for (int top = 0; top < size.height; top += stripRows) {
        const int rows = std::min(stripRows, size.height - top);
        for (int row = 0; row < rows; ++row) {
            const int y = top + row;
            const float down = float(y % gridStep) / gridStep;
            const auto *above = grid.ptr<cv::Vec2f>(y / gridStep);
            const auto *below = grid.ptr<cv::Vec2f>(y / gridStep + 1);
            auto *line = map.ptr<cv::Vec2f>(row);
            for (int cell = 0; cell * gridStep < size.width; ++cell) {
                const cv::Vec2f left = above[cell] * (1 - down) + below[cell] * down;
                const cv::Vec2f right = above[cell + 1] * (1 - down) + below[cell + 1] * down;
                const cv::Vec2f step = (right - left) * (1.0F / gridStep);
                const int end = std::min(gridStep, size.width - cell * gridStep);
                for (int i = 0; i < end; ++i)
                    line[cell * gridStep + i] = left + step * float(i);
            }
        }
        cv::Mat part = result.rowRange(top, top + rows);
        cv::remap(source, part, map.rowRange(0, rows), cv::noArray(), cv::INTER_LINEAR,
                  cv::BORDER_REPLICATE);
    }
    return result;
}

} // namespace recto
