// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/sentencecards.h"

#include "core/scripts.h"
#include "generation/languages/wordtable.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

bool looksLikeCode(QStringView text)
{
    static const QString signs = QStringLiteral("{}<>=\\|~^_@#$%&*+/[]");
    const auto count
        = std::count_if(text.begin(), text.end(), [](QChar c) { return signs.contains(c); });
    return count * 20 > text.size() || text.contains(QLatin1String("://"))
        || text.contains(QLatin1String("www.")) || text.contains(QLatin1String("{{"))
        || text.contains(QLatin1String("}}")) || text.contains(QLatin1String("__"));
}

bool endsLikeSentence(QStringView text)
{
    static const QString ends = QString::fromUtf8(".!。！…।");
    qsizetype last = text.size() - 1;
    while (last > 0
           && (text[last] == QLatin1Char(')') || text[last] == QChar(0x201D)
               || text[last] == QLatin1Char('"') || text[last] == QChar(0xBB)))
        --last;
    return last >= 0 && ends.contains(text[last]);
}

bool endsAsQuestion(QStringView text)
{
    return text.contains(QLatin1Char('?')) || text.contains(QChar(0xFF1F))
        || text.contains(QChar(0x061F));
}

// "those monies that are liquid" says itself what is meant.
bool explained(const QVector<Token> &tokens, qsizetype demonstrative, const LanguageRules &rules)
{
    const qsizetype end = qMin(demonstrative + 4, tokens.size());
    return std::any_of(tokens.cbegin() + demonstrative + 1, tokens.cbegin() + end,
                       [&](const Token &token) { return rules.relatives.contains(token.folded); });
}

// "Most have walls.", "Some who couldn't": of whom?
bool leavesOutItsNoun(const QVector<Token> &tokens, const LanguageRules &rules)
{
    const auto vague = [&rules](const QString &word) {
        return rules.generic.contains(word) || rules.superlatives.contains(word);
    };
    if (tokens.size() > 2 && rules.articles.contains(tokens.at(0).folded)
        && vague(tokens.at(1).folded) && rules.blockers.contains(tokens.at(2).folded))
        return true; // "The first was published in 1923."
    return tokens.size() > 1 && rules.determiners.contains(tokens.at(0).folded)
        && (rules.blockers.contains(tokens.at(1).folded)
            || rules.relatives.contains(tokens.at(1).folded));
}

// Cuts "(Chen et al., 2013; Lang, 2012)" and "(Figure 1.2)" from the sentence's end.
bool cutReference(QString &text)
{
    static const QRegularExpression reference(
        QString::fromUtf8(
            "\\s*\\((?:[^()]*\\b(?:1[5-9]|20)\\d\\d[a-z]?|(?:see |siehe |voir |ver |vedi "
            ")?(?:figure|fig\\.|"
            "table|abbildung|abb\\.|tabelle|tableau|figura|tabla|tabella|tabela|chapter|section)\\b"
            "[^()]*)\\)(?=[.!]?$)"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = reference.match(text);
    if (!match.hasMatch() || match.capturedStart() < 12
        || !match.captured().trimmed().contains(u' '))
        return false;
    text.remove(match.capturedStart(), match.capturedLength());
    return true;
}

// A pronoun without a noun before it, "this" near the beginning, or too many of them.
bool leansOnAnother(const QVector<Token> &tokens, const LanguageRules &rules)
{
    bool named = false;
    int leaning = 0;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const QString &word = tokens.at(i).folded;
        const bool pronoun = rules.pronouns.contains(word);
        const bool demonstrative
            = rules.demonstratives.contains(word) && !explained(tokens, i, rules);
        if ((pronoun && !named) || (demonstrative && i < 6))
            return true;
        leaning += pronoun || demonstrative ? 1 : 0;
        named = named
            || (!rules.stopWords.contains(word) && !rules.isLoose(word) && word.size() > 2
                && !rules.generic.contains(word));
    }
    return leaning > 3;
}

} // namespace

Sentence sentenceOf(const QString &text, const LanguageRules &rules)
{
    QString own = text.trimmed();
    bool shortened = false;
    const bool cited = cutReference(own);
    static const QString openers = QString::fromUtf8("\"'“„«‘([¿¡$€£");
    while (!own.isEmpty() && !own.at(0).isLetterOrNumber() && !openers.contains(own.at(0))
           && !own.at(0).isSurrogate())
        own.remove(0, 1); // footnote signs, stray bullets
    for (const QString &connective : rules.connectives) {
        if (!own.startsWith(connective, Qt::CaseInsensitive))
            continue;
        qsizetype after = connective.size();
        if (!connective.endsWith(QLatin1Char(':'))) {
            if (after >= own.size() || own.at(after) != QLatin1Char(','))
                continue;
            ++after;
        }
        const QString rest = own.mid(after).trimmed();
        if (rest.size() > 12) {
            own = capitalised(rest);
            shortened = true;
        }
        break;
    }
    // "Alternatively, …", "Fortunately, …": any adverb of a whole sentence
    static const QRegularExpression adverb(QStringLiteral("^[A-Z][a-z]+ly, (?=\\S.{12})"));
    if (const auto match = adverb.match(own);
        rules.code == QLatin1String("eng") && match.hasMatch()) {
        own = capitalised(own.mid(match.capturedLength()));
        shortened = true;
    }
    return {own, tokensOf(own), {}, shortened, cited};
}

bool leaks(const QString &question, const QString &answer, const QSet<QString> &stopWords)
{
    const QSet<QString> asked = contentStems(question, stopWords);
    const QSet<QString> answered = contentStems(answer, stopWords);
    return asked.intersects(answered);
}

bool leaksDefinition(const QString &question, const QString &answer, const QSet<QString> &stopWords)
{
    const QSet<QString> answered = contentStems(answer, stopWords);
    QSet<QString> shared = answered;
    shared.intersect(contentStems(question, stopWords));
    return shared.size() > 1 || (shared.size() == 1 && answered.size() < 4);
}

bool isStatement(const QString &text, const LanguageRules &rules)
{
    constexpr qsizetype looked = 9; // words
    for (const Token &token : tokensOf(text).mid(0, looked)) {
        if (rules.relatives.contains(token.folded) || token.folded == QLatin1String("what")
            || token.folded == QLatin1String("how"))
            return false;
        const bool verb = rules.code != QLatin1String("eng")
            || WordTable::of(rules.code).parts(token.folded) & WordTable::Verb;
        if (verb && rules.blockers.contains(token.folded) && rules.stopWords.contains(token.folded))
            return true;
    }
    return false;
}

QString askedOfPerson(const QString &question, const QString &answer, const LanguageRules &rules)
{
    if (rules.whatWord.isEmpty() || !question.startsWith(rules.whatWord + QLatin1Char(' ')))
        return question;
    const QVector<Token> asked = tokensOf(question);
    if (asked.size() < 3 || !asked.at(2).capital)
        return question; // "What is a king?"
    if (asked.size() > 3 && asked.at(3).capital && rules.givenNames.contains(asked.at(2).folded))
        return rules.whoWord + question.mid(rules.whatWord.size());
    const QVector<Token> told = tokensOf(answer).mid(0, 7);
    for (qsizetype i = 0; i < told.size(); ++i) {
        const Token &token = told.at(i);
        // "a general term" speaks of no general
        const bool describes = i + 1 < told.size() && told.at(i + 1).tight
            && !rules.stopWords.contains(told.at(i + 1).folded) && !told.at(i + 1).capital;
        if ((rules.personWords.contains(token.folded) && !describes)
            || token.folded == rules.whoWord.toLower())
            return rules.whoWord + question.mid(rules.whatWord.size());
        if (rules.prepositions.contains(token.folded) || rules.relatives.contains(token.folded))
            break;
    }
    return question;
}

bool endsOpen(const QString &text, const LanguageRules &rules)
{
    const QVector<Token> tokens = tokensOf(text);
    if (tokens.isEmpty())
        return true;
    const Token &last = tokens.constLast();
    const bool word = !last.capital
        && (rules.relatives.contains(last.folded) || rules.prepositions.contains(last.folded)
            || rules.articles.contains(last.folded) || rules.conjunctions.contains(last.folded));
    return word || text.endsWith(QLatin1Char(':')) || text.contains(QLatin1String("&nbsp"));
}

bool leansOutside(const QString &text, const QString &before, const LanguageRules &rules)
{
    bool named = false;
    bool noun = false;
    bool plural = false;
    const auto read = [&](const Token &token) {
        const QString &word = token.folded;
        if (rules.stopWords.contains(word) || rules.pronouns.contains(word) || word.size() < 3
            || rules.generic.contains(word) || rules.isLoose(word))
            return;
        const int parts = WordTable::of(rules.code).parts(word);
        if (parts != 0 && !(parts & (WordTable::Noun | WordTable::Adjective)))
            return;
        noun = true;
        named = named || token.capital;
        plural = plural || word.endsWith(QLatin1Char('s')) || rules.nounsCapitalised;
    };
    for (const Token &token : tokensOf(before))
        read(token);
    const QVector<Token> tokens = tokensOf(text);
    // "On hot days they close": what the opening names is not who closes.
    bool opening
        = before.isEmpty() && !tokens.isEmpty() && rules.prepositions.contains(tokens[0].folded);
    for (const Token &token : tokens) {
        const QString &word = token.folded;
        if (opening && !token.tight
            && (rules.articles.contains(word) || rules.determiners.contains(word) || token.capital))
            opening = false;
        if (opening && rules.pronouns.contains(word) && rules.blockers.contains(word))
            return true;
        if (rules.pronouns.contains(word)) {
            if (!noun || (rules.pluralPronouns.contains(word) && !plural)
                || (rules.personPronouns.contains(word) && !named))
                return true;
        }
        read(token);
    }
    return false;
}

// "Preheat the oven.", "Press the button.": the verb as it stands in the dictionary.
bool givesOrder(const QVector<Token> &sentence, const LanguageRules &rules)
{
    if (sentence.size() < 3)
        return false;
    const QString &first = sentence.first().folded;
    const int parts = WordTable::of(rules.code).parts(first);
    const bool verb = parts & WordTable::Verb && !first.endsWith(QLatin1Char('s'))
        && !first.endsWith(QLatin1String("ed")) && !first.endsWith(QLatin1String("ing"));
    const QString &second = sentence.at(1).folded;
    return rules.instructions.contains(first)
        || (verb && !rules.blockers.contains(first) && sentence.at(1).tight
            && (rules.articles.contains(second) || rules.determiners.contains(second)
                || (rules.prepositions.contains(second) && !(parts & WordTable::Noun))));
}

bool isNoise(const Sentence &sentence, int leastLetters)
{
    const QString &text = sentence.text;
    const auto letters = std::count_if(text.cbegin(), text.cend(), [](QChar c) {
        return c.isLetter() || c.isMark() || c.isSurrogate() || c.isSpace();
    });
    const auto words = std::count_if(sentence.tokens.cbegin(), sentence.tokens.cend(),
                                     [](const Token &token) { return token.folded.size() > 1; });
    return words < 1 || letters * 100 < text.size() * leastLetters || looksLikeCode(text);
}

SentenceUse useOf(const Sentence &sentence, const LanguageRules &rules)
{
    const QVector<Token> &tokens = sentence.tokens;
    const QString &text = sentence.text;
    if (tokens.isEmpty() || text.size() > 600 || isNoise(sentence))
        return SentenceUse::None;
    const QString &first = tokens.first().folded;
    if (endsAsQuestion(text) || givesOrder(tokens, rules))
        return SentenceUse::None;
    const bool selfReference = std::any_of(
        rules.selfReferences.cbegin(), rules.selfReferences.cend(),
        [&](const QString &phrase) { return text.contains(phrase, Qt::CaseInsensitive); });
    const bool personal = std::any_of(tokens.cbegin(), tokens.cend(), [&](const Token &token) {
        return rules.personal.contains(token.folded) && !rules.address.contains(token.folded);
    });
    const bool capital = !text.at(0).isLower();
    if (selfReference || personal || leansOnAnother(tokens, rules) || !capital
        || (tokens.size() < 4 && !beginsUnspaced(first)) || !endsLikeSentence(text)
        || rules.unresolved.contains(first) || leavesOutItsNoun(tokens, rules) || !balanced(text)
        || text.startsWith(u'(') // "(b) People …": part of a figure; a remark
        || QString::fromUtf8("\"“„«'‘").contains(text.at(0)))
        return SentenceUse::Weak;
    const bool address = std::any_of(tokens.cbegin(), tokens.cend(), [&](const Token &token) {
        return rules.address.contains(token.folded);
    });
    return address ? SentenceUse::Question : SentenceUse::Good;
}

} // namespace recto
