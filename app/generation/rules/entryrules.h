// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cardtext.h"
#include "generation/languages/languagerules.h"

#include <QString>

namespace recto {

// Whether what stands before a colon or dash, or in a glossary, can be a term, and
// what stands behind it its meaning. Pure.
[[nodiscard]] bool isTerm(const QString &term, const LanguageRules &rules);
[[nodiscard]] bool isMeaning(const QString &term, const QString &meaning,
                             const LanguageRules &rules);

} // namespace recto
