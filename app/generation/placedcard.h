// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "generation/evidencelocator.h"

namespace recto {

// The card that a draft becomes: with its place in the text (and on the page),
// the time, and its id. Course, group and score are the caller's. Pure but for
// the time.
[[nodiscard]] Flashcard placedCard(const FlashcardDraft &draft, const QString &uploadId,
                                   const Chunk &chunk, const EvidenceLocator &locator);
// Made from upload, the chunk's text and first page, front and back: a chunk that
// is done again after a crash doubles nothing.
[[nodiscard]] QString flashcardId(const FlashcardDraft &draft, const QString &uploadId,
                                  const Chunk &chunk);

} // namespace recto
