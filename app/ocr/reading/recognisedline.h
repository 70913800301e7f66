// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <QVector>

#include <algorithm>

namespace recto {

// What the recogniser saw, before layout. Boxes are pixels of the prepared picture.
struct RecognisedWord
{
    QString text;
    QRect box;
    float confidence = 0; // 0–100
    bool inDictionary = false;
    bool isDot = false; // looks like a bullet, see bullets.h
    bool bold = false; // as the file says, or against the words around it (see emphasis.h)
    bool italic = false;
    // What only a page's own text tells.
    bool artifact = false; // a running head or page number, as the file says
    int font = -1; // index into PdfContent::fonts
};

struct RecognisedLine
{
    QVector<RecognisedWord> words; // from left to right
    QRect box;
    double xHeight = 0;
    int block = 0; // lines of a block belong together
    int paragraph = 0; // counts through the page
};

// Mean over the words weighted by their length, 0–100; 0 without words.
[[nodiscard]] float meanConfidence(const QVector<RecognisedLine> &lines);
// How much was read, by what it is worth: sure and known words count most.
[[nodiscard]] double worthOf(const QVector<RecognisedLine> &lines);

// Whether two boxes stand in one row of text.
[[nodiscard]] inline bool inOneRow(const QRect &a, const QRect &b)
{
    const int overlap = std::min(a.bottom(), b.bottom()) - std::max(a.top(), b.top());
    return overlap > 0.5 * std::min(a.height(), b.height());
}

} // namespace recto
