// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/tablelayout.h"

#include "ocr/reading/readingorder.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace recto {

namespace {

std::pair<int, int> cellOf(const RuledTable &table, QPoint line, QPoint word)
{
    int row = 0;
    while (row + 1 < table.rows.size() && line.y() >= table.rows.at(row).bottom)
        ++row;
    const QVector<int> &edges = table.rows.at(row).columnEdges;
    return {row, int(std::upper_bound(edges.begin(), edges.end(), word.x()) - edges.begin())};
}

// The table's lines as one line a row, cells from left to right.
QVector<OrderedLine> tableRows(const QVector<RecognisedLine> &lines, const RuledTable &table)
{
    QVector<RecognisedLine> sorted = lines;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const RecognisedLine &a, const RecognisedLine &b) {
                         return a.box.center().y() < b.box.center().y();
                     });
    std::map<std::pair<int, int>, QVector<RecognisedWord>> cells; // row, column
    for (const RecognisedLine &line : sorted) {
        for (const RecognisedWord &word : line.words)
            cells[cellOf(table, line.box.center(), word.box.center())].append(word);
    }
    QVector<OrderedLine> rows;
    int lastRow = -1;
    for (const auto &[place, words] : cells) {
        if (place.first != lastRow) {
            OrderedLine row;
            row.isTableRow = true;
            row.line = lines.first();
            row.line.words.clear();
            row.line.box = {};
            rows.append(row);
            lastRow = place.first;
        }
        for (const RecognisedWord &word : words) {
            rows.last().line.words.append(word);
            rows.last().line.box |= word.box;
        }
    }
    return rows;
}

// Lines that one block of the recogniser or one ruled table holds.
struct LineGroup
{
    QVector<RecognisedLine> lines;
    QRect box;
    int ruled = -1; // index of the ruled table that it is
    bool isTable = false;
};

double meanWords(const LineGroup &group)
{
    double words = 0;
    for (const RecognisedLine &line : group.lines)
        words += double(line.words.size());
    return words / double(group.lines.size());
}

// Share of the lines that reach the group's width, as those of prose do.
double fullLines(const LineGroup &group)
{
    double full = 0;
    for (const RecognisedLine &line : group.lines)
        full += line.box.width() >= 0.85 * group.box.width();
    return full / double(group.lines.size());
}

bool besideEachOther(const LineGroup &a, const LineGroup &b)
{
    const bool apart = a.box.right() < b.box.left() || b.box.right() < a.box.left();
    const int overlap
        = std::min(a.box.bottom(), b.box.bottom()) - std::max(a.box.top(), b.box.top());
    return apart && overlap > 0.5 * std::min(a.box.height(), b.box.height());
}

bool rowsAgree(const LineGroup &a, const LineGroup &b)
{
    int aligned = 0;
    for (const RecognisedLine &line : b.lines) {
        aligned
            += std::any_of(a.lines.begin(), a.lines.end(), [&line](const RecognisedLine &other) {
                   return inOneRow(line.box, other.box);
               });
    }
    return aligned >= 0.7 * double(std::min(a.lines.size(), b.lines.size())) && aligned >= 2;
}

// Every line stands beside a row of the table, in a place that is free there.
bool fillsRows(const LineGroup &table, const LineGroup &group)
{
    return std::all_of(
        group.lines.begin(), group.lines.end(), [&table](const RecognisedLine &line) {
            bool beside = false, free = true;
            for (const RecognisedLine &other : table.lines) {
                if (!inOneRow(line.box, other.box))
                    continue;
                beside = true;
                free = free
                    && (line.box.right() < other.box.left() || other.box.right() < line.box.left());
            }
            return beside && free;
        });
}

// Columns of prose stand side by side as well; their lines are full of words.
bool isShortText(const LineGroup &group)
{
    const double words = meanWords(group);
    return words <= 2.5 || (words <= 4.5 && fullLines(group) < 0.5);
}

bool makeTable(const LineGroup &a, const LineGroup &b)
{
    if (a.ruled >= 0 || b.ruled >= 0)
        return false;
    if (a.isTable && isShortText(b) && fillsRows(a, b))
        return true;
    if (!besideEachOther(a, b) || std::max(a.lines.size(), b.lines.size()) < 2)
        return false;
    // Far more lines on one side: a margin note, not a column of cells.
    if (std::max(a.lines.size(), b.lines.size()) > 2 * std::min(a.lines.size(), b.lines.size()) + 1)
        return false;
    return isShortText(a) && isShortText(b) && rowsAgree(a, b);
}

// Rules that cross something else than a table, such as the grain of a desk around
// a sheet, enclose the text without parting it: a table has text in several rows,
// and in several columns of one.
bool partsText(const RuledTable &table, const QVector<RecognisedLine> &lines)
{
    std::map<int, QSet<int>> columns; // by row
    for (const RecognisedLine &line : lines) {
        if (!table.box.contains(line.box.center()))
            continue;
        for (const RecognisedWord &word : line.words) {
            const auto [row, column] = cellOf(table, line.box.center(), word.box.center());
            columns[row].insert(column);
        }
    }
    return columns.size() >= 2 && std::any_of(columns.begin(), columns.end(), [](const auto &row) {
               return row.second.size() >= 2;
           });
}

int tableHolding(const RecognisedLine &line, const QVector<RuledTable> &ruled)
{
    for (int i = 0; i < ruled.size(); ++i) {
        if (ruled.at(i).box.contains(line.box.center()))
            return i;
    }
    return -1;
}

// A group for each block, in order; one for each ruled table, where it begins.
QVector<LineGroup> groupLines(const QVector<RecognisedLine> &lines,
                              const QVector<RuledTable> &ruled)
{
    QVector<LineGroup> groups;
    std::map<int, qsizetype> groupOfTable;
    int block = -1;
    for (const RecognisedLine &line : lines) {
        const int table = tableHolding(line, ruled);
        qsizetype index = groups.size();
        if (table >= 0 && groupOfTable.count(table))
            index = groupOfTable[table];
        else if (table < 0 && !groups.isEmpty() && groups.last().ruled < 0 && line.block == block)
            index = groups.size() - 1;
        if (index == groups.size())
            groups.append(LineGroup());
        LineGroup &group = groups[index];
        group.lines.append(line);
        group.box |= line.box;
        group.ruled = table;
        if (table >= 0)
            groupOfTable[table] = index;
        else
            block = line.block;
    }
    return groups;
}

// Merges what stands beside each other into rows; the recogniser may have cut a
// table into a block a column.
void mergeTables(QVector<LineGroup> &groups)
{
    for (int a = 0; a < groups.size(); ++a) {
        for (int b = a + 1; b < groups.size(); ++b) {
            if (!makeTable(groups[a], groups[b]))
                continue;
            groups[a].lines += groups[b].lines;
            groups[a].box |= groups[b].box;
            groups[a].isTable = true;
            groups.removeAt(b);
            b = a; // what it is now may have more neighbours
        }
    }
}

// A row's lines, left to right, as one line.
QVector<OrderedLine> rowsOf(const LineGroup &group)
{
    QVector<RecognisedLine> lines = group.lines;
    std::sort(lines.begin(), lines.end(), [](const RecognisedLine &a, const RecognisedLine &b) {
        return a.box.center().y() < b.box.center().y();
    });
    QVector<QVector<RecognisedLine>> rows;
    for (const RecognisedLine &line : lines) {
        if (rows.isEmpty() || !inOneRow(rows.last().first().box, line.box))
            rows.append(QVector<RecognisedLine>());
        rows.last().append(line);
    }
    QVector<OrderedLine> result;
    for (QVector<RecognisedLine> &row : rows) {
        std::sort(row.begin(), row.end(), [](const RecognisedLine &a, const RecognisedLine &b) {
            return a.box.left() < b.box.left();
        });
        OrderedLine ordered{row.takeFirst(), true};
        for (const RecognisedLine &cell : row) {
            ordered.line.words += cell.words;
            ordered.line.box |= cell.box;
        }
        result.append(ordered);
    }
    return result;
}

QVector<OrderedLine> ofBlock(int block, QVector<OrderedLine> lines)
{
    for (OrderedLine &line : lines)
        line.line.block = block;
    return lines;
}

QVector<OrderedLine> inReadingOrder(const QVector<OrderedLine> &lines)
{
    QVector<QRect> boxes;
    QVector<int> blocks;
    for (const OrderedLine &line : lines) {
        boxes.append(line.line.box);
        blocks.append(line.line.block);
    }
    QVector<OrderedLine> result;
    for (const int index : readingOrder(boxes, blocks))
        result.append(lines.at(index));
    return result;
}

} // namespace

QVector<OrderedLine> orderLines(const QVector<RecognisedLine> &lines,
                                const QVector<RuledTable> &found)
{
    QVector<RuledTable> ruled;
    std::copy_if(found.begin(), found.end(), std::back_inserter(ruled),
                 [&lines](const RuledTable &table) { return partsText(table, lines); });
    QVector<LineGroup> groups = groupLines(lines, ruled);
    mergeTables(groups);
    QVector<OrderedLine> result;
    int table = -1; // a block of its own for the order, whichever its lines came from
    for (const LineGroup &group : groups) {
        if (group.ruled >= 0)
            result += ofBlock(table--, tableRows(group.lines, ruled.at(group.ruled)));
        else if (group.isTable)
            result += ofBlock(table--, rowsOf(group));
        else
            for (const RecognisedLine &line : group.lines)
                result.append({line, false});
    }
    return inReadingOrder(result);
}

} // namespace recto
