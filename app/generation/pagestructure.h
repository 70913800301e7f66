// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/pagetext.h"

#include <QVector>

namespace recto {

// The page's blocks with what the places of its words tell beside them: the cells of
// table rows, and rows of word lists that have no rules (terms on the left, meanings
// on the right, read row by row or one column after the other). Spans count from the
// start of the page's text. A page without blocks or boxes gives what it has.
// Pure, thread-safe.
[[nodiscard]] QVector<ChunkBlock> structureOf(const PageText &page);

// Runs of words in bold or italics; words that were read with low confidence.
[[nodiscard]] QVector<TextSpan> emphasisOf(const PageText &page);
[[nodiscard]] QVector<TextSpan> unsureWordsOf(const PageText &page);

} // namespace recto
