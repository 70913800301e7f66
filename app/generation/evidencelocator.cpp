// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/evidencelocator.h"

#include <algorithm>

namespace recto {

namespace {

// Does the word go on in the line of the box: at its height and to the right of
// where it began? Columns beside each other and right-to-left script included.
bool sameLine(const QRect &line, const QRect &word)
{
    const int overlap = qMin(line.bottom(), word.bottom()) - qMax(line.top(), word.top()) + 1;
    if (overlap * 2 < qMin(line.height(), word.height()))
        return false;
    const int gap = qMax(word.left() - line.right(), line.left() - word.right());
    return gap < 4 * qMax(line.height(), word.height());
}

} // namespace

EvidenceLocator::EvidenceLocator(const Chunk &chunk, const QMap<int, PageText> &pages)
    : m_chunk(chunk)
    , m_pages(pages)
    , m_text(chunk.text)
{
}

Evidence EvidenceLocator::locate(const QString &quote, int start) const
{
    Evidence evidence;
    evidence.quote = quote;
    if (!m_chunk.pages.isEmpty())
        evidence.page = m_chunk.pages.first().page;
    const bool known
        = start >= 0 && !quote.isEmpty() && QStringView(m_chunk.text).mid(start).startsWith(quote);
    const auto found
        = known ? QuoteMatch{{start, quote.size()}, EvidenceMatch::Exact, 1} : m_text.find(quote);
    if (!found)
        return evidence;
    evidence.match = found->match;
    if (!place(found->range, evidence))
        evidence.quote = m_chunk.text.mid(found->range.start, found->range.length);
    return evidence;
}

// Sets page, quote and boxes from a place in the chunk.
bool EvidenceLocator::place(TextRange inChunk, Evidence &evidence) const
{
    const PageSpan *best = nullptr;
    int bestStart = 0;
    int bestLength = 0;
    for (const PageSpan &span : m_chunk.pages) {
        const int start = qMax(static_cast<int>(inChunk.start), span.chunkOffset);
        const int end = qMin(static_cast<int>(inChunk.end()), span.chunkOffset + span.length);
        if (end - start > bestLength) {
            best = &span;
            bestStart = start;
            bestLength = end - start;
        }
    }
    if (!best)
        return false;
    evidence.page = best->page;
    evidence.quote = m_chunk.text.mid(bestStart, bestLength);
    const auto page = m_pages.constFind(best->page);
    if (page != m_pages.cend())
        evidence.boxes
            = lineBoxes(*page, best->pageOffset + bestStart - best->chunkOffset, bestLength);
    return true;
}

QVector<QRect> lineBoxes(const PageText &page, int offset, int length)
{
    QVector<QRect> boxes;
    auto word = std::lower_bound(page.words.cbegin(), page.words.cend(), offset,
                                 [](const Word &candidate, int start) {
                                     return candidate.offset + candidate.length <= start;
                                 });
    for (; word != page.words.cend() && word->offset < offset + length; ++word) {
        if (!word->box.isValid())
            continue;
        if (!boxes.isEmpty() && sameLine(boxes.constLast(), word->box))
            boxes.last() = boxes.constLast().united(word->box);
        else
            boxes.append(word->box);
    }
    return boxes;
}

} // namespace recto
