// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/languagerules.h"

#include "generation/languages/words.h"

#include <algorithm>

namespace recto {

namespace {

QStringList wordListOf(const char *words)
{
    return QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QSet<QString> lookupOf(const char *words)
{
    const QStringList list = wordListOf(words);
    return {list.cbegin(), list.cend()};
}

QStringList phrasesOf(const char *phrases)
{
    return QString::fromUtf8(phrases).split(QLatin1Char('|'), Qt::SkipEmptyParts);
}

QVector<QStringList> phraseWordsOf(const char *phrases)
{
    QVector<QStringList> result;
    for (const QString &phrase : phrasesOf(phrases))
        result.append(phrase.split(QLatin1Char(' '), Qt::SkipEmptyParts));
    return result;
}

// Never destroyed before the last user: references are handed out.
const std::vector<LanguageRules> &knownLanguages()
{
    static const std::vector<LanguageRules> languages{
        LanguageRules(englishData()), LanguageRules(germanData()),
        LanguageRules(frenchData()),  LanguageRules(spanishData()),
        LanguageRules(italianData()), LanguageRules(portugueseData())};
    return languages;
}

} // namespace

LanguageRules::LanguageRules(const LanguageData &data)
    : code(QString::fromUtf8(data.code))
    , stopWords(lookupOf(data.stopWords))
    , articles(lookupOf(data.articles))
    , determiners(lookupOf(data.determiners))
    , unresolved(lookupOf(data.unresolved))
    , blockers(lookupOf(data.blockers))
    , prepositions(lookupOf(data.prepositions))
    , pronouns(lookupOf(data.pronouns))
    , demonstratives(lookupOf(data.demonstratives))
    , personal(lookupOf(data.personal))
    , address(lookupOf(data.address))
    , relatives(lookupOf(data.relatives))
    , generic(lookupOf(data.generic))
    , instructions(lookupOf(data.instructions))
    , givenNames(lookupOf(data.givenNames))
    , personVerbs(lookupOf(data.personVerbs))
    , conjunctions(lookupOf(data.conjunctions))
    , thingPronouns(lookupOf(data.thingPronouns))
    , pluralPronouns(lookupOf(data.pluralPronouns))
    , personPronouns(lookupOf(data.personPronouns))
    , personWords(lookupOf(data.personWords))
    , superlatives(lookupOf(data.superlatives))
    , joiners(lookupOf(data.joiners))
    , nameLinks(lookupOf(data.nameLinks))
    , hedges(lookupOf(data.hedges))
    , findingVerbs(lookupOf(data.findingVerbs))
    , evaluations(lookupOf(data.evaluations))
    , links(lookupOf(data.links))
    , looseEndings(wordListOf(data.looseEndings))
    , connectives(phrasesOf(data.connectives))
    , selfReferences(phrasesOf(data.selfReferences))
    , labels(phrasesOf(data.labels))
    , glossaryHeadings(phrasesOf(data.glossaryHeadings))
    , sourceHeadings(phrasesOf(data.sourceHeadings))
    , yearPhrases(phrasesOf(data.yearPhrases))
    , adjectiveEndings(wordListOf(data.adjectiveEndings))
    , namedBy(phrasesOf(data.namedBy))
    , trueWords(phrasesOf(data.trueWords))
    , falseWords(phrasesOf(data.falseWords))
    , questionLabels(phrasesOf(data.questionLabels))
    , answerLabels(phrasesOf(data.answerLabels))
    , answerHeadings(phrasesOf(data.answerHeadings))
    , reasons(phraseWordsOf(data.reasons))
    , purposes(phraseWordsOf(data.purposes))
    , meaningQuestion(QString::fromUtf8(data.meaningQuestion))
    , whyQuestion(QString::fromUtf8(data.whyQuestion))
    , purposeQuestion(QString::fromUtf8(data.purposeQuestion))
    , listQuestion(QString::fromUtf8(data.listQuestion))
    , yearQuestion(QString::fromUtf8(data.yearQuestion))
    , whoQuestion(QString::fromUtf8(data.whoQuestion))
    , yearHint(QString::fromUtf8(data.yearHint))
    , unfoldQuestion(QString::fromUtf8(data.unfoldQuestion))
    , doesQuestion(QString::fromUtf8(data.doesQuestion))
    , whatWord(QString::fromUtf8(data.whatWord))
    , whoWord(QString::fromUtf8(data.whoWord))
    , truthQuestion(QString::fromUtf8(data.truthQuestion))
    , nounsCapitalised(data.nounsCapitalised)
    , genericArticles(data.genericArticles)
{
    stopWords.unite(articles).unite(determiners).unite(prepositions).unite(relatives);
    for (const PhraseRule &rule : data.rules) {
        const QStringList trigger = wordListOf(rule.trigger);
        rules[trigger.first()].append({trigger, QString::fromUtf8(rule.question),
                                       QString::fromUtf8(rule.answer), rule.object});
    }
    for (QVector<Rule> &sameStart : rules) {
        std::stable_sort(sameStart.begin(), sameStart.end(), [](const Rule &a, const Rule &b) {
            return a.trigger.size() > b.trigger.size();
        });
    }
}

bool LanguageRules::isLoose(const QString &foldedWord) const
{
    return std::any_of(looseEndings.cbegin(), looseEndings.cend(), [&](const QString &ending) {
        return foldedWord.size() > ending.size() + 2 && foldedWord.endsWith(ending);
    });
}

const LanguageRules &rulesFor(const QString &languages, const QStringList &words)
{
    static const LanguageRules other(otherData());
    const QStringList named = languages.split(QLatin1Char('+'), Qt::SkipEmptyParts);
    const LanguageRules *best = &other;
    double bestScore = 0;
    for (const LanguageRules &rules : knownLanguages()) {
        const auto hits = std::count_if(words.cbegin(), words.cend(), [&](const QString &word) {
            return rules.stopWords.contains(word);
        });
        // A page of the language that was told keeps it when there is doubt.
        const bool told = named.contains(rules.code);
        const double score = (static_cast<double>(hits) + (told ? 0.5 : 0.0)) * (told ? 1.3 : 1.0);
        const bool credible
            = told || static_cast<double>(hits) > 0.2 * static_cast<double>(words.size());
        if (credible && score > bestScore) {
            best = &rules;
            bestScore = score;
        }
    }
    return *best;
}

const QSet<QString> &questionWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> all = allStopWords();
        for (const LanguageRules &rules : knownLanguages()) {
            for (QString pattern : {rules.meaningQuestion, rules.whyQuestion, rules.purposeQuestion,
                                    rules.listQuestion, rules.yearQuestion}) {
                const QStringList found = foldedWords(pattern.remove(QLatin1String("{s}")));
                all.unite({found.cbegin(), found.cend()});
            }
        }
        return all;
    }();
    return words;
}

const QSet<QString> &allStopWords()
{
    static const QSet<QString> words = [] {
        QSet<QString> all;
        for (const LanguageRules &rules : knownLanguages())
            all.unite(rules.stopWords);
        return all;
    }();
    return words;
}

} // namespace recto
