// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "generation/languages/sentencesplitter.h"

#include <QString>
#include <QVector>

namespace recto {

// A run of a page's text that belongs together: lines joined, words that were
// broken at the end of a line made whole. Value type.
struct TextUnit
{
    enum class Kind { Heading, Prose, Item, Garbage, Row, Caption };
    Kind kind = Kind::Prose;
    QString text;
    QVector<int> origin; // for each unit of `text`, where it stands in the source
    QVector<int> lines; // where its lines begin in `text`
    int heading = -1; // index of the unit that is its heading
    int leadIn = -1; // Item: index of the unit that introduces the list
    bool numbered = false; // Item: "1." or "a)" instead of a bullet
    QString marker; // Item: "1", "a"; empty for a bullet
    QVector<TextSpan> cells; // Row: in the source, empty spans where the row has none

    // The place in the source of a part of `text`.
    [[nodiscard]] TextRange sourceOf(TextRange part) const;
};

// Finds headings, paragraphs and list items in plain text by the shape of its
// lines, with or without empty lines between them. Running heads, page numbers
// and noise become Garbage. `edges` are source offsets where pages begin.
// Pure, linear, thread-safe.
[[nodiscard]] QVector<TextUnit> layoutOf(const QString &text, const QVector<int> &edges = {});

// The same where reading found the page's structure: headings, rows of tables and word
// lists, captions, running heads are what the blocks say; the rest is told by its lines.
[[nodiscard]] QVector<TextUnit> layoutOf(const Chunk &chunk);

} // namespace recto
