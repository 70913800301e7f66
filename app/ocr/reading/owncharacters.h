// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/pdfcontent.h"

#include <QVector>

namespace recto {

// A glyph of a page that was turned so that the glyph stands upright.
struct OwnCharacter
{
    QString text; // letters as people type them; U+FFFD: the file doesn't say which
    double left = 0;
    double right = 0;
    double baseline = 0;
    double top = 0;
    double bottom = 0;
    double size = 0; // of the font
    int font = 0;
    bool space = false; // parts words, draws nothing
    bool artifact = false;
};

// What a file says a glyph means, as people type it: ligatures as their letters,
// bullets of symbol fonts as bullets, no marks that can't be seen. What has no
// meaning in Unicode becomes U+FFFD. Pure.
[[nodiscard]] QString plainText(const QString &text);

// The characters written in one direction, in the order in which they are drawn,
// seen upright on a page of `size` pixels that was turned by `turns` clockwise;
// accents that are drawn apart joined to their letters. Pure.
[[nodiscard]] QVector<OwnCharacter> uprightCharacters(const QVector<PdfCharacter> &characters,
                                                      QSize size, int turns);

// Where a box of the page comes to stand when the page is turned clockwise. Pure.
[[nodiscard]] QRectF turnedBox(const QRectF &box, QSize size, int turns);

} // namespace recto
