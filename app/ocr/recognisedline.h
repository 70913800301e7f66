// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <QVector>

namespace recto {

// What the recogniser saw, before layout. Boxes are pixels of the prepared picture.
struct RecognisedWord
{
    QString text;
    QRect box;
    float confidence = 0; // 0–100
    bool inDictionary = false;
    bool isDot = false; // looks like a bullet, see bullets.h
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

} // namespace recto
