// SPDX-License-Identifier: GPL-3.0-or-later
// What tells how far a question is worth asking: see worth.h for the weights.
#include "generation/rules/questionparts.h"

#include "core/cardtext.h"
#include "generation/languages/wordtable.h"

#include <algorithm>
#include <cstring>

namespace recto {

// The subject's head says what it is by itself: "the stroma", not "the biggest change".
void QuestionParts::tellSubject(qsizetype end, Features &features) const
{
    const auto phrases = nounPhrasesOf(m_tokens.mid(0, end), m_sentence.kinds.mid(0, end), m_rules);
    double rarest = 0;
    const WordTable &table = WordTable::of(m_rules.code);
    bool named = false;
    for (const NounPhrase &phrase : phrases) {
        named = named || phrase.name || m_tokens.at(phrase.first).capital;
        for (qsizetype i = phrase.first; i <= phrase.last; ++i) {
            int common = table.commonness(bareWord(m_tokens.at(i), m_rules));
            if (common == 0)
                common = qMax(30, table.commonness(stemOf(m_tokens.at(i).folded)));
            rarest = qMax(rarest, qBound(0.0, (52.0 - common) / 18, 1.0));
        }
    }
    features.emplace_back("subject.rare", rarest);
    const QString first = m_tokens.at(0).folded;
    const bool definite = m_rules.articles.contains(first) && !first.startsWith(u'a')
        && !first.startsWith(QLatin1String("un")) && !first.startsWith(QLatin1String("ein"));
    if (definite && !named && !m_rules.genericArticles && rarest < 0.5)
        features.emplace_back("subject.vague", 1);
    else if (definite && !named && !m_rules.genericArticles && !phrases.isEmpty()
             && !isTopic(phrases.first(), end))
        features.emplace_back("subject.loose", 1);
    if (phrases.isEmpty())
        features.emplace_back("subject.none", 1);
    const bool judged // "un aspecto importante", "a favourite way"
        = std::any_of(m_tokens.cbegin(), m_tokens.cbegin() + end, [this](const Token &token) {
              return m_rules.evaluations.contains(token.folded);
          });
    if (judged)
        features.emplace_back("subject.evaluates", 1);
}

// "the conflict", "the insignia": which? Not where the text is about it, or says more of it.
bool QuestionParts::isTopic(const NounPhrase &phrase, qsizetype end) const
{
    constexpr int often = 3;
    const QString stem = stemOf(bareWord(m_tokens.at(phrase.last), m_rules));
    return phrase.last + 1 < end || phrase.last > phrase.first
        || m_context.headingStems.contains(stem) || m_context.emphasised.contains(stem)
        || m_context.frequency.value(stem) >= often;
}

// Is the subject, but for its article and what stands in brackets, set off by the page?
bool QuestionParts::isKeyTerm(qsizetype end) const
{
    const qsizetype begin = m_rules.articles.contains(m_tokens.at(0).folded) ? 1 : 0;
    for (; end > begin; --end) {
        if (m_context.keyTerms.contains(
                keyOfTerm(m_tokens.cbegin() + begin, m_tokens.cbegin() + end)))
            return true;
        if (!inBrackets(end - 1) || m_tokens.at(end - 1).tight)
            break;
    }
    return false;
}

// "an important concept", "a part of …": a judgement, no definition.
bool QuestionParts::evaluates(const QString &text) const
{
    const QVector<Token> tokens = tokensOf(text);
    const bool told // "the part of a plant that carries leaves"
        = std::any_of(tokens.cbegin(), tokens.cend(), [this](const Token &token) {
              return m_rules.relatives.contains(token.folded);
          });
    const WordTable &table = WordTable::of(m_rules.code);
    return std::any_of(tokens.cbegin(), tokens.cbegin() + qMin<qsizetype>(4, tokens.size()),
                       [&](const Token &token) {
                           return m_rules.evaluations.contains(token.folded)
                               && !(told && table.parts(token.folded) & WordTable::Noun);
                       });
}

// Is the subject what the text is about: a name, a term that comes back, of a heading?
bool QuestionParts::speaksOfTopic(qsizetype end) const
{
    constexpr int twice = 2;
    for (qsizetype i = 0; i < end; ++i) {
        const Token &token = m_tokens.at(i);
        const QString stem = stemOf(bareWord(token, m_rules));
        if (m_rules.stopWords.contains(token.folded) || m_rules.generic.contains(token.folded))
            continue;
        if ((token.capital && i > 0 && !m_rules.nounsCapitalised)
            || m_context.headingStems.contains(stem) || m_context.emphasised.contains(stem)
            || (m_context.frequency.value(stem) >= twice
                && WordTable::of(m_rules.code).commonness(token.folded) < 50))
            return true;
    }
    return false;
}

// "several researchers", "many different features": words of everybody alone.
bool QuestionParts::saysNothing(const QString &text) const
{
    constexpr int everyday = 45;
    const WordTable &table = WordTable::of(m_rules.code);
    const QVector<Token> tokens = tokensOf(text);
    return tokens.size() < 6
        && std::all_of(tokens.cbegin(), tokens.cend(), [&](const Token &token) {
               return !token.number && !token.capital
                   && (m_rules.stopWords.contains(token.folded)
                       || table.commonness(token.folded) >= everyday
                       || table.commonness(stemOf(token.folded)) >= everyday);
           });
}

// "the main exception", "one of the reasons": a property, no definition.
bool QuestionParts::superlative(const QString &text) const
{
    for (const Token &token : tokensOf(text).mid(0, 5)) {
        if (m_rules.prepositions.contains(token.folded)) // "a market with only one seller"
            return false;
        if (token.folded.endsWith(QLatin1String("est")) && token.folded.size() > 5)
            return true;
        if (m_rules.superlatives.contains(token.folded))
            return true;
    }
    return false;
}

std::optional<Proposal> QuestionParts::proposal(const QString &front, const QString &back,
                                                const char *form, qsizetype subjectEnd) const
{
    const qsizetype answerWords = tokensOf(back).size();
    if (front.size() > LongestSide || back.size() > LongestSide || back.isEmpty()
        || answerWords > LongestAnswer + 8 || !balanced(back) || !balanced(front)
        || endsOpen(back, m_rules))
        return std::nullopt;
    const bool defines
        = std::strcmp(form, "form.definition") == 0 || std::strcmp(form, "form.items") == 0;
    if (defines ? leaksDefinition(front, back, m_rules.stopWords)
                : leaks(front, back, m_rules.stopWords))
        return std::nullopt;
    Features features{{form, 1}};
    if (subjectEnd > 0)
        tellSubject(subjectEnd, features);
    if (subjectEnd > 0 && isKeyTerm(subjectEnd))
        features.emplace_back("subject.term", 1);
    if (defines && leaks(front, back, m_rules.stopWords))
        features.emplace_back("answer.repeats", 1);
    if (!m_rules.doesQuestion.isEmpty() && subjectEnd > 0
        && front.startsWith(m_rules.doesQuestion.section(QLatin1Char('{'), 0, 0))
        && front.contains(QLatin1String(" of ")) && front.endsWith(QLatin1String(" do?")))
        features.emplace_back("question.vague", 1);
    if (superlative(back))
        features.emplace_back("answer.superlative", 1);
    if (evaluates(back))
        features.emplace_back("answer.evaluates", 1);
    if (subjectEnd > 0 && speaksOfTopic(subjectEnd))
        features.emplace_back("subject.topic", 1);
    if (saysNothing(back) && std::strcmp(form, "form.count") != 0
        && !(defines && answerWords > 3)) // "a poem of fourteen lines"
        features.emplace_back("answer.common", 1);
    return Proposal{CardKind::Basic, askedOfPerson(front, back, m_rules), back,
                    std::move(features)};
}

} // namespace recto
