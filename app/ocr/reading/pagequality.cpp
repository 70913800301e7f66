// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagequality.h"

#include "ocr/reading/pagepicture.h"
#include "ocr/reading/pagepreparation.h"

#include <opencv2/imgproc.hpp>

#include <QImage>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(qualityLog, "recto.reading.quality", QtWarningMsg)

constexpr std::size_t fewestPieces = 7; // that say something about sharpness
constexpr double darkPaper = 60; // of 255
constexpr double handWavering = 0.05;
constexpr double handUnevenness = 0.09;
constexpr double blurredPrint = 0.335;
constexpr double blurredPart = 0.365; // where another part of the page is sharp:
constexpr double partLoss = 0.8;
constexpr double joinedByBlur = 0.3; // share of the pieces
constexpr double steadyPrint = 0.045; // x-heights; joined letters of a hand waver more

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + std::ptrdiff_t(double(values.size() - 1) * share);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

// Baseline of a line at x, between its points.
double heightAt(const TextLine &line, double x)
{
    const double step = line.width() / double(line.baseline.size() - 1);
    const double place = (x - line.baseline.front().x) / std::max(1e-6, step);
    const auto index = std::size_t(std::clamp(place, 0.0, double(line.baseline.size() - 2)));
    const double share = place - double(index);
    return line.baseline[index].y * (1 - share) + line.baseline[index + 1].y * share;
}

// Steepness of the edges of grey pictures, piece by piece of ink.
class EdgeSharpness
{
public:
    explicit EdgeSharpness(const cv::Mat &grey)
        : m_grey(grey)
    {
        cv::Mat across, down;
        cv::Sobel(grey, across, CV_32F, 1, 0, 3, 1.0 / 8);
        cv::Sobel(grey, down, CV_32F, 0, 1, 3, 1.0 / 8);
        cv::magnitude(across, down, m_slope);
    }

    // 0 where there is too little contrast to tell.
    [[nodiscard]] double at(const cv::Rect &box) const
    {
        const cv::Rect around = cv::Rect(box.x - 2, box.y - 2, box.width + 4, box.height + 4)
            & cv::Rect(0, 0, m_grey.cols, m_grey.rows);
        double darkest = 0, brightest = 0, steepest = 0;
        cv::minMaxLoc(m_grey(around), &darkest, &brightest);
        cv::minMaxLoc(m_slope(around), nullptr, &steepest);
        return brightest - darkest > 20 ? steepest / (brightest - darkest) : 0;
    }

private:
    cv::Mat m_grey, m_slope;
};

// Per letter, for light and print differ over a page.
double sharpnessOf(const EdgeSharpness &edges, const InkAnalysis &ink, double xHeight)
{
    std::vector<double> values;
    const std::size_t step = std::max<std::size_t>(1, ink.pieces.size() / 400);
    for (std::size_t i = 0; i < ink.pieces.size(); i += step) {
        const cv::Rect box = ink.pieces[i].box;
        if (const double value = box.height < 0.5 * xHeight ? 0 : edges.at(box); value > 0)
            values.push_back(value);
    }
    return values.size() >= fewestPieces ? quantile(values, 0.5) : 0;
}

// Sharpness of the letters of lines, by parts of the page.
class SharpnessMap
{
public:
    SharpnessMap(const EdgeSharpness &edges, cv::Size page)
        : m_edges(edges)
        , m_page(page)
    {
    }

    void add(const cv::Rect &box)
    {
        const int row = std::clamp(box.y * parts / m_page.height, 0, parts - 1);
        const int column = std::clamp(box.x * parts / m_page.width, 0, parts - 1);
        if (const double value = m_edges.at(box); value > 0)
            m_values[std::size_t(row * parts + column)].push_back(value);
    }

    // Of the most blurred and of the sharpest part.
    [[nodiscard]] std::pair<double, double> extremes() const
    {
        double least = 0, most = 0;
        for (const std::vector<double> &values : m_values) {
            if (values.size() < fewestLetters)
                continue;
            const double middle = quantile(values, 0.5);
            least = most > 0 ? std::min(least, middle) : middle;
            most = std::max(most, middle);
        }
        return {least, most};
    }

private:
    static constexpr int parts = 4; // across and down
    static constexpr std::size_t fewestLetters = 10;
    const EdgeSharpness &m_edges;
    cv::Size m_page;
    std::array<std::vector<double>, std::size_t(parts *parts)> m_values;
};

} // namespace

PrintMeasures measurePrint(const cv::Mat &grey, const InkAnalysis &ink,
                           const std::vector<TextLine> &lines)
{
    PrintMeasures measures;
    measures.light = quantile(
        [&grey] {
            cv::Mat small;
            cv::resize(grey, small, {96, 96}, 0, 0, cv::INTER_AREA);
            return std::vector<double>(small.begin<uchar>(), small.end<uchar>());
        }(),
        0.8);
    const double xHeight = medianXHeight(lines);
    for (const TextLine &line : lines)
        measures.letters += line.letters;
    // Print so blurred that no letters stand apart has no lines, only patches.
    const EdgeSharpness edges(grey);
    measures.sharpness = sharpnessOf(edges, ink, xHeight > 0 ? xHeight : ink.letterSize / 2);
    if (xHeight <= 0)
        return measures;
    std::vector<double> feet, heights;
    SharpnessMap map(edges, grey.size());
    int joined = 0;
    for (const TextLine &line : lines) {
        const double top = line.baseline.front().y - 3 * line.xHeight;
        for (const InkPiece &piece : ink.pieces) {
            const cv::Point2d centre = piece.centre();
            if (centre.x < line.baseline.front().x || centre.x > line.baseline.back().x
                || centre.y < top || piece.box.height < 0.6 * line.xHeight)
                continue;
            const double base = heightAt(line, centre.x);
            if (centre.y > base || centre.y < base - 1.5 * line.xHeight)
                continue;
            const double foot = std::abs(piece.box.y + piece.box.height - base) / line.xHeight;
            const double height = (base - piece.box.y) / line.xHeight;
            feet.push_back(foot);
            map.add(piece.box);
            const bool touches = piece.box.width > 2.2 * line.xHeight;
            if (!touches)
                heights.push_back(std::min(std::abs(height - 1), std::abs(height - 1.4)));
            joined += touches;
        }
    }
    measures.wavering = quantile(feet, 0.5);
    measures.unevenness = quantile(heights, 0.5);
    measures.joined = feet.empty() ? 0 : double(joined) / double(feet.size());
    measures.mostlyJoined = ink.joined;
    std::tie(measures.leastSharp, measures.mostSharp) = map.extremes();
    qCDebug(
        qualityLog,
        "sharp %.2f (%.2f to %.2f) waver %.3f uneven %.3f joined %.2f light %.0f letters %d of %zu",
        measures.sharpness, measures.leastSharp, measures.mostSharp, measures.wavering,
        measures.unevenness, measures.joined, measures.light, measures.letters, ink.pieces.size());
    return measures;
}

bool isPartlyBlurred(const PrintMeasures &measures)
{
    return measures.leastSharp < blurredPart && measures.leastSharp < partLoss * measures.mostSharp;
}

PageQuality judgePrint(const PrintMeasures &measures)
{
    PageQuality quality;
    quality.sharpness = float(measures.sharpness);
    quality.dark = measures.light < darkPaper;
    if (measures.letters == 0) {
        quality.blurred = measures.sharpness > 0 && measures.sharpness < blurredPrint;
        return quality;
    }
    // Half from feet that leave the line, half from letters of every height.
    const double hand = measures.wavering / handWavering + measures.unevenness / handUnevenness;
    quality.handwriting = float(std::clamp((hand - 1) / 1.3, 0.0, 1.0));
    const bool steady = measures.wavering < steadyPrint;
    quality.blurred = measures.sharpness < blurredPrint || isPartlyBlurred(measures)
        || (measures.joined > joinedByBlur && steady)
        || (measures.mostlyJoined && quality.handwriting <= 0.5F);
    // Grain makes print waver like a hand: more light first.
    quality.handwritten = !quality.blurred && !quality.dark && quality.handwriting > 0.5F;
    return quality;
}

bool textIsCutOff(const std::vector<TextLine> &lines, const PageMapping &mapping, cv::Size picture)
{
    int cut = 0;
    for (const TextLine &line : lines) {
        // A letter's width before and behind the line has to be on the picture.
        const cv::Point2d margin(line.xHeight * 0.8, 0);
        for (const cv::Point2d end :
             {line.baseline.front() - margin, line.baseline.back() + margin}) {
            const cv::Point2d there = mapping.toSource(end);
            if (there.x < 0 || there.y < 0 || there.x > picture.width || there.y > picture.height) {
                ++cut;
                break;
            }
        }
    }
    return lines.size() >= 4 && cut * 3 >= int(lines.size());
}

PageQuality assessPage(const QImage &page)
{
    GreyPage grey = makeGreyPage(greyFromImage(page));
    QVector<PreparationStep> decisions;
    const LevelPage level = PagePreparation().levelPage(grey, {}, &decisions);
    PageQuality quality = judgePrint(
        measurePrint(renderAnalysis(grey, level.mapping, level.size), level.ink, level.lines));
    quality.cutOff = textIsCutOff(level.lines, level.mapping, grey.full.size());
    quality.blank = level.lines.empty() && level.ink.pieces.size() < 8;
    return quality;
}

} // namespace recto
