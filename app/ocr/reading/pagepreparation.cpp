// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/pagepreparation.h"

#include "ocr/reading/brightsheet.h"
#include "ocr/reading/deblurring.h"
#include "ocr/reading/facingpages.h"
#include "ocr/reading/inkanalysis.h"
#include "ocr/reading/pageoutline.h"
#include "ocr/reading/pagequality.h"
#include "ocr/reading/personscorrections.h"
#include "ocr/reading/straightening.h"
#include "ocr/reading/textlines.h"

#include <opencv2/imgproc.hpp>

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(preparationLog, "recto.reading.preparation", QtWarningMsg)

constexpr double goodXHeight = 15; // pixels; what the recogniser reads best for its time
constexpr double largeXHeight = 18; // larger letters are made smaller
constexpr double smallXHeight = 10; // smaller ones larger
constexpr double largestEnlargement = 2.5;
constexpr int darkPicture = 120; // median light below which it may be light on dark
constexpr int surelyDarkOnLight = 200; // and no doubt that they are dark on light …
constexpr int handfulOfLetters = 30;
constexpr double likelyText = 0.3; // … if they rise and fall as letters do
constexpr double bentLines = 0.1; // x-heights that lines may bend before they are straightened
constexpr double simpleLongSide = 2600; // pixels
constexpr int blurSample = 320; // pixels: a dozen lines
constexpr double softPrint = 0.38; // sharpness of print that may be blurred
constexpr double unreadable = 50; // confidence
constexpr double sharperLead = 3; // of confidence
constexpr double sampleHeight = 14; // x-heights: some five lines …
constexpr double sampleWidth = 50; // … of eight words
constexpr double converging = 0.02; // of the width: sides that are this little apart are parallel

int medianLight(const cv::Mat &grey)
{
    cv::Mat small;
    cv::resize(grey, small, {128, 128}, 0, 0, cv::INTER_AREA);
    std::vector<uchar> values(small.begin<uchar>(), small.end<uchar>());
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

int letterCount(const std::vector<TextLine> &lines)
{
    int count = 0;
    for (const TextLine &line : lines)
        count += line.letters;
    return count;
}

double distance(cv::Point2d a, cv::Point2d b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

cv::Matx33d homography(const std::array<cv::Point2f, 4> &from, const std::array<cv::Point2f, 4> &to)
{
    const cv::Mat matrix = cv::getPerspectiveTransform(from.data(), to.data());
    return cv::Matx33d(matrix.ptr<double>());
}

cv::Size shrunkSize(const GreyPage &grey, PageMapping *mapping)
{
    mapping->appendInner(scaling(double(grey.full.cols) / grey.small.cols,
                                 double(grey.full.rows) / grey.small.rows));
    return grey.small.size();
}

cv::Rect2d areaOf(const std::vector<TextLine> &lines, double xHeight)
{
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const TextLine &line : lines) {
        for (const cv::Point2d &point : line.baseline) {
            left = std::min(left, point.x);
            right = std::max(right, point.x);
            top = std::min(top, point.y - 2 * line.xHeight);
            bottom = std::max(bottom, point.y + line.xHeight);
        }
    }
    return {left - xHeight, top, right - left + 2 * xHeight, bottom - top};
}

// A page on its way: what is left of the picture and its lines.
struct PageArea
{
    LevelPage level;
    cv::Rect2d crop; // of level pixels
};

// Makes the paper's left and right edges parallel, which undoes the
// perspective across the lines, and leaves what lies beyond the paper out.
// The lines themselves are made level later.
bool useOutline(const GreyPage &grey, PageArea &area)
{
    LevelPage &level = area.level;
    const double xHeight = medianXHeight(level.lines);
    if (level.lines.size() < 3 || xHeight <= 0)
        return false;
    const cv::Rect2d text = areaOf(level.lines, xHeight);
    const PageOutline outline
        = findPageOutline(renderAnalysis(grey, level.mapping, level.size), text);
    const double top = text.y, bottom = text.y + text.height;
    qCDebug(preparationLog, "outline left %.2f right %.2f top %.2f bottom %.2f",
            outline.left ? outline.left->support : 0, outline.right ? outline.right->support : 0,
            outline.top ? outline.top->support : 0, outline.bottom ? outline.bottom->support : 0);
    // The paper ends at the innermost point of its edge, but never inside the text.
    const double right = text.x + text.width;
    const double cropTop = std::clamp(std::max(outline.topAt(text.x), outline.topAt(right)), 0.0,
                                      std::max(0.0, text.y - xHeight));
    const double cropBottom = std::clamp(
        std::min(outline.bottomAt(text.x), outline.bottomAt(right)),
        std::min(bottom + xHeight, double(level.size.height)), double(level.size.height));
    double cropLeft = std::clamp(std::max(outline.leftAt(top), outline.leftAt(bottom)), 0.0,
                                 std::max(0.0, text.x));
    double cropRight
        = std::clamp(std::min(outline.rightAt(top), outline.rightAt(bottom)),
                     std::min(right, double(level.size.width)), double(level.size.width));
    bool rectified = false;
    if (outline.left && outline.right) {
        const double widthAbove = outline.rightAt(top) - outline.leftAt(top);
        const double widthBelow = outline.rightAt(bottom) - outline.leftAt(bottom);
        const double lean = std::abs(outline.leftAt(top) - outline.leftAt(bottom));
        const double width = (widthAbove + widthBelow) / 2;
        if (std::abs(widthAbove - widthBelow) > converging * width || lean > converging * width) {
            cropLeft = (outline.leftAt(top) + outline.leftAt(bottom)) / 2;
            cropRight = cropLeft + width;
            const auto point = [](double x, double y) { return cv::Point2f(float(x), float(y)); };
            level.mapping.prependOuter(homography(
                {point(cropLeft, top), point(cropRight, top), point(cropRight, bottom),
                 point(cropLeft, bottom)},
                {point(outline.leftAt(top), top), point(outline.rightAt(top), top),
                 point(outline.rightAt(bottom), bottom), point(outline.leftAt(bottom), bottom)}));
            rectified = true;
        }
    }
    area.crop &= cv::Rect2d(cropLeft, cropTop, std::max(1.0, cropRight - cropLeft),
                            std::max(1.0, cropBottom - cropTop));
    if (rectified) {
        level.ink = analyseInk(renderAnalysis(grey, level.mapping, level.size));
        level.lines = linesWithin(findTextLines(level.ink), area.crop);
    }
    return rectified;
}

// Scale from level pixels to those of the prepared picture.
double preparedScale(double xHeight, double sourceScale)
{
    if (xHeight <= 0)
        return std::min(1.0, sourceScale);
    const double inSource = xHeight * sourceScale;
    if (inSource > largeXHeight)
        return goodXHeight / xHeight;
    if (inSource < smallXHeight)
        return std::min(largestEnlargement * sourceScale, goodXHeight / xHeight);
    return sourceScale;
}

// How many source pixels a level pixel measures.
double sourceScaleOf(const PageMapping &mapping, cv::Point2d at)
{
    const cv::Point2d origin = mapping.toSource(at);
    return (distance(mapping.toSource(at + cv::Point2d(1, 0)), origin)
            + distance(mapping.toSource(at + cv::Point2d(0, 1)), origin))
        / 2;
}

bool lightIsEven(const cv::Mat &background)
{
    double darkest = 0, brightest = 0;
    cv::minMaxLoc(background, &darkest, &brightest);
    return darkest >= 235;
}

// The point with most letters within `reach` pixels across and down.
cv::Point2d fullestPlace(const std::vector<TextLine> &lines, double reach)
{
    cv::Point2d best;
    double most = -1;
    for (const TextLine &line : lines) {
        for (const cv::Point2d &place : line.baseline) {
            double letters = 0;
            for (const TextLine &other : lines) {
                const auto inside = std::count_if(other.baseline.begin(), other.baseline.end(),
                                                  [&](const cv::Point2d &point) {
                                                      return std::abs(point.x - place.x) < reach
                                                          && std::abs(point.y - place.y) < reach;
                                                  });
                letters += double(other.letters) * double(inside) / double(other.baseline.size());
            }
            if (letters > most) {
                most = letters;
                best = place;
            }
        }
    }
    return best;
}

// A part of the page where it is fullest.
cv::Rect around(const PreparedPage &page, cv::Size size)
{
    const cv::Mat &picture = page.picture;
    size = {std::min(size.width, picture.cols), std::min(size.height, picture.rows)};
    return {{std::clamp(page.fullest.x - size.width / 2, 0, picture.cols - size.width),
             std::clamp(page.fullest.y - size.height / 2, 0, picture.rows - size.height)},
            size};
}

// Of two facing pages both may be flattened.
void addOnce(QVector<PreparationStep> &decisions, PreparationKind kind)
{
    const PreparationStep step{kind};
    if (!decisions.contains(step))
        decisions << step;
}

// Straightens the lines and draws the page with letters of a good size.
PreparedPage straightPage(const cv::Mat &grey, const PageArea &area,
                          QVector<PreparationStep> *decisions)
{
    PreparedPage page;
    const LevelPage &level = area.level;
    const double xHeight = medianXHeight(level.lines);
    page.mapping = level.mapping;
    const Straightening lines = straighten(level.lines);
    qCDebug(preparationLog, "%zu lines, x-height %.1f, upright %.2f, bend %.3f -> %.3f",
            level.lines.size(), xHeight, uprightEvidence(level.lines), lines.before, lines.after);
    if (lines.before > bentLines && lines.after < 0.7 * lines.before) {
        PageMapping curved;
        curved.appendInner(level.mapping.matrix());
        curved.setCurve(lines.curve);
        page.mapping = curved;
        addOnce(*decisions, PreparationKind::Flattened);
    }
    const cv::Point2d middle(area.crop.x + area.crop.width / 2, area.crop.y + area.crop.height / 2);
    const double scale = preparedScale(xHeight, sourceScaleOf(level.mapping, middle));
    page.xHeight = xHeight * scale;
    page.mapping.prependOuter(shifting(area.crop.x, area.crop.y) * scaling(1 / scale, 1 / scale));
    const cv::Size size(std::max(1, int(std::lround(area.crop.width * scale))),
                        std::max(1, int(std::lround(area.crop.height * scale))));
    page.picture = page.mapping.render(grey, size);
    page.letters = letterCount(level.lines);
    const cv::Point2d fullest = fullestPlace(level.lines, blurSample / 2 / scale);
    page.fullest = cv::Point((fullest - area.crop.tl()) * scale);
    return page;
}

// Makes the paper white.
void whiten(PreparedPage &page)
{
    const cv::Mat background
        = estimateBackground(page.picture, 8, int(std::max(60.0, page.xHeight * 5)));
    page.lightEvened = !lightIsEven(background);
    if (page.lightEvened)
        page.picture = evenLight(page.picture, background);
}

cv::Mat readyToRead(const PreparedPage &page, const cv::Mat &picture)
{
    return page.lightEvened ? strengthenPale(withoutGrain(picture)) : picture;
}

BlurKernel blurOf(const PreparedPage &page)
{
    if (page.xHeight <= 0 || page.deblurred)
        return {};
    return estimateBlur(page.picture(around(page, {blurSample, blurSample})));
}

} // namespace

std::optional<PreparedPage> PagePreparation::deblurredPage(const PreparedPage &page)
{
    const BlurKernel kernel = blurOf(page);
    if (kernel.shape == BlurKernel::Shape::None)
        return std::nullopt;
    PreparedPage sharp = page;
    sharp.picture = deblurred(page.picture, kernel);
    sharp.deblurred = true;
    return sharp;
}

cv::Mat PagePreparation::sampleOf(const PreparedPage &page)
{
    return page.picture(
        around(page, {int(sampleWidth * page.xHeight), int(sampleHeight * page.xHeight)}));
}

bool PagePreparation::deblurIfBetter(PreparedPage &page) const
{
    const BlurKernel kernel = m_probe ? blurOf(page) : BlurKernel();
    if (kernel.shape == BlurKernel::Shape::None)
        return false;
    const cv::Mat sample = sampleOf(page);
    const double before = m_probe(readyToRead(page, sample), page.xHeight);
    const double after = m_probe(readyToRead(page, deblurred(sample, kernel)), page.xHeight);
    qCDebug(preparationLog, "deblurred: confidence %.0f -> %.0f", before, after);
    // Where neither sample can be read, the ink has told.
    if (after < before + sharperLead && (before >= unreadable || after < before - sharperLead))
        return false;
    page.picture = deblurred(page.picture, kernel);
    page.deblurred = true;
    return true;
}

PreparedPage PagePreparation::simplyPrepared(const cv::Mat &grey, int quarterTurns, double xHeight)
{
    PreparedPage page;
    cv::Mat upright;
    if ((quarterTurns & 3) == 0)
        upright = grey;
    else
        cv::rotate(grey, upright, (quarterTurns & 3) - 1);
    const double longSide = std::max(grey.cols, grey.rows);
    const double scale = std::min(1.0, simpleLongSide / longSide);
    const cv::Size size(std::max(1, int(upright.cols * scale)),
                        std::max(1, int(upright.rows * scale)));
    cv::resize(upright, page.picture, size, 0, 0, cv::INTER_AREA);
    page.mapping.appendInner(scaling(double(upright.cols) / page.picture.cols,
                                     double(upright.rows) / page.picture.rows));
    page.xHeight = xHeight;
    return page;
}

Preparation PagePreparation::untouched(const cv::Mat &grey)
{
    Preparation result;
    result.pages.emplace_back();
    result.pages.back().picture = grey;
    result.uprightSize = grey.size();
    return result;
}

LevelPage PagePreparation::levelPage(GreyPage &grey, const PageCorrections &corrections,
                                     QVector<PreparationStep> *decisions) const
{
    PageMapping start;
    const bool byHand = corrections.corners.size() == 4;
    const cv::Size size = byHand ? cutCorners(corrections.corners, grey.full.size(), &start)
                                 : shrunkSize(grey, &start);
    const PageOrientation orientation(m_probe);
    LevelPage level = orientation.level(grey, start, size, !corrections.turnedByHand);
    const bool isText = letterCount(level.lines) >= surelyDarkOnLight
        && uprightEvidence(level.lines) > likelyText;
    if (isText)
        return level;
    // Something around the sheet may have been taken for its text.
    if (const auto sheet = byHand ? std::nullopt : onlyBrightSheet(grey)) {
        LevelPage other = orientation.level(*sheet, start, size, !corrections.turnedByHand);
        if (letterCount(other.lines) > 1.3 * letterCount(level.lines) + handfulOfLetters) {
            grey = *sheet;
            *decisions << PreparationStep{PreparationKind::BackgroundLeftOut};
            level = std::move(other);
        }
    }
    if (medianLight(grey.small) >= darkPicture)
        return level;
    // A dim photo or light text on a dark ground: whichever shows more letters.
    const GreyPage inverted{255 - grey.full, 255 - grey.small};
    LevelPage other = orientation.level(inverted, start, size, !corrections.turnedByHand);
    if (letterCount(other.lines) <= 1.3 * letterCount(level.lines))
        return level;
    grey = inverted;
    *decisions << PreparationStep{PreparationKind::LightAndDarkSwapped};
    return other;
}

Preparation PagePreparation::prepare(cv::Mat &picture, const PageCorrections &corrections,
                                     StepRecorder &steps) const
{
    Preparation result;
    steps.record(QStringLiteral("original"), picture);
    leaveOut(picture, corrections.leftOut);
    GreyPage grey = makeGreyPage(picture);
    PageArea whole{levelPage(grey, corrections, &result.decisions), {}};
    picture = grey.full; // light and dark may have been swapped
    whole.crop = {0, 0, double(whole.level.size.width), double(whole.level.size.height)};
    result.quarterTurns = whole.level.turns;
    if (result.quarterTurns != 0)
        result.decisions << PreparationStep{PreparationKind::Turned, result.quarterTurns * 90.0};
    if (whole.level.degrees != 0)
        result.decisions << PreparationStep{PreparationKind::Levelled, whole.level.degrees};
    const cv::Mat levelPicture = renderAnalysis(grey, whole.level.mapping, whole.level.size);
    steps.record(QStringLiteral("level"), levelPicture);
    const PrintMeasures print = measurePrint(levelPicture, whole.level.ink, whole.level.lines);
    result.quality = judgePrint(print);
    result.surelyBlurred = isPartlyBlurred(print);
    const bool soft
        = result.quality.blurred || (print.sharpness > 0 && print.sharpness < softPrint);
    result.quality.cutOff = textIsCutOff(whole.level.lines, whole.level.mapping, picture.size());

    // Where the light is even to the borders there is no desk to cut away.
    const bool isScan = lightIsEven(estimateBackground(levelPicture, 8, 60));
    std::vector<PageArea> areas{whole};
    if (const auto gutter = findGutter(whole.level);
        gutter && bendsAtGutter(whole.level, *gutter)) {
        result.decisions << PreparationStep{PreparationKind::FacingPagesSplit};
        areas = {whole, whole};
        areas[0].crop.width = *gutter;
        areas[1].crop = {*gutter, 0, whole.crop.width - *gutter, whole.crop.height};
        for (PageArea &area : areas)
            area.level.lines = linesWithin(whole.level.lines, area.crop);
    }
    result.uprightSize
        = result.quarterTurns & 1 ? cv::Size(picture.rows, picture.cols) : picture.size();
    const cv::Matx33d upright = unturning(result.quarterTurns, result.uprightSize).inv();
    for (PageArea &area : areas) {
        if (!isScan && corrections.corners.size() != 4 && useOutline(grey, area))
            addOnce(result.decisions, PreparationKind::PerspectiveUndone);
        PreparedPage page = straightPage(picture, area, &result.decisions);
        whiten(page);
        if (soft && deblurIfBetter(page)) {
            result.surelyBlurred = result.quality.blurred = true;
            result.quality.handwritten = false; // a hand would not have got clearer
            addOnce(result.decisions, PreparationKind::Sharpened);
        }
        page.picture = readyToRead(page, page.picture);
        steps.record(QStringLiteral("prepared"), page.picture);
        page.mapping.appendInner(upright);
        result.pages.push_back(page);
    }
    return result;
}

} // namespace recto
