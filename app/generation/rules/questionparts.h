// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/rules/sentencecards.h"

namespace recto {

inline constexpr qsizetype LongestSubject = 9; // words
inline constexpr qsizetype LongestAnswer = 22; // words

// Without what closes a sentence.
[[nodiscard]] QString withoutEnd(QString text);

// What all questions about a sentence are put together from: its subject, its answer, and
// what tells whether they are worth asking. Immutable; the sentence must outlive it.
class QuestionParts
{
public:
    QuestionParts(const Sentence &sentence, const ChunkContext &context)
        : m_sentence(sentence)
        , m_tokens(sentence.tokens)
        , m_rules(*context.rules)
        , m_context(context)
    {
    }

protected:
    // Tokens from..to, both included.
    [[nodiscard]] QString words(qsizetype from, qsizetype to) const;
    // From the token to the sentence's end.
    [[nodiscard]] QString rest(qsizetype from) const;
    // What stands between the token and the one before.
    [[nodiscard]] QStringView gapBefore(qsizetype token) const;
    [[nodiscard]] bool matches(const QStringList &trigger, qsizetype at) const;
    // Can the tokens before `end` stand as a subject in a question?
    [[nodiscard]] bool isSubject(qsizetype begin, qsizetype end) const;
    // Only "(" or ")" or hyphens stand before the token: "domestic product (GDP) is".
    [[nodiscard]] bool inBrackets(qsizetype token) const;
    // The subject as it stands inside a question.
    [[nodiscard]] QString subject(qsizetype begin, qsizetype end) const;
    [[nodiscard]] QString lowered(QString text, qsizetype begin, qsizetype end) const;
    // A capital that only the sentence's beginning explains: "Clay soil", "Earthworms",
    // "Erosion", "Starker Regen"; not "Madrid", "Roman law", "DNA".
    [[nodiscard]] bool looksCommon(qsizetype begin, qsizetype end) const;
    // "Earthworms are …", not "Fairbanks is …"
    [[nodiscard]] bool speaksOfSeveral(qsizetype verb) const;
    [[nodiscard]] bool fits(ObjectKind kind, qsizetype at) const;
    [[nodiscard]] bool isNoun(qsizetype i) const;
    // "the most massive cluster", "the first", "the only": one thing alone.
    [[nodiscard]] bool isSingled(qsizetype end) const;
    // "the three types of rock", "the main stages of mitosis"
    [[nodiscard]] bool isCounted(qsizetype end) const;
    // "A, B, and C" or "A and B" to the sentence's end, each a few words.
    [[nodiscard]] bool isList(qsizetype at) const;
    // "repeated treatment of …", "difficulty in learning": a noun that is told more of,
    // not "popular in …" or "composed of …".
    [[nodiscard]] bool isBareNoun(qsizetype at) const;
    // A long answer ends where an aside begins.
    [[nodiscard]] QString answer(const QString &text) const;
    // The subject's head says what it is by itself: "the stroma", not "the biggest change".
    void tellSubject(qsizetype end, Features &features) const;
    // "the conflict", "the insignia": which? Not where the text is about it, or says more of it.
    [[nodiscard]] bool isTopic(const NounPhrase &phrase, qsizetype end) const;
    // Is the subject, but for its article and what stands in brackets, set off by the page?
    [[nodiscard]] bool isKeyTerm(qsizetype end) const;
    // "an important concept", "a part of …": a judgement, no definition.
    [[nodiscard]] bool evaluates(const QString &text) const;
    // Is the subject what the text is about: a name, a term that comes back, of a heading?
    [[nodiscard]] bool speaksOfTopic(qsizetype end) const;
    // "several researchers", "many different features": words of everybody alone.
    [[nodiscard]] bool saysNothing(const QString &text) const;
    // "the main exception", "one of the reasons": a property, no definition.
    [[nodiscard]] bool superlative(const QString &text) const;
    // The question with what tells its worth; nothing where it gives its answer away, breaks
    // off, or is too long. `subjectEnd`: behind the subject's last token; 0: none is known.
    [[nodiscard]] std::optional<Proposal> proposal(const QString &front, const QString &back,
                                                   const char *form,
                                                   qsizetype subjectEnd = 0) const;
    [[nodiscard]] QString filled(QString pattern, const QString &subject) const;
    [[nodiscard]] static QString filledAnswer(const LanguageRules::Rule &rule,
                                              const QString &object);

    const Sentence &m_sentence;
    const QVector<Token> &m_tokens;
    const LanguageRules &m_rules;
    const ChunkContext &m_context;
};

} // namespace recto
