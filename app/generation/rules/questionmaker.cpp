// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/wordtable.h"
#include "generation/rules/sentencecards.h"

#include "core/cardtext.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestSubject = 9; // words
constexpr qsizetype LongestAnswer = 22; // words

QString withoutEnd(QString text)
{
    static const QString ends = QString::fromUtf8(".;:,。…!");
    text = text.trimmed();
    while (!text.isEmpty() && ends.contains(text.back())) {
        if (text.endsWith(QLatin1String("etc.")) || text.endsWith(QLatin1String("U.S.")))
            break;
        text.chop(1);
    }
    return text.trimmed();
}

// Finds triggers in a sentence and makes the question of the first safe one.
class QuestionMaker
{
public:
    QuestionMaker(const Sentence &sentence, const ChunkContext &context)
        : m_sentence(sentence)
        , m_tokens(sentence.tokens)
        , m_rules(*context.rules)
        , m_context(context)
    {
    }

    std::optional<Proposal> make() const
    {
        if (auto proposal = apposition())
            return proposal;
        if (auto proposal = list())
            return proposal;
        if (auto proposal = parted(m_rules.reasons, m_rules.whyQuestion, "form.why"))
            return proposal;
        if (auto proposal = byTrigger())
            return proposal;
        if (auto proposal = parted(m_rules.purposes, m_rules.purposeQuestion, "form.purpose"))
            return proposal;
        if (auto proposal = who())
            return proposal;
        return year();
    }

private:
    QString words(qsizetype from, qsizetype to) const // tokens from..to, both included
    {
        const qsizetype start = m_tokens.at(from).range.start;
        return m_sentence.text.mid(start, m_tokens.at(to).range.end() - start);
    }
    QString rest(qsizetype from) const // from token to the sentence's end
    {
        qsizetype start = m_tokens.at(from).range.start;
        while (start > 0 && QStringLiteral("\"'([").contains(m_sentence.text.at(start - 1)))
            --start;
        return withoutEnd(m_sentence.text.mid(start));
    }
    QStringView gapBefore(qsizetype token) const // what stands between it and the one before
    {
        const qsizetype end = token == 0 ? 0 : m_tokens.at(token - 1).range.end();
        return QStringView(m_sentence.text).sliced(end, m_tokens.at(token).range.start - end);
    }

    bool matches(const QStringList &trigger, qsizetype at) const
    {
        if (at + trigger.size() > m_tokens.size())
            return false;
        for (qsizetype i = 0; i < trigger.size(); ++i) {
            if (m_tokens.at(at + i).folded != trigger.at(i)
                || (i > 0 && !m_tokens.at(at + i).tight))
                return false;
        }
        return true;
    }

    // Can the tokens before `end` stand as a subject in a question?
    bool isSubject(qsizetype begin, qsizetype end) const
    {
        if (end <= begin || end - begin > LongestSubject)
            return false;
        const QString &first = m_tokens.at(begin).folded;
        if (m_rules.prepositions.contains(first) || m_rules.unresolved.contains(first))
            return m_rules.articles.contains(first) && end - begin > 1;
        bool content = false;
        for (qsizetype i = begin; i < end; ++i) {
            const Token &token = m_tokens.at(i);
            if (m_rules.blockers.contains(token.folded) || m_rules.personal.contains(token.folded)
                || (m_rules.relatives.contains(token.folded)
                    && !(i == begin && m_rules.articles.contains(token.folded))))
                return false;
            if (i > begin && !token.tight && !inBrackets(i))
                return false;
            content = content
                || (!m_rules.stopWords.contains(token.folded) && token.folded.size() > 1
                    && !m_rules.generic.contains(token.folded));
        }
        const QString subject = words(begin, end - 1);
        const Token &last = m_tokens.at(end - 1); // "Falcot SA" is a name, "sa" a stop word
        return content && (last.capital || !m_rules.stopWords.contains(last.folded))
            && (balanced(subject) || balanced(subject + QLatin1Char(')')));
    }

    // Only "(" or ")" or hyphens stand before the token: "domestic product (GDP) is".
    bool inBrackets(qsizetype token) const
    {
        const QStringView between = gapBefore(token);
        return std::all_of(between.begin(), between.end(), [](QChar c) {
            return c.isSpace() || QString::fromUtf8("()'’\"“”„«»").contains(c);
        });
    }

    // The subject as it stands inside a question.
    QString subject(qsizetype begin, qsizetype end) const
    {
        const qsizetype start = begin == 0 ? 0 : m_tokens.at(begin).range.start;
        const qsizetype next
            = end < m_tokens.size() ? m_tokens.at(end).range.start : m_sentence.text.size();
        QString text = m_sentence.text.mid(start, next - start).trimmed();
        while (text.endsWith(QLatin1Char(',')))
            text.chop(1);
        return lowered(text, begin, end);
    }

    QString lowered(QString text, qsizetype begin, qsizetype end) const
    {
        const Token &first = m_tokens.at(begin);
        if (text.isEmpty() || text.at(0) != first.folded.at(0).toUpper())
            return text;
        const bool function = m_rules.articles.contains(first.folded)
            || m_rules.determiners.contains(first.folded)
            || m_rules.prepositions.contains(first.folded);
        const bool elided = first.folded.indexOf(QLatin1Char('\'')) == 1;
        const bool noun = !m_rules.nounsCapitalised && !m_context.names.contains(first.folded)
            && WordTable::of(m_rules.code).parts(first.folded) & WordTable::Noun && text.size() > 2
            && text.at(1).isLower() && !m_rules.givenNames.contains(first.folded)
            && !(end - begin > 1 && m_tokens.at(begin + 1).capital);
        const bool known = !m_rules.nounsCapitalised && m_context.written.contains(first.folded);
        if (function || known || elided || noun || looksCommon(begin, end))
            text[0] = text.at(0).toLower();
        return text;
    }

    // A capital that only the sentence's beginning explains: "Clay soil", "Earthworms",
    // "Erosion", "Starker Regen"; not "Madrid", "Roman law", "DNA".
    bool looksCommon(qsizetype begin, qsizetype end) const
    {
        const Token &first = m_tokens.at(begin);
        const QString &word = first.folded;
        const auto endsIn = [&word](std::initializer_list<const char *> endings) {
            return std::any_of(endings.begin(), endings.end(), [&word](const char *ending) {
                return word.endsWith(QLatin1String(ending));
            });
        };
        const QString shown = m_sentence.text.mid(first.range.start, first.range.length);
        if (shown.size() < 3 || shown.mid(1) != shown.mid(1).toLower())
            return false;
        if (m_rules.nounsCapitalised) {
            return end - begin > 1 && m_tokens.at(begin + 1).capital
                && endsIn({"e", "er", "es", "en", "em"});
        }
        if (m_context.names.contains(word))
            return false;
        if (end - begin > 1)
            return !m_tokens.at(begin + 1).capital && !endsIn({"an", "ish", "ese", "ch"});
        return endsIn({"ism", "tion", "sion", "sis", "ity", "ment", "ness", "ogy", "ics", "ance",
                       "ence", "ture", "age", "us"})
            || (word.endsWith(QLatin1Char('s')) && !endsIn({"ans", "as", "is", "os", "ss"}));
    }

    bool fits(ObjectKind kind, qsizetype at) const
    {
        if (at >= m_tokens.size() || !m_tokens.at(at).tight)
            return false;
        const Token &first = m_tokens.at(at);
        switch (kind) {
        case ObjectKind::Any:
            return !m_rules.personal.contains(first.folded);
        case ObjectKind::Article:
            return m_rules.articles.contains(first.folded);
        case ObjectKind::Number:
            return first.number;
        case ObjectKind::Described:
            for (qsizetype i = at + 1; i < qMin(at + 7, m_tokens.size()); ++i) {
                const QString &word = m_tokens.at(i).folded;
                if (m_rules.relatives.contains(word) && i > at)
                    return !m_rules.prepositions.contains(first.folded)
                        && !m_rules.isLoose(first.folded)
                        && !m_rules.stopWords.contains(first.folded);
            }
            return false;
        }
        return false;
    }

    // A long answer ends where an aside begins.
    QString answer(const QString &text) const
    {
        QString cut = text.left(text.indexOf(QLatin1Char(';')));
        // "a unit of current, and the coulomb is …" goes on to something else
        for (qsizetype at = cut.indexOf(QLatin1String(", ")); at > 0;
             at = cut.indexOf(QLatin1String(", "), at + 2)) {
            const QVector<Token> next = tokensOf(QStringView(cut).sliced(at)).mid(0, 6);
            if (next.size() < 2 || !m_rules.joiners.contains(next.first().folded))
                continue;
            const bool clause
                = std::any_of(next.cbegin() + 1, next.cend(), [this](const Token &token) {
                      return m_rules.blockers.contains(token.folded)
                          && !m_rules.relatives.contains(token.folded);
                  });
            if (clause && tokensOf(cut.left(at)).size() > 2) {
                cut.truncate(at);
                break;
            }
        }
        qsizetype comma = cut.indexOf(QLatin1String(", "));
        while (comma >= 0 && tokensOf(cut).size() > 14) {
            const QVector<Token> after = tokensOf(QStringView(cut).sliced(comma));
            if (!after.isEmpty()
                && (m_rules.relatives.contains(after.first().folded)
                    || m_rules.blockers.contains(after.first().folded)))
                cut.truncate(comma);
            comma = comma < cut.size() ? cut.indexOf(QLatin1String(", "), comma + 2) : -1;
        }
        return cut.trimmed();
    }

    // The subject's head says what it is by itself: "the stroma", not "the biggest change".
    void tellSubject(qsizetype end, Features &features) const
    {
        const auto phrases
            = nounPhrasesOf(m_tokens.mid(0, end), m_sentence.kinds.mid(0, end), m_rules);
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
        if (phrases.isEmpty())
            features.emplace_back("subject.none", 1);
    }

    // "the main exception", "one of the reasons": a property, no definition.
    bool superlative(const QString &text) const
    {
        for (const Token &token : tokensOf(text).mid(0, 5)) {
            if (token.folded.endsWith(QLatin1String("est")) && token.folded.size() > 5)
                return true;
            if (m_rules.superlatives.contains(token.folded))
                return true;
        }
        return false;
    }

    std::optional<Proposal> proposal(const QString &front, const QString &back, const char *form,
                                     qsizetype subjectEnd = 0) const
    {
        const qsizetype answerWords = tokensOf(back).size();
        if (front.size() > LongestSide || back.size() > LongestSide || back.isEmpty()
            || answerWords > LongestAnswer + 8 || !balanced(back) || !balanced(front)
            || leaks(front, back, m_rules.stopWords) || endsOpen(back, m_rules))
            return std::nullopt;
        Features features{{form, 1}};
        if (subjectEnd > 0)
            tellSubject(subjectEnd, features);
        if (!m_rules.doesQuestion.isEmpty() && subjectEnd > 0
            && front.startsWith(m_rules.doesQuestion.section(QLatin1Char('{'), 0, 0))
            && front.contains(QLatin1String(" of ")) && front.endsWith(QLatin1String(" do?")))
            features.emplace_back("question.vague", 1);
        if (superlative(back))
            features.emplace_back("answer.superlative", 1);
        return Proposal{CardKind::Basic, askedOfPerson(front, back, m_rules), back,
                        std::move(features)};
    }

    // "X, which is the Y, …" and "X, a Y that …, …" tell what X is.
    std::optional<Proposal> apposition() const
    {
        for (qsizetype i = 1; i + 3 < qMin<qsizetype>(m_tokens.size(), 10); ++i) {
            if (m_tokens.at(i).tight || gapBefore(i).trimmed() != QLatin1String(","))
                continue;
            if (!m_rules.relatives.contains(m_tokens.at(i).folded))
                return std::nullopt;
            for (const LanguageRules::Rule &rule : m_rules.rules.value(m_tokens.at(i + 1).folded)) {
                const qsizetype object = i + 1 + rule.trigger.size();
                if (rule.object != ObjectKind::Article || !matches(rule.trigger, i + 1)
                    || !fits(rule.object, object) || !isSubject(0, i))
                    continue;
                const qsizetype start = m_tokens.at(object).range.start;
                const qsizetype comma = m_sentence.text.indexOf(QLatin1Char(','), start);
                if (comma < 0)
                    return std::nullopt;
                return proposal(filled(rule.question, subject(0, i)),
                                filledAnswer(rule, m_sentence.text.mid(start, comma - start)),
                                "form.definition", i);
            }
            return std::nullopt;
        }
        return std::nullopt;
    }

    QString filled(QString pattern, const QString &subject) const
    {
        // French drops a vowel before a vowel: "qu’un volcan".
        if (m_rules.code == QLatin1String("fra") && !subject.isEmpty()
            && QString::fromUtf8("aeiouyéèêâîô").contains(subject.at(0).toLower()))
            pattern.replace(QLatin1String("que {s}"), QString::fromUtf8("qu’{s}"));
        return capitalised(pattern.replace(QLatin1String("{s}"), subject));
    }
    static QString filledAnswer(const LanguageRules::Rule &rule, const QString &object)
    {
        QString text = rule.answer;
        return text.replace(QLatin1String("{o}"), object);
    }

    std::optional<Proposal> byTrigger() const
    {
        for (qsizetype i = 1; i < qMin<qsizetype>(m_tokens.size() - 1, LongestSubject + 1); ++i) {
            const auto rules = m_rules.rules.constFind(m_tokens.at(i).folded);
            if (rules == m_rules.rules.cend())
                continue;
            for (const LanguageRules::Rule &rule : *rules) {
                if (!matches(rule.trigger, i))
                    continue;
                if (!isSubject(0, i))
                    break;
                const qsizetype object = i + rule.trigger.size();
                if (!fits(rule.object, object))
                    continue;
                const QString text = answer(rest(object));
                if (tokensOf(text).size() < (rule.object == ObjectKind::Number ? 1 : 2)
                    && rule.trigger.size() < 2)
                    continue;
                const bool defines
                    = rule.object == ObjectKind::Article || rule.object == ObjectKind::Described;
                const bool number = rule.object == ObjectKind::Number;
                if (auto made
                    = proposal(filled(rule.question, subject(0, i)), filledAnswer(rule, text),
                               defines      ? "form.definition"
                                   : number ? "form.when"
                                            : "form.trigger",
                               i))
                    return made;
            }
            if (m_rules.blockers.contains(m_tokens.at(i).folded))
                return std::nullopt; // past the sentence's own verb
        }
        return std::nullopt;
    }

    // "Python has three logical operators: and, or, and not."
    std::optional<Proposal> list() const
    {
        const qsizetype colon = m_sentence.text.indexOf(QLatin1String(": "));
        if (colon < 12 || colon > 140)
            return std::nullopt;
        const QString before = m_sentence.text.left(colon).trimmed();
        QString items = withoutEnd(m_sentence.text.mid(colon + 2));
        const auto separators = items.count(QLatin1String(", ")) + items.count(QLatin1String("; "));
        static const QSet<QString> conjunctions{
            QStringLiteral("and"),  QStringLiteral("or"), QStringLiteral("und"),
            QStringLiteral("oder"), QStringLiteral("et"), QStringLiteral("ou"),
            QStringLiteral("y"),    QStringLiteral("e"),  QStringLiteral("o")};
        const QStringList itemWords = foldedWords(items);
        const bool pair = separators == 0 && itemWords.size() > 2 && itemWords.size() < 8
            && std::any_of(itemWords.cbegin() + 1, itemWords.cend() - 1,
                           [](const QString &word) { return conjunctions.contains(word); });
        if ((separators < 1 && !pair) || separators > 6 || items.size() > 190
            || items.count(QLatin1Char(' ')) > (separators + 1) * 6 || tokensOf(before).size() < 4)
            return std::nullopt;
        return proposal(capitalised(filled(m_rules.listQuestion, before)), items, "form.list");
    }

    // "A fact because a reason." asks for the reason behind the whole fact.
    std::optional<Proposal> parted(const QVector<QStringList> &connectors, const QString &pattern,
                                   const char *form) const
    {
        if (pattern.isEmpty())
            return std::nullopt;
        for (qsizetype i = 3; i + 2 < m_tokens.size(); ++i) {
            const bool found
                = std::any_of(connectors.cbegin(), connectors.cend(),
                              [&](const QStringList &words) { return matches(words, i); });
            if (!found)
                continue;
            if (m_tokens.at(i).number || m_tokens.at(i - 1).folded == QLatin1String("only"))
                return std::nullopt;
            const QString fact = withoutEnd(m_sentence.text.left(m_tokens.at(i).range.start));
            if (fact.contains(QLatin1Char(';')) || fact.contains(QLatin1Char(':')))
                return std::nullopt;
            return proposal(filled(pattern, fact + QLatin1Char('.')), answer(rest(i)), form);
        }
        return std::nullopt;
    }

    // "James Madison advocated a meeting …" → "Who advocated a meeting …?"
    std::optional<Proposal> who() const
    {
        if (m_rules.whoQuestion.isEmpty() || m_tokens.size() < 5)
            return std::nullopt;
        qsizetype end = 0;
        while (end < 4 && m_tokens.at(end).capital && (end == 0 || m_tokens.at(end).tight))
            ++end;
        if (end < 2 || end > 3 || !m_rules.givenNames.contains(m_tokens.at(0).folded))
            return std::nullopt;
        const QString &verb = m_tokens.at(end).folded;
        const bool past = m_rules.personVerbs.contains(verb)
            || (verb.endsWith(QLatin1String("ed")) && verb.size() > 4);
        if (!past || !m_tokens.at(end).tight)
            return std::nullopt;
        const QString deed = answer(rest(end));
        return proposal(filled(m_rules.whoQuestion, deed), words(0, end - 1), "form.who");
    }

    static bool holdsYear(const QVector<Token> &tokens)
    {
        return std::any_of(tokens.cbegin(), tokens.cend(), [](const Token &token) {
            return token.number && token.folded.size() == 4 && token.folded.at(0) <= u'2';
        });
    }

    // "In 1848, …" → "In which year did this happen? …"
    std::optional<Proposal> year() const
    {
        for (const QString &phrase : m_rules.yearPhrases) {
            const qsizetype hole = phrase.indexOf(QLatin1String("%1"));
            if (!m_sentence.text.startsWith(phrase.left(hole), Qt::CaseInsensitive))
                continue;
            const qsizetype after = hole + 4;
            const QString number = m_sentence.text.mid(hole, 4);
            const bool isYear = number.size() == 4
                && std::all_of(number.cbegin(), number.cend(), [](QChar c) { return c.isDigit(); })
                && m_sentence.text.mid(after, 2) == QLatin1String(", ");
            if (!isYear)
                continue;
            const QString fact = m_sentence.text.mid(after + 2).trimmed();
            const QVector<Token> tokens = tokensOf(fact);
            if (tokens.size() < 4 || m_rules.unresolved.contains(tokens.first().folded)
                || fact.contains(number) || holdsYear(tokens))
                return std::nullopt;
            return proposal(filled(m_rules.yearQuestion, capitalised(fact)), number, "form.when");
        }
        return std::nullopt;
    }

    const Sentence &m_sentence;
    const QVector<Token> &m_tokens;
    const LanguageRules &m_rules;
    const ChunkContext &m_context;
};

} // namespace

std::optional<Proposal> questionFor(const Sentence &sentence, const ChunkContext &context)
{
    if (sentence.tokens.size() < 4)
        return std::nullopt;
    return QuestionMaker(sentence, context).make();
}

} // namespace recto
