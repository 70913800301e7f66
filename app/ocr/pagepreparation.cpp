// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/pagepreparation.h"

#include "ocr/inkanalysis.h"
#include "ocr/textlines.h"

#include <opencv2/imgproc.hpp>

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(preparationLog, "recto.reading.preparation", QtWarningMsg)

constexpr int analysisLongSide = 1600;
constexpr double goodXHeight = 15; // what the recogniser reads best for its time

double shrinkToLongSide(const cv::Mat &picture, int longSide)
{
    return std::min(1.0, double(longSide) / std::max(picture.cols, picture.rows));
}

// Homography between a picture and itself turned by any angle about its centre,
// grown so that nothing is cut off: turned pixel → pixel.
cv::Matx33d unrotating(double degrees, cv::Size size, cv::Size *grown)
{
    const double radians = degrees * CV_PI / 180;
    const double c = std::cos(radians), s = std::sin(radians);
    grown->width = int(std::ceil(std::abs(size.width * c) + std::abs(size.height * s)));
    grown->height = int(std::ceil(std::abs(size.width * s) + std::abs(size.height * c)));
    const cv::Matx33d rotation(c, -s, 0, s, c, 0, 0, 0, 1);
    return shifting(size.width / 2.0, size.height / 2.0) * rotation
           * shifting(-grown->width / 2.0, -grown->height / 2.0);
}

} // namespace

PreparedPage PagePreparation::untouched(const cv::Mat &grey)
{
    PreparedPage page;
    page.picture = grey;
    page.uprightSize = grey.size();
    return page;
}

PreparedPage PagePreparation::prepare(const cv::Mat &grey, const PageCorrections &corrections,
                                      StepRecorder &steps) const
{
    PreparedPage page;
    const double scale = shrinkToLongSide(grey, analysisLongSide);
    cv::Mat small;
    cv::resize(grey, small, {}, scale, scale, cv::INTER_AREA);
    steps.record(QStringLiteral("original"), small);

    PageMapping mapping; // analysis picture → grey
    mapping.appendInner(scaling(double(grey.cols) / small.cols, double(grey.rows) / small.rows));
    cv::Size size = small.size();

    InkAnalysis ink = analyseInk(small);
    const TextDirection direction = textDirection(ink);
    double degrees = direction.certainty > 0.05 ? direction.degrees : 0;
    int turns = 0;
    if (!corrections.turnedByHand && std::abs(degrees) > 45) {
        turns = degrees > 0 ? 3 : 1;
        degrees += degrees > 0 ? -90 : 90;
    }
    if (std::abs(degrees) > 30)
        degrees = 0;
    if (turns != 0 || std::abs(degrees) >= 2) {
        cv::Size grown;
        const double total = degrees + (turns == 3 ? 90 : turns == 1 ? -90 : 0);
        mapping.prependOuter(unrotating(total, size, &grown));
        size = grown;
        PageMapping turnOnly;
        turnOnly.appendInner(scaling(scale, scale) * mapping.matrix());
        ink = analyseInk(turnOnly.render(small, size));
    }
    std::vector<TextLine> lines = findTextLines(ink);
    const Straightening straightening = straighten(lines);
    const double xHeight = medianXHeight(lines);
    qCDebug(preparationLog, "direction %.1f (%.2f), %zu lines, x-height %.1f, upright %.2f, "
                            "bend %.3f -> %.3f",
            direction.degrees, direction.certainty, lines.size(), xHeight, uprightEvidence(lines),
            straightening.before, straightening.after);
    if (straightening.before > 0.1 && straightening.after < 0.7 * straightening.before) {
        PageMapping curved;
        curved.appendInner(mapping.matrix());
        curved.setCurve(straightening.curve);
        mapping = curved;
        page.decisions << QStringLiteral("flattened");
    }
    double target = 1;
    if (xHeight > 0) {
        const double sourceXHeight = xHeight / scale;
        target = sourceXHeight > 18 ? goodXHeight / xHeight
                 : sourceXHeight < 10 ? std::min(2.5 / scale, goodXHeight / xHeight)
                                      : 1 / scale;
        page.xHeight = xHeight * target;
    }
    if (uprightEvidence(lines) < -0.2 && !corrections.turnedByHand) {
        turns = (turns + 2) & 3;
        mapping.prependOuter(unturning(2, size));
    }
    mapping.prependOuter(scaling(1 / target, 1 / target));
    size = {int(std::lround(size.width * target)), int(std::lround(size.height * target))};
    page.picture = mapping.render(grey, size);
    page.picture = evenLight(page.picture, estimateBackground(page.picture, 8, int(std::max(60.0, page.xHeight * 5))));
    steps.record(QStringLiteral("even-light"), page.picture);

    page.quarterTurns = turns;
    page.uprightSize = turns & 1 ? cv::Size(grey.rows, grey.cols) : grey.size();
    if (turns != 0) {
        page.decisions << QStringLiteral("turned %1°").arg(turns * 90);
        mapping.appendInner(unturning(turns, page.uprightSize).inv());
    }
    page.mapping = mapping;
    return page;
}

} // namespace recto
