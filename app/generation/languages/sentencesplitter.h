// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace recto {

// A piece of a text, UTF-16 units. Value type.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;

    [[nodiscard]] qsizetype end() const { return start + length; }
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

// Finds sentences in prose of any language. "e.g. this", "3.14", "Dr. X",
// "z. B.", "Fig. 3" and "am 3. Oktober" stay whole; 。！？ end a sentence without
// a space; an empty line and a bullet always end one, a single line break doesn't.
// Rules instead of ICU's sentence iterator, because that one breaks after every
// abbreviation and knows no empty lines. Pure, linear, thread-safe.
class SentenceSplitter
{
public:
    // Contiguous ranges that cover the text; white space after a sentence
    // belongs to it.
    [[nodiscard]] static QVector<TextRange> split(QStringView text);
};

// The white space at both ends taken away.
[[nodiscard]] TextRange trimmed(QStringView text, TextRange range);

} // namespace recto
