// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/wordtable.h"
#include "generation/rules/sentencecards.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestMeaning = 20; // words

// Finds what a sentence explains in passing.
class AsideFinder
{
public:
    AsideFinder(const Sentence &sentence, const ChunkContext &context)
        : m_text(sentence.text)
        , m_tokens(sentence.tokens)
        , m_rules(*context.rules)
        , m_context(context)
        , m_phrases(nounPhrasesOf(sentence.tokens, sentence.kinds, *context.rules))
    {
    }

    QVector<Proposal> find() const
    {
        QVector<Proposal> proposals;
        for (const NounPhrase &term : keyTerms()) {
            if (auto told = setOff(term))
                proposals.append(*told);
        }
        for (const NounPhrase &phrase : m_phrases) {
            if (auto made = explained(phrase))
                proposals.append(*made);
            else if (auto unfolded = abbreviation(phrase))
                proposals.append(*unfolded);
        }
        return proposals;
    }

private:
    QString between(qsizetype left, qsizetype right) const
    {
        const qsizetype end = m_tokens.at(left).range.end();
        return m_text.mid(end, m_tokens.at(right).range.start - end);
    }

    // Runs of words that the page sets off, the longest at each place.
    QVector<NounPhrase> keyTerms() const
    {
        constexpr qsizetype longest = 4; // words
        QVector<NounPhrase> terms;
        for (qsizetype first = 0; first < m_tokens.size(); ++first) {
            for (qsizetype last = qMin(first + longest, m_tokens.size()) - 1; last >= first;
                 --last) {
                if (!m_context.keyTerms.contains(
                        keyOfTerm(m_tokens.cbegin() + first, m_tokens.cbegin() + last + 1)))
                    continue;
                terms.append({first, last, false});
                first = last;
                break;
            }
        }
        return terms;
    }

    // "G6PD deficiency": the phrase is only half of what it names.
    bool isWhole(const NounPhrase &phrase) const
    {
        if (phrase.first == 0 || !m_tokens.at(phrase.first).tight)
            return true;
        const Token &before = m_tokens.at(phrase.first - 1);
        return !before.number && !before.capital;
    }

    // The term as it stands in the sentence, with its article.
    QString termOf(const NounPhrase &phrase) const
    {
        qsizetype first = phrase.first;
        if (first > 0 && m_tokens.at(first).tight
            && m_rules.articles.contains(m_tokens.at(first - 1).folded)
            && m_tokens.at(first - 1).folded != QLatin1String("one"))
            --first;
        const qsizetype start = m_tokens.at(first).range.start;
        QString term = m_text.mid(start, m_tokens.at(phrase.last).range.end() - start);
        if (first < phrase.first)
            term[0] = term.at(0).toLower();
        return term;
    }

    bool isLaw(const NounPhrase &phrase) const
    {
        static const QSet<QString> laws{QStringLiteral("law"),       QStringLiteral("principle"),
                                        QStringLiteral("theorem"),   QStringLiteral("rule"),
                                        QStringLiteral("postulate"), QStringLiteral("hypothesis")};
        return m_rules.code == QLatin1String("eng")
            && laws.contains(m_tokens.at(phrase.last).folded);
    }

    // "… by Raoult's law: The pressure …" → "What does Raoult's law state?"
    std::optional<Proposal> statedLaw(const NounPhrase &phrase, qsizetype next) const
    {
        QString law = m_text.mid(m_tokens.at(next).range.start).trimmed();
        while (law.endsWith(u'.'))
            law.chop(1);
        const qsizetype words = tokensOf(law).size();
        const QString front = QStringLiteral("What does %1 state?").arg(termOf(phrase));
        if (words < 5 || words > LongestMeaning * 2 || !isStatement(law, m_rules)
            || leaks(front, law, m_rules.stopWords))
            return std::nullopt;
        return Proposal{CardKind::Basic, front, law, {{"form.set-off", 1}}};
    }

    // "**sensory memory**: storage of brief events", "**rehearsal**—the repetition of …—",
    // "**lithosphere** (the crust and the upper mantle)": what follows a term that the page
    // sets off, behind a sign, says what it is.
    std::optional<Proposal> setOff(const NounPhrase &phrase) const
    {
        const qsizetype next = phrase.last + 1;
        if (next + 3 >= m_tokens.size() || !isWhole(phrase))
            return std::nullopt;
        const QString sign = between(phrase.last, next).trimmed();
        static const QStringList signs{QStringLiteral(":"), QString(QChar(0x2014)),
                                       QString(QChar(0x2013)), QStringLiteral("(")};
        if (sign == QLatin1String(":") && isLaw(phrase))
            return statedLaw(phrase, next);
        const bool synonym = sign == QLatin1String(",")
            && m_tokens.at(next).folded == QLatin1String("or") && next + 4 < m_tokens.size();
        if (!signs.contains(sign) && !synonym)
            return std::nullopt;
        const qsizetype start = m_tokens.at(synonym ? next + 1 : next).range.start;
        const QString ends = sign == QLatin1String("(") ? QStringLiteral(")")
            : synonym                                   ? QStringLiteral(",;")
            : sign == QLatin1String(":")                ? QStringLiteral(";")
                                                        : sign;
        qsizetype end = start;
        while (end < m_text.size() && !ends.contains(m_text.at(end)))
            ++end;
        if (sign != QLatin1String(":") && end == m_text.size()
            && (synonym || sign == QLatin1String("(")))
            return std::nullopt;
        QString meaning = m_text.mid(start, end - start).trimmed();
        while (meaning.endsWith(u'.') || meaning.endsWith(u','))
            meaning.chop(1);
        const QVector<Token> words = tokensOf(meaning);
        const bool participle = !words.isEmpty()
            && words.first().folded.endsWith(QLatin1String("ed"))
            && m_rules.code == QLatin1String("eng");
        if (words.size() < 3 || words.size() > LongestMeaning + 6 || participle
            || isStatement(meaning, m_rules) || endsOpen(meaning, m_rules)
            || m_rules.prepositions.contains(words.first().folded)
            || m_rules.instructions.contains(words.first().folded) || meaning.contains(u'&')
            || WordTable::of(m_rules.code).parts(words.first().folded) == WordTable::Adverb
            || words.last().number || !balanced(meaning) || words.first().number
            || m_rules.relatives.contains(words.first().folded)
            || m_rules.blockers.contains(words.first().folded)
            || m_rules.conjunctions.contains(words.first().folded))
            return std::nullopt;
        QString front = definitionQuestion();
        front.replace(QLatin1String("{s}"), termOf(phrase));
        if (front.isEmpty() || leaksDefinition(front, meaning, m_rules.stopWords))
            return std::nullopt;
        return Proposal{CardKind::Basic, capitalised(front), meaning, {{"form.set-off", 1}}};
    }

    // "urbanisation, which is the share of …", "a membrane, an outer covering that …"
    std::optional<Proposal> explained(const NounPhrase &phrase) const
    {
        const qsizetype next = phrase.last + 1;
        if (next + 3 >= m_tokens.size() || !isWhole(phrase)
            || between(phrase.last, next).trimmed() != QLatin1String(","))
            return std::nullopt;
        if (m_rules.relatives.contains(m_tokens.at(next).folded))
            return byRelative(phrase, next);
        const QString article = m_tokens.at(next).folded;
        const bool indefinite = article == QLatin1String("a") || article == QLatin1String("an")
            || article == QLatin1String("ein") || article == QLatin1String("eine")
            || article.startsWith(QLatin1String("un"));
        if (!indefinite || !m_rules.articles.contains(article) || inList(phrase))
            return std::nullopt;
        return meaningFrom(phrase, next, QString(), true);
    }

    std::optional<Proposal> byRelative(const NounPhrase &phrase, qsizetype relative) const
    {
        // "at Green Bank, West Virginia, which is the largest …"
        if (phrase.name && phrase.first > 0
            && !m_rules.articles.contains(m_tokens.at(phrase.first - 1).folded))
            return std::nullopt;
        for (const LanguageRules::Rule &rule :
             m_rules.rules.value(m_tokens.at(relative + 1).folded)) {
            const qsizetype object = relative + 2;
            if (rule.object == ObjectKind::Article && rule.trigger.size() == 1
                && m_rules.articles.contains(m_tokens.at(object).folded))
                return meaningFrom(phrase, object, rule.question, false);
        }
        return std::nullopt;
    }

    // "a dog, a cat and …" tells nothing of the dog.
    bool inList(const NounPhrase &phrase) const
    {
        for (qsizetype i = phrase.last + 1; i < m_tokens.size(); ++i) {
            if (m_rules.conjunctions.contains(m_tokens.at(i).folded) && i > 0
                && (between(i - 1, i).contains(QLatin1Char(','))))
                return true;
        }
        const qsizetype before = phrase.first - 2;
        return before >= 0 && between(before, before + 1).contains(QLatin1Char(','));
    }

    // The meaning reaches to the next comma, semicolon or dash, or the sentence's end.
    std::optional<Proposal> meaningFrom(const NounPhrase &phrase, qsizetype object,
                                        const QString &pattern, bool described) const
    {
        static const QString stops = QString::fromUtf8(",;:–—()");
        const qsizetype start = m_tokens.at(object).range.start;
        qsizetype end = start;
        while (end < m_text.size() && !stops.contains(m_text.at(end)))
            ++end;
        QString meaning = m_text.mid(start, end - start).trimmed();
        while (meaning.endsWith(QLatin1Char('.')))
            meaning.chop(1);
        const QVector<Token> words = tokensOf(meaning);
        // "a script that …", not "an alphabet is a script that …"
        const auto joint = std::find_if(words.cbegin(), words.cend(), [this](const Token &word) {
            return m_rules.relatives.contains(word.folded)
                || m_rules.blockers.contains(word.folded);
        });
        const bool relative = joint != words.cend() && joint - words.cbegin() < 7
            && m_rules.relatives.contains(joint->folded);
        if (words.size() < 4 || words.size() > LongestMeaning
            || (described && (!relative || phrase.name)) || endsOpen(meaning, m_rules))
            return std::nullopt;
        // "a teenager, a record that …": what is told of has an article of its own
        if (described && phrase.first > 0
            && !m_rules.articles.contains(m_tokens.at(phrase.first - 1).folded)
            && !m_tokens.at(phrase.last).folded.endsWith(u's'))
            return std::nullopt;
        const QString question = pattern.isEmpty() ? definitionQuestion() : pattern;
        const QString term = termOf(phrase);
        QString front = question;
        front.replace(QLatin1String("{s}"), term);
        if (question.isEmpty() || leaks(front, meaning, m_rules.stopWords))
            return std::nullopt;
        return Proposal{CardKind::Basic,
                        askedOfPerson(capitalised(front), meaning, m_rules),
                        meaning,
                        {{"form.aside", 1}, {"aside.described", described ? 1.0 : 0.0}}};
    }

    QString definitionQuestion() const
    {
        for (const char *verb : {"is", "ist", "est", "es", "è", "é"}) {
            for (const LanguageRules::Rule &rule : m_rules.rules.value(QString::fromUtf8(verb))) {
                if (rule.object == ObjectKind::Article && rule.trigger.size() == 1)
                    return rule.question;
            }
        }
        return {};
    }

    // "gross domestic product (GDP)"
    std::optional<Proposal> abbreviation(const NounPhrase &phrase) const
    {
        const qsizetype next = phrase.last + 1;
        if (next >= m_tokens.size() || m_rules.unfoldQuestion.isEmpty()
            || between(phrase.last, next).trimmed() != QLatin1String("("))
            return std::nullopt;
        const Token &token = m_tokens.at(next);
        const QString shortened = m_text.mid(token.range.start, token.range.length);
        const bool capitals = shortened.size() > 1 && shortened.size() < 7
            && std::all_of(shortened.cbegin(), shortened.cend(),
                           [](QChar c) { return c.isUpper(); });
        if (!capitals || token.range.end() >= m_text.size()
            || m_text.at(token.range.end()) != QLatin1Char(')'))
            return std::nullopt;
        qsizetype letter = shortened.size() - 1;
        qsizetype word = phrase.last;
        while (letter >= 0 && word >= 0) {
            const QString &folded = m_tokens.at(word).folded;
            if (folded.startsWith(shortened.at(letter).toLower()))
                --letter;
            else if (!m_rules.stopWords.contains(folded))
                return std::nullopt;
            if (letter >= 0)
                --word;
        }
        if (letter >= 0 || word < 0)
            return std::nullopt;
        const qsizetype start = m_tokens.at(word).range.start;
        QString whole = m_text.mid(start, m_tokens.at(phrase.last).range.end() - start);
        if (m_tokens.at(phrase.last).folded.endsWith(QLatin1String("'s")))
            whole.chop(2);
        QString front = m_rules.unfoldQuestion;
        front.replace(QLatin1String("{s}"), shortened);
        return Proposal{CardKind::Basic, front, whole, {{"form.abbreviation", 1}}};
    }

    const QString &m_text;
    const QVector<Token> &m_tokens;
    const LanguageRules &m_rules;
    const ChunkContext &m_context;
    QVector<NounPhrase> m_phrases;
};

} // namespace

QVector<Proposal> asidesOf(const Sentence &sentence, const ChunkContext &context)
{
    return AsideFinder(sentence, context).find();
}

} // namespace recto
