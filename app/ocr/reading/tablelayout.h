// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/recognisedline.h"
#include "ocr/reading/ruledtables.h"

namespace recto {

// A line in reading order; a table's row is one line of all its cells.
struct OrderedLine
{
    RecognisedLine line;
    bool isTableRow = false;
};

// Brings lines into reading order: columns one after another, the cells of
// tables together row by row: of ruled tables by their lines, of others where
// short pieces of text stand side by side at the same heights. Pure.
[[nodiscard]] QVector<OrderedLine> orderLines(const QVector<RecognisedLine> &lines,
                                              const QVector<RuledTable> &ruled);

} // namespace recto
