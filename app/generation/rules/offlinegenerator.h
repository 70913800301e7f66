// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"

namespace recto {

// Makes cards by rules, without a network: definitions, lists, reasons and
// purposes, dates, deeds of people; cloze deletions for the rest. Fronts and
// backs use the source's own words, so that it can't invent a fact. English,
// German, French, Spanish, Italian and Portuguese have rules of their own; other
// languages get terms, lists and cloze.
//
// A page that holds readable text gives at least one card. Stateless: serves
// any number of threads. Deterministic. Only ends with an Error when stopped.
class OfflineGenerator : public FlashcardGenerator
{
public:
    [[nodiscard]] Status generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks) override;
};

} // namespace recto
