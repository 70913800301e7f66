// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/pdfcontent.h"
#include "ocr/reading/recognisedline.h"

#include <QSize>

namespace recto {

// The lines of a page's own text. Boxes are pixels of the upright page.
struct OwnLayer
{
    int quarterTurns = 0; // clockwise, that make the page upright
    QSize size; // of the upright page
    QVector<RecognisedLine> lines; // written as most of the page is
    QVector<RecognisedLine> sideways; // written in other directions, each after the other
};

enum class OwnTextKind { Visible, Invisible };

// The page's text of one kind, turned so that most of its letters stand upright. Pure.
[[nodiscard]] OwnLayer ownLayer(const PdfContent &content, OwnTextKind kind);

// Letters and digits, and those that have no meaning in Unicode.
[[nodiscard]] int lettersOf(const QVector<RecognisedLine> &lines);
[[nodiscard]] int unreadableOf(const QVector<RecognisedLine> &lines);
// Drops what has no meaning in Unicode: nothing shows or finds it.
void dropUnreadable(QVector<RecognisedLine> &lines);

// The words of a line with spaces between.
[[nodiscard]] QString textOf(const RecognisedLine &line);
// How much two texts have in common in letters and digits, 0–1 (edit distance). Pure.
[[nodiscard]] double likeness(const QString &a, const QString &b);

} // namespace recto
