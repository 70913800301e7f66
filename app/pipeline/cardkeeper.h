// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/cardchecker.h"
#include "generation/evidencelocator.h"
#include "library/jobcards.h"
#include "library/jobchunks.h"
#include "pipeline/earlierwork.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <map>
#include <optional>

namespace recto {

// Takes the cards that a generator proposes for the chunks of one upload:
// checks each, finds its place on the page, drops repeats and broken ones, saves
// the rest at once. Serves the journal's thread.
class CardKeeper
{
public:
    using PageTexts = std::function<Result<PageText>(int page)>;
    CardKeeper(JobCards &cards, const Job &job, PageTexts pageTexts, EarlierWork &earlier);

    // Cards that are in the upload already.
    void remember(const QList<Flashcard> &cards);

    void open(const Chunk &chunk);
    // The card as saved; nothing when it was dropped, or saved as an offer alone.
    [[nodiscard]] Result<std::optional<Flashcard>> keep(int chunk, const FlashcardDraft &draft);
    // What became of the chunk's cards; forgets the chunk.
    [[nodiscard]] ChunkOutcome close(int chunk);

    [[nodiscard]] int keptCount() const { return static_cast<int>(m_ids.size()); }

private:
    struct OpenChunk
    {
        Chunk chunk;
        CardChecker checker;
        std::optional<EvidenceLocator> locator; // made at the first card
        int place = 0;
        ChunkOutcome outcome;
    };
    [[nodiscard]] Result<std::optional<Flashcard>>
    save(OpenChunk &work, const FlashcardDraft &draft, const CheckReport &report);
    // A card that an earlier run made is made again: it keeps its id. Nothing when it is
    // shown as before, or a person deleted it.
    [[nodiscard]] Result<std::optional<Flashcard>> renew(OpenChunk &work,
                                                         const FlashcardDraft &draft,
                                                         const Flashcard &placed,
                                                         const EarlierCard &earlier);
    static void judge(Flashcard &card, const FlashcardDraft &draft, const CheckReport &report);
    [[nodiscard]] Flashcard place(OpenChunk &work, const FlashcardDraft &draft);

    JobCards &m_cards;
    Job m_job;
    PageTexts m_pageTexts;
    EarlierWork &m_earlier;
    std::map<int, OpenChunk> m_open;
    DuplicateIndex m_duplicates;
    QSet<QString> m_ids;
};

} // namespace recto
