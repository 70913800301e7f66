// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/missedtext.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace recto {

namespace {

constexpr double seenXHeight = 7; // pixels at which letters are looked for
constexpr int inkDarkness = 225; // of 255, on white: pale headings as well
constexpr std::size_t mostLines = 30;
constexpr double letterGap = 1.8; // x-heights that part no words of a line
constexpr double lowestLine = 0.6, highestLine = 3.2; // x-heights
constexpr double longestPiece = 40; // x-heights; blur joins whole words
constexpr double narrowestLine = 1.3;
constexpr double readShare = 0.2; // of a letter in a word's box: it was read
constexpr double leastInk = 0.08, mostInk = 0.75; // share of a line's box
constexpr double wordGap = 3; // x-heights between words of one line, at most
constexpr double lineGap = 5; // between the heights of lines of one column
constexpr float wellRead = 72; // confidence of a line that stands alone
constexpr float fairlyRead = 62; // of a piece beside a line
constexpr double darkGround = 0.55; // share of ink around white letters; around black ones 0.4

std::vector<cv::Rect> piecesOf(const cv::Mat &ink)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
    std::vector<cv::Rect> pieces;
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        pieces.emplace_back(row[cv::CC_STAT_LEFT], row[cv::CC_STAT_TOP], row[cv::CC_STAT_WIDTH],
                            row[cv::CC_STAT_HEIGHT]);
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

// The pieces of `ink` that are as large as letters and stand in no word that was
// read: not even partly, for a word's box may be too narrow.
cv::Mat unreadLetters(const cv::Mat &ink, const cv::Mat &read, double unit)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centroids, 8, CV_32S);
    std::vector<int> covered(std::size_t(count), 0);
    for (int y = 0; y < ink.rows; ++y) {
        const int *label = labels.ptr<int>(y);
        const uchar *word = read.ptr<uchar>(y);
        for (int x = 0; x < ink.cols; ++x)
            covered[std::size_t(label[x])] += word[x] != 0;
    }
    std::vector<uchar> kept(std::size_t(count), 0);
    for (int i = 1; i < count; ++i) {
        const int *row = stats.ptr<int>(i);
        const int width = row[cv::CC_STAT_WIDTH], height = row[cv::CC_STAT_HEIGHT];
        const bool isLetter = height <= highestLine * unit && width <= longestPiece * unit
            && std::max(width, height) >= 0.3 * unit;
        const bool isRead = covered[std::size_t(i)] > readShare * row[cv::CC_STAT_AREA];
        kept[std::size_t(i)] = isLetter && !isRead ? 255 : 0;
    }
    cv::Mat letters(ink.size(), CV_8U);
    for (int y = 0; y < ink.rows; ++y) {
        const int *label = labels.ptr<int>(y);
        std::transform(label, label + ink.cols, letters.ptr<uchar>(y),
                       [&kept](int index) { return kept[std::size_t(index)]; });
    }
    return letters;
}

std::vector<cv::Rect> rowsOf(const cv::Mat &letters, double unit)
{
    cv::Mat joined;
    const int reach = std::max(3, int(letterGap * unit)) | 1;
    cv::morphologyEx(letters, joined, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_RECT, {reach, 3}));
    std::vector<cv::Rect> rows = piecesOf(joined);
    std::erase_if(rows, [&](const cv::Rect &box) {
        if (box.height < lowestLine * unit || box.height > highestLine * unit
            || box.width < narrowestLine * unit || box.width < box.height * 0.6)
            return true;
        const double filled = double(cv::countNonZero(letters(box))) / box.area();
        return filled < leastInk || filled > mostInk;
    });
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

int overlapOf(int from, int to, int otherFrom, int otherTo)
{
    return std::min(to, otherTo) - std::max(from, otherFrom);
}

// Pixels between a piece and the nearest word of a line; negative where they overlap.
int gapBeside(const RecognisedLine &line, const QRect &piece)
{
    int least = std::numeric_limits<int>::max();
    for (const RecognisedWord &word : line.words)
        least = std::min(
            least, -overlapOf(word.box.left(), word.box.right(), piece.left(), piece.right()));
    return least;
}

// Keeps the order of the words there are, which may run from the right.
void join(RecognisedLine &line, const RecognisedLine &piece)
{
    const bool fromRight = line.words.first().box.left() > line.words.last().box.left();
    const int place = piece.box.center().x();
    const auto after
        = std::find_if(line.words.begin(), line.words.end(), [&](const RecognisedWord &word) {
              return fromRight ? word.box.center().x() < place : word.box.center().x() > place;
          });
    qsizetype index = after - line.words.begin();
    for (const RecognisedWord &word : piece.words)
        line.words.insert(index++, word);
    line.box |= piece.box;
}

int letterCount(const RecognisedLine &line)
{
    int letters = 0;
    for (const RecognisedWord &word : line.words)
        letters += int(std::count_if(word.text.begin(), word.text.end(),
                                     [](QChar c) { return c.isLetterOrNumber(); }));
    return letters;
}

// The line that a piece goes on, or -1.
qsizetype lineBeside(const QVector<RecognisedLine> &lines, const QRect &piece, double xHeight)
{
    qsizetype nearest = -1;
    double least = wordGap * xHeight;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!inOneRow(lines.at(i).box, piece))
            continue;
        const double gap = gapBeside(lines.at(i), piece);
        if (gap > -0.3 * xHeight && gap < least) {
            least = gap;
            nearest = i;
        }
    }
    return nearest;
}

bool continuesColumn(const QRect &above, const QRect &piece, double xHeight)
{
    const int shared = overlapOf(above.left(), above.right(), piece.left(), piece.right());
    return shared > 0.5 * std::max(above.width(), piece.width())
        && piece.top() - above.bottom() < lineGap * xHeight;
}

} // namespace

std::vector<MissedLine> findMissedLines(const cv::Mat &picture, double xHeight,
                                        const QVector<RecognisedLine> &lines)
{
    std::vector<MissedLine> missed;
    const double factor = std::min(1.0, seenXHeight / std::max(xHeight, 1.0));
    const cv::Size size(int(picture.cols * factor), int(picture.rows * factor));
    if (xHeight < 4 || std::min(size.width, size.height) < seenXHeight)
        return missed;
    const double unit = xHeight * factor;
    const cv::Rect whole({0, 0}, size);
    cv::Mat small, ink, read(size, CV_8U, cv::Scalar(0));
    cv::resize(picture, small, size, 0, 0, cv::INTER_AREA);
    cv::threshold(small, ink, inkDarkness, 255, cv::THRESH_BINARY_INV);
    for (const RecognisedLine &line : lines) {
        for (const RecognisedWord &word : line.words) {
            if (const cv::Rect box = scaled(word.box, factor, 0.3 * unit) & whole; !box.empty())
                read(box).setTo(255);
        }
    }
    const auto add = [&](const cv::Rect &box, bool lightOnDark) {
        if (box.x <= 1 || box.x + box.width >= size.width - 1)
            return; // ends of another page's lines
        // A ground is less dark where it ends, and may cut letters short.
        const int margin = int(std::ceil((lightOnDark ? 1.0 : 0.4) * unit));
        const cv::Rect around(int((box.x - margin) / factor), int((box.y - margin) / factor),
                              int((box.width + 2 * margin) / factor),
                              int((box.height + 2 * margin) / factor));
        missed.push_back({around & cv::Rect({0, 0}, picture.size()), lightOnDark});
    };
    const cv::Mat dark = darkGroundOf(ink, unit);
    for (const cv::Rect &row : rowsOf(unreadLetters(~ink & dark, read, unit), unit))
        add(row, true);
    for (const cv::Rect &row : rowsOf(unreadLetters(ink, read | dark, unit), unit))
        add(row, false);
    std::sort(missed.begin(), missed.end(),
              [](const MissedLine &a, const MissedLine &b) { return a.box.area() > b.box.area(); });
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
    QVector<RecognisedLine> alone;
    for (RecognisedLine &piece : found) {
        if (const qsizetype beside = lineBeside(lines, piece.box, xHeight); beside >= 0) {
            if (letterCount(piece) > 0)
                join(lines[beside], piece);
            continue;
        }
        if (letterCount(piece) < 3 || meanConfidence({piece}) < wellRead)
            continue; // a scrap of a drawing
        const auto above
            = std::find_if(alone.rbegin(), alone.rend(), [&](const RecognisedLine &other) {
                  return continuesColumn(other.box, piece.box, xHeight);
              });
        piece.block = above != alone.rend() ? above->block : ++block;
        piece.paragraph = ++paragraph;
        alone.append(piece);
    }
    lines += alone;
}

} // namespace recto
