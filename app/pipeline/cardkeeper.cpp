// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/cardkeeper.h"

#include "generation/placedcard.h"
#include "library/cardorigin.h"

namespace recto {

CardKeeper::CardKeeper(JobCards &cards, const Job &job, PageTexts pageTexts, EarlierWork &earlier)
    : m_cards(cards)
    , m_job(job)
    , m_pageTexts(std::move(pageTexts))
    , m_earlier(earlier)
{
}

void CardKeeper::remember(const QList<Flashcard> &cards)
{
    for (const Flashcard &card : cards) {
        if (card.offered)
            continue;
        m_ids.insert(card.id);
        m_duplicates.add(card);
    }
}

void CardKeeper::open(const Chunk &chunk)
{
    m_open.insert_or_assign(
        chunk.index,
        OpenChunk{chunk, CardChecker(chunk, m_job.options.language), std::nullopt, 0, {}});
}

Result<std::optional<Flashcard>> CardKeeper::keep(int chunk, const FlashcardDraft &draft)
{
    const auto found = m_open.find(chunk);
    if (found == m_open.end())
        return std::optional<Flashcard>();
    OpenChunk &work = found->second;
    ++work.outcome.made;
    const QString id = flashcardId(draft, m_job.uploadId, work.chunk);
    if (m_ids.contains(id)) { // saved before a crash, made again after it
        ++work.outcome.kept;
        ++work.place;
        return std::optional<Flashcard>();
    }
    if (!m_earlier.isEmpty()) {
        const Flashcard placed = place(work, draft);
        const QString origin = cardOrigin(placed.evidence.quote, placed.front);
        if (const auto earlier = m_earlier.takeAgain(origin, placed.evidence.page))
            return renew(work, draft, placed, *earlier);
        if (m_earlier.settled(placed.evidence.page))
            return std::optional<Flashcard>(); // made before, and not wanted
    }
    const CheckReport report = work.checker.check(draft, &m_duplicates, id);
    if (const auto reason = dropReason(report)) {
        ++work.outcome.dropped[*reason];
        return std::optional<Flashcard>();
    }
    return save(work, draft, report);
}

Result<std::optional<Flashcard>> CardKeeper::save(OpenChunk &work, const FlashcardDraft &draft,
                                                  const CheckReport &report)
{
    Flashcard card = place(work, draft);
    judge(card, draft, report);
    const auto saved = m_cards.save(m_job.id, work.chunk.index, work.place, card);
    if (!saved)
        return saved.error();
    ++work.place;
    if (card.offered) // waits in the library till a person asks for it
        return std::optional<Flashcard>();
    ++work.outcome.kept;
    m_ids.insert(card.id);
    m_duplicates.add(card);
    return *saved ? std::optional(card) : std::optional<Flashcard>(); // a person deleted it
}

Result<std::optional<Flashcard>> CardKeeper::renew(OpenChunk &work, const FlashcardDraft &draft,
                                                   const Flashcard &placed,
                                                   const EarlierCard &earlier)
{
    Flashcard card = placed;
    card.id = earlier.made.id;
    judge(card, draft, work.checker.check(draft, nullptr, card.id));
    const auto back = m_cards.save(m_job.id, work.chunk.index, work.place, card);
    if (!back)
        return back.error();
    ++work.place;
    m_ids.insert(card.id);
    const bool offered = earlier.card ? earlier.card->offered : card.offered;
    if (offered)
        return std::optional<Flashcard>();
    m_duplicates.add(earlier.card.value_or(card)); // a person may have changed it
    if (!earlier.made.deleted)
        ++work.outcome.kept;
    return *back ? std::optional(card) : std::optional<Flashcard>();
}

void CardKeeper::judge(Flashcard &card, const FlashcardDraft &draft, const CheckReport &report)
{
    card.score = draft.offered ? qMin(report.score, draft.worth) : report.score;
    card.doubts = draft.doubts + report.reasons;
}

Flashcard CardKeeper::place(OpenChunk &work, const FlashcardDraft &draft)
{
    if (!work.locator) {
        QMap<int, PageText> pages;
        for (const PageSpan &span : std::as_const(work.chunk.pages)) {
            if (auto text = m_pageTexts(span.page))
                pages.insert(span.page, std::move(*text));
        }
        work.locator.emplace(work.chunk, pages);
    }
    Flashcard card = placedCard(draft, m_job.uploadId, work.chunk, *work.locator);
    card.course = m_job.options.course;
    card.group = m_job.options.group;
    return card;
}

ChunkOutcome CardKeeper::close(int chunk)
{
    return m_open.extract(chunk).mapped().outcome;
}

} // namespace recto
