// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/emphasis.h"

#include <opencv2/imgproc.hpp>

#include <QLoggingCategory>

#include <algorithm>
#include <cmath>
#include <vector>

namespace recto {

namespace {

Q_LOGGING_CATEGORY(emphasisLog, "recto.reading.emphasis", QtWarningMsg)

constexpr double boldStrokes = 1.17; // times the width of those around; plain ones reach 1.12 …
constexpr double boldUneven = 1.3; // … and more where print is uneven, up to this
constexpr double deviations = 4.5; // of what is usual, by which bold words differ
constexpr double italicLean = 6.5; // degrees beyond those around …
constexpr double mostItalic = 20; // … and what slants more is a letter's own stroke
constexpr int fewestShown = 2; // of a word that shows its weight …
constexpr int fewestStems = 2; // … or its lean
constexpr double nearLines = 6; // line heights within which words are compared
constexpr double sameSize = 1.25; // ratio of x-heights of one font size
constexpr double fewestAround = 30; // letters that say what is usual
constexpr double mostLean = 24; // degrees that are tried
constexpr float readEnough = 50; // confidence

struct Print
{
    RecognisedWord *word = nullptr;
    QRect box;
    double xHeight = 0;
    int letters = 0;
    int stems = 0; // letters with an upright stroke
    double stroke = 0; // x-heights; 0: not known
    double slant = 0;
};

int lettersIn(const QString &text)
{
    return int(std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); }));
}

// Round and slanting letters say nothing of a word's lean.
int stemsOf(const QString &text)
{
    return int(std::count_if(text.begin(), text.end(), [](QChar c) {
        return QStringView(u"bdfhijklmnpqrtuBDEFHIJKLMNPRTU").contains(c);
    }));
}

cv::Mat darknessOf(const cv::Mat &piece)
{
    cv::Mat darkness;
    double brightest = 255;
    cv::minMaxLoc(piece, nullptr, &brightest);
    piece.convertTo(darkness, CV_32F, -1, brightest);
    // Paper's grain would count as strokes.
    double darkest = 0;
    cv::minMaxLoc(darkness, nullptr, &darkest);
    darkness = cv::max(darkness - 0.15 * darkest, 0);
    return darkness;
}

Print printOf(RecognisedWord &word, double xHeight, const cv::Mat &picture)
{
    Print print{&word, word.box, xHeight, lettersIn(word.text), stemsOf(word.text), 0, 0};
    const cv::Rect box
        = cv::Rect(word.box.x() - 1, word.box.y() - 1, word.box.width() + 2, word.box.height() + 2)
        & cv::Rect(0, 0, picture.cols, picture.rows);
    if (xHeight < 5 || word.confidence < readEnough || print.letters < fewestShown
        || print.letters * 2 < word.text.size() || box.width < 4 || box.height < 4)
        return print;
    const cv::Mat piece = picture(box);
    print.stroke = strokeWidth(piece) / xHeight;
    print.slant = slantDegrees(piece);
    return print;
}

// The middle of what the words have, each counted by its letters.
double middleByLetters(std::vector<std::pair<double, int>> &values)
{
    std::sort(values.begin(), values.end());
    int total = 0, sum = 0;
    for (const auto &[value, weight] : values)
        total += weight;
    for (const auto &[value, weight] : values) {
        sum += weight;
        if (2 * sum >= total)
            return value;
    }
    return 0;
}

struct Usual
{
    double stroke = 0, spread = 0, slant = 0;
    int letters = 0;
};

Usual usualAround(const Print &print, const std::vector<Print> &all, bool near)
{
    std::vector<std::pair<double, int>> strokes, slants;
    Usual usual;
    const double reach = nearLines * 2.5 * print.xHeight;
    for (const Print &other : all) {
        if (other.stroke <= 0 || other.xHeight > sameSize * print.xHeight
            || other.xHeight * sameSize < print.xHeight)
            continue;
        if (near && std::abs(other.box.center().y() - print.box.center().y()) > reach)
            continue;
        strokes.emplace_back(other.stroke, other.letters);
        usual.letters += other.letters;
        if (other.stems >= fewestStems)
            slants.emplace_back(other.slant, other.letters);
    }
    usual.stroke = middleByLetters(strokes);
    for (auto &[value, weight] : strokes)
        value = std::abs(value - usual.stroke);
    usual.spread = middleByLetters(strokes);
    usual.slant = middleByLetters(slants);
    return usual;
}

} // namespace

double strokeWidth(const cv::Mat &piece)
{
    // An edge has the same sum of differences however blurred it is, and each stroke has
    // two: ink to half of its edges is the width.
    const cv::Mat darkness = darknessOf(piece);
    double edges = 0;
    for (int y = 0; y + 1 < darkness.rows; ++y) {
        const float *row = darkness.ptr<float>(y), *below = darkness.ptr<float>(y + 1);
        for (int x = 0; x + 1 < darkness.cols; ++x)
            edges += std::hypot(double(row[x + 1] - row[x]), double(below[x] - row[x]));
    }
    return edges > 0 ? 2 * cv::sum(darkness)[0] / edges : 0;
}

double slantDegrees(const cv::Mat &piece)
{
    const cv::Mat darkness = darknessOf(piece);
    const auto contrastAt = [&darkness](double degrees) {
        const double lean = std::tan(degrees * CV_PI / 180);
        const int extra = int(std::ceil(std::abs(lean) * darkness.rows)) + 1;
        std::vector<double> columns(std::size_t(darkness.cols + 2 * extra + 1), 0.0);
        for (int y = 0; y < darkness.rows; ++y) {
            // What stands above moves to the left, so that leaning stems stand.
            const double shift = extra - lean * (darkness.rows / 2.0 - y);
            const auto whole = int(std::floor(shift));
            const double part = shift - whole;
            const float *row = darkness.ptr<float>(y);
            for (int x = 0; x < darkness.cols; ++x) {
                columns[std::size_t(x + whole)] += (1 - part) * double(row[x]);
                columns[std::size_t(x + whole + 1)] += part * double(row[x]);
            }
        }
        double contrast = 0;
        for (const double column : columns)
            contrast += column * column;
        return contrast;
    };
    double best = 0, degrees = 0;
    for (double candidate = -mostLean / 2; candidate <= mostLean; candidate += 2) {
        const double contrast = contrastAt(candidate);
        if (contrast > best) {
            best = contrast;
            degrees = candidate;
        }
    }
    return degrees;
}

void markEmphasis(QVector<RecognisedLine> &lines, const cv::Mat &picture)
{
    std::vector<Print> all;
    for (RecognisedLine &line : lines) {
        for (RecognisedWord &word : line.words)
            all.push_back(printOf(word, line.xHeight, picture));
    }
    for (const Print &print : all) {
        if (print.stroke <= 0)
            continue;
        Usual usual = usualAround(print, all, true);
        if (usual.letters < fewestAround)
            usual = usualAround(print, all, false);
        if (usual.letters < fewestAround)
            continue;
        qCDebug(emphasisLog, "%s stroke %.3f of %.3f (%.2f) slant %.0f of %.0f x %.1f",
                qPrintable(print.word->text), print.stroke, usual.stroke,
                print.stroke / usual.stroke, print.slant, usual.slant, print.xHeight);
        const double bold = std::clamp(usual.stroke + deviations * usual.spread,
                                       boldStrokes * usual.stroke, boldUneven * usual.stroke);
        print.word->bold = print.stroke > bold;
        print.word->italic = print.stems >= fewestStems && print.slant > usual.slant + italicLean
            && print.slant <= usual.slant + mostItalic;
    }
}

} // namespace recto
