// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "generation/rules/sentencecards.h"
#include "generation/rules/textlayout.h"

namespace recto {

// What the chunk as a whole tells about its sentences: what returns, what stands in
// headings and in bold, who speaks. Pure, thread-safe.
[[nodiscard]] ChunkContext contextOf(const Chunk &chunk, const QVector<TextUnit> &units,
                                     const LanguageRules &rules);

} // namespace recto
