// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"
#include "ocr/reading/recognisedline.h"
#include "ocr/reading/ruledtables.h"

#include <functional>

namespace recto {

// Puts recognised lines into reading order and makes the page's text, words and
// blocks of them: columns, headings, lists, rows of tables, captions, running
// heads and page numbers; words hyphenated at a line's end are joined. Boxes
// stay as they are. `isWord` (may be empty) knows the language's words. Pure.
[[nodiscard]] PageText layOut(const QVector<RecognisedLine> &lines,
                              const QVector<RuledTable> &tables, QSize picture,
                              const std::function<bool(const QString &)> &isWord = {});

} // namespace recto
