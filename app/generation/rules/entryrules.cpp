// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/entryrules.h"

#include "generation/languages/words.h"
#include "generation/rules/sentencecards.h"

#include <algorithm>

namespace recto {

namespace {

// "Labor, Commerce, and the Columbian Exchange": the second half of a title.
bool isTitle(const QString &text)
{
    int longWords = 0;
    int capitals = 0;
    for (const Token &token : tokensOf(text)) {
        longWords += token.folded.size() > 3 ? 1 : 0;
        capitals += token.folded.size() > 3 && token.capital ? 1 : 0;
    }
    return longWords > 2 && capitals == longWords && !text.endsWith(QLatin1Char('.'));
}

} // namespace

bool isTerm(const QString &term, const LanguageRules &rules)
{
    const QVector<Token> tokens = tokensOf(term);
    if (tokens.isEmpty() || tokens.size() > 6 || !balanced(term) || term.contains(QLatin1Char(','))
        || term.contains(QLatin1Char('.')) || rules.labels.contains(term.toLower())
        || rules.labels.contains(tokens.first().folded))
        return false;
    return std::none_of(tokens.cbegin(), tokens.cend(),
                        [&rules](const Token &token) {
                            return rules.blockers.contains(token.folded)
                                || rules.personal.contains(token.folded);
                        })
        && !rules.unresolved.contains(tokens.first().folded)
        && !rules.prepositions.contains(tokens.first().folded)
        && std::any_of(tokens.cbegin(), tokens.cend(),
                       [](const Token &token) { return !token.number && token.folded.size() > 1; });
}

// "Igneous rock: rock formed when lava cools" tells something all the same.
static bool repeatsTerm(const QString &term, const QString &meaning, const LanguageRules &rules)
{
    const QSet<QString> terms = contentStems(term, rules.stopWords);
    const QSet<QString> told = contentStems(meaning, rules.stopWords);
    const QSet<QString> shared = QSet<QString>(terms).intersect(told);
    return !shared.isEmpty() && (shared.size() == terms.size() || shared.size() * 3 >= told.size());
}

bool isMeaning(const QString &term, const QString &meaning, const LanguageRules &rules)
{
    const QVector<Token> tokens = tokensOf(meaning);
    return !tokens.isEmpty() && meaning.size() <= LongestSide && tokens.size() <= 30
        && !contentStems(meaning, rules.stopWords).isEmpty() && !isTitle(meaning)
        && !meaning.contains(QLatin1String("://")) && !meaning.contains(QLatin1Char('?'))
        && !meaning.endsWith(QLatin1Char(':')) && !repeatsTerm(term, meaning, rules);
}

} // namespace recto
