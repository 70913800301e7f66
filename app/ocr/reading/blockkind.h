// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"
#include "ocr/reading/tablelayout.h"

namespace recto {

// Lines that make one block of the page, and what the block is.
struct LineBlock
{
    BlockKind kind = BlockKind::Paragraph;
    int level = 0; // as in Block
    QVector<RecognisedLine> lines;
    QRect box;
};

// Cuts ordered lines into blocks and names them by size, place and beginning:
// headings are larger or stand alone in capitals, list items begin with a sign
// or number, running heads and page numbers stand at the page's ends. Pure.
[[nodiscard]] QVector<LineBlock> makeBlocks(const QVector<OrderedLine> &lines);

} // namespace recto
