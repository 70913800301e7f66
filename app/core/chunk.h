// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"

#include <QMetaType>
#include <QString>
#include <QVector>

namespace recto {

// Which part of a chunk came from which page.
struct PageSpan
{
    int page = 0; // position of the page in the upload, from 0
    int chunkOffset = 0; // in Chunk::text, UTF-16 units
    int pageOffset = 0; // in that page's PageText::text, UTF-16 units
    int length = 0; // UTF-16 units

    friend bool operator==(const PageSpan &, const PageSpan &) = default;
};

// A run of a chunk's text.
struct TextSpan
{
    int offset = 0; // in Chunk::text, UTF-16 units
    int length = 0;

    [[nodiscard]] int end() const { return offset + length; }
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

// A piece of the page's structure that begins in the chunk, as reading found it.
struct ChunkBlock
{
    BlockKind kind = BlockKind::Paragraph;
    TextSpan place;
    int level = 0; // as Block::level
    // TableRow: what stands side by side on the page, from left to right. A cell may lie
    // outside `place` where the columns of a word list were read one after the other.
    QVector<TextSpan> cells;

    friend bool operator==(const ChunkBlock &, const ChunkBlock &) = default;
};

// A slice of the text given to a card generator at once. Value type.
struct Chunk
{
    int index = 0; // from 0, in reading order
    QString text;
    qint64 start = 0; // UTF-8 byte offsets into the whole text, half-open
    qint64 end = 0;
    QVector<PageSpan> pages; // empty when the text came from no page
    QVector<ChunkBlock> blocks; // reading order; none: structure has to be guessed from the text
    QVector<TextSpan> emphasised; // words that the page shows in bold or italics
    QVector<TextSpan> unsure; // words that were read with low confidence

    friend bool operator==(const Chunk &, const Chunk &) = default;
};

} // namespace recto

Q_DECLARE_METATYPE(recto::Chunk)
