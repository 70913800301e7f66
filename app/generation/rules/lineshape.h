// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace recto {

// What a line of plain text looks like, for telling headings, items, running
// heads and noise apart. Pure and thread-safe.
struct LineShape
{
    int words = 0;
    int longWords = 0; // four letters or more
    int capitalised = 0; // among the long ones
    int capitalWords = 0; // among all
    int letters = 0;
    int capitals = 0;
    int digits = 0;
    int others = 0; // neither letter, digit, space nor common punctuation
};
[[nodiscard]] LineShape shapeOf(QStringView line);

// Length of "• ", "1. ", "a) ", "(2) " at the start of a line; 0 for none.
[[nodiscard]] int markerLength(QStringView line, bool &numbered);
[[nodiscard]] bool endsWithStop(QStringView line);
// "True False True", "p q p and q": rows of a table without words of their own.
[[nodiscard]] bool isTableNoise(QStringView line);
// "2.3. Eau", "4.1 Cells"
[[nodiscard]] bool hasSectionNumber(QStringView line);
// "Term – what it means"
[[nodiscard]] bool isDefinition(QStringView line);
// "POULTRY AND GAME 249"; only for a line at a page's edge.
[[nodiscard]] bool isRunningHead(QStringView line, const LineShape &shape);
// "Makes: 10 pieces"
[[nodiscard]] bool isLabel(QStringView line);

} // namespace recto
