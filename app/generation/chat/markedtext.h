// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"

namespace recto {

// The chunk's text as models read structure: "## " before headings, "| " between the cells
// of a table's row, "**" around words that the page sets off. Pure; thread-safe.
[[nodiscard]] QString markedText(const Chunk &chunk);

// A quote as it stands in the chunk, without the marks that a model copied along; one that
// stands there as it is, "2**10", stays.
[[nodiscard]] QString unmarkedQuote(const QString &quote, const Chunk &chunk);

} // namespace recto
