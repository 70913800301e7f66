// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/flashcard.h"
#include "core/pagetext.h"
#include "generation/textsearch.h"

#include <QMap>

namespace recto {

// Finds the place on a photo that a card's quote was taken from: page, words
// and one box a line. Made once for a chunk. Immutable; thread-safe.
class EvidenceLocator
{
public:
    // `pages`: the texts of the chunk's pages by position in the upload. Without
    // them, evidence has no boxes and, for a chunk of no page, no page.
    EvidenceLocator(const Chunk &chunk, const QMap<int, PageText> &pages = {});

    // A quote over two pages gets the page with its greater part. A quote that
    // isn't there keeps its words, with match None and the chunk's first page.
    // `start`: where the quote stands in the chunk, -1 when that isn't known: of
    // words that stand there twice (two photos of one page) the first is taken then.
    [[nodiscard]] Evidence locate(const QString &quote, int start = -1) const;

private:
    [[nodiscard]] bool place(TextRange inChunk, Evidence &evidence) const;

    Chunk m_chunk;
    QMap<int, PageText> m_pages;
    SearchableText m_text;
};

// One box a line for the words in a part of the page's text: pixels of the
// upright page, top to bottom in reading order. Pure.
[[nodiscard]] QVector<QRect> lineBoxes(const PageText &page, int offset, int length);

} // namespace recto
