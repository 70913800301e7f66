// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "library/jobcards.h"

#include <QHash>
#include <QSet>
#include <QVector>

#include <functional>
#include <optional>

namespace recto {

// A card that an earlier run made.
struct EarlierCard
{
    MadeCard made;
    std::optional<Flashcard> card; // as it stands in the library; nothing when it is hidden there
};

// What earlier runs of a job made of its pages, and what of it still holds when texts are
// cut anew: a page that was corrected, or an updated program, cuts them elsewhere. Only what
// stands on text that changed is made again; a card that a person changed or deleted stays
// so. Serves the coordinator's thread.
class EarlierWork
{
public:
    // How a page reads now: nothing while it isn't read, no text when it was left out.
    using PageTexts = std::function<std::optional<QString>(int page)>;

    EarlierWork() = default;
    EarlierWork(const QList<JobChunk> &chunks, const QList<EarlierCard> &cards, PageTexts texts);

    [[nodiscard]] bool isEmpty() const { return m_chunks.isEmpty() && m_cards.isEmpty(); }

    // The chunk that came out as it was, with the cards of it that are shown; it is no
    // earlier one any more.
    struct Same
    {
        JobChunk chunk;
        QList<Flashcard> cards;
    };
    [[nodiscard]] std::optional<Same> takeSame(const Chunk &chunk);

    // Cards were made of all that stands on the page: what is proposed for it now was there
    // already, or was left out by a person.
    [[nodiscard]] bool settled(int page) const;
    [[nodiscard]] bool settled(const Chunk &chunk) const; // all of its pages
    // Earlier cards on the pages of a chunk that stay as they are, each once.
    [[nodiscard]] QList<Flashcard> takeStaying(const Chunk &chunk);
    // The card that is made again, by its origin, best on the same page; it is no earlier
    // one any more.
    [[nodiscard]] std::optional<EarlierCard> takeAgain(const QString &origin, int page);

    // A chunk of this run, so that cards which stay find the one that they stand in now.
    void addChunk(const Chunk &chunk);
    // How what is left ends.
    struct End
    {
        QList<int> obsolete; // chunks; what is still of them goes with them
        QHash<int, QStringList> staying; // chunk of this run → cards that stand in it now
        QStringList doubtful; // of these: a person changed them, and their page reads otherwise
    };
    [[nodiscard]] End end() const;

private:
    struct Slice // of a page's text, as it was cut
    {
        int chunk = 0;
        int offset = 0; // in the page
        QString text;
        bool done = false;
    };

    [[nodiscard]] bool unchanged(const Slice &slice, const QString &pageText) const;
    // Whether the card's page reads there as when the card was made.
    [[nodiscard]] bool placeUnchanged(const EarlierCard &earlier) const;
    [[nodiscard]] bool pageUnread(const JobChunk &chunk) const;
    [[nodiscard]] bool settledNow(const QVector<Slice> &slices, const QString &text) const;
    [[nodiscard]] std::optional<int> chunkNow(const Flashcard &card) const;

    QList<JobChunk> m_chunks; // not cut again yet
    QList<EarlierCard> m_cards; // of those, and of chunks that went before
    QHash<int, QVector<Slice>> m_slices; // by page; of all earlier chunks
    QHash<int, QVector<PageSpan>> m_now; // by page; PageSpan::chunkOffset is the chunk's index
    QSet<QString> m_taken; // cards of takeStaying()
    mutable QHash<int, bool> m_settled; // by page that is read
    PageTexts m_texts;
};

} // namespace recto
