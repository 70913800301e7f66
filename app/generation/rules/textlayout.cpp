// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/textlayout.h"

#include "core/scripts.h"
#include "generation/rules/lineshape.h"

#include <algorithm>

namespace recto {

namespace {

struct LayoutLine
{
    TextRange range; // in the source, trimmed; never empty
    int marker = 0; // units of a bullet or number with its space; 0: none
    bool numbered = false;
    bool emptyBefore = false;
    bool edge = false; // among the first or last lines of a page
    qsizetype width = 0; // of the widest line nearby
    const ChunkBlock *block = nullptr; // that the line stands in
    bool taken = false; // inside a cell of a row that began elsewhere
};

// Would a person take the block that reading calls a heading for one?
bool standsAsHeading(QStringView text)
{
    const QStringView own = text.trimmed();
    if (own.isEmpty() || own.size() > 120 || own.front().isLower())
        return false;
    const QChar last = own.back();
    return last != QLatin1Char('.') && last != QLatin1Char(',') && last != QLatin1Char(';')
        && last != QLatin1Char(':') && own.count(QLatin1Char(' ')) < 14;
}

class LayoutReader
{
public:
    LayoutReader(const QString &text, const QVector<int> &edges,
                 const QVector<ChunkBlock> &blocks = {})
        : m_text(text)
        , m_blocks(blocks)
    {
        readLines(edges);
        measureWidths();
        findBlocks();
    }

    QVector<TextUnit> run()
    {
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            place(i);
        return std::move(m_units);
    }

private:
    QStringView view(const LayoutLine &line) const
    {
        return QStringView(m_text).sliced(line.range.start, line.range.length);
    }

    void readLines(const QVector<int> &edges)
    {
        bool empty = true;
        qsizetype start = 0;
        while (start < m_text.size()) {
            qsizetype end = m_text.indexOf(QLatin1Char('\n'), start);
            if (end < 0)
                end = m_text.size();
            LayoutLine line;
            line.range = trimmed(m_text, {start, end - start});
            if (line.range.length > 0) {
                line.emptyBefore = empty;
                line.marker = markerLength(view(line), line.numbered);
                m_lines.append(line);
            }
            empty = line.range.length == 0;
            start = end + 1;
        }
        markEdges(edges);
    }

    // Running heads stand in the first or last two lines of a page.
    void markEdges(const QVector<int> &edges)
    {
        for (const int edge : edges) {
            const auto first = std::lower_bound(
                m_lines.begin(), m_lines.end(), edge,
                [](const LayoutLine &line, int offset) { return line.range.start < offset; });
            const qsizetype at = first - m_lines.begin();
            for (qsizetype i = qMax<qsizetype>(0, at - 2); i < qMin(at + 2, m_lines.size()); ++i)
                m_lines[i].edge = true;
        }
    }

    void measureWidths()
    {
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            for (qsizetype j = qMax<qsizetype>(0, i - 5); j < qMin(i + 6, m_lines.size()); ++j)
                m_lines[i].width = qMax(m_lines[i].width, m_lines.at(j).range.length);
        }
    }

    void findBlocks()
    {
        qsizetype next = 0;
        for (LayoutLine &line : m_lines) {
            while (next + 1 < m_blocks.size()
                   && m_blocks.at(next + 1).place.offset <= line.range.start)
                ++next;
            for (qsizetype i = qMin(next, m_blocks.size() - 1); i >= 0 && !line.block; --i) {
                if (line.range.start >= m_blocks.at(i).place.offset
                    && line.range.start < m_blocks.at(i).place.end())
                    line.block = &m_blocks.at(i);
                if (next - i > 3)
                    break;
            }
        }
        for (const ChunkBlock &row : m_blocks) {
            for (const TextSpan &cell : row.cells)
                takeLines(row, cell);
        }
    }

    // Lines of a cell that don't begin the row are told with it.
    void takeLines(const ChunkBlock &row, const TextSpan &cell)
    {
        auto line = std::lower_bound(
            m_lines.begin(), m_lines.end(), cell.offset,
            [](const LayoutLine &each, int offset) { return each.range.end() <= offset; });
        for (; line != m_lines.end() && line->range.start < cell.end(); ++line) {
            const bool begins
                = row.place.offset >= line->range.start && row.place.offset < line->range.end();
            line->taken = !begins;
            if (begins)
                line->block = &row;
        }
    }

    bool isFull(const LayoutLine &line) const { return line.range.length * 100 >= line.width * 65; }

    bool startsLower(const LayoutLine &line) const { return m_text.at(line.range.start).isLower(); }

    bool isGarbage(const LayoutLine &line) const
    {
        const QStringView text = view(line);
        const LineShape shape = shapeOf(text);
        if (shape.letters + shape.digits == 0 || shape.others * 4 > text.size())
            return true;
        if (shape.letters < shape.digits && shape.letters < 4) // page numbers, columns of figures
            return true;
        if (isTableNoise(text))
            return true;
        if (text.startsWith(QLatin1String("http")) || text.startsWith(QLatin1String("www.")))
            return true;
        return line.edge && !hasSectionNumber(text) && isRunningHead(text, shape);
    }

    bool isHeading(qsizetype index) const
    {
        const LayoutLine &line = m_lines.at(index);
        const QStringView text = view(line);
        if (index + 1 >= m_lines.size() || text.size() > 80 || (line.marker > 0 && !line.numbered))
            return false;
        const QChar last = text.back();
        if (endsWithStop(text) || last == QLatin1Char(',') || last == QLatin1Char('-'))
            return false;
        if ((!text.front().isUpper() && !text.front().isDigit()) || isDefinition(text))
            return false;
        const LineShape shape = shapeOf(text);
        if (shape.words == 0 || shape.words > 11 || shape.others > 1)
            return false;
        const LayoutLine &next = m_lines.at(index + 1);
        const bool aloneAbove = line.emptyBefore || index == 0
            || endsWithStop(view(m_lines.at(index - 1))) || !isFull(m_lines.at(index - 1))
            || lastKind() != TextUnit::Kind::Prose;
        const bool titleOnTop = (index == 0 || line.emptyBefore) && shape.words > 1
            && (shape.capitalWords == shape.words
                || (shape.longWords > 1 && shape.capitalised == shape.longWords));
        if (!aloneAbove || (startsLower(next) && !titleOnTop))
            return false;
        if (next.emptyBefore && line.emptyBefore)
            return shape.words <= 9;
        if (hasSectionNumber(text))
            return shape.words <= 10;
        const bool capitals = shape.capitals * 10 > shape.letters * 7 && shape.letters > 3;
        const bool title = shape.longWords > 0 && shape.capitalised * 10 >= shape.longWords * 6;
        const bool shortLine = line.range.length * 100 < line.width * 60;
        return capitals || (title && (shortLine || next.emptyBefore)) || (line.numbered && title)
            || (shortLine && next.emptyBefore) || (titleOnTop && shape.longWords > 2);
    }

    TextUnit::Kind lastKind() const
    {
        return m_units.isEmpty() ? TextUnit::Kind::Garbage : m_units.constLast().kind;
    }

    void place(qsizetype index)
    {
        const LayoutLine &line = m_lines.at(index);
        if (line.taken || (line.block && placeKnown(index, *line.block)))
            return;
        if (isGarbage(line))
            return begin(TextUnit::Kind::Garbage, index, 0);
        if (isHeading(index)) {
            begin(TextUnit::Kind::Heading, index, line.numbered ? line.marker : 0);
            m_heading = static_cast<int>(m_units.size()) - 1;
            m_leadIn = -1;
            return;
        }
        if (line.marker > 0)
            return beginItem(index);
        if (index > 0 && continues(index))
            return join(index);
        begin(TextUnit::Kind::Prose, index, 0);
        m_leadIn = -1;
    }

    // Places a line whose block says what it is; false for running text.
    bool placeKnown(qsizetype index, const ChunkBlock &block)
    {
        const bool goesOn
            = index > 0 && m_lines.at(index - 1).block == &block && !m_lines.at(index - 1).taken;
        switch (block.kind) {
        case BlockKind::Heading:
            if (!standsAsHeading(
                    QStringView(m_text).sliced(block.place.offset, block.place.length)))
                return false;
            if (goesOn && lastKind() == TextUnit::Kind::Heading) {
                join(index);
                return true;
            }
            begin(TextUnit::Kind::Heading, index,
                  m_lines.at(index).numbered ? m_lines.at(index).marker : 0);
            m_heading = static_cast<int>(m_units.size()) - 1;
            m_leadIn = -1;
            return true;
        case BlockKind::TableRow:
        case BlockKind::Caption: {
            const auto kind
                = block.kind == BlockKind::TableRow ? TextUnit::Kind::Row : TextUnit::Kind::Caption;
            if (goesOn && lastKind() == kind) {
                join(index);
                return true;
            }
            begin(kind, index, 0);
            m_units.last().cells = block.cells;
            m_leadIn = -1;
            return true;
        }
        case BlockKind::RunningHead:
        case BlockKind::PageNumber:
            begin(TextUnit::Kind::Garbage, index, 0);
            return true;
        case BlockKind::Paragraph:
        case BlockKind::ListItem:
            break;
        }
        return false;
    }

    void beginItem(qsizetype index)
    {
        const bool numbered = m_lines.at(index).numbered;
        const bool inList = lastKind() == TextUnit::Kind::Item;
        if (inList && m_units.constLast().numbered != numbered) {
            m_leadIn = -1; // another list
        } else if (!inList) {
            const bool introduced = !m_units.isEmpty() && lastKind() != TextUnit::Kind::Garbage
                && (m_units.constLast().text.endsWith(QLatin1Char(':'))
                    || lastKind() == TextUnit::Kind::Heading
                    || !endsWithStop(m_units.constLast().text));
            m_leadIn = introduced ? static_cast<int>(m_units.size()) - 1 : -1;
        }
        begin(TextUnit::Kind::Item, index, m_lines.at(index).marker);
        m_units.last().leadIn = m_leadIn;
        m_units.last().numbered = numbered;
        if (numbered) {
            for (const QChar c : view(m_lines.at(index)).left(m_lines.at(index).marker)) {
                if (c.isLetterOrNumber())
                    m_units.last().marker += c.toLower();
            }
        }
    }

    // Does the line go on with the unit before it?
    bool continues(qsizetype index) const
    {
        const LayoutLine &line = m_lines.at(index);
        const LayoutLine &before = m_lines.at(index - 1);
        if (line.emptyBefore && !tornSentence(line))
            return false;
        const TextUnit::Kind kind = lastKind();
        if (kind != TextUnit::Kind::Prose && kind != TextUnit::Kind::Item)
            return false;
        if (startsLower(line))
            return true;
        if (isLabel(view(line)) && isLabel(m_units.constLast().text))
            return false;
        if (kind == TextUnit::Kind::Item)
            return !endsWithStop(view(before)) && !endedOnPurpose(before, line);
        return isFull(before);
    }

    // Would the next line's first word have fitted on the line?
    bool endedOnPurpose(const LayoutLine &line, const LayoutLine &next) const
    {
        const qsizetype space = view(next).indexOf(QLatin1Char(' '));
        const qsizetype word = space < 0 ? next.range.length : space;
        return (line.range.length + 1 + word) * 100 < line.width * 90;
    }

    // A paragraph that a column's or page's end broke in two.
    bool tornSentence(const LayoutLine &line) const
    {
        return startsLower(line) && lastKind() == TextUnit::Kind::Prose
            && !endsWithStop(m_units.constLast().text);
    }

    void begin(TextUnit::Kind kind, qsizetype index, int skip)
    {
        TextUnit unit;
        unit.kind = kind;
        unit.heading = kind == TextUnit::Kind::Heading ? -1 : m_heading;
        m_units.append(unit);
        appendText(m_lines.at(index), skip);
    }

    void join(qsizetype index)
    {
        TextUnit &unit = m_units.last();
        const LayoutLine &line = m_lines.at(index);
        if (brokenWord(unit.text, line)) {
            unit.text.chop(1);
            unit.origin.removeLast();
        } else if (!isUnspaced(unit.text.back().unicode())
                   || !isUnspaced(m_text.at(line.range.start).unicode())) {
            unit.text += QLatin1Char(' ');
            unit.origin.append(static_cast<int>(m_lines.at(index - 1).range.end()));
        }
        appendText(line, 0);
    }

    bool brokenWord(const QString &text, const LayoutLine &next) const
    {
        const QChar last = text.back();
        const bool hyphen
            = last == QLatin1Char('-') || last == QChar(0x2010) || last == QChar(0xAD);
        return hyphen && text.size() > 1 && text.at(text.size() - 2).isLetter()
            && startsLower(next);
    }

    void appendText(const LayoutLine &line, int skip)
    {
        TextUnit &unit = m_units.last();
        unit.lines.append(static_cast<int>(unit.text.size()));
        for (qsizetype i = line.range.start + skip; i < line.range.end(); ++i) {
            const QChar c = m_text.at(i);
            if (c.isSpace() && (unit.text.isEmpty() || unit.text.back() == QLatin1Char(' ')))
                continue;
            unit.text += c.isSpace() ? QChar(QLatin1Char(' ')) : c;
            unit.origin.append(static_cast<int>(i));
        }
    }

    const QString &m_text;
    const QVector<ChunkBlock> m_blocks;
    QVector<LayoutLine> m_lines;
    QVector<TextUnit> m_units;
    int m_heading = -1;
    int m_leadIn = -1;
};

} // namespace

TextRange TextUnit::sourceOf(TextRange part) const
{
    if (part.length <= 0 || part.end() > origin.size())
        return {};
    const int start = origin.at(part.start);
    return {start, origin.at(part.end() - 1) + 1 - start};
}

QVector<TextUnit> layoutOf(const QString &text, const QVector<int> &edges)
{
    return LayoutReader(text, edges).run();
}

QVector<TextUnit> layoutOf(const Chunk &chunk)
{
    QVector<int> edges{0, static_cast<int>(chunk.text.size())};
    for (const PageSpan &span : chunk.pages)
        edges << span.chunkOffset << span.chunkOffset + span.length;
    std::sort(edges.begin(), edges.end());
    return LayoutReader(chunk.text, edges, chunk.blocks).run();
}

} // namespace recto
