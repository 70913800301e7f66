// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/textlines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace recto {

namespace {

constexpr int minimumLetters = 6;
constexpr int minimumWords = 3; // of letters that are joined
constexpr double joinedLetter = 0.6; // width of a letter to the height of a line
constexpr int baselinePoints = 14;

double medianOf(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

template<typename Value>
double weightedMedian(const std::vector<TextLine> &lines, Value value)
{
    std::vector<std::pair<double, int>> values;
    int total = 0;
    for (const TextLine &line : lines) {
        values.emplace_back(value(line), line.letters);
        total += line.letters;
    }
    std::sort(values.begin(), values.end());
    int sum = 0;
    for (const auto &[number, weight] : values) {
        sum += weight;
        if (sum * 2 >= total)
            return number;
    }
    return 0;
}

// How well `right` continues the line that `left` is in; smaller is better,
// nothing when it doesn't.
std::optional<double> linkCost(const InkPiece &left, const InkPiece &right, double letterSize)
{
    const int gap = right.box.x - (left.box.x + left.box.width);
    const int smaller = std::min(left.box.height, right.box.height);
    const int larger = std::max(left.box.height, right.box.height);
    if (gap > 2.2 * letterSize || gap < -0.5 * std::min(left.box.width, right.box.width)
        || larger > 3 * smaller)
        return std::nullopt;
    const int leftBottom = left.box.y + left.box.height;
    const int rightBottom = right.box.y + right.box.height;
    const int overlap = std::min(leftBottom, rightBottom) - std::max(left.box.y, right.box.y);
    if (overlap < 0.45 * smaller)
        return std::nullopt;
    return std::max(0, gap) + 0.5 * std::abs(leftBottom - rightBottom);
}

// Each piece's best right neighbour that also has it as its best left one.
std::vector<int> linkPieces(const std::vector<InkPiece> &pieces, double letterSize)
{
    const int count = int(pieces.size());
    std::vector<int> right(pieces.size(), -1), left(pieces.size(), -1);
    std::vector<double> rightCost(pieces.size(), 1e9), leftCost(pieces.size(), 1e9);
    for (int i = 0; i < count; ++i) {
        const InkPiece &piece = pieces[std::size_t(i)];
        const double reach = piece.box.x + piece.box.width + 2.2 * letterSize;
        for (int j = i + 1; j < count && pieces[std::size_t(j)].box.x <= reach; ++j) {
            const auto cost = linkCost(piece, pieces[std::size_t(j)], letterSize);
            if (!cost)
                continue;
            if (*cost < rightCost[std::size_t(i)]) {
                rightCost[std::size_t(i)] = *cost;
                right[std::size_t(i)] = j;
            }
            if (*cost < leftCost[std::size_t(j)]) {
                leftCost[std::size_t(j)] = *cost;
                left[std::size_t(j)] = i;
            }
        }
    }
    for (int i = 0; i < count; ++i) {
        int &next = right[std::size_t(i)];
        if (next >= 0 && left[std::size_t(next)] != i)
            next = -1;
    }
    return right;
}

struct Parabola
{
    double centre = 0;
    double scale = 1;
    std::array<double, 4> coefficients{};

    [[nodiscard]] double at(double x) const
    {
        const double u = (x - centre) / scale;
        return coefficients[0]
            + u * (coefficients[1] + u * (coefficients[2] + u * coefficients[3]));
    }
};

// Fits a curve of `degree` through the points; those farther than about
// `tolerance` lose their weight (Tukey).
Parabola fitCurve(const std::vector<cv::Point2d> &points, int degree, double tolerance)
{
    Parabola curve;
    curve.centre = (points.front().x + points.back().x) / 2;
    curve.scale = std::max(1.0, (points.back().x - points.front().x) / 2);
    double reach = tolerance * 8;
    for (int round = 0; round < 6; ++round, reach = std::max(tolerance, reach / 2)) {
        const int terms = round == 0 ? std::min(degree, 1) + 1 : degree + 1;
        cv::Mat normal = cv::Mat::eye(terms, terms, CV_64F) * 1e-6;
        cv::Mat right = cv::Mat::zeros(terms, 1, CV_64F);
        for (const cv::Point2d &point : points) {
            const double distance = round == 0 ? 0 : (point.y - curve.at(point.x)) / reach;
            if (std::abs(distance) >= 1)
                continue;
            const double weight = (1 - distance * distance) * (1 - distance * distance);
            const double u = (point.x - curve.centre) / curve.scale;
            const std::array<double, 4> row{1, u, u * u, u * u * u};
            for (int a = 0; a < terms; ++a) {
                right.at<double>(a) += weight * row[std::size_t(a)] * point.y;
                for (int b = 0; b < terms; ++b)
                    normal.at<double>(a, b) += weight * row[std::size_t(a)] * row[std::size_t(b)];
            }
        }
        cv::Mat solution;
        if (!cv::solve(normal, right, solution, cv::DECOMP_CHOLESKY))
            return curve;
        curve.coefficients = {};
        for (int a = 0; a < terms; ++a)
            curve.coefficients[std::size_t(a)] = solution.at<double>(a);
    }
    return curve;
}

std::optional<TextLine> makeLine(const std::vector<InkPiece> &chain, double letterSize, bool joined)
{
    if (int(chain.size()) < (joined ? minimumWords : minimumLetters))
        return std::nullopt;
    std::vector<cv::Point2d> bottoms;
    std::vector<double> heights;
    for (const InkPiece &piece : chain) {
        bottoms.emplace_back(piece.centre().x, piece.box.y + piece.box.height);
        heights.push_back(piece.box.height);
    }
    if (bottoms.back().x - bottoms.front().x < 5 * letterSize)
        return std::nullopt;
    const double typical = medianOf(heights);
    const int degree = chain.size() >= 40 ? 3 : chain.size() >= 15 ? 2 : 1;
    const Parabola baseline = fitCurve(bottoms, degree, typical * 0.22);

    TextLine line;
    line.letters = int(chain.size());
    std::vector<double> rises;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const double rise = baseline.at(bottoms[i].x) - chain[i].box.y;
        if (std::abs(bottoms[i].y - baseline.at(bottoms[i].x)) < typical * 0.2)
            rises.push_back(rise);
    }
    if (int(rises.size()) < (joined ? 2 : 4))
        return std::nullopt;
    // Most letters have no stroke up: the lower part of the heights is the x-height.
    std::sort(rises.begin(), rises.end());
    line.xHeight = rises[rises.size() * 35 / 100];
    if (joined) { // words rise and fall; how many letters they have is a guess
        double width = 0;
        for (const InkPiece &piece : chain)
            width += piece.box.width;
        line.letters = int(width / (joinedLetter * letterSize));
    }
    for (std::size_t i = 0; i < chain.size() && !joined; ++i) {
        const double bottom = bottoms[i].y - baseline.at(bottoms[i].x);
        const double rise = baseline.at(bottoms[i].x) - chain[i].box.y;
        line.above += rise > 1.2 * line.xHeight && bottom < 0.18 * line.xHeight;
        line.below += bottom > 0.2 * line.xHeight && rise < 1.2 * line.xHeight;
    }
    const double left = bottoms.front().x;
    const double step = (bottoms.back().x - left) / (baselinePoints - 1);
    for (int i = 0; i < baselinePoints; ++i)
        line.baseline.emplace_back(left + i * step, baseline.at(left + i * step));
    return line;
}

// Of letters that touch, pieces tell the height of words. The rows of ink
// tell the x-height all the same: above it only the strokes up are left.
double xHeightFromRows(const cv::Mat &ink, const TextLine &line)
{
    const int rows = int(line.xHeight * 1.2);
    std::vector<double> counts(std::size_t(rows + 1), 0);
    for (std::size_t i = 0; i + 1 < line.baseline.size(); ++i) {
        const cv::Point2d from = line.baseline[i], to = line.baseline[i + 1];
        for (double x = from.x; x < to.x; ++x) {
            const double base = from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
            for (int row = 0; row <= rows; ++row) {
                const int y = int(base) - 1 - row;
                if (y >= 0 && y < ink.rows && int(x) >= 0 && int(x) < ink.cols)
                    counts[std::size_t(row)] += ink.at<uchar>(y, int(x)) != 0;
            }
        }
    }
    const double densest = *std::max_element(counts.begin(), counts.end());
    for (int row = rows; row > 0; --row) {
        if (counts[std::size_t(row)] >= 0.55 * densest)
            return row + 1;
    }
    return line.xHeight;
}

bool lettersTouch(const std::vector<InkPiece> &chain)
{
    std::vector<double> shapes;
    for (const InkPiece &piece : chain)
        shapes.push_back(double(piece.box.width) / piece.box.height);
    return medianOf(shapes) > 1.2;
}

} // namespace

double TextLine::degrees() const
{
    const cv::Point2d step = baseline.back() - baseline.front();
    return std::atan2(step.y, step.x) * 180 / CV_PI;
}

std::vector<TextLine> findTextLines(const InkAnalysis &ink)
{
    std::vector<InkPiece> pieces;
    for (const InkPiece &piece : ink.pieces) { // no dots, commas, accents
        if (piece.box.height >= 0.4 * ink.letterSize && piece.box.height <= 3 * ink.letterSize)
            pieces.push_back(piece);
    }
    std::sort(pieces.begin(), pieces.end(),
              [](const InkPiece &a, const InkPiece &b) { return a.box.x < b.box.x; });
    const std::vector<int> next = linkPieces(pieces, ink.letterSize);
    std::vector<bool> follows(pieces.size(), false);
    for (const int index : next) {
        if (index >= 0)
            follows[std::size_t(index)] = true;
    }
    std::vector<TextLine> lines;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (follows[i])
            continue;
        std::vector<InkPiece> chain;
        for (int at = int(i); at >= 0; at = next[std::size_t(at)])
            chain.push_back(pieces[std::size_t(at)]);
        auto line = makeLine(chain, ink.letterSize, ink.joined);
        if (!line)
            continue;
        if (ink.joined || lettersTouch(chain))
            line->xHeight = std::min(line->xHeight, xHeightFromRows(ink.ink, *line));
        lines.push_back(std::move(*line));
    }
    return lines;
}

double medianXHeight(const std::vector<TextLine> &lines)
{
    return weightedMedian(lines, [](const TextLine &line) { return line.xHeight; });
}

double medianDegrees(const std::vector<TextLine> &lines)
{
    return weightedMedian(lines, [](const TextLine &line) { return line.degrees(); });
}

double uprightEvidence(const std::vector<TextLine> &lines)
{
    int above = 0, below = 0;
    for (const TextLine &line : lines) {
        above += line.above;
        below += line.below;
    }
    // A handful of letters may be chance.
    return double(above - below) / (above + below + 12);
}

} // namespace recto
