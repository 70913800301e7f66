// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QVector>

#include <vector>

namespace recto {

// What must stand behind a trigger for its question to be safe.
enum class ObjectKind {
    Any,
    Article, // "a", "the", "one of": a definition
    Described, // a noun with "that", "which", "of" soon behind it
    Noun, // a noun without an article, with "of", "in" or "that" behind it
    Name, // a name, where the subject is the most, the first, the only
    Items, // a list, where the subject counts or sorts them: "the three types of rock"
    Number, // a year or a number
};

// "{s} is called {o}." → "What is {s} called?" — "{o}". The trigger's words
// part a sentence into what stands before and behind it.
struct PhraseRule
{
    const char *trigger; // lower case, words parted by one space
    const char *question; // {s}: the words before the trigger
    const char *answer; // {o}: the words behind it
    ObjectKind object = ObjectKind::Any;
};

// The rules of one language as they are written: UTF-8; lists are words parted
// by spaces, phrases parted by '|'. One file a language (rules<language>.cpp).
struct LanguageData
{
    const char *code; // as Tesseract names it
    const char *stopWords; // carry no topic
    const char *articles; // begin a definition's object; lower case in a question
    const char *determiners; // other words that lose their capital in a question
    const char *unresolved; // begin a sentence that leans on the one before
    const char *blockers; // never inside the subject of a question: verbs, conjunctions
    const char *prepositions; // never begin a subject
    const char *pronouns; // he, they, his: lean on a name before them
    const char *demonstratives; // this, these: lean on what was said before
    const char *personal; // I, you, we: talk, not facts
    const char *address; // of them, those that can mean anybody: you
    const char *relatives; // "that", "which", …
    const char *generic; // too vague to be asked for
    const char *looseEndings; // of verbs and adverbs: poor gaps
    const char *instructions; // begin an exercise
    const char *connectives; // phrases cut away from a sentence's beginning
    const char *selfReferences; // phrases that need the page beside them
    const char *labels; // phrases before a colon that name no term
    const char *glossaryHeadings; // phrases
    const char *sourceHeadings; // over lists of works, phrases
    const char *reasons; // phrases between a fact and its reason
    const char *purposes; // phrases between a deed and its purpose
    const char *givenNames; // enough to know a person by
    const char *personVerbs; // irregular past forms; empty: no questions by "who"
    const char *findingVerbs; // what researchers do: whoever does it is a person
    const char *meaningQuestion; // {s}: a term
    const char *whyQuestion; // {s}: a sentence
    const char *purposeQuestion;
    const char *listQuestion; // {s}: the words before a list
    const char *yearQuestion; // {s}: a sentence without its year
    const char *whoQuestion; // {s}: what a person did
    const char *yearPhrases; // "in {year}" at the beginning, phrases with %1
    const char *yearHint;
    const char *adjectiveEndings; // of what stands behind its noun; empty where it stands before
    const char *conjunctions; // between the last two items of a list
    const char *thingPronouns; // of the pronouns, those that agree with one thing
    const char *pluralPronouns;
    const char *personPronouns;
    const char *answerHeadings; // over the key of a sheet, phrases
    const char *personWords; // an answer that begins with one tells of a person
    const char *whatWord; // of a question of a thing, and the one of a person instead of it
    const char *whoWord;
    const char *superlatives; // make an answer a property: "main", "only"
    const char *joiners; // between two clauses: "and", "but"
    const char *nameLinks; // inside names: "of", "de la"
    const char *namedBy; // phrases right before the term that a sentence brings in: "called"
    const char
        *evaluations; // judge or place a thing, and say not what it is: "an important concept"
    const char *links; // tie a sentence to the one before: "also", "another", "later"
    const char *hedges; // words of opinion and doubt
    const char *unfoldQuestion; // {s}: an abbreviation; "What does {s} stand for?"
    const char *doesQuestion; // {s}: a thing; "What does {s} do?"; empty: not asked
    const char *truthQuestion; // {s}: a statement
    const char *trueWords; // that mark a statement as true, phrases
    const char *falseWords;
    const char *questionLabels; // before a colon: "q|question"
    const char *answerLabels; // "a|answer|solution"
    bool nounsCapitalised = false;
    bool genericArticles = false; // "the" stands before what is meant in general, too
    std::vector<PhraseRule> rules = {};
};

// The same, ready for looking up. Immutable; thread-safe.
class LanguageRules
{
public:
    struct Rule
    {
        QStringList trigger;
        QString question;
        QString answer;
        ObjectKind object;
    };

    explicit LanguageRules(const LanguageData &data);

    QString code;
    QSet<QString> stopWords, articles, determiners, unresolved, blockers, prepositions, pronouns,
        demonstratives, personal, address, relatives, generic, instructions, givenNames,
        personVerbs, conjunctions, thingPronouns, pluralPronouns, personPronouns, personWords,
        superlatives, joiners, nameLinks, hedges, findingVerbs, evaluations, links;
    QStringList looseEndings, connectives, selfReferences, labels, glossaryHeadings, sourceHeadings,
        yearPhrases, adjectiveEndings, namedBy, trueWords, falseWords, questionLabels, answerLabels,
        answerHeadings;
    QVector<QStringList> reasons, purposes; // each as its words
    QString meaningQuestion, whyQuestion, purposeQuestion, listQuestion, yearQuestion, whoQuestion,
        yearHint, unfoldQuestion, doesQuestion, whatWord, whoWord, truthQuestion;
    bool nounsCapitalised = false;
    bool genericArticles = false;
    QHash<QString, QVector<Rule>> rules; // by the trigger's first word; longest trigger first

    [[nodiscard]] bool isLoose(const QString &foldedWord) const;
};

// The rules for a text: of the language named (Tesseract codes joined by '+')
// whose stop words it holds most, or of another known one when that is plainly
// the text's. Words without a known language get rules that only know layout
// and cloze.
[[nodiscard]] const LanguageRules &rulesFor(const QString &languages, const QStringList &words);

// The stop words of all languages: for texts whose language isn't told.
[[nodiscard]] const QSet<QString> &allStopWords();

// Words that only make a sentence a question ("mean", "happen", "complete"), of all
// languages: two cards that share them share nothing.
[[nodiscard]] const QSet<QString> &questionWords();

[[nodiscard]] const LanguageData &englishData();
[[nodiscard]] const LanguageData &germanData();
[[nodiscard]] const LanguageData &frenchData();
[[nodiscard]] const LanguageData &spanishData();
[[nodiscard]] const LanguageData &italianData();
[[nodiscard]] const LanguageData &portugueseData();
[[nodiscard]] const LanguageData &otherData(); // no language that we know

} // namespace recto
