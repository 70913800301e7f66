// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chunker.h"

#include "generation/languages/textboundaries.h"
#include "generation/pagestructure.h"

#include <algorithm>

namespace recto {

namespace {

// How far behind the limit the place to cut may look.
constexpr qsizetype LookAhead = 64;
// A paragraph or sentence must fill at least this part of a chunk to end it.
constexpr int LeastFillDivisor = 8;

bool endsSentence(QChar character)
{
    static const QString ends = QString::fromUtf8(".!?…:;。！？”\"’»)");
    return ends.contains(character);
}

qint64 utf8Size(QStringView text)
{
    qint64 bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80) {
            bytes += 1;
        } else if (unit < 0x800) {
            bytes += 2;
        } else if (text[i].isHighSurrogate() && i + 1 < text.size()
                   && text[i + 1].isLowSurrogate()) {
            bytes += 4;
            ++i;
        } else {
            bytes += 3; // a lone surrogate is written as U+FFFD
        }
    }
    return bytes;
}

bool covers(const QVector<TextRange> &ranges, qsizetype position)
{
    return std::any_of(ranges.cbegin(), ranges.cend(), [position](const TextRange &range) {
        return position >= range.start && position < range.end();
    });
}

void dropFront(QVector<TextRange> &ranges, qsizetype length)
{
    for (TextRange &range : ranges) {
        const qsizetype end = range.end() - length;
        range.start = qMax<qsizetype>(0, range.start - length);
        range.length = end - range.start;
    }
    ranges.removeIf([](const TextRange &range) { return range.length <= 0; });
}

// Moves the spans that begin before `length` to the front's own and the rest forward.
QVector<TextSpan> takeFront(QVector<TextSpan> &spans, int length)
{
    QVector<TextSpan> front;
    QVector<TextSpan> rest;
    for (TextSpan span : std::as_const(spans)) {
        if (span.offset < length) {
            front.append({span.offset, qMin(span.length, length - span.offset)});
        } else {
            span.offset -= length;
            rest.append(span);
        }
    }
    spans = rest;
    return front;
}

// The same for blocks. A row whose cells the cut parts loses them.
QVector<ChunkBlock> takeFront(QVector<ChunkBlock> &blocks, int length)
{
    QVector<ChunkBlock> front;
    QVector<ChunkBlock> rest;
    for (ChunkBlock block : std::as_const(blocks)) {
        const bool before = block.place.offset < length;
        for (TextSpan &cell : block.cells) {
            if (cell.length > 0
                && ((cell.offset < length) != before || (before && cell.end() > length))) {
                block.cells.clear();
                break;
            }
            cell.offset -= before || cell.length == 0 ? 0 : length;
        }
        if (before) {
            block.place.length = qMin(block.place.length, length - block.place.offset);
            front.append(block);
        } else {
            block.place.offset -= length;
            rest.append(block);
        }
    }
    blocks = rest;
    return front;
}

void appendShifted(QVector<TextSpan> &spans, const QVector<TextSpan> &own, int base)
{
    for (const TextSpan &span : own)
        spans.append({span.offset + base, span.length});
}

// Chooses where the first chunk of `text` ends.
class PlaceToCut
{
public:
    PlaceToCut(QStringView text, qsizetype limit, const QVector<TextRange> &structured,
               const QVector<TextRange> &headings)
        : m_text(text.left(limit + LookAhead))
        , m_whole(text)
        , m_limit(limit)
        , m_structured(structured)
        , m_headings(headings)
        , m_graphemes(m_text, TextBoundaries::Unit::Grapheme)
    {
    }

    qsizetype find() const
    {
        const qsizetype least = qMax<qsizetype>(1, m_limit / LeastFillDivisor);
        if (const qsizetype cut = lastParagraph(); cut >= least)
            return cut;
        if (const qsizetype cut = lastSentence(); cut >= least)
            return cut;
        if (const qsizetype cut = lastWord(); cut > 0)
            return cut;
        return lastGrapheme();
    }

private:
    bool allowed(qsizetype cut) const
    {
        return cut > 0 && cut <= m_limit && m_graphemes.isBoundary(cut) && !strandsHeading(cut);
    }

    qsizetype lastParagraph() const
    {
        qsizetype cut = m_limit;
        while (cut > 0) {
            if (m_text[cut - 1] == QLatin1Char('\n') && emptyLineEndsAt(cut) && allowed(cut))
                return cut;
            --cut;
        }
        return 0;
    }

    // Is there nothing but white space in the line that ends before `cut`?
    bool emptyLineEndsAt(qsizetype cut) const
    {
        for (qsizetype i = cut - 2; i >= 0 && m_text[i].isSpace(); --i) {
            if (m_text[i] == QLatin1Char('\n'))
                return true;
        }
        return false;
    }

    qsizetype lastSentence() const
    {
        const QVector<TextRange> sentences = SentenceSplitter::split(m_text);
        for (auto it = sentences.crbegin(); it != sentences.crend(); ++it) {
            if (it->end() == m_text.size() && m_text.size() < m_whole.size()
                && !m_text[it->end() - 1].isSpace())
                continue; // cut off by the window, not by its end
            if (trimmed(m_text, *it).end() > m_limit)
                continue;
            const qsizetype cut = qMin(it->end(), m_limit);
            if (allowed(cut))
                return cut;
        }
        return 0;
    }

    qsizetype lastWord() const
    {
        for (const bool keepHeadings : {true, false}) {
            for (qsizetype cut = m_limit; cut > 0; --cut) {
                if (!m_text[cut - 1].isSpace() || !m_graphemes.isBoundary(cut))
                    continue;
                if (onlySpaceBefore(cut))
                    break;
                if (!keepHeadings || !strandsHeading(cut))
                    return cut;
            }
        }
        return 0;
    }

    bool onlySpaceBefore(qsizetype cut) const { return m_text.left(cut).trimmed().isEmpty(); }

    // No space anywhere: by dictionary, else anywhere between graphemes.
    qsizetype lastGrapheme() const
    {
        const TextBoundaries words(m_text, TextBoundaries::Unit::Word);
        const qsizetype word = words.atOrBefore(m_limit);
        if (word >= m_limit / 2 && word > 0 && m_graphemes.isBoundary(word))
            return word;
        const qsizetype cut = m_graphemes.atOrBefore(m_limit);
        if (cut > 0)
            return cut;
        const TextBoundaries all(m_whole, TextBoundaries::Unit::Grapheme);
        return all.after(0);
    }

    // Would a cut here part a heading from what it stands over?
    bool strandsHeading(qsizetype cut) const
    {
        const TextRange before = trimmed(m_whole, {0, cut});
        if (before.length == 0 || trimmed(m_whole, {cut, m_whole.size() - cut}).length == 0)
            return false;
        const qsizetype last = before.end() - 1;
        if (covers(m_structured, last))
            return covers(m_headings, last);
        const qsizetype lineBreak = m_whole.left(last + 1).lastIndexOf(QLatin1Char('\n'));
        qsizetype lineEnd = m_text.indexOf(QLatin1Char('\n'), last);
        if (lineEnd < 0)
            lineEnd = m_text.size();
        return looksLikeHeading(lineBreak + 1, lineEnd);
    }

    // A short line that ends no sentence, standing by itself.
    bool looksLikeHeading(qsizetype start, qsizetype end) const
    {
        const QStringView line = m_whole.sliced(start, end - start).trimmed();
        if (line.isEmpty() || line.size() > 80 || line.count(QLatin1Char(' ')) > 11)
            return false;
        const QChar first = line.front();
        const QChar last = line.back();
        if (last == QLatin1Char(':'))
            return true;
        if (endsSentence(last) || last == QLatin1Char(',') || last == QLatin1Char('-'))
            return false;
        if (!first.isUpper() && !first.isDigit() && first != QLatin1Char('#'))
            return false;
        const QStringView before = m_whole.left(start);
        if (before.trimmed().isEmpty())
            return end < m_whole.size();
        return emptyLineEndsAt(start) || endsSentence(before.trimmed().back());
    }

    QStringView m_text; // the limit and what follows closely
    QStringView m_whole;
    qsizetype m_limit;
    const QVector<TextRange> &m_structured;
    const QVector<TextRange> &m_headings;
    TextBoundaries m_graphemes;
};

// The last piece of the page's own text: not a page number, running head or caption.
QStringView lastProse(const PageText &page, bool &heading)
{
    const QStringView text(page.text);
    heading = false;
    for (auto it = page.blocks.crbegin(); it != page.blocks.crend(); ++it) {
        if (it->kind == BlockKind::RunningHead || it->kind == BlockKind::PageNumber
            || it->kind == BlockKind::Caption)
            continue;
        const QStringView prose = text.mid(it->offset, it->length).trimmed();
        if (prose.isEmpty())
            continue;
        heading = it->kind == BlockKind::Heading;
        // Only running prose can be torn in the middle of a sentence.
        return it->kind == BlockKind::Paragraph ? prose : QStringView();
    }
    QStringView rest = text.trimmed();
    if (!page.blocks.isEmpty())
        return {};
    const qsizetype lineBreak = rest.lastIndexOf(QLatin1Char('\n'));
    const QStringView last = rest.mid(lineBreak + 1).trimmed();
    const bool pageNumber = std::all_of(last.cbegin(), last.cend(),
                                        [](QChar c) { return c.isDigit() || c.isPunct(); });
    return pageNumber && lineBreak > 0 ? rest.left(lineBreak).trimmed() : rest;
}

bool endsInSentence(QStringView prose)
{
    return !prose.isEmpty() && !endsSentence(prose.back());
}

} // namespace

Chunker::Chunker(int maxCharacters)
    : m_maxCharacters(qMax(1, maxCharacters))
{
}

QVector<Chunk> Chunker::split(const QString &text) const
{
    ChunkStream stream(m_maxCharacters);
    stream.m_text = text;
    return stream.finish();
}

ChunkStream::ChunkStream(int maxCharacters)
    : m_maxCharacters(qMax(1, maxCharacters))
{
}

QVector<Chunk> ChunkStream::append(int pagePosition, const PageText &page)
{
    QVector<Chunk> chunks;
    if (page.text.trimmed().isEmpty())
        return chunks;
    const qsizetype base = m_text.size();
    m_pages.append({pagePosition, static_cast<int>(base), 0, static_cast<int>(page.text.size())});
    if (!page.blocks.isEmpty())
        m_structured.append({base, page.text.size()});
    for (const Block &block : page.blocks) {
        if (block.kind == BlockKind::Heading)
            m_headings.append({base + block.offset, block.length});
    }
    const int shift = static_cast<int>(base);
    for (ChunkBlock block : structureOf(page)) {
        block.place.offset += shift;
        for (TextSpan &cell : block.cells)
            cell.offset += cell.length > 0 ? shift : 0;
        m_blocks.append(block);
    }
    appendShifted(m_emphasised, emphasisOf(page), shift);
    appendShifted(m_unsure, unsureWordsOf(page), shift);
    bool heading = false;
    const bool torn = endsInSentence(lastProse(page, heading));
    m_text += page.text + (torn ? QStringLiteral("\n") : QStringLiteral("\n\n"));

    cutWhole(false, chunks);
    if (!torn && !heading && m_text.size() >= m_maxCharacters / 2)
        cutWhole(true, chunks);
    return chunks;
}

QVector<Chunk> ChunkStream::finish()
{
    QVector<Chunk> chunks;
    cutWhole(true, chunks);
    return chunks;
}

void ChunkStream::cutWhole(bool finishing, QVector<Chunk> &chunks)
{
    // Taking from the front of a QString moves no characters: linear in the text.
    while (m_text.size() > m_maxCharacters + LookAhead
           || (finishing && m_text.size() > m_maxCharacters)) {
        const PlaceToCut place(m_text, m_maxCharacters, m_structured, m_headings);
        const qsizetype cut = place.find();
        if (cut >= m_text.size() && !finishing)
            return; // a grapheme without end: wait for it
        take(cut, chunks);
    }
    if (finishing && !m_text.isEmpty())
        take(m_text.size(), chunks);
}

void ChunkStream::take(qsizetype length, QVector<Chunk> &chunks)
{
    Chunk chunk;
    chunk.index = m_index++;
    chunk.text = m_text.left(length);
    chunk.start = m_bytes;
    m_bytes += utf8Size(chunk.text);
    chunk.end = m_bytes;

    const int taken = static_cast<int>(length);
    QVector<PageSpan> rest;
    for (PageSpan span : std::as_const(m_pages)) {
        const int inside = qBound(0, taken - span.chunkOffset, span.length);
        if (inside > 0)
            chunk.pages.append({span.page, span.chunkOffset, span.pageOffset, inside});
        if (inside < span.length) {
            rest.append({span.page, span.chunkOffset + inside - taken, span.pageOffset + inside,
                         span.length - inside});
        }
    }
    m_pages = rest;
    m_text.remove(0, length);
    dropFront(m_structured, length);
    dropFront(m_headings, length);
    chunk.blocks = takeFront(m_blocks, taken);
    chunk.emphasised = takeFront(m_emphasised, taken);
    chunk.unsure = takeFront(m_unsure, taken);
    chunks.append(chunk);
}

} // namespace recto
