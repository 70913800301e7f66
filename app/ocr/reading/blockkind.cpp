// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/blockkind.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr double largeHeading = 1.55; // of the usual x-height
constexpr double heading = 1.17;
constexpr int longestHeading = 14; // words

QString lineText(const RecognisedLine &line)
{
    QStringList words;
    for (const RecognisedWord &word : line.words)
        words << word.text;
    return words.join(QLatin1Char(' '));
}

double usualXHeight(const QVector<OrderedLine> &lines)
{
    QVector<std::pair<double, int>> heights;
    int total = 0;
    for (const OrderedLine &ordered : lines) {
        heights.append({ordered.line.xHeight, int(ordered.line.words.size())});
        total += int(ordered.line.words.size());
    }
    std::sort(heights.begin(), heights.end());
    int sum = 0;
    for (const auto &[height, weight] : heights) {
        sum += weight;
        if (sum * 2 >= total)
            return height;
    }
    return 0;
}

bool beginsListItem(const QString &text, int *level)
{
    static const QRegularExpression sign(QStringLiteral("^[•◦▪■●–—*-] ?\\S"));
    static const QRegularExpression number(QStringLiteral("^(\\(?\\d{1,2}[.)]|\\(?[a-z][.)]) \\S"));
    *level = 0;
    return sign.match(text).hasMatch() || number.match(text).hasMatch();
}

bool isCaption(const QString &text)
{
    static const QRegularExpression caption(
        QStringLiteral("^(Figure|Fig\\.?|Table|Chart|Abbildung|Abb\\.?|Tabelle|Tab\\.?|Tableau|"
                       "Figura|Tabla|Tabela|Tabella|Gráfico|Grafico|Schéma) ?\\d"));
    return caption.match(text).hasMatch();
}

bool isPageNumber(const QString &text)
{
    static const QRegularExpression number(
        QStringLiteral("^[-–— ]*(page |p\\. ?|seite |s\\. ?)?(\\d{1,4}|[ivxlc]{1,6})[-–—. ]*$"),
        QRegularExpression::CaseInsensitiveOption);
    return number.match(text).hasMatch();
}

bool isAllCapitals(const QString &text)
{
    int upper = 0, lower = 0;
    for (const QChar c : text) {
        upper += c.isUpper();
        lower += c.isLower();
    }
    return upper >= 4 && lower == 0;
}

bool endsLikeSentence(const QString &text)
{
    return !text.isEmpty() && QStringView(u".;,").contains(text.back());
}

bool isBold(const RecognisedLine &line)
{
    return std::all_of(line.words.begin(), line.words.end(),
                       [](const RecognisedWord &word) { return word.bold; });
}

bool isArtifact(const RecognisedLine &line)
{
    return std::all_of(line.words.begin(), line.words.end(),
                       [](const RecognisedWord &word) { return word.artifact; });
}

// Some programs call all that they write an artifact: then it says nothing.
bool tellsArtifacts(const QVector<OrderedLine> &lines)
{
    const auto artifacts
        = std::count_if(lines.begin(), lines.end(),
                        [](const OrderedLine &ordered) { return isArtifact(ordered.line); });
    return artifacts * 3 < lines.size();
}

// Lines that stand out in bold from a page that isn't: the paragraphs that hold
// nothing else.
QSet<int> boldParagraphs(const QVector<OrderedLine> &lines)
{
    QSet<int> bold, plain;
    for (const OrderedLine &ordered : lines)
        (isBold(ordered.line) ? bold : plain).insert(ordered.line.paragraph);
    bold.subtract(plain);
    return bold.size() <= plain.size() ? bold : QSet<int>();
}

int headingLevel(const RecognisedLine &line, double usual, bool bold)
{
    const QString text = lineText(line);
    if (line.words.size() > longestHeading || endsLikeSentence(text) || usual <= 0)
        return 0;
    const double ratio = line.xHeight / usual;
    if (ratio >= largeHeading)
        return 1;
    if (ratio >= heading)
        return 2;
    return bold || (isAllCapitals(text) && line.words.size() >= 2) ? 3 : 0;
}

void addLine(LineBlock &block, const RecognisedLine &line)
{
    block.lines.append(line);
    block.box |= line.box;
}

// A sentence that the recogniser parted into two paragraphs: it hasn't ended, and
// goes on in the next line below it.
bool sentenceGoesOn(const RecognisedLine &last, const RecognisedLine &line)
{
    const QChar end = last.words.last().text.back();
    if (!line.words.first().text.front().isLower()
        || !(end.isLetterOrNumber() || end == u',' || end == u'-'))
        return false;
    const int gap = line.box.top() - last.box.bottom();
    const int shared
        = std::min(line.box.right(), last.box.right()) - std::max(line.box.left(), last.box.left());
    return gap < last.box.height() && gap > -last.box.height() / 2
        && 2 * shared > std::min(line.box.width(), last.box.width());
}

bool continues(const LineBlock &block, const RecognisedLine &line, BlockKind kind, int level)
{
    if (block.kind != kind)
        return false;
    const RecognisedLine &last = block.lines.last();
    if (kind == BlockKind::Heading)
        return block.level == level && last.block == line.block
            && std::abs(line.box.top() - last.box.bottom()) < 1.5 * last.box.height();
    return last.paragraph == line.paragraph || sentenceGoesOn(last, line);
}

// What stands in one row with a page's number is its running head.
void nameBesidePageNumbers(QVector<LineBlock> &blocks)
{
    for (LineBlock &block : blocks) {
        const bool beside
            = std::any_of(blocks.begin(), blocks.end(), [&block](const LineBlock &number) {
                  return number.kind == BlockKind::PageNumber && inOneRow(number.box, block.box);
              });
        if (beside && block.lines.size() == 1 && block.kind != BlockKind::PageNumber)
            block.kind = BlockKind::RunningHead;
    }
}

// First and last lines that stand apart from the text: running heads, page numbers.
void nameMargins(QVector<LineBlock> &blocks, double usual)
{
    if (blocks.size() < 3)
        return;
    int top = blocks.first().box.top(), bottom = 0;
    for (const LineBlock &block : blocks) {
        top = std::min(top, block.box.top());
        bottom = std::max(bottom, block.box.bottom());
    }
    for (LineBlock &block : blocks) {
        if (block.lines.size() != 1 || block.kind == BlockKind::TableRow)
            continue;
        const bool first = block.box.top() <= top + usual;
        const bool last = block.box.bottom() >= bottom - usual;
        if (!first && !last)
            continue;
        const QString text = lineText(block.lines.first());
        static const QRegularExpression numbered(
            QStringLiteral("^(\\d{1,4}\\b.*\\p{L}.*|.*\\p{L}.*[^.,]\\s\\d{1,4})$"));
        if (isPageNumber(text))
            block.kind = BlockKind::PageNumber;
        else if (block.lines.first().words.size() <= 10 && numbered.match(text).hasMatch()
                 && block.lines.first().xHeight < largeHeading * usual
                 && block.kind != BlockKind::ListItem)
            block.kind = BlockKind::RunningHead;
    }
    nameBesidePageNumbers(blocks);
}

} // namespace

QVector<LineBlock> makeBlocks(const QVector<OrderedLine> &lines)
{
    const double usual = usualXHeight(lines);
    const QSet<int> bold = boldParagraphs(lines);
    const bool artifacts = tellsArtifacts(lines);
    QVector<LineBlock> blocks;
    for (const OrderedLine &ordered : lines) {
        const QString text = lineText(ordered.line);
        LineBlock block;
        int listLevel = 0;
        const int level = headingLevel(ordered.line, usual, bold.contains(ordered.line.paragraph));
        if (artifacts && isArtifact(ordered.line)) {
            block.kind = isPageNumber(text) ? BlockKind::PageNumber : BlockKind::RunningHead;
        } else if (ordered.isTableRow) {
            block.kind = BlockKind::TableRow;
        } else if (beginsListItem(text, &listLevel)) {
            block.kind = BlockKind::ListItem;
            block.level = listLevel;
        } else if (isCaption(text)) {
            block.kind = BlockKind::Caption;
        } else if (level > 0) {
            block.kind = BlockKind::Heading;
            block.level = level;
        }
        const bool begins = block.kind == BlockKind::ListItem || block.kind == BlockKind::TableRow
            || block.kind == BlockKind::Caption;
        // A plain line goes on with the item or caption above it.
        const bool follows = !blocks.isEmpty() && block.kind == BlockKind::Paragraph
            && (blocks.last().kind == BlockKind::ListItem
                || blocks.last().kind == BlockKind::Caption)
            && blocks.last().lines.last().paragraph == ordered.line.paragraph;
        if (!blocks.isEmpty() && !begins
            && (follows || continues(blocks.last(), ordered.line, block.kind, block.level))) {
            addLine(blocks.last(), ordered.line);
            continue;
        }
        addLine(block, ordered.line);
        blocks.append(block);
    }
    nameMargins(blocks, usual);
    return blocks;
}

} // namespace recto
