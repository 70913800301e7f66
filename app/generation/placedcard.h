// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "generation/evidencelocator.h"

namespace recto {

// The card that a draft becomes: with its place in the text (and on the page),
// the time, and an id made from upload, chunk, front and back, so that a chunk
// that is done again after a crash doubles nothing. Course, group and score are
// the caller's. Pure but for the time.
[[nodiscard]] Flashcard placedCard(const FlashcardDraft &draft, const QString &uploadId, const QString &chunkText,
                                   const EvidenceLocator &locator);
[[nodiscard]] QString flashcardId(const FlashcardDraft &draft, const QString &uploadId, const QString &chunkText);

} // namespace recto
