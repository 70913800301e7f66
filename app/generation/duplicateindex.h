// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QHash>
#include <QSet>
#include <QVector>

#include <optional>

namespace recto {

// Knows the cards there are, to tell whether another one asks the same. Looks
// only at cards that share a rare word, so that a library of 100,000 cards costs
// well under a millisecond a question. Serves one thread at a time.
//
// Two cards ask the same when the Jaccard index of their fronts' word pairs is
// over 0.7, of their fronts' words over 0.5, or of their backs' words over 0.4
// with the fronts' over 0.1 (not for two cloze cards). Words are stems without stop words: "What is
// a …?" alone makes no duplicate; and fronts that share words but have quite different answers
// ("What are pili?", "What are pili used for?") or other numbers in their fronts ("in 1848", "in
// 1849") make none either.
class DuplicateIndex
{
public:
    void add(const QString &id, const FlashcardDraft &card);
    void add(const Flashcard &card);
    void remove(const QString &id);
    [[nodiscard]] qsizetype size() const { return m_byId.size(); }

    // The id of the most similar card that asks the same; `ownId` is left out.
    [[nodiscard]] std::optional<QString> find(const FlashcardDraft &card,
                                              const QString &ownId = {}) const;

private:
    // Words by their hashes of 64 bits, sorted: a job keeps some for each of its cards.
    using Words = QVector<quint64>;
    struct Entry
    {
        QString id; // empty: removed
        Words front; // content stems
        Words back;
        Words pairs; // of the front's words
        Words numbers; // of the front: another year is another question
        quint64 folded = 0; // the front
        bool cloze = false;
    };
    [[nodiscard]] static Entry entryOf(const FlashcardDraft &card);
    [[nodiscard]] static double likeness(const Entry &a, const Entry &b);

    QVector<Entry> m_entries;
    QHash<QString, int> m_byId;
    QHash<quint64, int> m_byFront; // folded fronts
    QHash<quint64, QVector<int>> m_fronts; // stem → entries
    QHash<quint64, QVector<int>> m_backs;
};

// The parts of a saved card that a check looks at.
[[nodiscard]] FlashcardDraft draftOf(const Flashcard &card);

} // namespace recto
