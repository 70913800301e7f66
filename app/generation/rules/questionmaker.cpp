// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/questionparts.h"

#include "core/cardtext.h"
#include "generation/languages/wordtable.h"

#include <algorithm>

namespace recto {

namespace {

// Finds triggers in a sentence and makes the question of the first safe one.
class QuestionMaker : QuestionParts
{
public:
    using QuestionParts::QuestionParts;

    std::optional<Proposal> make() const
    {
        if (auto proposal = behindOpening())
            return proposal;
        if (auto proposal = naming())
            return proposal;
        if (auto proposal = apposition())
            return proposal;
        if (auto proposal = list())
            return proposal;
        if (auto proposal = howMany())
            return proposal;
        if (auto proposal = parted(m_rules.reasons, m_rules.whyQuestion, "form.why"))
            return proposal;
        if (auto proposal = byTrigger())
            return proposal;
        if (auto proposal = passive())
            return proposal;
        if (auto proposal = parted(m_rules.purposes, m_rules.purposeQuestion, "form.purpose"))
            return proposal;
        if (auto proposal = who())
            return proposal;
        return year();
    }

private:
    // "is motivated by feelings of anger" → "What is … motivated by?"
    std::optional<Proposal> passive() const
    {
        static const QStringList auxiliaries{QStringLiteral("is"), QStringLiteral("are"),
                                             QStringLiteral("was"), QStringLiteral("were")};
        if (m_rules.code != QLatin1String("eng"))
            return std::nullopt;
        for (qsizetype i = 1; i < qMin<qsizetype>(m_tokens.size() - 3, LongestSubject + 1); ++i) {
            const QString &word = m_tokens.at(i).folded;
            if (!auxiliaries.contains(word)) {
                if (m_rules.blockers.contains(word))
                    return std::nullopt;
                continue;
            }
            const QString &participle = m_tokens.at(i + 1).folded;
            if (m_tokens.at(i + 2).folded != QLatin1String("by") || !m_tokens.at(i + 2).tight
                || !(participle.endsWith(QLatin1String("ed"))
                     || participle.endsWith(QLatin1String("en"))
                     || participle.endsWith(QLatin1String("wn")))
                || !isSubject(0, i) || !m_tokens.at(i + 3).tight
                || m_tokens.at(i + 3).folded.endsWith(QLatin1String("ing"))
                || participle == QLatin1String("used"))
                return std::nullopt;
            QString text = answer(rest(i + 3));
            if (tokensOf(text).size() < 2)
                return std::nullopt;
            const bool person = m_tokens.at(i + 3).capital && i + 4 < m_tokens.size()
                && (m_tokens.at(i + 4).capital
                    || m_rules.givenNames.contains(m_tokens.at(i + 3).folded));
            if (person) {
                qsizetype last = i + 3; // "Alexander Bell", not "Alexander Bell in 1876"
                while (last + 1 < m_tokens.size() && m_tokens.at(last + 1).tight
                       && (m_tokens.at(last + 1).capital
                           || (last + 2 < m_tokens.size() && m_tokens.at(last + 2).capital
                               && m_rules.nameLinks.contains(m_tokens.at(last + 1).folded))))
                    ++last;
                text = words(i + 3, last);
            }
            const QString question = (person ? m_rules.whoWord : m_rules.whatWord)
                + QLatin1Char(' ') + word + QStringLiteral(" {s} ") + participle
                + QStringLiteral(" by?");
            return proposal(filled(question, subject(0, i)), text,
                            person ? "form.who" : "form.trigger", i);
        }
        return std::nullopt;
    }

    // "Substances that speed up a reaction are called catalysts." → "What are catalysts?"
    std::optional<Proposal> naming() const
    {
        constexpr qsizetype longest = 22; // words of the meaning
        static const QStringList verbs{QStringLiteral("is"), QStringLiteral("are")};
        if (m_rules.code != QLatin1String("eng"))
            return std::nullopt;
        for (qsizetype i = 2; i < qMin(longest, m_tokens.size() - 2); ++i) {
            if (!verbs.contains(m_tokens.at(i).folded) || !m_tokens.at(i).tight)
                continue;
            const QString behind = m_sentence.text.mid(m_tokens.at(i + 1).range.start).toLower();
            qsizetype at = -1;
            for (const QString &words : m_rules.namedBy) {
                if (behind.startsWith(words + u' ') && words != QLatin1String("considered")
                    && words != QLatin1String("defined as"))
                    at = qMax(at, i + 1 + words.count(u' ') + 1);
            }
            if (at > 0 && !m_rules.blockers.contains(m_tokens.at(0).folded)) // "Since only two …"
                return named(i, at);
        }
        return std::nullopt;
    }

    // The meaning reaches to the verb, the name begins at `at`.
    std::optional<Proposal> named(qsizetype verb, qsizetype at) const
    {
        constexpr qsizetype longestName = 5; // words, its article too
        const QString &first = m_tokens.at(0).folded;
        if ((m_rules.unresolved.contains(first) && !m_rules.articles.contains(first))
            || m_rules.determiners.contains(first) || m_rules.links.contains(first))
            return std::nullopt;
        qsizetype end = at;
        while (end + 1 < m_tokens.size() && m_tokens.at(end + 1).tight && end - at < longestName)
            ++end;
        const bool bounded = end + 1 == m_tokens.size() || !m_tokens.at(end + 1).tight;
        const QString meaning = withoutEnd(subject(0, verb));
        const QVector<Token> meant = tokensOf(meaning);
        const bool telling = std::any_of(meant.cbegin(), meant.cend(), [this](const Token &token) {
            return m_rules.relatives.contains(token.folded)
                || m_rules.prepositions.contains(token.folded);
        });
        if (!bounded || end - at >= longestName || meant.size() < 3 || !telling
            || meaning.contains(u';'))
            return std::nullopt;
        const QString name = words(at, end);
        const bool plural = m_tokens.at(verb).folded == QLatin1String("are") && name.endsWith(u's');
        const QString pattern = plural ? QStringLiteral(" are {s}?") : QStringLiteral(" is {s}?");
        const QString front = filled(m_rules.whatWord + pattern, name);
        auto made = proposal(front, meaning, "form.definition");
        if (!made)
            return std::nullopt;
        made->features.emplace_back("definition.named", 1);
        return made;
    }

    // "Neptune has 16 known moons." → "How many known moons does Neptune have?"
    std::optional<Proposal> howMany() const
    {
        if (m_rules.code != QLatin1String("eng"))
            return std::nullopt;
        for (qsizetype i = 1; i < qMin<qsizetype>(m_tokens.size() - 2, LongestSubject + 1); ++i) {
            const QString &word = m_tokens.at(i).folded;
            const bool has = word == QLatin1String("has");
            if (!has && word != QLatin1String("have")) {
                if (m_rules.blockers.contains(word))
                    return std::nullopt;
                continue;
            }
            static const QStringList counts{
                QStringLiteral("two"),   QStringLiteral("three"), QStringLiteral("four"),
                QStringLiteral("five"),  QStringLiteral("six"),   QStringLiteral("seven"),
                QStringLiteral("eight"), QStringLiteral("nine"),  QStringLiteral("ten")};
            const Token &number = m_tokens.at(i + 1);
            const bool counted = number.tight
                && ((number.number && !number.folded.contains(u'%'))
                    || counts.contains(number.folded));
            qsizetype end = i + 1;
            while (end + 1 < m_tokens.size() && m_tokens.at(end + 1).tight && end - i < 5
                   && !m_rules.stopWords.contains(m_tokens.at(end + 1).folded))
                ++end;
            if (!counted || end == i + 1 || !m_tokens.at(end).folded.endsWith(u's')
                || !isSubject(0, i))
                return std::nullopt;
            const QString question = QStringLiteral("How many ") + words(i + 2, end)
                + (has ? QStringLiteral(" does {s} have?") : QStringLiteral(" do {s} have?"));
            return proposal(filled(question, subject(0, i)), words(i + 1, i + 1), "form.count", i);
        }
        return std::nullopt;
    }

    // "In psychology, a schema is …" → "In psychology, what is a schema?"
    std::optional<Proposal> behindOpening() const
    {
        constexpr qsizetype longest = 7; // words
        if (!m_rules.prepositions.contains(m_tokens.at(0).folded))
            return std::nullopt;
        qsizetype begin = 1;
        while (begin < qMin(longest, m_tokens.size()) && m_tokens.at(begin).tight)
            ++begin;
        if (begin >= qMin(longest, m_tokens.size()) || begin + 4 > m_tokens.size()
            || gapBefore(begin).trimmed() != QLatin1String(","))
            return std::nullopt;
        for (qsizetype i = 0; i < begin; ++i) {
            const QString &word = m_tokens.at(i).folded;
            if (m_rules.demonstratives.contains(word) || m_rules.pronouns.contains(word)
                || m_rules.blockers.contains(word) || m_rules.personal.contains(word)
                || word.endsWith(QLatin1String("ing")))
                return std::nullopt;
        }
        const qsizetype start = m_tokens.at(begin).range.start;
        Sentence rest{m_sentence.text.mid(start), {}, m_sentence.kinds.mid(begin), true, false};
        rest.tokens = tokensOf(rest.text);
        auto made = QuestionMaker(rest, m_context).byTrigger();
        if (!made)
            return std::nullopt;
        const QString opening = m_sentence.text.left(start);
        made->front[0] = made->front.at(0).toLower();
        made->front.prepend(opening);
        if (made->front.size() > LongestSide || leaks(opening, made->back, m_rules.stopWords))
            return std::nullopt;
        made->features.emplace_back("question.opening", 1);
        return made;
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
                const bool one
                    = rule.object == ObjectKind::Number || rule.object == ObjectKind::Name;
                if (tokensOf(text).size() < (one ? 1 : 2) && rule.trigger.size() < 2)
                    continue;
                const bool defines = rule.object == ObjectKind::Article
                    || rule.object == ObjectKind::Described || rule.object == ObjectKind::Noun;
                const char *form = defines              ? "form.definition"
                    : rule.object == ObjectKind::Number ? "form.when"
                    : rule.object == ObjectKind::Name   ? "form.which"
                    : rule.object == ObjectKind::Items  ? "form.items"
                                                        : "form.trigger";
                const QString told = rule.object == ObjectKind::Name
                    ? text.left(text.indexOf(QLatin1String(", ")))
                    : text;
                if (auto made = proposal(filled(rule.question, subject(0, i)),
                                         filledAnswer(rule, told), form, i)) {
                    if (asksForMeaning(rule.question))
                        made->features.emplace_back("trigger.means", 1);
                    return made;
                }
            }
            if (m_rules.blockers.contains(m_tokens.at(i).folded))
                return std::nullopt; // past the sentence's own verb
        }
        return std::nullopt;
    }

    // Of the questions of triggers, those for what a thing is, is for, or is made of.
    static bool asksForMeaning(const QString &question)
    {
        static const QStringList endings{
            QStringLiteral(" mean?"),         QStringLiteral(" refer to?"),
            QStringLiteral(" represent?"),    QStringLiteral(" called?"),
            QStringLiteral(" known as?"),     QStringLiteral(" used for?"),
            QStringLiteral(" made of?"),      QStringLiteral(" made up of?"),
            QStringLiteral(" consist of?"),   QStringLiteral(" composed of?"),
            QStringLiteral(" defined?"),      QStringLiteral(" measured in?"),
            QStringLiteral(" divided into?"), QStringLiteral(" responsible for?")};
        return std::any_of(endings.cbegin(), endings.cend(), [&question](const QString &ending) {
            return question.endsWith(ending);
        });
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
            const bool told // "The oxygen-hydrogen torch, because of …"
                = m_rules.code != QLatin1String("eng")
                || std::any_of(m_tokens.cbegin(), m_tokens.cbegin() + i,
                               [this](const Token &token) {
                                   const WordTable &table = WordTable::of(m_rules.code);
                                   const QString &word = token.folded;
                                   const QString base = word.endsWith(QLatin1String("ies"))
                                       ? word.chopped(3) + u'y'
                                       : stemOf(word);
                                   return (table.parts(word) | table.parts(base)) & WordTable::Verb;
                               });
            if (!told || fact.contains(QLatin1Char(';')) || fact.contains(QLatin1Char(':')))
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
        bool several = false; // "Craik and Lockhart"
        while (end < 5 && end + 1 < m_tokens.size() && (end == 0 || m_tokens.at(end).tight)) {
            const bool joint = end > 0 && m_rules.conjunctions.contains(m_tokens.at(end).folded)
                && m_tokens.at(end + 1).capital;
            several = several || joint;
            if (!m_tokens.at(end).capital && !joint)
                break;
            ++end;
        }
        if (end < 1 || end > 5)
            return std::nullopt;
        const qsizetype verbAt = yearBehind(end) ? end + 1 : end; // "Craik (1972) proposed"
        if (verbAt + 2 >= m_tokens.size())
            return std::nullopt;
        const QString &verb = m_tokens.at(verbAt).folded;
        const bool past = m_rules.personVerbs.contains(verb)
            || (verb.endsWith(QLatin1String("ed")) && verb.size() > 4);
        const bool found = m_rules.findingVerbs.contains(verb);
        const bool given = m_rules.givenNames.contains(m_tokens.at(0).folded) && end > 1;
        const bool named = found && (several || end > 1 || verbAt > end)
            && std::all_of(m_tokens.cbegin(), m_tokens.cbegin() + end, [this](const Token &token) {
                               return m_rules.conjunctions.contains(token.folded)
                                   || WordTable::of(m_rules.code).parts(token.folded) == 0
                                   || m_rules.givenNames.contains(token.folded);
                           });
        if ((!past && !found) || !(given || named) || (verbAt == end && !m_tokens.at(end).tight))
            return std::nullopt;
        const QString deed = answer(rest(verbAt));
        auto made = proposal(filled(m_rules.whoQuestion, deed), words(0, end - 1), "form.who");
        if (made && named)
            made->features.emplace_back("who.found", 1);
        return made;
    }

    // Does a year in brackets stand there, "(1972)"?
    bool yearBehind(qsizetype at) const
    {
        return m_tokens.at(at).number && m_tokens.at(at).range.length == 4
            && gapBefore(at).trimmed() == QLatin1String("(") && at + 1 < m_tokens.size()
            && gapBefore(at + 1).trimmed() == QLatin1String(")");
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
};

} // namespace

std::optional<Proposal> questionFor(const Sentence &sentence, const ChunkContext &context)
{
    if (sentence.tokens.size() < 4)
        return std::nullopt;
    return QuestionMaker(sentence, context).make();
}

} // namespace recto
