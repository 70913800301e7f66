// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QString>
#include <QVector>

namespace recto {

// A font as one page uses it.
struct PdfFont
{
    qint64 id = 0; // of the font in its file
    QString name;
    bool bold = false;
    bool italic = false;
};

// One glyph of a page's own text.
struct PdfCharacter
{
    QString text; // what the file says that it means; a ligature may be several letters
    QRectF box; // pixels of the upright page, ascent to descent
    QPointF start; // where it stands on its baseline, and where the next may
    QPointF end;
    double size = 0; // of the font, pixels
    int quarterTurns = 0; // clockwise: 1 is written from top to bottom
    int font = 0; // index into PdfContent::fonts
    bool invisible = false; // drawn in no colour, or under a picture: text for searching
    bool artifact = false; // the file says that it is no content: running heads, page numbers
};

// A note that somebody attached to the page; its words stand nowhere on it.
struct PdfNote
{
    QString text;
    QRectF box; // of its sign, pixels of the upright page
};

// What a page of a PDF says that it holds. What lies outside the page as it is shown,
// in layers that are off or outside a clip isn't there. Value type.
struct PdfContent
{
    QSize size; // of the upright page, pixels; see pdfpages.h
    QVector<PdfFont> fonts;
    QVector<PdfCharacter> characters; // in the order in which they are drawn
    QVector<PdfNote> notes;
    QVector<QRectF> highlights; // what somebody marked as important
};

// Errors: PdfPassword, PdfDamaged, PageRangeInvalid. Thread-safe.
[[nodiscard]] Result<PdfContent> pdfContent(const Page &page);

} // namespace recto
