// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"
#include "generation/rules/sentencecards.h"

#include <QVector>

#include <memory>

namespace recto {

// A card that could be made; its draft says where its quote starts and what it is worth.
struct CardCandidate
{
    FlashcardDraft draft;
    Features features; // what its worth was told from
    double focus = 0; // added to its worth where it is what the person wants asked
    qsizetype sentence = -1; // cards of one sentence compete; -1: stands for itself
};

// Makes all the cards that one chunk could give by the rules of its language:
// from terms, glossaries, lists, tables, study sheets and sentences. Serves one thread;
// the chunk must outlive it.
class CardMaker
{
public:
    CardMaker(const Chunk &chunk, const GenerationOptions &options);
    ~CardMaker();

    // In reading order; fewer when stopped.
    [[nodiscard]] QVector<CardCandidate> make(const std::stop_token &stop);

private:
    class Work;
    std::unique_ptr<Work> m_work;
};

} // namespace recto
