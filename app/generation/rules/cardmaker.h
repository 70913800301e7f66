// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"

#include <QVector>

#include <memory>

namespace recto {

// A card that could be made; its draft says where its quote starts.
struct CardCandidate
{
    FlashcardDraft draft;
    double score = 0;
    bool fallback = false; // only for a page that has nothing better
};

// Makes all the cards that one chunk could give by the rules of its language:
// from terms, glossaries, lists and sentences. Serves one thread; the chunk must
// outlive it.
class CardMaker
{
public:
    CardMaker(const Chunk &chunk, const GenerationOptions &options);
    ~CardMaker();

    // In reading order; fewer when stopped.
    [[nodiscard]] QVector<CardCandidate> make(const std::stop_token &stop);
    // Last resort for a part of the chunk: any piece of its text with a gap.
    [[nodiscard]] QVector<CardCandidate> makeFragments(int start, int end);

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

} // namespace recto
