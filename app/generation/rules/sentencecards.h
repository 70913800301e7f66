// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
#include "generation/rules/wordkinds.h"

#include <QHash>

#include <optional>
#include <utility>
#include <vector>

namespace recto {

// What the maker of a card knows of the text around a sentence.
struct ChunkContext
{
    const LanguageRules *rules = nullptr;
    QHash<QString, int> frequency; // of content stems
    QSet<QString> written; // words as they stand inside sentences, case kept
    QSet<QString> names; // the same with a capital, folded
    QSet<QString> headingStems;
    QSet<QString> emphasised; // stems that the page shows in bold or italics
    QSet<QString> keyTerms; // what it shows so as a whole, folded: "sensory memory"
    double talk = 0; // share of "I", "you", "he said" among the words, 0–1
    double orders = 0; // share of sentences that tell the reader to do something
};

// A sentence ready for making cards.
struct Sentence
{
    QString text; // connectives at its beginning ("However, …") taken away
    QVector<Token> tokens;
    QVector<WordKind> kinds; // one a token; empty where nobody asked
    bool shortened = false; // a connective was taken away
    bool cited = false; // a reference at its end was taken away: "(Chen, 2013)", "(Figure 2)"
};
[[nodiscard]] Sentence sentenceOf(const QString &text, const LanguageRules &rules);

// Properties of a card that tell how likely a person would keep it: name and value.
// See worth.h.
using Features = std::vector<std::pair<const char *, double>>;

// The words of a term as ChunkContext::keyTerms holds them.
[[nodiscard]] inline QString keyOfTerm(QVector<Token>::const_iterator first,
                                       QVector<Token>::const_iterator end)
{
    QString key;
    for (; first != end; ++first)
        key += (key.isEmpty() ? QString() : QStringLiteral(" ")) + first->folded;
    return key;
}

// A card that could be made.
struct Proposal
{
    CardKind kind = CardKind::Basic;
    QString front;
    QString back;
    Features features;
};

enum class SentenceUse {
    Good, // says something by itself
    Question, // good for a question, not for leaving words out: it speaks to "you"
    Weak, // to be offered at best: talk, fragments, leaning on others
    None, // noise, questions, instructions
    Fragment, // never a sentence: the meaning of a term, the answer of a sheet
};
// Mostly signs and figures, code or an address. `leastLetters`: per cent of
// letters and spaces below which it counts as signs and figures.
[[nodiscard]] bool isNoise(const Sentence &sentence, int leastLetters = 70);
// Does the sentence tell the reader to do something?
[[nodiscard]] bool givesOrder(const QVector<Token> &sentence, const LanguageRules &rules);
[[nodiscard]] SentenceUse useOf(const Sentence &sentence, const LanguageRules &rules);

// Questions whose grammar is safe and whose answers are words of the sentence, the
// best first.
[[nodiscard]] std::optional<Proposal> questionFor(const Sentence &sentence,
                                                  const ChunkContext &context);
// Questions about terms that the sentence explains beside its own point: "…, which is
// the …", "gross domestic product (GDP)".
[[nodiscard]] QVector<Proposal> asidesOf(const Sentence &sentence, const ChunkContext &context);
// The sentence with the term left out that it is about.
[[nodiscard]] std::optional<Proposal> clozeFor(const Sentence &sentence,
                                               const ChunkContext &context);

// Do content words of the answer stand in the question?
[[nodiscard]] bool leaks(const QString &question, const QString &answer,
                         const QSet<QString> &stopWords);
// The same of a definition, which may say the head of its term again beside enough that
// is new: "What is igneous rock?" – "rock that forms when magma cools".
[[nodiscard]] bool leaksDefinition(const QString &question, const QString &answer,
                                   const QSet<QString> &stopWords);
// "The population is estimated at …", not "the process by which plants make food": a verb
// of its own before a relative.
[[nodiscard]] bool isStatement(const QString &text, const LanguageRules &rules);
// "Who was Galileo?" instead of "What was Galileo?" where the answer tells of a person.
[[nodiscard]] QString askedOfPerson(const QString &question, const QString &answer,
                                    const LanguageRules &rules);
// Does the text break off: "a substance that", "one of the"?
[[nodiscard]] bool endsOpen(const QString &text, const LanguageRules &rules);
// Does the text hold a word like "them" or "his" that stands for nothing in it?
// `before`: what a reader has read by then.
[[nodiscard]] bool leansOutside(const QString &text, const QString &before,
                                const LanguageRules &rules);

} // namespace recto
