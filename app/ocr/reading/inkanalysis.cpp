// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/inkanalysis.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr double minimumLetter = 3; // pixels; smaller is noise
constexpr double maximumLetter = 140;
constexpr double whitePaper = 248; // of evened light
constexpr double paleGamma = 2;
constexpr double visibleGrain = 4; // noise of evened light; clean photos have 1–2
constexpr double coarseGrain = 12;
constexpr int longestWord = 400; // pixels
constexpr int fewestWords = 40; // that say something about all
constexpr double joinedShare = 0.5; // of the ink in pieces much longer than high

int longerSide(const InkPiece &piece)
{
    return std::max(piece.box.width, piece.box.height);
}

int shorterSide(const InkPiece &piece)
{
    return std::min(piece.box.width, piece.box.height);
}

// Weighted by area, so that specks don't count.
double weightedMedianSize(const std::vector<InkPiece> &pieces, int (*sizeOf)(const InkPiece &))
{
    std::vector<std::pair<int, int>> sizes;
    double total = 0;
    for (const InkPiece &piece : pieces) {
        const int size = sizeOf(piece);
        const int weight = std::min(piece.area, size * size);
        sizes.emplace_back(size, weight);
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

// Rules of tables and edges of the paper are longer or thinner than words.
bool looksLikeWord(const InkPiece &piece)
{
    return shorterSide(piece) > 4 && shorterSide(piece) < 60
        && longerSide(piece) > 2.2 * shorterSide(piece) && piece.area > 0.2 * piece.box.area();
}

bool lettersAreJoined(const std::vector<InkPiece> &pieces)
{
    double words = 0, all = 1;
    int count = 0;
    for (const InkPiece &piece : pieces) {
        all += piece.area;
        if (!looksLikeWord(piece))
            continue;
        words += piece.area;
        ++count;
    }
    return count >= fewestWords && words > joinedShare * all;
}

int inkThreshold(const cv::Mat &even)
{
    cv::Mat scratch;
    const double otsu
        = cv::threshold(even, scratch, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
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
        const InkPiece piece{{row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                              row[cv::CC_STAT_HEIGHT]},
                             row[cv::CC_STAT_AREA]};
        const int longer = longerSide(piece);
        if (longer >= minimumLetter && longer <= longestWord)
            pieces.push_back(piece);
    }
    return pieces;
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

double noiseOf(const cv::Mat &grey)
{
    // Second differences in both directions: nothing but noise remains of paper
    // and straight edges (Immerkær 1996). At least a quarter of a page is paper.
    const cv::Mat kernel = (cv::Mat_<float>(3, 3) << 1, -2, 1, -2, 4, -2, 1, -2, 1);
    const cv::Rect middle(grey.cols / 4, grey.rows / 4, grey.cols / 2, grey.rows / 2);
    if (middle.width < 8 || middle.height < 8)
        return 0;
    cv::Mat response;
    cv::filter2D(grey(middle), response, CV_16S, kernel);
    std::vector<int> counts(2048, 0);
    for (const auto value : cv::Mat_<short>(response))
        ++counts[std::size_t(std::abs(value))];
    int sum = 0, quartile = 0;
    while ((sum += counts[std::size_t(quartile)]) < middle.area() / 4)
        ++quartile;
    constexpr double deviations = 0.3186 * 6; // quartile to deviation; gain of the kernel
    return quartile / deviations;
}

cv::Mat withoutGrain(const cv::Mat &even)
{
    const double noise = noiseOf(even);
    if (noise < visibleGrain)
        return even;
    cv::Mat calm;
    cv::GaussianBlur(even, calm, {}, noise < coarseGrain ? 1.0 : 1.4);
    return calm;
}

namespace {

// Letters, or words where the letters are joined.
void keepText(InkAnalysis &analysis, const std::vector<InkPiece> &pieces)
{
    std::vector<InkPiece> letters = pieces;
    std::erase_if(letters, [](const InkPiece &piece) { return longerSide(piece) > maximumLetter; });
    const double low = analysis.joined ? 0.4 : 0.35;
    const double high = analysis.joined ? 3 : 4;
    const auto sizeOf = analysis.joined ? shorterSide : longerSide;
    const std::vector<InkPiece> &candidates = analysis.joined ? pieces : letters;
    analysis.letterSize = weightedMedianSize(candidates, sizeOf);
    const double smallest = std::max(minimumLetter, analysis.letterSize * low);
    for (const InkPiece &piece : candidates) {
        if (sizeOf(piece) >= smallest && sizeOf(piece) <= analysis.letterSize * high
            && piece.area >= 6)
            analysis.pieces.push_back(piece);
    }
}

} // namespace

InkAnalysis analyseInk(const cv::Mat &grey)
{
    InkAnalysis result;
    const cv::Mat even = withoutGrain(evenLight(grey, estimateBackground(grey, 4, 60)));
    cv::threshold(even, result.ink, inkThreshold(even), 255, cv::THRESH_BINARY_INV);
    const std::vector<InkPiece> pieces = findPieces(result.ink);
    if (pieces.size() < 8)
        return result;
    result.joined = lettersAreJoined(pieces);
    keepText(result, pieces);
    return result;
}

} // namespace recto
