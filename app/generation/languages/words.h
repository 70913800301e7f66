// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/languages/sentencesplitter.h"

#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

namespace recto {

// What the makers and the checker of cards agree on about words. Pure and thread-safe.

// A word of a sentence.
struct Token
{
    TextRange range; // in the sentence, UTF-16 units
    QString folded; // lower case
    bool capital = false;
    bool number = false; // holds a digit
    bool tight = false; // only white space between it and the token before

    friend bool operator==(const Token &, const Token &) = default;
};

// Words and numbers; "12.5%", "$1,000", "well-known" and "l'eau" are one token each.
[[nodiscard]] QVector<Token> tokensOf(QStringView text);

// Lower case, plain quotes and hyphens, one space between words, words broken at
// a line's end made whole: for comparing texts.
[[nodiscard]] QString foldedText(QStringView text);
[[nodiscard]] QStringList foldedWords(QStringView text);

// The word without the ending of a plural, so that "cells" is "cell".
[[nodiscard]] QString stemOf(const QString &foldedWord);

// Stems of the words that carry the meaning: no stop words, three letters or more, or a number.
[[nodiscard]] QSet<QString> contentStems(QStringView text, const QSet<QString> &stopWords);

// Are all brackets and quotation marks opened and closed?
[[nodiscard]] bool balanced(QStringView text);
// With a capital at its beginning.
[[nodiscard]] QString capitalised(QString text);

} // namespace recto
