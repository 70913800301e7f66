// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/cardchecker.h"
#include "generation/evidencelocator.h"
#include "library/jobjournal.h"

#include <QMap>
#include <QMultiHash>
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
    CardKeeper(JobJournal &journal, const Job &job, PageTexts pageTexts);

    // Cards that are in the upload already.
    void remember(const QList<Flashcard> &cards);
    // All that were ever made for the upload: one that is made again keeps its id.
    void rememberMade(const QList<JobJournal::MadeCard> &cards);

    void open(const Chunk &chunk);
    // The card as saved; nothing when it was dropped, or saved as an offer alone.
    [[nodiscard]] Result<std::optional<Flashcard>> keep(int chunk, const FlashcardDraft &draft);
    // What became of the chunk's cards; forgets the chunk.
    [[nodiscard]] JobJournal::ChunkOutcome close(int chunk);

    // Of this run: cards that weren't sure enough to be kept unasked.
    [[nodiscard]] int offeredCount() const { return m_offered; }
    [[nodiscard]] int keptCount() const { return static_cast<int>(m_ids.size()); }

private:
    struct OpenChunk
    {
        Chunk chunk;
        CardChecker checker;
        std::optional<EvidenceLocator> locator; // made at the first card
        int place = 0;
        JobJournal::ChunkOutcome outcome;
    };
    [[nodiscard]] Result<std::optional<Flashcard>>
    save(OpenChunk &work, const FlashcardDraft &draft, const CheckReport &report);
    [[nodiscard]] Flashcard place(OpenChunk &work, const FlashcardDraft &draft);
    [[nodiscard]] QString idOf(const Flashcard &card) const;

    JobJournal &m_journal;
    Job m_job;
    PageTexts m_pageTexts;
    std::map<int, OpenChunk> m_open;
    DuplicateIndex m_duplicates;
    QSet<QString> m_ids;
    QMultiHash<QString, JobJournal::MadeCard> m_made; // by origin
    int m_offered = 0;
};

} // namespace recto
