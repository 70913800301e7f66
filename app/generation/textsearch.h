// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "generation/languages/sentencesplitter.h"

#include <QString>
#include <QVector>

#include <optional>

namespace recto {

// Where a quote stands in a text. Value type.
struct QuoteMatch
{
    TextRange range; // in the text as given, UTF-16 units
    EvidenceMatch match = EvidenceMatch::None;
    double similarity = 0; // 1 − edits / length, over the squeezed quote
};

// A text ready for finding quotes in it. White space, line breaks, hyphens and
// their undoing, case, the shape of quotation marks and ligatures don't matter:
// that is an exact match. Up to one sign in ten wrong (what OCR does) is a fuzzy
// one. Immutable after construction; thread-safe.
class SearchableText
{
public:
    static constexpr double LeastSimilarity = 0.9;

    explicit SearchableText(const QString &text);

    [[nodiscard]] std::optional<QuoteMatch> find(const QString &quote) const;

private:
    [[nodiscard]] std::optional<QuoteMatch> findFuzzy(const QString &needle) const;
    [[nodiscard]] TextRange rangeOf(qsizetype start, qsizetype end) const;

    QString m_squeezed; // what counts: no spaces, no hyphens, lower case
    QVector<int> m_origin; // of each unit of m_squeezed, in the text
};

// The text without what doesn't count when quotes are compared.
[[nodiscard]] QString squeezed(const QString &text);

} // namespace recto
