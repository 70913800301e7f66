// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/inkanalysis.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace recto {

namespace {

constexpr double minimumLetter = 3; // pixels; smaller is noise
constexpr double maximumLetter = 140;
constexpr double whitePaper = 248; // of evened light
constexpr double paleGamma = 2;
constexpr std::size_t sampledPieces = 2500; // enough for a direction

double weightedMedianSize(const std::vector<InkPiece> &pieces)
{
    // Weighted by area, so that specks don't count.
    std::vector<std::pair<int, int>> sizes;
    double total = 0;
    for (const InkPiece &piece : pieces) {
        const int longer = std::max(piece.box.width, piece.box.height);
        const int weight = std::min(piece.area, longer * longer);
        sizes.emplace_back(longer, weight);
        total += weight;
    }
    std::sort(sizes.begin(), sizes.end());
    double sum = 0;
    for (const auto &[size, weight] : sizes) {
        sum += weight;
        if (sum * 2 >= total)
            return size;
    }
    return 0;
}

int inkThreshold(const cv::Mat &even)
{
    cv::Mat scratch;
    const double otsu = cv::threshold(even, scratch, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    return int(std::clamp(otsu, 140.0, 215.0));
}

std::vector<InkPiece> findPieces(const cv::Mat &ink)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
    std::vector<InkPiece> pieces;
    pieces.reserve(std::size_t(count));
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const InkPiece piece{{row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP],
                              row[cv::CC_STAT_WIDTH], row[cv::CC_STAT_HEIGHT]},
                             row[cv::CC_STAT_AREA]};
        const int longer = std::max(piece.box.width, piece.box.height);
        if (longer >= minimumLetter && longer <= maximumLetter)
            pieces.push_back(piece);
    }
    return pieces;
}

struct Neighbour
{
    double distance = 1e9;
    double degrees = 0;
};

// Angle −90…90 of the line through two points, which has no direction.
double lineDegrees(cv::Point2d step)
{
    double degrees = std::atan2(step.y, step.x) * 180 / CV_PI;
    if (degrees > 90)
        degrees -= 180;
    if (degrees <= -90)
        degrees += 180;
    return degrees;
}

using AngleVotes = std::array<double, 180>;

void vote(AngleVotes &votes, double degrees, double weight)
{
    votes[std::size_t((int(std::lround(degrees)) + 270) % 180)] += weight;
}

void voteByNeighbours(AngleVotes &votes, const std::vector<InkPiece> &pieces, double letterSize)
{
    // `pieces` are sorted by their centre's x.
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::array<Neighbour, 3> nearest;
        const cv::Point2d here = pieces[i].centre();
        const auto consider = [&](const InkPiece &other) {
            const cv::Point2d step = other.centre() - here;
            const double distance = std::hypot(step.x, step.y);
            if (distance >= nearest.back().distance || distance > 4 * letterSize)
                return;
            nearest.back() = {distance, lineDegrees(step)};
            std::sort(nearest.begin(), nearest.end(),
                      [](const Neighbour &a, const Neighbour &b) { return a.distance < b.distance; });
        };
        for (std::size_t j = i + 1; j < pieces.size(); ++j) {
            if (pieces[j].centre().x - here.x > nearest.back().distance
                || pieces[j].centre().x - here.x > 4 * letterSize)
                break;
            consider(pieces[j]);
        }
        for (std::size_t j = i; j-- > 0;) {
            if (here.x - pieces[j].centre().x > nearest.back().distance
                || here.x - pieces[j].centre().x > 4 * letterSize)
                break;
            consider(pieces[j]);
        }
        for (const Neighbour &neighbour : nearest) {
            if (neighbour.distance < 1e9)
                vote(votes, neighbour.degrees, 1);
        }
    }
}

double smoothed(const AngleVotes &votes, int bin)
{
    double sum = 0;
    for (int i = -2; i <= 2; ++i)
        sum += votes[std::size_t((bin + i + 180) % 180)] * (3 - std::abs(i)) / 3;
    return sum;
}

// How sharply the rows of ink stand out when the picture is turned back by
// `degrees`: high along text lines, low across them.
double rowContrast(const cv::Mat &ink, double degrees)
{
    cv::Mat small;
    const double scale = 500.0 / std::max(ink.cols, ink.rows);
    const cv::Size size(std::max(1, int(ink.cols * scale)), std::max(1, int(ink.rows * scale)));
    cv::resize(ink, small, size, 0, 0, cv::INTER_AREA);
    const cv::Point2f centre(float(small.cols) / 2, float(small.rows) / 2);
    const int side = int(std::hypot(small.cols, small.rows));
    cv::Mat turn = cv::getRotationMatrix2D(centre, degrees, 1);
    turn.at<double>(0, 2) += side / 2.0 - double(centre.x);
    turn.at<double>(1, 2) += side / 2.0 - double(centre.y);
    cv::Mat turned, rows;
    cv::warpAffine(small, turned, turn, {side, side});
    cv::reduce(turned, rows, 1, cv::REDUCE_SUM, CV_64F);
    double change = 0, total = 1;
    for (int i = 1; i < rows.rows; ++i) {
        const double step = rows.at<double>(i) - rows.at<double>(i - 1);
        change += step * step;
        total += rows.at<double>(i) * rows.at<double>(i);
    }
    return change / total;
}

} // namespace

cv::Mat estimateBackground(const cv::Mat &grey, int scale, int reach)
{
    cv::Mat small;
    const cv::Size size(std::max(1, grey.cols / scale), std::max(1, grey.rows / scale));
    cv::resize(grey, small, size, 0, 0, cv::INTER_AREA);
    const int side = std::max(3, reach / scale) | 1;
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {side, side});
    cv::Mat closed;
    cv::morphologyEx(small, closed, cv::MORPH_CLOSE, kernel, {-1, -1}, 1, cv::BORDER_REPLICATE);
    cv::Mat result;
    cv::medianBlur(closed, result, std::min(side, 31) | 1);
    cv::blur(result, result, {side, side}, {-1, -1}, cv::BORDER_REPLICATE);
    return result;
}

cv::Mat evenLight(const cv::Mat &grey, const cv::Mat &background)
{
    cv::Mat large, result;
    cv::resize(background, large, grey.size(), 0, 0, cv::INTER_LINEAR);
    cv::divide(grey, large, result, 255);
    return result;
}

cv::Mat strengthenPale(const cv::Mat &even)
{
    cv::Mat table(1, 256, CV_8U);
    for (int i = 0; i < 256; ++i) {
        const double light = std::min(1.0, i / whitePaper);
        table.at<uchar>(i) = cv::saturate_cast<uchar>(255 * std::pow(light, paleGamma));
    }
    cv::Mat result;
    cv::LUT(even, table, result);
    return result;
}

InkAnalysis analyseInk(const cv::Mat &grey)
{
    InkAnalysis result;
    const cv::Mat even = evenLight(grey, estimateBackground(grey, 4, 60));
    cv::threshold(even, result.ink, inkThreshold(even), 255, cv::THRESH_BINARY_INV);
    std::vector<InkPiece> pieces = findPieces(result.ink);
    if (pieces.size() < 8)
        return result;
    result.letterSize = weightedMedianSize(pieces);
    const double low = std::max(minimumLetter, result.letterSize * 0.35);
    const double high = result.letterSize * 4;
    for (const InkPiece &piece : pieces) {
        const int longer = std::max(piece.box.width, piece.box.height);
        if (longer >= low && longer <= high && piece.area >= 6)
            result.pieces.push_back(piece);
    }
    return result;
}

TextDirection textDirection(const InkAnalysis &ink)
{
    std::vector<InkPiece> pieces = ink.pieces;
    if (pieces.size() < 8)
        return {};
    std::sort(pieces.begin(), pieces.end(), [](const InkPiece &a, const InkPiece &b) {
        return a.centre().x < b.centre().x;
    });
    if (pieces.size() > sampledPieces * 2) { // whole neighbourhoods, so a band of the page
        const auto first = pieces.begin() + std::ptrdiff_t((pieces.size() - sampledPieces * 2) / 2);
        pieces = {first, first + std::ptrdiff_t(sampledPieces * 2)};
    }
    AngleVotes votes{};
    voteByNeighbours(votes, pieces, ink.letterSize);
    const auto peakOf = [&votes](int from, int to) {
        int best = from;
        for (int bin = from; bin < to; ++bin) {
            if (smoothed(votes, bin) > smoothed(votes, best))
                best = bin;
        }
        return best;
    };
    int peak = peakOf(0, 180);
    const int across = peakOf(peak + 60, peak + 121) % 180;
    double total = 0;
    for (const double count : votes)
        total += count;
    // Letters that touch make neighbours of lines rather than of letters: look
    // at the rows of ink when the vote is not clear.
    if (smoothed(votes, across) > 0.4 * smoothed(votes, peak)
        && rowContrast(ink.ink, across - 90.0) > 1.3 * rowContrast(ink.ink, peak - 90.0))
        peak = across;
    return {peak - 90.0, total > 0 ? smoothed(votes, peak) / total : 0};
}

} // namespace recto
