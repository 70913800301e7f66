// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/ownwords.h"
#include "ocr/reading/recognisedline.h"

namespace recto {

// Lines of a page's own text as the recogniser gives those of a picture: rows are
// parted where columns or cells stand beside each other, lines that follow each
// other closely in one column make a block, and blocks are cut into paragraphs by
// gaps, indents and lines that end early. Confidence is left at 0. Pure.
[[nodiscard]] QVector<RecognisedLine> ownLines(const QVector<OwnRow> &rows,
                                               const QVector<PdfFont> &fonts);

} // namespace recto
