// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/textdirection.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace recto {

namespace {

constexpr double rowsLongSide = 500; // pixels in which rows are told apart
constexpr double clearRows = 0.3; // certainty of rows that are none by chance
constexpr std::size_t sampledPieces = 2500; // enough for a direction

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
            std::sort(nearest.begin(), nearest.end(), [](const Neighbour &a, const Neighbour &b) {
                return a.distance < b.distance;
            });
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

// Words tell no direction by their neighbours, which stand above and below: the
// rows of ink do.
TextDirection directionOfWords(const InkAnalysis &ink)
{
    cv::Mat words = cv::Mat::zeros(ink.ink.size(), CV_8U);
    for (const InkPiece &piece : ink.pieces)
        ink.ink(piece.box).copyTo(words(piece.box));
    double best = 0, degrees = 0;
    const auto consider = [&](double candidate) {
        const double contrast = rowContrast(words, candidate);
        if (contrast <= best)
            return;
        best = contrast;
        degrees = candidate;
    };
    for (int step = -88; step <= 90; step += 4)
        consider(step);
    for (const double step : {degrees - 2, degrees + 2})
        consider(step);
    const double across = rowContrast(words, degrees > 0 ? degrees - 90 : degrees + 90);
    return {degrees, best > 0 ? std::clamp(1 - across / best, 0.06, 1.0) : 0};
}

} // namespace

double rowContrast(const cv::Mat &ink, double degrees)
{
    cv::Mat small;
    const double scale = rowsLongSide / std::max(ink.cols, ink.rows);
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

TextDirection textDirection(const InkAnalysis &ink)
{
    std::vector<InkPiece> pieces = ink.pieces;
    if (pieces.size() < 8)
        return {};
    if (ink.joined) {
        const TextDirection words = directionOfWords(ink);
        if (words.certainty > clearRows)
            return words;
    }
    std::sort(pieces.begin(), pieces.end(),
              [](const InkPiece &a, const InkPiece &b) { return a.centre().x < b.centre().x; });
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
