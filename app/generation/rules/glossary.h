// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/languages/languagerules.h"
#include "generation/rules/sentencecards.h"
#include "generation/rules/textlayout.h"

namespace recto {

// A term with its meaning from a page of key terms. Value type.
struct GlossaryEntry
{
    QString term; // the beginning of the part
    QString meaning; // empty: it wasn't plain where the term ends
    TextRange part; // of the whole entry, in the unit's text
};

// Reads a glossary whose terms are only set off by their type ("bicameral having
// two houses"), which plain text has lost: an entry begins at a line that keeps
// the alphabet's order after a line that was ended on purpose; its term ends
// where a definition plainly begins. `unit` holds the whole glossary with its
// lines. Pure.
[[nodiscard]] QVector<GlossaryEntry> readGlossary(const TextUnit &unit, const LanguageRules &rules);

// The entry with its term left out, for where it isn't plain how the meaning begins;
// nothing when the rest gives the term away. Pure.
[[nodiscard]] std::optional<Proposal> hiddenTerm(const QString &entry, const QString &term,
                                                 const LanguageRules &rules);

} // namespace recto
