// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"

#include <QHash>

#include <optional>

namespace recto {

// What the maker of a card knows of the text around a sentence.
struct ChunkContext
{
    const LanguageRules *rules = nullptr;
    QHash<QString, int> frequency; // of content stems
    QSet<QString> written; // words as they stand inside sentences, case kept
    QSet<QString> names; // the same with a capital, folded
    QSet<QString> headingStems;
};

// A sentence ready for making cards.
struct Sentence
{
    QString text; // connectives at its beginning ("However, …") taken away
    QVector<Token> tokens;
};
[[nodiscard]] Sentence sentenceOf(const QString &text, const LanguageRules &rules);

// A card with how sure we are that a student would keep it, 0–1.
struct Proposal
{
    CardKind kind = CardKind::Basic;
    QString front;
    QString back;
    double score = 0;
};

enum class SentenceUse {
    Good, // says something by itself
    Question, // good for a question, not for leaving words out: it speaks to "you"
    Weak, // only when a page has nothing better: talk, fragments, leaning on others
    None, // noise, questions, instructions
};
// Mostly signs and figures, code or an address. `leastLetters`: per cent of
// letters and spaces below which it counts as signs and figures.
[[nodiscard]] bool isNoise(const Sentence &sentence, int leastLetters = 70);
[[nodiscard]] SentenceUse useOf(const Sentence &sentence, const LanguageRules &rules);

// A question whose grammar is safe and whose answer are words of the sentence.
[[nodiscard]] std::optional<Proposal> questionFor(const Sentence &sentence,
                                                  const ChunkContext &context);
// The sentence with its most telling word left out. Relaxed: for poems, slides
// and fragments, where the usual bounds would leave nothing.
[[nodiscard]] std::optional<Proposal> clozeFor(const Sentence &sentence,
                                               const ChunkContext &context, bool relaxed);

// Do content words of the answer stand in the question?
[[nodiscard]] bool leaks(const QString &question, const QString &answer,
                         const QSet<QString> &stopWords);

} // namespace recto
