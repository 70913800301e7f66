// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/languages/languagerules.h"

#include <QString>

namespace recto {

constexpr qsizetype LongestSide = 200; // characters on a side of a card

// Whether what stands before a colon or dash, or in a glossary, can be a term, and
// what stands behind it its meaning. Pure.
[[nodiscard]] bool isTerm(const QString &term, const LanguageRules &rules);
[[nodiscard]] bool isMeaning(const QString &term, const QString &meaning,
                             const LanguageRules &rules);

} // namespace recto
