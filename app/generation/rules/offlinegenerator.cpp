// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/offlinegenerator.h"

#include "generation/duplicateindex.h"
#include "generation/languages/words.h"
#include "generation/rules/cardmaker.h"

#include <algorithm>

namespace recto {

namespace {

// A card for every so many words of a page, at most.
constexpr qsizetype WordsPerCard = 13;
constexpr double LeastScore = 0.4;

// The pages that must get a card from this chunk. A page that goes on in the
// next chunk gets it where it begins, or from a long part of it.
QVector<TextRange> pagesOf(const Chunk &chunk)
{
    QVector<TextRange> pages;
    for (const PageSpan &span : chunk.pages) {
        if (span.pageOffset == 0 || span.length > 400)
            pages.append({span.chunkOffset, span.length});
    }
    if (chunk.pages.isEmpty())
        pages.append({0, chunk.text.size()});
    return pages;
}

// The best candidates in reading order: no more than the text can carry, none
// twice, and at least one for every page.
class CardChoice
{
public:
    CardChoice(const Chunk &chunk, const QVector<CardCandidate> &candidates)
        : m_chunk(chunk)
        , m_candidates(candidates)
        , m_taken(candidates.size(), false)
    {
    }

    QVector<CardCandidate> choose(qsizetype limit)
    {
        QVector<qsizetype> order(m_candidates.size());
        for (qsizetype i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) {
            return m_candidates.at(a).score > m_candidates.at(b).score;
        });
        for (const qsizetype i : std::as_const(order)) {
            if (m_count < limit && !m_candidates.at(i).fallback
                && m_candidates.at(i).score >= LeastScore)
                take(i);
        }
        for (const TextRange &page : pagesOf(m_chunk))
            serve(order, static_cast<int>(page.start), static_cast<int>(page.end()));
        QVector<CardCandidate> chosen;
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            if (m_taken.at(i))
                chosen.append(m_candidates.at(i));
        }
        return chosen;
    }

private:
    bool take(qsizetype index)
    {
        const FlashcardDraft &draft = m_candidates.at(index).draft;
        const QString quote = foldedText(draft.quote);
        if (m_quotes.contains(quote) || m_known.find(draft))
            return false;
        m_known.add(QString::number(index), draft);
        m_quotes.insert(quote);
        m_taken[index] = true;
        ++m_count;
        return true;
    }

    void serve(const QVector<qsizetype> &order, int start, int end)
    {
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            const int at = m_candidates.at(i).draft.quoteStart;
            if (m_taken.at(i) && at >= start && at < end)
                return;
        }
        for (const qsizetype i : order) {
            const int at = m_candidates.at(i).draft.quoteStart;
            if (at >= start && at < end && take(i))
                return;
        }
    }

    const Chunk &m_chunk;
    const QVector<CardCandidate> &m_candidates;
    QVector<bool> m_taken;
    DuplicateIndex m_known;
    QSet<QString> m_quotes;
    qsizetype m_count = 0;
};

// Gives a page without a card the best fragment of its text, in reading order.
void serveBarePage(TextRange page, CardMaker &maker, QVector<CardCandidate> &chosen)
{
    const auto onPage = [page](const CardCandidate &candidate) {
        return candidate.draft.quoteStart >= page.start && candidate.draft.quoteStart < page.end();
    };
    if (std::any_of(chosen.cbegin(), chosen.cend(), onPage))
        return;
    const QVector<CardCandidate> fragments
        = maker.makeFragments(static_cast<int>(page.start), static_cast<int>(page.end()));
    const auto best = std::max_element(
        fragments.cbegin(), fragments.cend(),
        [](const CardCandidate &a, const CardCandidate &b) { return a.score < b.score; });
    if (best == fragments.cend())
        return;
    const auto place
        = std::find_if(chosen.begin(), chosen.end(), [&](const CardCandidate &candidate) {
              return candidate.draft.quoteStart > best->draft.quoteStart;
          });
    chosen.insert(place, *best);
}

} // namespace

Status OfflineGenerator::generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks)
{
    CardMaker maker(chunk, options);
    const QVector<CardCandidate> candidates = maker.make(stop);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled};
    const qsizetype limit = 3 + chunk.text.count(QLatin1Char(' ')) / WordsPerCard;
    QVector<CardCandidate> chosen = CardChoice(chunk, candidates).choose(limit);
    for (const TextRange &page : pagesOf(chunk))
        serveBarePage(page, maker, chosen);
    for (const CardCandidate &candidate : std::as_const(chosen)) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled};
        if (callbacks.card)
            callbacks.card(candidate.draft);
    }
    return {};
}

} // namespace recto
