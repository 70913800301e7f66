// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/cardchecker.h"

#include "core/cardtext.h"
#include "core/cloze.h"
#include "core/formulas.h"
#include "core/scripts.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
#include "generation/languages/wordtable.h"

#include <QJsonArray>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype ShortestQuote = 12;
constexpr qsizetype ConciseAnswer = 10; // words
constexpr qsizetype LongAnswer = 20;
constexpr double MisreadPenalty = 0.4;

// "aud", "hof": rare words that one letter which is often taken for another parts from a
// word of everybody.
bool looksConfused(const QString &word, const WordTable &table)
{
    constexpr int rare = 38; // WordTable::commonness
    constexpr int everyday = 52;
    static const QHash<QChar, QString> confused{
        {u'a', QStringLiteral("od")},  {u'b', QStringLiteral("h")},  {u'c', QStringLiteral("eo")},
        {u'e', QStringLiteral("c")},   {u'f', QStringLiteral("t")},  {u'h', QStringLiteral("b")},
        {u'i', QStringLiteral("lt")},  {u'l', QStringLiteral("it")}, {u'n', QStringLiteral("um")},
        {u'o', QStringLiteral("aec")}, {u'r', QStringLiteral("nt")}, {u't', QStringLiteral("frl")},
        {u'u', QStringLiteral("n")},   {u'v', QStringLiteral("y")},  {u'y', QStringLiteral("v")},
        {u'm', QStringLiteral("n")},   {u'q', QStringLiteral("g")},  {u'g', QStringLiteral("q")}};
    if (table.commonness(word) >= rare)
        return false;
    for (qsizetype i = 0; i < word.size(); ++i) {
        for (const QChar other : confused.value(word.at(i))) {
            QString meant = word;
            meant[i] = other;
            if (table.commonness(meant) >= everyday)
                return true;
        }
    }
    return false;
}

const QSet<QString> &negations()
{
    static const QSet<QString> words{
        QStringLiteral("not"),     QStringLiteral("no"),      QStringLiteral("never"),
        QStringLiteral("without"), QStringLiteral("neither"), QStringLiteral("cannot"),
        QStringLiteral("nicht"),   QStringLiteral("kein"),    QStringLiteral("keine"),
        QStringLiteral("keinen"),  QStringLiteral("nie"),     QStringLiteral("ohne"),
        QStringLiteral("ne"),      QStringLiteral("pas"),     QStringLiteral("jamais"),
        QStringLiteral("sans"),    QStringLiteral("nunca"),   QStringLiteral("sin"),
        QStringLiteral("non"),     QStringLiteral("mai"),     QStringLiteral("senza"),
        QStringLiteral("não"),     QStringLiteral("sem")};
    return words;
}

// Chinese and Japanese count a word a sign.
qsizetype wordCount(const QString &text)
{
    qsizetype count = 0;
    for (const Token &token : tokensOf(text)) {
        const bool wide = beginsUnspaced(token.folded);
        count += wide ? token.folded.size() : 1;
    }
    return count;
}

QString answerOf(const FlashcardDraft &card)
{
    return card.kind == CardKind::Cloze ? Cloze(card.front).answers().join(QLatin1Char(' '))
                                        : card.back;
}

QString questionOf(const FlashcardDraft &card)
{
    return card.kind == CardKind::Cloze ? Cloze(card.front).open() : card.front;
}

// Every number and negation of the answer, and some of its words, stand in the quote.
bool supports(const QString &quote, const QString &answer, QStringList &reasons)
{
    const QString whole = foldedText(quote); // words broken at a line's end made whole
    const QStringList words = foldedWords(whole);
    const QSet<QString> quoted(words.cbegin(), words.cend());
    bool negated = std::any_of(words.cbegin(), words.cend(), [](const QString &word) {
        return negations().contains(word) || word.endsWith(QLatin1String("n't"));
    });
    for (const Token &token : tokensOf(answer)) {
        if (token.number && !quoted.contains(token.folded)
            && !squeezed(quote).contains(squeezed(token.folded))) {
            reasons << QStringLiteral("number-not-in-quote");
            return false;
        }
        if (negations().contains(token.folded) && !negated) {
            reasons << QStringLiteral("negation-not-in-quote");
            return false;
        }
    }
    const QSet<QString> claimed = contentStems(answer, allStopWords());
    if (!claimed.isEmpty() && !claimed.intersects(contentStems(whole, allStopWords()))) {
        reasons << QStringLiteral("answer-not-in-quote");
        return false;
    }
    return true;
}

// "True or false? …" names both answers and gives neither away.
bool asksForTruth(const FlashcardDraft &card, const LanguageRules &rules)
{
    const QString asked = rules.truthQuestion.section(QLatin1Char('{'), 0, 0);
    return asked.size() > 3 && card.front.startsWith(asked);
}

bool findsLeakage(const FlashcardDraft &card)
{
    if (card.kind == CardKind::Cloze) {
        const Cloze cloze(card.front);
        for (const ClozeGap &gap : cloze.gaps()) {
            const QSet<QString> hint = contentStems(gap.hint, allStopWords());
            if (hint.intersects(contentStems(gap.answer, allStopWords())))
                return true;
        }
        return false;
    }
    const QSet<QString> answer = contentStems(card.back, allStopWords());
    QSet<QString> shared = answer;
    shared.intersect(contentStems(card.front, allStopWords()));
    return !shared.isEmpty() && shared.size() * 3 >= answer.size();
}

bool isAtomic(const FlashcardDraft &card, QStringList &reasons)
{
    const bool cloze = card.kind == CardKind::Cloze;
    const QString front = cloze ? Cloze(card.front).filledIn() : card.front;
    const auto fail = [&reasons](const QString &reason) {
        reasons << reason;
        return false;
    };
    if (front.size() > LongestSide)
        return fail(QStringLiteral("front-too-long"));
    if (card.back.size() > LongestSide)
        return fail(QStringLiteral("back-too-long"));
    if (front.count(QLatin1Char('?')) > 1)
        return fail(QStringLiteral("several-questions"));
    if (card.back.trimmed().contains(QLatin1Char('\n')))
        return fail(QStringLiteral("several-lines"));
    if (SentenceSplitter::split(card.back.trimmed()).size() > 1)
        return fail(QStringLiteral("several-sentences"));
    return true;
}

bool isSelfContained(const FlashcardDraft &card, const LanguageRules &rules, QStringList &reasons)
{
    const QString question = questionOf(card);
    for (const QString &phrase : rules.selfReferences) {
        if (question.contains(phrase, Qt::CaseInsensitive)
            || card.back.contains(phrase, Qt::CaseInsensitive)) {
            reasons << QStringLiteral("refers-to-the-page");
            return false;
        }
    }
    const QStringList words
        = foldedWords(card.kind == CardKind::Cloze ? Cloze(card.front).filledIn() : question);
    const bool asks = question.trimmed().endsWith(QLatin1Char('?'));
    if (!asks && !words.isEmpty() && rules.unresolved.contains(words.first())
        && !rules.articles.contains(words.first())) {
        reasons << QStringLiteral("leading-pronoun");
        return false;
    }
    if (contentStems(question, rules.stopWords).isEmpty()) {
        reasons << QStringLiteral("names-nothing");
        return false;
    }
    return true;
}

bool isValidCloze(const FlashcardDraft &card, const LanguageRules &rules, QStringList &reasons)
{
    const Cloze cloze(card.front);
    const QStringList answers = cloze.answers();
    const auto fail = [&reasons](const QString &reason) {
        reasons << reason;
        return false;
    };
    if (!cloze.isWellFormed() || answers.isEmpty())
        return fail(QStringLiteral("cloze-malformed"));
    if (answers.size() > 3)
        return fail(QStringLiteral("too-many-gaps"));
    qsizetype hidden = 0;
    const QStringList shown = foldedWords(cloze.open());
    for (const QString &answer : answers) {
        hidden += answer.size();
        const QStringList words = foldedWords(answer);
        const bool empty = std::all_of(words.cbegin(), words.cend(), [&](const QString &word) {
            return rules.stopWords.contains(word);
        });
        if (empty)
            return fail(QStringLiteral("gap-is-a-stop-word"));
        for (const QString &word : words) {
            if (!rules.stopWords.contains(word) && shown.contains(word))
                return fail(QStringLiteral("gap-shown-elsewhere"));
        }
    }
    const double share = static_cast<double>(hidden) / static_cast<double>(cloze.filledIn().size());
    if (share < 0.05)
        return fail(QStringLiteral("too-little-hidden"));
    return share <= 0.40 || fail(QStringLiteral("too-much-hidden"));
}

double scoreOf(const CheckReport &report, qsizetype answerWords)
{
    if (report.grounded == Grounding::Absent)
        return 0;
    double score = 1;
    score -= report.grounded == Grounding::Fuzzy ? 0.1 : 0;
    score -= report.grounded == Grounding::Uncheckable ? 0.3 : 0;
    score -= report.leakage ? 0.4 : 0;
    score -= report.atomic ? 0 : 0.3;
    score -= report.selfContained ? 0 : 0.3;
    score -= report.duplicateOf ? 0.6 : 0;
    score -= report.clozeValid ? 0 : 0.5;
    score -= answerWords > LongAnswer ? 0.15 : answerWords > ConciseAnswer ? 0.05 : 0;
    return qBound(0.0, score, 1.0);
}

} // namespace

QString groundingName(Grounding grounding)
{
    switch (grounding) {
    case Grounding::Exact:
        return QStringLiteral("exact");
    case Grounding::Fuzzy:
        return QStringLiteral("fuzzy");
    case Grounding::Absent:
        return QStringLiteral("absent");
    case Grounding::Uncheckable:
        break;
    }
    return QStringLiteral("uncheckable");
}

std::optional<DropReason> dropReason(const CheckReport &report)
{
    if (report.duplicateOf)
        return DropReason::Repeated;
    if (!report.clozeValid)
        return DropReason::BrokenGap;
    if (report.leakage)
        return DropReason::Leakage;
    return std::nullopt;
}

QJsonObject toJson(const CheckReport &report)
{
    return {{QStringLiteral("id"), report.id},
            {QStringLiteral("grounded"), groundingName(report.grounded)},
            {QStringLiteral("leakage"), report.leakage},
            {QStringLiteral("atomic"), report.atomic},
            {QStringLiteral("selfContained"), report.selfContained},
            {QStringLiteral("duplicateOf"),
             report.duplicateOf ? QJsonValue(*report.duplicateOf) : QJsonValue()},
            {QStringLiteral("clozeValid"), report.clozeValid},
            {QStringLiteral("score"), report.score},
            {QStringLiteral("reasons"), QJsonArray::fromStringList(report.reasons)}};
}

CardChecker::CardChecker(const QString &sourceText, const QString &language)
    : m_hasSource(!sourceText.trimmed().isEmpty())
    , m_language(language)
    , m_source(sourceText)
{
}

CardChecker::CardChecker(const Chunk &chunk, const QString &language)
    : CardChecker(chunk.text, language)
{
    for (const TextSpan &span : chunk.unsure) {
        const QStringView place = QStringView(chunk.text).sliced(span.offset, span.length);
        for (const QString &word : foldedWords(place))
            m_unsure.append({span, word});
    }
    if (!m_unsure.isEmpty())
        m_sourceWords = foldedWords(chunk.text);
}

bool CardChecker::holdsMisreadWord(const FlashcardDraft &card, const LanguageRules &rules) const
{
    const WordTable &table = WordTable::of(rules.code);
    const qsizetype end = card.quoteStart + card.quote.size();
    const QString answer = answerOf(card);
    for (const Token &token : tokensOf(answer)) {
        if (looksMangled(QStringView(answer).sliced(token.range.start, token.range.length)))
            return true;
        if (token.number || token.folded.size() < 2 || table.isEmpty()
            || (table.knows(token.folded) && !looksConfused(token.folded, table)))
            continue;
        const bool unsure = std::any_of(
            m_unsure.cbegin(), m_unsure.cend(), [&](const QPair<TextSpan, QString> &read) {
                const bool near = card.quoteStart < 0
                    || (read.first.end() > card.quoteStart && read.first.offset < end);
                return near && read.second == token.folded;
            });
        // Read surely somewhere else it is a word of the page's own; the same mistake may
        // have been made twice.
        const auto doubted
            = std::count_if(m_unsure.cbegin(), m_unsure.cend(),
                            [&token](const auto &read) { return read.second == token.folded; });
        if (unsure && m_sourceWords.count(token.folded) <= doubted)
            return true;
    }
    return false;
}

Grounding CardChecker::ground(const FlashcardDraft &card, QStringList &reasons) const
{
    const bool cloze = card.kind == CardKind::Cloze;
    QString quote = card.quote;
    if (quote.trimmed().isEmpty() && cloze)
        quote = Cloze(card.front).filledIn();
    if (!m_hasSource || quote.trimmed().isEmpty()) {
        reasons << (m_hasSource ? QStringLiteral("no-quote") : QStringLiteral("no-source"));
        return Grounding::Uncheckable;
    }
    if (quote.trimmed().size() < ShortestQuote && wordCount(quote) < ShortestQuote / 2) {
        reasons << QStringLiteral("quote-too-short");
        return Grounding::Absent;
    }
    const auto found = m_source.find(quote);
    if (!found || wordCount(quote) < 2) {
        reasons << (found ? QStringLiteral("quote-too-short") : QStringLiteral("quote-absent"));
        return Grounding::Absent;
    }
    if (!supports(quote, answerOf(card), reasons))
        return Grounding::Absent;
    // Word for word: one other word ("has" for "lacks") would pass as a fuzzy match.
    // Cards write formulas in one form, whatever the page's is.
    if (cloze
        && !squeezed(withFormulasInOneForm(quote))
                .contains(squeezed(withFormulasInOneForm(Cloze(card.front).filledIn())))) {
        reasons << QStringLiteral("sentence-not-in-quote");
        return Grounding::Absent;
    }
    return found->match == EvidenceMatch::Exact ? Grounding::Exact : Grounding::Fuzzy;
}

CheckReport CardChecker::check(const FlashcardDraft &card, const DuplicateIndex *others,
                               const QString &id) const
{
    CheckReport report;
    report.id = id;
    const LanguageRules &rules
        = rulesFor(m_language, foldedWords(card.quote + QLatin1Char(' ') + questionOf(card)));
    report.grounded = ground(card, report.reasons);
    report.leakage = !asksForTruth(card, rules) && findsLeakage(card);
    if (report.leakage)
        report.reasons << QStringLiteral("leakage");
    report.atomic = isAtomic(card, report.reasons);
    report.selfContained = isSelfContained(card, rules, report.reasons);
    report.clozeValid = card.kind != CardKind::Cloze || isValidCloze(card, rules, report.reasons);
    const bool misread = holdsMisreadWord(card, rules);
    if (misread)
        report.reasons << QStringLiteral("misread-word");
    if (others)
        report.duplicateOf = others->find(card, id);
    if (report.duplicateOf)
        report.reasons << QStringLiteral("duplicate");
    const qsizetype answerWords = wordCount(answerOf(card));
    if (answerWords == 0) {
        report.atomic = false;
        report.reasons << QStringLiteral("no-answer");
    } else if (answerWords > LongAnswer) {
        report.reasons << QStringLiteral("long-answer");
    }
    report.score = qMax(0.0, scoreOf(report, answerWords) - (misread ? MisreadPenalty : 0));
    return report;
}

CheckReport CardChecker::check(const Flashcard &card, const DuplicateIndex *others) const
{
    return check(draftOf(card), others, card.id);
}

} // namespace recto
