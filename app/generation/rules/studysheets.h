// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/rules/sentencecards.h"
#include "generation/rules/textlayout.h"

#include <QVector>

namespace recto {

// A card that the page itself spells out, with the place in the source that tells it.
struct SheetCard
{
    TextRange source;
    Proposal proposal;
};

struct SheetReading
{
    QVector<SheetCard> cards;
    QVector<TextRange> taken; // of the source: no sentences are looked for there
};

// Questions that stand with their answers: "Q: … A: …", numbered questions with a key,
// multiple choice, true or false. Pure, thread-safe.
[[nodiscard]] SheetReading readStudySheet(const QString &source, const LanguageRules &rules);

// Word lists and tables: rows whose cells stand side by side. `units` are the source's.
[[nodiscard]] SheetReading readTables(const QString &source, const QVector<TextUnit> &units,
                                      const LanguageRules &rules);

// Terms each on a line of its own with the meaning below, three or more in a row.
[[nodiscard]] SheetReading readDefinitionLists(const QVector<TextUnit> &units,
                                               const LanguageRules &rules);

} // namespace recto
