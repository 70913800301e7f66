// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/earlierwork.h"

#include <algorithm>
#include <utility>

namespace recto {

EarlierWork::EarlierWork(const QList<JobChunk> &chunks, const QList<EarlierCard> &cards,
                         PageTexts texts)
    : m_chunks(chunks)
    , m_cards(cards)
    , m_texts(std::move(texts))
{
    for (const JobChunk &known : chunks) {
        for (const PageSpan &span : known.chunk.pages)
            m_slices[span.page].append({known.chunk.index, span.pageOffset,
                                        known.chunk.text.mid(span.chunkOffset, span.length),
                                        known.state == UnitState::Done});
    }
}

std::optional<EarlierWork::Same> EarlierWork::takeSame(const Chunk &chunk)
{
    const auto found = std::find_if(m_chunks.begin(), m_chunks.end(), [&chunk](const auto &known) {
        return known.chunk.text == chunk.text && known.chunk.pages == chunk.pages;
    });
    if (found == m_chunks.end())
        return std::nullopt;
    Same same{*found, {}};
    m_chunks.erase(found);
    QList<EarlierCard> others;
    for (const EarlierCard &earlier : std::as_const(m_cards)) {
        if (earlier.made.chunk != same.chunk.chunk.index)
            others.append(earlier);
        else if (earlier.card && !m_taken.contains(earlier.made.id))
            same.cards.append(*earlier.card);
    }
    m_cards = others;
    return same;
}

bool EarlierWork::unchanged(const Slice &slice, const QString &pageText) const
{
    return QStringView(pageText).mid(slice.offset, slice.text.size()) == slice.text;
}

bool EarlierWork::settled(int page) const
{
    if (const auto known = m_settled.constFind(page); known != m_settled.constEnd())
        return *known;
    const auto slices = m_slices.constFind(page);
    if (slices == m_slices.constEnd())
        return false;
    const std::optional<QString> text = m_texts(page);
    if (!text)
        return false; // yet
    return *m_settled.insert(page, settledNow(*slices, *text));
}

bool EarlierWork::settledNow(const QVector<Slice> &slices, const QString &text) const
{
    QVector<Slice> holding;
    for (const Slice &slice : slices) {
        if (slice.done && unchanged(slice, text))
            holding.append(slice);
    }
    std::sort(holding.begin(), holding.end(),
              [](const Slice &one, const Slice &other) { return one.offset < other.offset; });
    const auto blank = [&text](qsizetype from, qsizetype to) {
        return to <= from || QStringView(text).mid(from, to - from).trimmed().isEmpty();
    };
    qsizetype reached = 0;
    for (const Slice &slice : std::as_const(holding)) {
        if (!blank(reached, slice.offset))
            return false;
        reached = std::max(reached, slice.offset + slice.text.size());
    }
    return blank(reached, text.size());
}

bool EarlierWork::settled(const Chunk &chunk) const
{
    return !chunk.pages.isEmpty()
        && std::all_of(chunk.pages.cbegin(), chunk.pages.cend(),
                       [this](const PageSpan &span) { return settled(span.page); });
}

bool EarlierWork::placeUnchanged(const EarlierCard &earlier) const
{
    const int page = earlier.made.page;
    const auto chunk
        = std::find_if(m_chunks.cbegin(), m_chunks.cend(), [&earlier](const JobChunk &known) {
              return known.chunk.index == earlier.made.chunk;
          });
    if (chunk == m_chunks.cend())
        return false;
    // A card without a place stands on all of its chunk's pages.
    for (const PageSpan &span : chunk->chunk.pages) {
        if (page >= 0 && span.page != page)
            continue;
        const std::optional<QString> text = m_texts(span.page);
        const Slice slice{0, span.pageOffset, chunk->chunk.text.mid(span.chunkOffset, span.length),
                          true};
        if (!text || !unchanged(slice, *text))
            return false;
    }
    return true;
}

QList<Flashcard> EarlierWork::takeStaying(const Chunk &chunk)
{
    QList<Flashcard> staying;
    for (const EarlierCard &earlier : std::as_const(m_cards)) {
        const bool here
            = std::any_of(chunk.pages.cbegin(), chunk.pages.cend(),
                          [&earlier](const auto &span) { return span.page == earlier.made.page; });
        if (!here || !earlier.card || m_taken.contains(earlier.made.id) || !placeUnchanged(earlier))
            continue;
        m_taken.insert(earlier.made.id);
        staying.append(*earlier.card);
    }
    return staying;
}

std::optional<EarlierCard> EarlierWork::takeAgain(const QString &origin, int page)
{
    // One that is there before one that went, or was deleted.
    const auto rank = [page](const EarlierCard &earlier) {
        return (earlier.made.page == page ? 2 : 0) + (earlier.card ? 1 : 0);
    };
    auto found = m_cards.end();
    for (auto earlier = m_cards.begin(); earlier != m_cards.end(); ++earlier) {
        if (earlier->made.origin == origin
            && (found == m_cards.end() || rank(*earlier) > rank(*found)))
            found = earlier;
    }
    if (found == m_cards.end())
        return std::nullopt;
    const EarlierCard taken = *found;
    m_cards.erase(found);
    return taken;
}

void EarlierWork::addChunk(const Chunk &chunk)
{
    for (PageSpan span : chunk.pages) {
        span.chunkOffset = chunk.index;
        m_now[span.page].append(span);
    }
}

std::optional<int> EarlierWork::chunkNow(const Flashcard &card) const
{
    const auto spans = m_now.constFind(card.evidence.page);
    if (spans == m_now.constEnd())
        return std::nullopt;
    const std::optional<QString> text = m_texts(card.evidence.page);
    const qsizetype quote = text ? text->indexOf(card.evidence.quote) : -1;
    const auto around = std::find_if(spans->cbegin(), spans->cend(), [quote](const auto &span) {
        return quote >= span.pageOffset && quote < span.pageOffset + span.length;
    });
    return around == spans->cend() ? spans->first().chunkOffset : around->chunkOffset;
}

// A page that should be read again and couldn't be: nothing took the place of its cards.
bool EarlierWork::pageUnread(const JobChunk &chunk) const
{
    return std::any_of(chunk.chunk.pages.cbegin(), chunk.chunk.pages.cend(),
                       [this](const PageSpan &span) { return !m_texts(span.page); });
}

EarlierWork::End EarlierWork::end() const
{
    End end;
    QSet<int> kept;
    for (const JobChunk &chunk : m_chunks) {
        if (pageUnread(chunk))
            kept.insert(chunk.chunk.index);
        else
            end.obsolete.append(chunk.chunk.index);
    }
    for (const EarlierCard &earlier : m_cards) {
        if (!earlier.card || kept.contains(earlier.made.chunk))
            continue;
        const bool same = placeUnchanged(earlier);
        if (!same && !earlier.made.changed)
            continue; // it goes with its chunk
        const std::optional<int> chunk = chunkNow(*earlier.card);
        if (!chunk)
            continue;
        end.staying[*chunk].append(earlier.made.id);
        if (!same)
            end.doubtful.append(earlier.made.id);
    }
    return end;
}

} // namespace recto
