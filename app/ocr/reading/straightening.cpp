// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/straightening.h"

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

// Rows of the least squares problem: one a point, relative to its line's mean.
struct LinePoints
{
    std::vector<LineCurve::Terms> terms;
    std::vector<double> heights;
    double weight = 1;
};

double residual(const LinePoints &line, const LineCurve::Terms &coefficients)
{
    double sum = 0;
    for (std::size_t i = 0; i < line.terms.size(); ++i) {
        double height = line.heights[i];
        for (std::size_t k = 0; k < coefficients.size(); ++k)
            height += line.terms[i][k] * coefficients[k];
        sum += height * height;
    }
    return std::sqrt(sum / double(line.terms.size()));
}

LinePoints centred(const TextLine &line, const LineCurve &frame)
{
    LinePoints points;
    LineCurve::Terms mean{};
    double meanHeight = 0;
    for (const cv::Point2d &point : line.baseline) {
        points.terms.push_back(frame.termsAt(point));
        points.heights.push_back(point.y);
        meanHeight += point.y / double(line.baseline.size());
        for (std::size_t k = 0; k < mean.size(); ++k)
            mean[k] += points.terms.back()[k] / double(line.baseline.size());
    }
    for (std::size_t i = 0; i < points.terms.size(); ++i) {
        points.heights[i] -= meanHeight;
        for (std::size_t k = 0; k < mean.size(); ++k)
            points.terms[i][k] -= mean[k];
    }
    points.weight = line.width();
    return points;
}

// Few lines can't tell more than a few terms.
bool isTermKnown(int term, std::size_t lineCount)
{
    const int across = term % LineCurve::acrossDegree + 1;
    const int down = term / LineCurve::acrossDegree;
    if (lineCount < 4)
        return across <= 2 && down == 0;
    if (lineCount < 10)
        return across <= 4 && down <= 1;
    return true;
}

LineCurve::Terms solveCurve(const std::vector<LinePoints> &lines, const std::vector<double> &trust)
{
    constexpr int terms = LineCurve::termCount;
    cv::Mat normal = cv::Mat::zeros(terms, terms, CV_64F);
    cv::Mat right = cv::Mat::zeros(terms, 1, CV_64F);
    double total = 0;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const double weight = lines[l].weight * trust[l];
        for (std::size_t i = 0; i < lines[l].terms.size(); ++i) {
            total += weight;
            for (int a = 0; a < terms; ++a) {
                const double term = weight * lines[l].terms[i][std::size_t(a)];
                right.at<double>(a) -= term * lines[l].heights[i];
                for (int b = 0; b < terms; ++b)
                    normal.at<double>(a, b) += term * lines[l].terms[i][std::size_t(b)];
            }
        }
    }
    for (int a = 0; a < terms; ++a) {
        const int degree = a % LineCurve::acrossDegree + a / LineCurve::acrossDegree;
        normal.at<double>(a, a)
            += total * (isTermKnown(a, lines.size()) ? 2e-5 * (1 + degree) : 1e6);
    }
    cv::Mat solution;
    LineCurve::Terms result{};
    if (cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY))
        std::copy_n(solution.ptr<double>(), terms, result.begin());
    return result;
}

double weightedResidual(const std::vector<LinePoints> &lines, const std::vector<double> &trust,
                        const LineCurve::Terms &coefficients)
{
    double sum = 0, total = 1e-9;
    for (std::size_t l = 0; l < lines.size(); ++l) {
        const double r = residual(lines[l], coefficients);
        sum += lines[l].weight * trust[l] * r * r;
        total += lines[l].weight * trust[l];
    }
    return std::sqrt(sum / total);
}

} // namespace

Straightening straighten(const std::vector<TextLine> &lines)
{
    Straightening result;
    const double xHeight = medianXHeight(lines);
    if (lines.size() < 2 || xHeight <= 0)
        return result;
    double left = 1e9, top = 1e9, rightmost = -1e9, bottom = -1e9;
    for (const TextLine &line : lines) {
        left = std::min(left, line.baseline.front().x);
        rightmost = std::max(rightmost, line.baseline.back().x);
        for (const cv::Point2d &point : line.baseline) {
            top = std::min(top, point.y);
            bottom = std::max(bottom, point.y);
        }
    }
    const cv::Rect2d area(left, top, std::max(1.0, rightmost - left), std::max(1.0, bottom - top));
    const LineCurve frame(area, {});
    std::vector<LinePoints> points;
    for (const TextLine &line : lines)
        points.push_back(centred(line, frame));

    std::vector<double> trust(points.size(), 1);
    LineCurve::Terms coefficients{};
    for (int round = 0; round < 4; ++round) {
        coefficients = solveCurve(points, trust);
        for (std::size_t l = 0; l < points.size(); ++l) {
            const double ratio = residual(points[l], coefficients) / (0.25 * xHeight);
            trust[l] = 1 / (1 + ratio * ratio * ratio * ratio);
        }
    }
    result.curve = LineCurve(area, coefficients);
    result.before = weightedResidual(points, trust, {}) / xHeight;
    result.after = weightedResidual(points, trust, coefficients) / xHeight;
    return result;
}

} // namespace recto
