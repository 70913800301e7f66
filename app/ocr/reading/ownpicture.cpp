// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/ownpicture.h"

#include "ocr/reading/inkanalysis.h"
#include "ocr/reading/textlines.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace recto {

namespace {

constexpr int leastContrast = 30; // grey values that an eye tells from each other
constexpr int shortestLine = 10; // letters
constexpr int longRule = 60; // pixels of the small picture
constexpr int aroundLetters = 31; // pixels of the small picture
constexpr int darkPage = 110;

// What the paper is in a box: its most frequent grey.
int groundOf(const cv::Mat &grey)
{
    std::array<int, 64> counts{};
    for (int y = 0; y < grey.rows; ++y) {
        const uchar *row = grey.ptr<uchar>(y);
        for (int x = 0; x < grey.cols; ++x)
            ++counts[row[x] / 4U];
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return int(most - counts.begin()) * 4 + 2;
}

int contrastOf(const cv::Mat &grey)
{
    double lowest = 0, highest = 0;
    cv::minMaxLoc(grey, &lowest, &highest);
    return int(highest - lowest);
}

cv::Rect inkBox(const cv::Mat &grey)
{
    const int ground = groundOf(grey);
    const int contrast = contrastOf(grey);
    cv::Mat distance;
    cv::absdiff(grey, cv::Scalar(ground), distance);
    return cv::boundingRect(distance > 0.35 * contrast);
}

// What the ink that no word covers may be.
struct Leftover
{
    int letters = 0; // about, by the size of the pieces
    int inARow = 0; // the most of them that stand at about one height
    bool rules = false;
};

Leftover leftoverOf(const cv::Mat &grey)
{
    // Darker or lighter than what lies around: paper may be grey, and text white.
    cv::Mat around, distance, labels, stats, centroids;
    cv::blur(grey, around, {aroundLetters, aroundLetters});
    cv::absdiff(grey, around, distance);
    const int count
        = cv::connectedComponentsWithStats(distance > leastContrast, labels, stats, centroids);
    Leftover result;
    constexpr int lineHeight = 24; // pixels of the small picture
    std::vector<int> rows(std::size_t(grey.rows / lineHeight + 1));
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const int width = row[cv::CC_STAT_WIDTH], height = row[cv::CC_STAT_HEIGHT];
        if (height >= 4 && height <= 60 && width <= 4 * longRule) {
            // Letters of a word often touch each other in a picture this small; what is much
            // longer than a word is a rule.
            const int pieces
                = width <= 12 * height ? std::max(1, int(std::lround(width / (0.7 * height)))) : 1;
            result.letters += pieces;
            const int middle = row[cv::CC_STAT_TOP] + height / 2;
            result.inARow
                = std::max(result.inARow, rows[std::size_t(middle / lineHeight)] += pieces);
        }
        result.rules = result.rules || width >= longRule || height >= longRule;
    }
    return result;
}

void enlarge(RuledTable &table, double scale)
{
    const auto enlarged = [scale](int value) { return int(std::lround(value * scale)); };
    table.box = QRect(enlarged(table.box.x()), enlarged(table.box.y()), enlarged(table.box.width()),
                      enlarged(table.box.height()));
    for (RuledRow &row : table.rows) {
        row.top = enlarged(row.top);
        row.bottom = enlarged(row.bottom);
        for (int &edge : row.columnEdges)
            edge = enlarged(edge);
    }
}

} // namespace

OwnPicture::OwnPicture(cv::Mat grey, QSize size)
    : m_grey(std::move(grey))
    , m_scale(double(m_grey.cols) / std::max(1, size.width()))
{
}

cv::Rect OwnPicture::toPicture(const QRect &box, int margin) const
{
    const int left = int(std::floor(box.left() * m_scale)) - margin;
    const int top = int(std::floor(box.top() * m_scale)) - margin;
    const int right = int(std::ceil((box.right() + 1) * m_scale)) + margin;
    const int bottom = int(std::ceil((box.bottom() + 1) * m_scale)) + margin;
    return cv::Rect(left, top, right - left, bottom - top)
        & cv::Rect(0, 0, m_grey.cols, m_grey.rows);
}

void OwnPicture::dropHidden(QVector<RecognisedLine> &lines) const
{
    for (RecognisedLine &line : lines) {
        line.words.removeIf([this](const RecognisedWord &word) {
            const cv::Rect box = toPicture(word.box, 0);
            return box.empty() || contrastOf(m_grey(box)) < leastContrast;
        });
    }
    lines.removeIf([](const RecognisedLine &line) { return line.words.isEmpty(); });
}

void OwnPicture::tighten(QVector<RecognisedLine> &lines) const
{
    for (RecognisedLine &line : lines) {
        line.box = {};
        for (RecognisedWord &word : line.words) {
            const cv::Rect box = toPicture(word.box, 0);
            const cv::Rect ink = box.empty() ? box : inkBox(m_grey(box));
            if (!ink.empty()) {
                const QRectF tight(double(box.x + ink.x) / m_scale, double(box.y + ink.y) / m_scale,
                                   ink.width / m_scale, ink.height / m_scale);
                word.box = tight.toRect();
            }
            line.box |= word.box;
        }
    }
}

UncoveredInk OwnPicture::uncovered(const QVector<RecognisedLine> &lines) const
{
    cv::Mat rest = m_grey.clone();
    double xHeights = 0;
    for (const RecognisedLine &line : lines) {
        xHeights += line.xHeight;
        for (const RecognisedWord &word : line.words) {
            const cv::Rect box = toPicture(word.box, 2);
            if (!box.empty())
                rest(box).setTo(groundOf(rest(box)));
        }
    }
    // Most pages have nothing left but a rule or two: nothing more needs to be looked at.
    UncoveredInk result;
    const Leftover leftover = leftoverOf(rest);
    if (leftover.letters >= shortestLine) {
        if (cv::mean(rest)[0] < darkPage)
            rest = 255 - rest;
        for (const TextLine &text : findTextLines(analyseInk(rest)))
            result.letters += text.letters;
        // Lines are told by each other: one alone is seen by what stands in a row.
        result.letters = std::max(result.letters, leftover.inARow);
    }
    if (!lines.isEmpty() && leftover.rules)
        result.tables = findRuledTables(rest, m_scale * xHeights / double(lines.size()));
    for (RuledTable &table : result.tables)
        enlarge(table, 1 / m_scale);
    return result;
}

} // namespace recto
