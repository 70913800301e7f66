// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/flashcard.h"
#include "core/notices.h"
#include "core/result.h"

#include <functional>
#include <stop_token>

namespace recto {

struct GenerationOptions
{
    QString language = QStringLiteral("eng"); // Tesseract codes joined by '+', of the text
    QString focus; // what the person wants asked; may be empty
};

// Called on the thread that generates, in order.
struct GenerationCallbacks : Notices
{
    std::function<void(const FlashcardDraft &)> card; // each card as soon as it is whole
};

// Makes flashcards of one chunk. One object may serve several threads at once.
// Calls block; a stop request ends them soon with ErrorKind::Cancelled. Cards
// handed over before an error stand.
class FlashcardGenerator
{
public:
    virtual ~FlashcardGenerator() = default;
    [[nodiscard]] virtual Status
    generateFlashcards(const Chunk &chunk, const GenerationOptions &options, std::stop_token stop,
                       const GenerationCallbacks &callbacks)
        = 0;
};

} // namespace recto
