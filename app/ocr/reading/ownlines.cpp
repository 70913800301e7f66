// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/ownlines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace recto {

namespace {

// Of the font's size.
constexpr double surelyApart = 2.2; // a gap between columns or cells, whatever stands around
constexpr double perhapsApart = 0.7; // if the rows above or below have it too
constexpr double widerThanSpaces = 1.3;
constexpr double leastStrip = 0.4; // white that rows share
constexpr double nextLine = 2.1; // from baseline to baseline, at most
constexpr double nextParagraph = 1.75; // even between all lines of a block
constexpr double indent = 0.7;
constexpr qsizetype mostLabelWords = 5;
constexpr double labelReach = 20;
constexpr double xHeightOfSize = 0.48;

// A piece of a row: a line of a column, or a cell.
struct Piece
{
    OwnRow row;
    double left = 0;
    double right = 0;

    [[nodiscard]] double size() const { return row.size; }
    [[nodiscard]] double baseline() const { return row.baseline; }
};

// The white between two words of a row.
struct Gap
{
    double left = 0;
    double right = 0;

    [[nodiscard]] double width() const { return right - left; }
};

Gap gapAfter(const OwnRow &row, qsizetype index)
{
    return {row.words.at(index).right, row.words.at(index + 1).left};
}

// What is left of a gap in another row; nothing if a word stands in it.
Gap sharedGap(const Gap &gap, const OwnRow &row)
{
    for (qsizetype i = 0; i + 1 < row.words.size(); ++i) {
        const Gap other = gapAfter(row, i);
        const Gap shared{std::max(gap.left, other.left), std::min(gap.right, other.right)};
        if (shared.width() > 0)
            return shared;
    }
    return {};
}

// How many rows in a row, going up or down, have the gap as well.
int rowsWithGap(const QVector<OwnRow> &rows, qsizetype from, int step, Gap gap)
{
    constexpr int enough = 3;
    int count = 0;
    for (qsizetype i = from + step; i >= 0 && i < rows.size() && count < enough; i += step) {
        const double size = rows.at(from).size;
        if (std::abs(rows.at(i).baseline - rows.at(i - step).baseline) > 3.5 * size)
            break;
        const OwnRow &row = rows.at(i);
        const bool onOneSide = row.words.first().left >= gap.right - leastStrip * size
            || row.words.last().right <= gap.left + leastStrip * size;
        if (onOneSide) // the other column has no line here
            continue;
        const Gap shared = sharedGap(gap, row);
        // A gap as narrow as a space stands under another by chance.
        if (shared.width() < leastStrip * size)
            break;
        gap = shared;
        ++count;
    }
    return count;
}

bool partsRow(const QVector<OwnRow> &rows, qsizetype index, qsizetype word)
{
    const double size = rows.at(index).size;
    const Gap gap = gapAfter(rows.at(index), word);
    if (gap.width() > surelyApart * size)
        return true;
    if (gap.width() < perhapsApart * size)
        return false;
    const int others = rowsWithGap(rows, index, -1, gap) + rowsWithGap(rows, index, 1, gap);
    return others >= (gap.width() > widerThanSpaces * size ? 1 : 3);
}

Piece makePiece(const OwnRow &row, QVector<OwnWord> words)
{
    Piece piece;
    piece.row.baseline = row.baseline;
    piece.left = words.first().left;
    piece.right = words.last().right;
    double sizes = 0, letters = 0;
    for (const OwnWord &word : words) {
        sizes += word.size * double(word.text.size());
        letters += double(word.text.size());
    }
    piece.row.size = sizes / letters;
    piece.row.words = std::move(words);
    return piece;
}

QVector<Piece> makePieces(const QVector<OwnRow> &rows)
{
    QVector<Piece> pieces;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const OwnRow &row = rows.at(i);
        QVector<OwnWord> words;
        for (qsizetype w = 0; w < row.words.size(); ++w) {
            words.append(row.words.at(w));
            if (w + 1 == row.words.size() || partsRow(rows, i, w)) {
                pieces.append(makePiece(row, words));
                words.clear();
            }
        }
    }
    return pieces;
}

bool shareColumn(const Piece &a, const Piece &b)
{
    const double shared = std::min(a.right, b.right) - std::max(a.left, b.left);
    return shared > 0.1 * std::min(a.right - a.left, b.right - b.left);
}

bool followsClosely(const Piece &above, const Piece &below)
{
    const double size = std::max(above.size(), below.size());
    const double distance = below.baseline() - above.baseline();
    return distance > 0.3 * size && distance < nextLine * size
        && std::min(above.size(), below.size()) > 0.8 * size;
}

// The pieces next below each that share its column.
QVector<QVector<int>> nextBelow(const QVector<Piece> &pieces)
{
    QVector<QVector<int>> below(pieces.size());
    for (int a = 0; a < pieces.size(); ++a) {
        const double far = pieces.at(a).baseline() + 3 * pieces.at(a).size();
        double nearest = far;
        for (int b = a + 1; b < pieces.size() && pieces.at(b).baseline() < far; ++b) {
            const double baseline = pieces.at(b).baseline();
            if (baseline <= pieces.at(a).baseline() || !shareColumn(pieces.at(a), pieces.at(b)))
                continue;
            if (baseline > nearest + 0.5 * pieces.at(b).size())
                break;
            nearest = std::min(nearest, baseline);
            below[a].append(b);
        }
    }
    return below;
}

// The block of each piece: chains of lines that have one line above and one below.
QVector<int> chainBlocks(const QVector<Piece> &pieces)
{
    const QVector<QVector<int>> below = nextBelow(pieces);
    QVector<int> above(pieces.size(), 0);
    for (const QVector<int> &next : below) {
        for (const int piece : next)
            ++above[piece];
    }
    QVector<int> blocks(pieces.size(), -1);
    int count = 0;
    for (int i = 0; i < pieces.size(); ++i) {
        if (blocks.at(i) < 0)
            blocks[i] = count++;
        if (below.at(i).size() != 1)
            continue;
        const int next = below.at(i).first();
        if (above.at(next) == 1 && followsClosely(pieces.at(i), pieces.at(next)))
            blocks[next] = blocks.at(i);
    }
    return blocks;
}

bool endsAsLabel(const Piece &piece)
{
    return piece.row.words.size() <= mostLabelWords && piece.row.words.last().text.endsWith(u':');
}

// "Name:" stands alone or among other labels; a line of prose that ends in a colon
// has prose around it.
bool isLabel(const QVector<Piece> &pieces, const Piece &piece)
{
    return endsAsLabel(piece)
        && std::all_of(pieces.begin(), pieces.end(), [&piece](const Piece &other) {
               const double distance = std::abs(other.baseline() - piece.baseline());
               return distance < 0.5 * piece.size() || distance > 1.6 * piece.size()
                   || !shareColumn(piece, other) || endsAsLabel(other);
           });
}

// What was filled in beside a label, which may stand a little higher or lower.
qsizetype valueOf(const QVector<Piece> &pieces, const Piece &label)
{
    qsizetype nearest = -1;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces.at(i);
        const double gap = piece.left - label.right;
        if (gap <= 0 || gap > labelReach * label.size()
            || std::abs(piece.baseline() - label.baseline()) > 0.5 * label.size())
            continue;
        if (nearest < 0 || piece.left < pieces.at(nearest).left)
            nearest = i;
    }
    return nearest;
}

void joinLabels(QVector<Piece> &pieces)
{
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        if (!endsAsLabel(pieces.at(i)) || !isLabel(pieces, pieces.at(i)))
            continue;
        const qsizetype value = valueOf(pieces, pieces.at(i));
        if (value < 0 || endsAsLabel(pieces.at(value)))
            continue;
        pieces[i].row.words += pieces.at(value).row.words;
        pieces[i].right = pieces.at(value).right;
        pieces.removeAt(value);
        i -= value < i;
    }
}

double median(QVector<double> values)
{
    if (values.isEmpty())
        return 0;
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values.at(values.size() / 2);
}

// The lines of one block, and what is usual in it.
struct Column
{
    QVector<const Piece *> lines;
    double left = 0;
    double right = 0;
    double distance = 0; // from baseline to baseline
};

Column makeColumn(const QVector<const Piece *> &lines)
{
    Column column{lines, lines.first()->left, lines.first()->right, 0};
    QVector<double> distances;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        column.left = std::min(column.left, lines.at(i)->left);
        column.right = std::max(column.right, lines.at(i)->right);
        if (i > 0)
            distances.append(lines.at(i)->baseline() - lines.at(i - 1)->baseline());
    }
    column.distance = median(distances);
    return column;
}

bool beginsParagraph(const Column &column, qsizetype index)
{
    const Piece &line = *column.lines.at(index);
    const Piece &before = *column.lines.at(index - 1);
    const double size = line.size();
    const double distance = line.baseline() - before.baseline();
    if (distance > std::min(1.22 * column.distance, nextParagraph * size))
        return true;
    if (std::abs(line.size() - before.size()) > 0.08 * size)
        return true;
    const bool indented
        = line.left - column.left > indent * size && before.left - column.left < 0.3 * size;
    const bool goesBack = index + 1 == column.lines.size()
        || column.lines.at(index + 1)->left - column.left < 0.3 * size;
    if (indented && goesBack)
        return true;
    // The next word would have had room: the line was ended on purpose.
    const double room = column.right - before.right - 0.3 * size;
    const QChar end = before.row.words.last().text.back();
    return room > line.row.words.first().width() + 0.5 * size
        && QStringView(u".!?:;)\u201d\u00bb").contains(end);
}

QRect pixelBox(double left, double top, double right, double bottom)
{
    return QRectF(QPointF(left, top), QPointF(right, bottom)).toAlignedRect();
}

RecognisedLine recognised(const Piece &piece, const QVector<PdfFont> &fonts)
{
    RecognisedLine line;
    line.xHeight = piece.size() * xHeightOfSize;
    for (const OwnWord &own : piece.row.words) {
        RecognisedWord word;
        word.text = own.text;
        word.box = pixelBox(own.left, own.top, own.right, own.bottom);
        word.font = own.font;
        word.artifact = own.artifact;
        const PdfFont font = fonts.value(own.font);
        word.bold = font.bold;
        word.italic = font.italic;
        line.box |= word.box;
        line.words.append(word);
    }
    return line;
}

} // namespace

QVector<RecognisedLine> ownLines(const QVector<OwnRow> &rows, const QVector<PdfFont> &fonts)
{
    QVector<Piece> pieces = makePieces(rows);
    joinLabels(pieces);
    const QVector<int> blocks = chainBlocks(pieces);
    QVector<QVector<const Piece *>> columns;
    for (int i = 0; i < pieces.size(); ++i) {
        columns.resize(std::max(columns.size(), qsizetype(blocks.at(i)) + 1));
        columns[blocks.at(i)].append(&pieces.at(i));
    }
    QVector<RecognisedLine> lines;
    int paragraph = -1;
    for (int block = 0; block < columns.size(); ++block) {
        const Column column = makeColumn(columns.at(block));
        for (qsizetype i = 0; i < column.lines.size(); ++i) {
            paragraph += i == 0 || beginsParagraph(column, i);
            RecognisedLine line = recognised(*column.lines.at(i), fonts);
            line.block = block;
            line.paragraph = paragraph;
            lines.append(line);
        }
    }
    return lines;
}

} // namespace recto
