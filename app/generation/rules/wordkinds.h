// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"

#include <QVector>

namespace recto {

// What a word does in its sentence, as far as a word list, its ending and its
// neighbours tell.
enum class WordKind { Function, Noun, Name, Adjective, Verb, Adverb, Number, Other };

// `names`: folded words that the text writes with a capital inside sentences.
// Pure, thread-safe.
[[nodiscard]] QVector<WordKind> wordKindsOf(const QVector<Token> &tokens,
                                            const LanguageRules &rules, const QSet<QString> &names);

// A run of tokens that names something: "plasma membrane", "Treaty of Paris", "eau douce".
struct NounPhrase
{
    qsizetype first = 0;
    qsizetype last = 0; // inclusive; the head, but for names and Romance languages
    bool name = false;

    friend bool operator==(const NounPhrase &, const NounPhrase &) = default;
};

// Without articles, and without words in front that only weigh ("many", "important").
[[nodiscard]] QVector<NounPhrase> nounPhrasesOf(const QVector<Token> &tokens,
                                                const QVector<WordKind> &kinds,
                                                const LanguageRules &rules);

// Where the word itself begins in a token: behind "l'", "dell'", "d'".
[[nodiscard]] qsizetype elisionOf(const Token &token, const LanguageRules &rules);
// The word without its elision, folded.
[[nodiscard]] QString bareWord(const Token &token, const LanguageRules &rules);

} // namespace recto
