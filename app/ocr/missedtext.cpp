// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/missedtext.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr double seenXHeight = 7; // pixels at which letters are looked for
constexpr int inkDarkness = 225; // of 255, on white: pale headings as well
constexpr std::size_t mostLines = 30;
constexpr double letterGap = 1.8; // x-heights that part no words of a line
constexpr double lowestLine = 0.6, highestLine = 3.2; // x-heights
constexpr double longestPiece = 40; // x-heights; blur joins whole words
constexpr double narrowestLine = 1.3;
constexpr double leastInk = 0.08, mostInk = 0.75; // share of a line's box
constexpr double wordGap = 3; // x-heights between words of one line, at most
constexpr double lineGap = 5; // between the heights of lines of one column
constexpr float wellRead = 72; // confidence of a line that stands alone
constexpr float fairlyRead = 62; // of a piece beside a line
constexpr double darkGround = 0.55; // share of ink around white letters; around black ones 0.4

struct Piece
{
    cv::Rect box;
    int area = 0;
};

std::vector<Piece> piecesOf(const cv::Mat &ink)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
    std::vector<Piece> pieces;
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        pieces.push_back({{row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                           row[cv::CC_STAT_HEIGHT]}, row[cv::CC_STAT_AREA]});
    }
    return pieces;
}

cv::Rect scaled(const QRect &box, double factor, double margin)
{
    const int left = int(std::floor(box.x() * factor - margin));
    const int top = int(std::floor(box.y() * factor - margin));
    return {left, top, int(std::ceil((box.x() + box.width()) * factor + margin)) - left,
            int(std::ceil((box.y() + box.height()) * factor + margin)) - top};
}

// Rows of letters in `ink`, whose x-height is `unit`.
std::vector<cv::Rect> rowsOfLetters(const cv::Mat &ink, double unit)
{
    cv::Mat letters(ink.size(), CV_8U, cv::Scalar(0));
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
    std::vector<uchar> isLetter(std::size_t(count), 0);
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const int width = row[cv::CC_STAT_WIDTH], height = row[cv::CC_STAT_HEIGHT];
        isLetter[std::size_t(i)] = height <= highestLine * unit && width <= longestPiece * unit
                                   && std::max(width, height) >= 0.3 * unit;
    }
    for (int y = 0; y < ink.rows; ++y) {
        const int *from = labels.ptr<int>(y);
        uchar *to = letters.ptr<uchar>(y);
        for (int x = 0; x < ink.cols; ++x)
            to[x] = isLetter[std::size_t(from[x])] ? 255 : 0;
    }
    cv::Mat joined;
    const int reach = std::max(3, int(letterGap * unit)) | 1;
    cv::morphologyEx(letters, joined, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {reach, 3}));
    std::vector<cv::Rect> rows;
    for (const Piece &piece : piecesOf(joined)) {
        const cv::Rect &box = piece.box;
        if (box.height < lowestLine * unit || box.height > highestLine * unit
            || box.width < narrowestLine * unit || box.width < box.height * 0.6)
            continue;
        const double filled = double(cv::countNonZero(letters(box))) / box.area();
        if (filled >= leastInk && filled <= mostInk)
            rows.push_back(box);
    }
    return rows;
}

// Rows of tables and boxes that are printed white on dark.
cv::Mat darkGroundOf(const cv::Mat &ink, double unit)
{
    cv::Mat share, dark;
    const cv::Size window(int(3 * unit) | 1, int(1.8 * unit) | 1);
    cv::blur(ink, share, window, {-1, -1}, cv::BORDER_CONSTANT);
    cv::threshold(share, dark, 255 * darkGround, 255, cv::THRESH_BINARY);
    return dark;
}

bool sameHeight(const QRect &a, const QRect &b)
{
    const int overlap = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return overlap > 0.5 * std::min(a.height(), b.height());
}

bool goesOn(const QRect &line, const QRect &piece, double xHeight)
{
    const int gap = std::max(line.left() - piece.right(), piece.left() - line.right());
    return sameHeight(line, piece) && gap > -xHeight && gap < wordGap * xHeight;
}

int letterCount(const RecognisedLine &line)
{
    int letters = 0;
    for (const RecognisedWord &word : line.words)
        letters += int(std::count_if(word.text.begin(), word.text.end(),
                                     [](QChar c) { return c.isLetterOrNumber(); }));
    return letters;
}

void join(RecognisedLine &line, const RecognisedLine &piece)
{
    line.words += piece.words;
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const RecognisedWord &a, const RecognisedWord &b) {
                         return a.box.center().x() < b.box.center().x();
                     });
    line.box |= piece.box;
}

} // namespace

std::vector<MissedLine> findMissedLines(const cv::Mat &picture, double xHeight,
                                        const QVector<RecognisedLine> &lines)
{
    std::vector<MissedLine> missed;
    if (xHeight < 4)
        return missed;
    const double factor = std::min(1.0, seenXHeight / xHeight);
    const double unit = xHeight * factor;
    cv::Mat small, ink;
    cv::resize(picture, small, {}, factor, factor, cv::INTER_AREA);
    cv::threshold(small, ink, inkDarkness, 255, cv::THRESH_BINARY_INV);
    const cv::Rect whole({0, 0}, small.size());
    cv::Mat unread(small.size(), CV_8U, cv::Scalar(255));
    for (const RecognisedLine &line : lines) {
        for (const RecognisedWord &word : line.words) {
            const cv::Rect box = scaled(word.box, factor, 0.3 * unit) & whole;
            if (!box.empty())
                unread(box).setTo(0);
        }
    }
    const auto add = [&](const cv::Rect &box, bool lightOnDark) {
        if (box.x <= 1 || box.x + box.width >= small.cols - 1)
            return; // ends of another page's lines
        // A ground is less dark where it ends, and may cut letters short.
        const int margin = int(std::ceil((lightOnDark ? 1.0 : 0.4) * unit));
        const cv::Rect around = (box + cv::Size(2 * margin, 2 * margin) - cv::Point(margin, margin)) & whole;
        missed.push_back({cv::Rect(int(around.x / factor), int(around.y / factor),
                                   int(around.width / factor), int(around.height / factor))
                              & cv::Rect({0, 0}, picture.size()),
                          lightOnDark});
    };
    const cv::Mat dark = darkGroundOf(ink, unit);
    for (const cv::Rect &row : rowsOfLetters(~ink & dark & unread, unit))
        add(row, true);
    unread.setTo(0, dark);
    for (const cv::Rect &row : rowsOfLetters(ink & unread, unit))
        add(row, false);
    std::sort(missed.begin(), missed.end(), [](const MissedLine &a, const MissedLine &b) {
        return a.box.area() > b.box.area();
    });
    missed.resize(std::min(missed.size(), mostLines));
    return missed;
}

void addMissedLines(QVector<RecognisedLine> &lines, QVector<RecognisedLine> found, double xHeight)
{
    if (lines.isEmpty())
        return;
    found.removeIf([](const RecognisedLine &line) { return meanConfidence({line}) < fairlyRead; });
    std::sort(found.begin(), found.end(), [](const RecognisedLine &a, const RecognisedLine &b) {
        return a.box.top() < b.box.top();
    });
    int block = lines.last().block, paragraph = lines.last().paragraph;
    const qsizetype readBefore = lines.size();
    for (RecognisedLine &piece : found) {
        const auto line = std::find_if(lines.begin(), lines.begin() + readBefore, [&](const RecognisedLine &other) {
            return goesOn(other.box, piece.box, xHeight);
        });
        if (line != lines.begin() + readBefore) {
            if (letterCount(piece) > 0)
                join(*line, piece);
            continue;
        }
        if (letterCount(piece) < 3 || meanConfidence({piece}) < wellRead)
            continue; // a scrap of a drawing
        const auto above = std::find_if(lines.begin() + readBefore, lines.end(), [&](const RecognisedLine &other) {
            return piece.box.left() < other.box.right() && other.box.left() < piece.box.right()
                   && piece.box.top() - other.box.bottom() < lineGap * xHeight;
        });
        piece.block = above != lines.end() ? above->block : ++block;
        piece.paragraph = ++paragraph;
        lines.append(piece);
    }
}

} // namespace recto
