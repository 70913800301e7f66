// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/pagestructure.h"

#include <QMap>
#include <algorithm>

namespace recto {

namespace {

constexpr float UnsureConfidence = 80; // of 100; clean print is read with 90 and more
constexpr qsizetype FewestRows = 3;
constexpr int LongestTerm = 5; // words

// Words that follow each other without a wide gap.
struct Segment
{
    TextSpan span;
    QRect box;
    int words = 0;
    int line = 0;
    bool tableRow = false;
};

struct Row
{
    QVector<int> cells; // indexes of segments, from left to right
};

class WordListReader
{
public:
    explicit WordListReader(const PageText &page)
        : m_page(page)
    {
        readSegments();
    }

    // Rows of table blocks get their cells; word lists become rows of their own.
    QVector<ChunkBlock> blocks()
    {
        QVector<ChunkBlock> blocks;
        for (const Block &block : m_page.blocks)
            blocks.append({block.kind, {block.offset, block.length}, block.level, {}});
        giveCells(blocks);
        QVector<ChunkBlock> lists = wordLists();
        for (const ChunkBlock &row : std::as_const(lists)) {
            const auto place = std::upper_bound(
                blocks.begin(), blocks.end(), row.place.offset,
                [](int offset, const ChunkBlock &block) { return offset < block.place.offset; });
            blocks.insert(place, row);
        }
        return blocks;
    }

private:
    bool inTable(int offset) const
    {
        return std::any_of(m_page.blocks.cbegin(), m_page.blocks.cend(), [&](const Block &block) {
            return block.kind == BlockKind::TableRow && offset >= block.offset
                && offset < block.offset + block.length;
        });
    }

    void readSegments()
    {
        int line = 0;
        int lineEnd = -1;
        for (const Word &word : m_page.words) {
            if (word.box.isEmpty() || word.length <= 0)
                continue;
            const bool newLine = word.offset > lineEnd;
            if (newLine) {
                ++line;
                const qsizetype end = m_page.text.indexOf(QLatin1Char('\n'), word.offset);
                lineEnd = static_cast<int>(end < 0 ? m_page.text.size() : end);
            }
            const bool table = newLine ? inTable(word.offset) : m_segments.constLast().tableRow;
            const int height = qMax(word.box.height(), newLine ? 0 : m_height);
            const int gap = newLine ? 0 : word.box.left() - m_segments.constLast().box.right();
            const bool apart = gap * 10 > height * (table ? 10 : 15) || gap < -2 * height;
            if (newLine || apart)
                m_segments.append({{word.offset, word.length}, word.box, 1, line, table});
            else {
                Segment &last = m_segments.last();
                last.span.length = word.offset + word.length - last.span.offset;
                last.box = last.box.united(word.box);
                ++last.words;
            }
            m_height = m_segments.constLast().box.height();
        }
    }

    // --- rows of tables

    void giveCells(QVector<ChunkBlock> &blocks) const
    {
        for (qsizetype i = 0; i < blocks.size();) {
            qsizetype end = i;
            while (end < blocks.size() && blocks.at(end).kind == BlockKind::TableRow)
                ++end;
            if (end > i)
                giveCells(blocks, i, end);
            i = qMax(end, i + 1);
        }
    }

    QVector<int> segmentsOf(const TextSpan &place) const
    {
        QVector<int> found;
        int right = -1;
        for (int i = 0; i < m_segments.size(); ++i) {
            const Segment &segment = m_segments.at(i);
            if (segment.span.offset < place.offset || segment.span.end() > place.end())
                continue;
            if (segment.box.left() < right)
                return {}; // a row of several lines
            right = segment.box.right();
            found << i;
        }
        return found;
    }

    void giveCells(QVector<ChunkBlock> &blocks, qsizetype begin, qsizetype end) const
    {
        QVector<QVector<int>> rows;
        QMap<qsizetype, int> counts;
        for (qsizetype i = begin; i < end; ++i) {
            rows << segmentsOf(blocks.at(i).place);
            ++counts[rows.constLast().size()];
        }
        qsizetype columns = 0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            if (it.key() > 1 && it.value() >= counts.value(columns))
                columns = it.key();
        }
        if (columns < 2)
            return;
        QVector<QPair<int, int>> spans(columns, {1 << 30, -1});
        for (const QVector<int> &row : std::as_const(rows)) {
            for (qsizetype c = 0; row.size() == columns && c < columns; ++c) {
                const QRect &box = m_segments.at(row.at(c)).box;
                spans[c]
                    = {qMin(spans.at(c).first, box.left()), qMax(spans.at(c).second, box.right())};
            }
        }
        for (qsizetype i = begin; i < end; ++i)
            blocks[i].cells = aligned(rows.at(i - begin), spans);
    }

    // A cell for each column, empty where the row has none; none when the row doesn't fit.
    QVector<TextSpan> aligned(const QVector<int> &row, const QVector<QPair<int, int>> &spans) const
    {
        QVector<TextSpan> cells(spans.size());
        for (const int index : row) {
            const Segment &segment = m_segments.at(index);
            qsizetype column = -1;
            for (qsizetype c = 0; c < spans.size(); ++c) {
                const bool overlaps = segment.box.left() <= spans.at(c).second
                    && segment.box.right() >= spans.at(c).first;
                if (overlaps && column >= 0)
                    return {}; // spans several columns
                if (overlaps)
                    column = c;
            }
            if (column < 0 || cells.at(column).length > 0)
                return {};
            cells[column] = segment.span;
        }
        return row.size() < 2 ? QVector<TextSpan>() : cells;
    }

    // --- word lists without rules

    // The nearest segment to the right in the same row of the page.
    int rightOf(int index) const
    {
        const Segment &left = m_segments.at(index);
        int best = -1;
        for (int i = 0; i < m_segments.size(); ++i) {
            const Segment &other = m_segments.at(i);
            if (i == index || other.tableRow
                || other.box.left() < left.box.right() + left.box.height())
                continue;
            const int shared = qMin(left.box.bottom(), other.box.bottom())
                - qMax(left.box.top(), other.box.top());
            if (shared * 10 < qMin(left.box.height(), other.box.height()) * 6)
                continue;
            if (best < 0 || other.box.left() < m_segments.at(best).box.left())
                best = i;
        }
        return best;
    }

    bool near(int a, int b) const { return qAbs(a - b) * 2 <= m_lineHeight * 3; }

    QVector<ChunkBlock> wordLists()
    {
        if (m_segments.size() < 2 * FewestRows || m_segments.size() > 600)
            return {};
        QVector<int> heights;
        for (const Segment &segment : std::as_const(m_segments))
            heights << segment.box.height();
        std::nth_element(heights.begin(), heights.begin() + heights.size() / 2, heights.end());
        m_lineHeight = heights.at(heights.size() / 2);

        QVector<int> partner(m_segments.size(), -1);
        QVector<bool> hasLeft(m_segments.size(), false);
        for (int i = 0; i < m_segments.size(); ++i) {
            partner[i] = m_segments.at(i).tableRow ? -1 : rightOf(i);
            if (partner.at(i) >= 0)
                hasLeft[partner.at(i)] = true;
        }
        QVector<QPair<int, int>> pairs; // exactly two columns
        for (int i = 0; i < m_segments.size(); ++i) {
            if (!hasLeft.at(i) && partner.at(i) >= 0 && partner.at(partner.at(i)) < 0)
                pairs.append({i, partner.at(i)});
        }
        std::sort(pairs.begin(), pairs.end(), [this](const auto &a, const auto &b) {
            return m_segments.at(a.first).box.top() < m_segments.at(b.first).box.top();
        });
        QVector<ChunkBlock> rows;
        while (!pairs.isEmpty())
            takeList(pairs, partner, hasLeft, rows);
        std::sort(rows.begin(), rows.end(), [](const ChunkBlock &a, const ChunkBlock &b) {
            return a.place.offset < b.place.offset;
        });
        return rows;
    }

    // Takes the pairs that stand under the first one out of `pairs`.
    void takeList(QVector<QPair<int, int>> &pairs, const QVector<int> &partner,
                  const QVector<bool> &hasLeft, QVector<ChunkBlock> &rows) const
    {
        QVector<QPair<int, int>> list;
        const QPair<int, int> first = pairs.constFirst();
        QVector<QPair<int, int>> rest;
        for (const auto &pair : std::as_const(pairs)) {
            const bool under
                = near(m_segments.at(pair.first).box.left(), m_segments.at(first.first).box.left())
                && near(m_segments.at(pair.second).box.left(),
                        m_segments.at(first.second).box.left());
            (under ? list : rest).append(pair);
        }
        pairs = rest;
        if (!isWordList(list))
            return;
        for (qsizetype i = 0; i < list.size(); ++i) {
            ChunkBlock row;
            row.kind = BlockKind::TableRow;
            row.place = m_segments.at(list.at(i).first).span;
            const int bottom = i + 1 < list.size()
                ? m_segments.at(list.at(i + 1).first).box.top()
                : m_segments.at(list.at(i).first).box.bottom() + 4 * m_lineHeight;
            row.cells = {grown(list.at(i).first, bottom, partner, hasLeft),
                         grown(list.at(i).second, bottom, partner, hasLeft)};
            row.place = row.cells.constFirst();
            rows.append(row);
        }
    }

    bool isWordList(const QVector<QPair<int, int>> &list) const
    {
        if (list.size() < FewestRows)
            return false;
        qsizetype shortTerms = 0;
        qsizetype telling = 0;
        for (const auto &pair : list) {
            const Segment &left = m_segments.at(pair.first);
            const QStringView term
                = QStringView(m_page.text).sliced(left.span.offset, left.span.length);
            shortTerms += left.words <= LongestTerm ? 1 : 0;
            telling += std::any_of(term.begin(), term.end(), [](QChar c) { return c.isLetter(); })
                    && term.size() > 1
                ? 1
                : 0;
        }
        return shortTerms * 10 >= list.size() * 9 && telling * 10 >= list.size() * 9;
    }

    // The cell with the lines that go on below it, as far as they follow in the text.
    TextSpan grown(int index, int bottom, const QVector<int> &partner,
                   const QVector<bool> &hasLeft) const
    {
        TextSpan span = m_segments.at(index).span;
        QRect box = m_segments.at(index).box;
        for (int i = index + 1; i < m_segments.size(); ++i) {
            const Segment &next = m_segments.at(i);
            if (next.span.offset <= span.offset)
                continue;
            const QStringView between
                = QStringView(m_page.text).sliced(span.end(), next.span.offset - span.end());
            const bool follows = between.trimmed().isEmpty() && partner.at(i) < 0 && !hasLeft.at(i)
                && near(next.box.left(), box.left()) && next.box.center().y() < bottom
                && next.box.top() - box.bottom() < m_lineHeight;
            if (!follows)
                break;
            span.length = next.span.end() - span.offset;
            box = box.united(next.box);
        }
        return span;
    }

    const PageText &m_page;
    QVector<Segment> m_segments;
    int m_height = 0; // of the segment being read
    int m_lineHeight = 0;
};

template<typename Wanted>
QVector<TextSpan> spansOf(const PageText &page, Wanted wanted)
{
    QVector<TextSpan> spans;
    bool open = false;
    for (const Word &word : page.words) {
        if (!wanted(word)) {
            open = false;
            continue;
        }
        if (open)
            spans.last().length = word.offset + word.length - spans.last().offset;
        else
            spans.append({word.offset, word.length});
        open = true;
    }
    return spans;
}

} // namespace

QVector<ChunkBlock> structureOf(const PageText &page)
{
    return WordListReader(page).blocks();
}

QVector<TextSpan> emphasisOf(const PageText &page)
{
    return spansOf(page, [](const Word &word) { return word.bold || word.italic; });
}

QVector<TextSpan> unsureWordsOf(const PageText &page)
{
    return spansOf(page, [](const Word &word) {
        return word.confidence > 0 && word.confidence < UnsureConfidence;
    });
}

} // namespace recto
