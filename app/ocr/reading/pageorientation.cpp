// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pageorientation.h"

#include "ocr/reading/textdirection.h"

#include <opencv2/imgproc.hpp>

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(orientationLog, "recto.reading.orientation", QtWarningMsg)

constexpr int analysisLongSide = 1600; // pixels
constexpr double sampleXHeight = 14; // pixels
constexpr double probeWidth = 60; // x-heights: some ten words are enough
constexpr double clearlyUpright = 0.3; // evidence that needs no reading
constexpr double clearDirection = 0.2; // share of the neighbours
constexpr double readable = 60; // confidence
constexpr double wayLead = 5; // confidence by which one way is read better
constexpr double doubtfulLead = 15;
constexpr double rowsAlong = 1.5; // contrast of the rows of ink, along to across

// turned pixel → pixel, for a turn about the centre, grown so that nothing is cut off.
cv::Matx33d unrotating(double degrees, cv::Size size, cv::Size *grown)
{
    const double radians = degrees * CV_PI / 180;
    const double c = std::cos(radians), s = std::sin(radians);
    grown->width = int(std::ceil(std::abs(size.width * c) + std::abs(size.height * s) - 1e-6));
    grown->height = int(std::ceil(std::abs(size.width * s) + std::abs(size.height * c) - 1e-6));
    const cv::Matx33d rotation(c, -s, 0, s, c, 0, 0, 0, 1);
    return shifting(size.width / 2.0, size.height / 2.0) * rotation
        * shifting(-grown->width / 2.0, -grown->height / 2.0);
}

// The page turned back by `degrees` after `turns` quarter turns.
LevelPage turnedPage(const GreyPage &grey, const PageMapping &start, cv::Size size, int turns,
                     double degrees)
{
    LevelPage page;
    page.mapping = start;
    page.size = turns & 1 ? cv::Size(size.height, size.width) : size;
    page.turns = turns;
    page.degrees = degrees;
    page.mapping.prependOuter(unturning(turns, page.size));
    if (degrees != 0) {
        cv::Size grown;
        page.mapping.prependOuter(unrotating(degrees, page.size, &grown));
        page.size = grown;
    }
    page.ink = analyseInk(renderAnalysis(grey, page.mapping, page.size));
    page.lines = findTextLines(page.ink);
    return page;
}

// Whether the ink stands in rows across the picture no more than down it.
bool rowsAreUnclear(const cv::Mat &ink)
{
    return rowContrast(ink, 0) < rowsAlong * rowContrast(ink, 90);
}

// A skew beyond this is no skew of a page that someone wants to be read.
double believable(double degrees)
{
    return std::abs(degrees) <= 30 ? degrees : 0;
}

} // namespace

GreyPage makeGreyPage(const cv::Mat &full)
{
    GreyPage page{full, full};
    const double scale = double(analysisLongSide) / std::max(full.cols, full.rows);
    if (scale >= 1)
        return page;
    const cv::Size size(std::max(1, int(std::lround(full.cols * scale))),
                        std::max(1, int(std::lround(full.rows * scale))));
    page.small = cv::Mat();
    cv::resize(full, page.small, size, 0, 0, cv::INTER_AREA);
    return page;
}

cv::Mat renderAnalysis(const GreyPage &grey, const PageMapping &mapping, cv::Size size)
{
    PageMapping onSmall = mapping;
    onSmall.appendInner(scaling(double(grey.small.cols) / grey.full.cols,
                                double(grey.small.rows) / grey.full.rows));
    return onSmall.render(grey.small, size);
}

cv::Mat renderSample(const GreyPage &grey, const LevelPage &page, double xHeight)
{
    if (page.lines.empty())
        return {};
    const TextLine &line = *std::max_element(
        page.lines.begin(), page.lines.end(),
        [](const TextLine &a, const TextLine &b) { return a.letters < b.letters; });
    const double unit = std::max(2.0, line.xHeight);
    double top = 1e9, bottom = 0;
    for (const cv::Point2d &point : line.baseline) {
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    }
    const double left = std::max(0.0, line.baseline.front().x - 3 * unit);
    const double right = std::min(
        {double(page.size.width), line.baseline.back().x + 3 * unit, left + probeWidth * unit});
    top = std::max(0.0, top - 6 * unit); // the line above and the one below, whole
    bottom = std::min(double(page.size.height), bottom + 5 * unit);
    const double scale = xHeight / unit;
    PageMapping mapping = page.mapping;
    mapping.prependOuter(shifting(left, top) * scaling(1 / scale, 1 / scale));
    const cv::Size size(std::max(1, int((right - left) * scale)),
                        std::max(1, int((bottom - top) * scale)));
    const cv::Mat piece = mapping.render(grey.full, size);
    return evenLight(piece, estimateBackground(piece, 4, 60));
}

double PageOrientation::probeBothWays(const GreyPage &grey, const LevelPage &page,
                                      bool *upsideDown) const
{
    const cv::Mat piece = renderSample(grey, page, sampleXHeight);
    if (piece.empty() || !m_probe)
        return 0;
    cv::Mat turned;
    cv::rotate(piece, turned, cv::ROTATE_180);
    const double upright = m_probe(piece, sampleXHeight);
    const double flipped = m_probe(turned, sampleXHeight);
    qCDebug(orientationLog, "probe upright %.0f upside down %.0f", upright, flipped);
    // What can be read neither way is more likely held upright.
    const double best = std::max(upright, flipped);
    *upsideDown = flipped > upright + (best < readable ? doubtfulLead : wayLead);
    return best;
}

LevelPage PageOrientation::level(const GreyPage &grey, const PageMapping &start, cv::Size size,
                                 bool quarters) const
{
    LevelPage page = turnedPage(grey, start, size, 0, 0);
    const TextDirection direction = textDirection(page.ink);
    const double found = direction.certainty > 0.05 ? direction.degrees : 0;
    qCDebug(orientationLog, "direction %.1f certainty %.2f", direction.degrees,
            direction.certainty);
    if (!quarters) {
        if (std::abs(found) >= 2 && std::abs(found) <= 30)
            page = turnedPage(grey, start, size, 0, found);
        return page;
    }
    const bool sideways = std::abs(found) > 45;
    const double skew = believable(sideways ? found - std::copysign(90, found) : found);
    // Lines that run down the picture are read from top to bottom or the reverse:
    // one turn for now, the other half below.
    if (sideways || std::abs(skew) >= 2)
        page = turnedPage(grey, start, size, sideways ? (found > 0 ? 3 : 1) : 0, skew);
    const double evidence = uprightEvidence(page.lines);
    bool upsideDown = evidence < -clearlyUpright;
    const bool doubtful = direction.certainty < clearDirection;
    if (m_probe && (doubtful || evidence < clearlyUpright)) {
        bool flipped = false;
        const double confidence = probeBothWays(grey, page, &flipped);
        if (confidence > 0)
            upsideDown = flipped;
        const bool unclear = page.lines.empty() || rowsAreUnclear(page.ink.ink);
        if (doubtful && confidence < readable && unclear) {
            // Which way the letters follow each other was not clear: read across as well.
            LevelPage across = turnedPage(grey, start, size, sideways ? 0 : 1, 0);
            if (probeBothWays(grey, across, &flipped) > confidence + 10) {
                page = std::move(across);
                upsideDown = flipped;
            }
        }
    }
    if (upsideDown)
        page = turnedPage(grey, start, size, (page.turns + 2) & 3, page.degrees);
    return page;
}

} // namespace recto
