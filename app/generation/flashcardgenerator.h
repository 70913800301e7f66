// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/flashcard.h"
#include "core/result.h"

#include <functional>
#include <stop_token>

namespace recto {

struct GenerationOptions
{
    QString language = QStringLiteral("eng"); // Tesseract codes joined by '+', of the text
    QString focus; // what the person wants asked; may be empty
};

// What a chunk cost; all 0 for the offline generator.
struct Usage
{
    int requests = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;

    Usage &operator+=(const Usage &other)
    {
        requests += other.requests;
        inputTokens += other.inputTokens;
        outputTokens += other.outputTokens;
        return *this;
    }
    friend bool operator==(const Usage &, const Usage &) = default;
};

// A wait before another attempt, as it begins.
struct RetryNotice
{
    QString what; // the host or step that is tried again
    int attempt = 0; // the one that failed, from 1
    double waitSeconds = 0;
    Error reason;
};

// Called on the thread that generates, in order.
struct GenerationCallbacks
{
    std::function<void(const FlashcardDraft &)> card; // each card as soon as it is whole
    std::function<void(const RetryNotice &)> retry;
};

// Makes flashcards of one chunk. One object may serve several threads at once.
// Calls block; a stop request ends them soon with ErrorKind::Cancelled. Cards
// handed over before an error stand.
class FlashcardGenerator
{
public:
    virtual ~FlashcardGenerator() = default;
    [[nodiscard]] virtual Result<Usage> generateFlashcards(const Chunk &chunk,
                                                           const GenerationOptions &options,
                                                           std::stop_token stop,
                                                           const GenerationCallbacks &callbacks)
        = 0;
};

} // namespace recto
