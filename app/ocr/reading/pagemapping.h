// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <QRect>
#include <QSize>

#include <array>
#include <vector>

namespace recto {

// Makes curved text lines straight: a point (x, y) of the flat page belongs at
// height y + f(x, y). f is a polynomial in u (across) and v (down), each −1…1
// over the text and held constant beyond it, without pure powers of v, since
// only differences along a line matter. Value type, immutable once fitted.
class LineCurve
{
public:
    static constexpr int acrossDegree = 5;
    static constexpr int downDegree = 2;
    static constexpr int termCount = acrossDegree * (downDegree + 1);
    using Terms = std::array<double, termCount>;

    LineCurve() = default;
    LineCurve(const cv::Rect2d &area, const Terms &coefficients);

    [[nodiscard]] bool isFlat() const { return m_flat; }
    [[nodiscard]] Terms termsAt(cv::Point2d point) const;
    [[nodiscard]] double shiftAt(cv::Point2d point) const;
    [[nodiscard]] cv::Point2d straighten(cv::Point2d flat) const;
    [[nodiscard]] cv::Point2d bend(cv::Point2d straight) const;

private:
    cv::Rect2d m_area{0, 0, 1, 1};
    Terms m_coefficients{};
    bool m_flat = true;
};

// Where a pixel of the prepared picture lies on the picture it was made from:
// prepared → (outer) → straight lines → (curve) → flat page → (inner) → source.
// Both matrices are homographies. Value type; thread-safe when not changed.
class PageMapping
{
public:
    [[nodiscard]] cv::Point2d toSource(cv::Point2d prepared) const;
    [[nodiscard]] cv::Point2d toPrepared(cv::Point2d source) const;
    // The smallest upright rectangle around the box as it lies on the source.
    [[nodiscard]] QRect toSource(const QRect &box) const;

    // source pixel = matrix × what was the source before.
    void appendInner(const cv::Matx33d &matrix);
    // what was prepared before = matrix × new prepared pixel.
    void prependOuter(const cv::Matx33d &matrix);
    void setCurve(const LineCurve &curve) { m_curve = curve; }

    [[nodiscard]] bool hasCurve() const { return !m_curve.isFlat(); }
    [[nodiscard]] bool isIdentity() const;
    [[nodiscard]] cv::Matx33d matrix() const { return m_inner * m_outer; }

    // The prepared picture: `size` pixels drawn from `source`, white outside of it.
    [[nodiscard]] cv::Mat render(const cv::Mat &source, cv::Size size) const;

private:
    [[nodiscard]] cv::Mat renderCurved(const cv::Mat &source, cv::Size size) const;

    cv::Matx33d m_outer = cv::Matx33d::eye();
    LineCurve m_curve;
    cv::Matx33d m_inner = cv::Matx33d::eye();
};

[[nodiscard]] cv::Matx33d scaling(double across, double down);
[[nodiscard]] cv::Matx33d shifting(double right, double down);
// Maps pixels of a picture of `size` turned clockwise by `turns` to the pixels
// of the picture before the turn.
[[nodiscard]] cv::Matx33d unturning(int turns, cv::Size turnedSize);
[[nodiscard]] cv::Point2d apply(const cv::Matx33d &matrix, cv::Point2d point);

} // namespace recto
