// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/owncharacters.h"

namespace recto {

// A word of a page's own text, or a part of one as it was drawn.
struct OwnWord
{
    QString text;
    double left = 0;
    double right = 0;
    double baseline = 0; // of the line; what is raised or lowered has its own in `top`
    double top = 0;
    double bottom = 0;
    double size = 0;
    int font = 0;
    bool spaceAfter = false;
    bool artifact = false;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double middle() const { return (top + bottom) / 2; }
};

// Words that stand on one baseline, from left to right.
struct OwnRow
{
    QVector<OwnWord> words;
    double baseline = 0;
    double size = 0; // of most of its letters
};

// The rows of a page, from top to bottom: the order in which their pieces were drawn
// doesn't matter. Superscripts and subscripts belong to their word: digits and signs
// as those of Unicode ("10²³", "CO₂"), letters as they are. What was drawn twice, to
// look bold, counts once. Pure.
[[nodiscard]] QVector<OwnRow> ownRows(const QVector<OwnCharacter> &characters);

} // namespace recto
