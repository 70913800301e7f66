// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"
#include "ocr/reading/ownlayer.h"

namespace recto {

// Lines with blocks and paragraphs of their own, after those that are there. Pure.
void appendLines(QVector<RecognisedLine> &lines, QVector<RecognisedLine> more);

// The lines that don't stand where others do. Pure.
[[nodiscard]] QVector<RecognisedLine> notCovered(const QVector<RecognisedLine> &lines,
                                                 const QVector<RecognisedLine> &others);

// Joins a page that was read from its picture with the own text that stands on it: the
// lines that were passed over are added, and what stands alone above or below the rest
// (a library's licence line, a stamp) becomes a running head: no part of the matter.
void addOwnLines(PageText &read, const OwnLayer &layer);

// The lines written in other directions and the notes that were attached, as
// paragraphs behind the rest.
void appendNotes(PageText &text, const PdfContent &content, const OwnLayer &layer);

// What somebody highlighted stands out as what is printed bold does.
void emphasise(PageText &text, const PdfContent &content);

} // namespace recto
