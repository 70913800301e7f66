// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/worth.h"

#include "core/cloze.h"
#include "core/scripts.h"
#include "generation/languages/wordtable.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

static void loadWorthWeights()
{
    Q_INIT_RESOURCE(cards); // a static library's resources have to be asked for
}

namespace recto {

namespace {

// Lines of a name and its weight; "#" begins a remark.
QHash<QByteArray, double> readWeights()
{
    loadWorthWeights();
    QHash<QByteArray, double> weights;
    QFile file(QStringLiteral(":/cards/worth.txt"));
    if (!file.open(QIODevice::ReadOnly))
        return weights;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> fields = line.simplified().split(' ');
        if (fields.size() == 2 && !line.startsWith('#'))
            weights.insert(fields.at(0), fields.at(1).toDouble());
    }
    return weights;
}

// Words that are neither of the language, nor names, nor anywhere else in the text.
int strangeWords(const QString &text, const ChunkContext &context)
{
    const WordTable &table = WordTable::of(context.rules->code);
    if (context.rules->code != QLatin1String("eng")) // the other tables know too few forms
        return 0;
    int strange = 0;
    for (const Token &token : tokensOf(text)) {
        const QString word = bareWord(token, *context.rules);
        const bool odd = word.size() > 3 && !token.number && !beginsUnspaced(word) && !token.capital
            && !table.knows(word) && context.frequency.value(stemOf(token.folded)) < 2
            && !word.contains(QLatin1Char('-'));
        strange += odd ? 1 : 0;
    }
    return strange;
}

bool holdsSpeech(const QString &text)
{
    static const QString marks = QString::fromUtf8("\"“„«");
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return marks.contains(c); });
}

// A finite verb, as far as the language's words tell.
bool holdsVerb(const Sentence &sentence, const LanguageRules &rules)
{
    const WordTable &table = WordTable::of(rules.code);
    const bool english = rules.code == QLatin1String("eng");
    for (qsizetype i = 0; i < sentence.kinds.size(); ++i) {
        const QString &word = sentence.tokens.at(i).folded;
        const bool verb = sentence.kinds.at(i) == WordKind::Verb
            && !(english && word.endsWith(QLatin1String("ing")));
        const bool auxiliary
            = rules.blockers.contains(word) && (!english || table.parts(word) & WordTable::Verb);
        if (verb || auxiliary)
            return true;
    }
    return false;
}

// "the crests", "the insignia": nouns with an article that nothing says more of, and that the
// text doesn't come back to. English alone, whose articles point.
int looseReferences(const QString &text, const ChunkContext &context)
{
    constexpr int often = 3;
    const LanguageRules &rules = *context.rules;
    if (rules.code != QLatin1String("eng"))
        return 0;
    const QVector<Token> tokens = tokensOf(text);
    const QVector<WordKind> kinds = wordKindsOf(tokens, rules, context.names);
    int loose = 0;
    for (qsizetype i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens.at(i).folded != QLatin1String("the"))
            continue;
        qsizetype last = i;
        while (
            last + 1 < tokens.size() && tokens.at(last + 1).tight
            && (kinds.at(last + 1) == WordKind::Noun || kinds.at(last + 1) == WordKind::Adjective))
            ++last;
        if (last == i || kinds.at(last) != WordKind::Noun)
            continue;
        const bool more = last + 1 < tokens.size()
            && (tokens.at(last + 1).capital
                || (tokens.at(last + 1).tight
                    && (rules.prepositions.contains(tokens.at(last + 1).folded)
                        || rules.relatives.contains(tokens.at(last + 1).folded))));
        const QString stem = stemOf(bareWord(tokens.at(last), rules));
        const bool known = context.frequency.value(stem) >= often
            || context.headingStems.contains(stem) || context.emphasised.contains(stem);
        loose += more || known ? 0 : 1;
    }
    return loose;
}

// "… is illustrated in Figure 1.2"
bool refersToFigure(const QString &text)
{
    static const QRegularExpression figure(
        QStringLiteral(
            "\\b(?:fig(?:ure|ura)?|abb(?:ildung)?|table|tabelle|tabla|tabela|tabella|tableau)"
            "\\b\\.? ?\\d"),
        QRegularExpression::CaseInsensitiveOption);
    return figure.match(text).hasMatch();
}

bool startsVaguely(const QString &back, const LanguageRules &rules)
{
    const QVector<Token> words = tokensOf(back);
    return !words.isEmpty()
        && (rules.unresolved.contains(words.first().folded)
            && !rules.articles.contains(words.first().folded));
}

} // namespace

double worthOf(const Features &features)
{
    static const QHash<QByteArray, double> weights = readWeights();
    double sum = weights.value("bias");
    for (const auto &[name, value] : features)
        sum += weights.value(name) * value;
    return 1 / (1 + std::exp(-sum));
}

Features generalFeatures(const Proposal &proposal, const Sentence &sentence, SentenceUse use,
                         const ChunkContext &context)
{
    Features features;
    const auto tell = [&features](const char *name, double value) {
        if (value != 0)
            features.emplace_back(name, value);
    };
    const LanguageRules &rules = *context.rules;
    const bool cloze = proposal.kind == CardKind::Cloze;
    const QString front = cloze ? Cloze(proposal.front).filledIn() : proposal.front;
    qsizetype words = 0; // two signs a word where no spaces part them
    for (const Token &token : sentence.tokens)
        words += beginsUnspaced(token.folded) ? (token.folded.size() + 1) / 2 : 1;
    const bool fragment = use == SentenceUse::Fragment; // no sentence to look at
    tell("use.weak", use == SentenceUse::Weak ? 1 : 0);
    tell("use.address", use == SentenceUse::Question ? 1 : 0);
    tell("use.shortened", sentence.shortened ? 1 : 0);
    tell("sentence.short",
         cloze && !fragment && words < 8 ? (8.0 - static_cast<double>(words)) / 4 : 0);
    tell("sentence.long", words > 24 ? (static_cast<double>(words) - 24) / 10 : 0);
    tell("card.leans", leansOutside(front, {}, rules) ? 1 : 0);
    const bool answered = !proposal.features.empty()
        && proposal.features[0].first == QByteArrayView("form.answered");
    tell("answer.leans", !cloze && !answered && leansOutside(proposal.back, front, rules) ? 1 : 0);
    tell("answer.vague", !cloze && !answered && startsVaguely(proposal.back, rules) ? 1 : 0);
    const QStringList told = cloze ? QStringList() : foldedWords(proposal.back);
    tell("answer.refers",
         std::any_of(told.cbegin(), told.cend(),
                     [&rules](const QString &word) { return rules.demonstratives.contains(word); })
                 || (!told.isEmpty() && rules.links.contains(told.first()))
             ? 1
             : 0);
    tell("card.loose", qMin(2, looseReferences(front, context)));
    const qsizetype answer = cloze ? 0 : tokensOf(proposal.back).size();
    tell("answer.long", answer > 14 ? (static_cast<double>(answer) - 14) / 8 : 0);
    const auto links = std::count_if(
        sentence.tokens.cbegin(), sentence.tokens.cend(),
        [&rules](const Token &token) { return rules.links.contains(token.folded); });
    tell("sentence.linked", fragment ? 0 : static_cast<double>(qMin<qsizetype>(2, links)));
    tell("sentence.link-first",
         !fragment && !sentence.tokens.isEmpty()
                 && (rules.links.contains(sentence.tokens.first().folded)
                     || rules.determiners.contains(sentence.tokens.first().folded))
             ? 1
             : 0);
    tell("card.figure", refersToFigure(front) || refersToFigure(proposal.back) ? 1 : 0);
    const auto hedges = std::count_if(
        sentence.tokens.cbegin(), sentence.tokens.cend(),
        [&rules](const Token &token) { return rules.hedges.contains(token.folded); });
    tell("sentence.hedged", hedges > 0 ? 1 : 0);
    tell("sentence.quoted", !fragment && holdsSpeech(sentence.text) ? 1 : 0);
    tell("sentence.refers",
         std::any_of(
             sentence.tokens.cbegin(), sentence.tokens.cend(),
             [&rules](const Token &token) { return rules.demonstratives.contains(token.folded); })
             ? 1
             : 0);
    const bool english = rules.code == QLatin1String("eng") // whose verbs the table knows
        && !(words > 0 && beginsUnspaced(sentence.tokens.first().folded));
    tell("sentence.verbless", fragment || !english || holdsVerb(sentence, rules) ? 0 : 1);
    const auto numbers = std::count_if(sentence.tokens.cbegin(), sentence.tokens.cend(),
                                       [](const Token &token) { return token.number; });
    tell("sentence.figures", numbers > 3 ? 1 : 0);
    const auto pronouns = std::count_if(
        sentence.tokens.cbegin(), sentence.tokens.cend(),
        [&rules](const Token &token) { return rules.pronouns.contains(token.folded); });
    tell("sentence.pronouns", fragment ? 0 : static_cast<double>(qMin<qsizetype>(2, pronouns)));
    const auto persons = std::count_if(
        sentence.tokens.cbegin(), sentence.tokens.cend(),
        [&rules](const Token &token) { return rules.personPronouns.contains(token.folded); });
    tell("sentence.persons", !fragment && persons > 0 ? 1 : 0);
    const auto commas = sentence.text.count(QLatin1Char(','));
    tell("sentence.commas", commas > 2 ? qMin(3.0, static_cast<double>(commas) - 2) : 0);
    tell("sentence.brackets", sentence.text.contains(QLatin1Char('(')) ? 1 : 0);
    const auto vague = std::count_if(
        sentence.tokens.cbegin(), sentence.tokens.cend(),
        [&rules](const Token &token) { return rules.generic.contains(token.folded); });
    tell("sentence.vague", vague > 1 ? qMin(3.0, static_cast<double>(vague) - 1) : 0);
    tell("words.strange", qMin(2, strangeWords(front + QLatin1Char(' ') + proposal.back, context)));
    tell("text.talk", qMin(1.0, context.talk * 12));
    tell("text.orders", qMin(1.0, context.orders * 2));
    return features;
}

} // namespace recto
