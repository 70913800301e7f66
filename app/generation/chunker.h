// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/pagetext.h"
#include "generation/languages/sentencesplitter.h"

#include <QVector>

namespace recto {

// Cuts text into chunks for the card generators. Characters are UTF-16 units
// here, so that the limit holds for code points and graphemes as well.
//
// A chunk ends at the end of a paragraph where it can, else of a sentence, else
// of a word; a word longer than a chunk is cut between graphemes. A grapheme is
// never cut: one that is longer than a chunk makes a chunk too long. A heading
// or a lead-in ("There are three:") stays with what follows it. The chunks,
// joined, are the text; their byte ranges touch. Pure, linear, thread-safe.
class Chunker
{
public:
    static constexpr int DefaultMaxCharacters = 3000;

    explicit Chunker(int maxCharacters = DefaultMaxCharacters);

    [[nodiscard]] QVector<Chunk> split(const QString &text) const;

private:
    int m_maxCharacters;
};

// The same for pages that come one after another. Deterministic in the sequence
// of calls. Serves one thread.
//
// The whole text is every page's text followed by its separator: "\n" when the
// page ends in the middle of a sentence, else "\n\n" (in a chunk's text, in no
// PageSpan). Pages without text add nothing. Chunks also end with a page that
// ends a paragraph when they are at least half full by then, so that cards are
// made while later pages are still being read.
class ChunkStream
{
public:
    explicit ChunkStream(int maxCharacters = Chunker::DefaultMaxCharacters);

    // The chunks that no later page could change.
    [[nodiscard]] QVector<Chunk> append(int pagePosition, const PageText &page);
    // The rest: the end of a run of pages that follow each other, of the text or
    // before a page that failed. Indexes and bytes go on counting.
    [[nodiscard]] QVector<Chunk> finish();

private:
    friend class Chunker;
    void cutWhole(bool finishing, QVector<Chunk> &chunks);
    void take(qsizetype length, QVector<Chunk> &chunks);

    int m_maxCharacters;
    int m_index = 0;
    qint64 m_bytes = 0;
    QString m_text; // not given out yet; offsets below count from its start
    QVector<PageSpan> m_pages;
    QVector<ChunkBlock> m_blocks;
    QVector<TextSpan> m_emphasised;
    QVector<TextSpan> m_unsure;
    QVector<TextRange> m_structured; // parts whose headings are known from the page
    QVector<TextRange> m_headings;
};

} // namespace recto
