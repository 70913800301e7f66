// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/questionparts.h"

#include "generation/languages/wordtable.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

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

QString QuestionParts::words(qsizetype from, qsizetype to) const
{
    const qsizetype start = m_tokens.at(from).range.start;
    return m_sentence.text.mid(start, m_tokens.at(to).range.end() - start);
}

QString QuestionParts::rest(qsizetype from) const
{
    qsizetype start = m_tokens.at(from).range.start;
    while (start > 0 && QStringLiteral("\"'([").contains(m_sentence.text.at(start - 1)))
        --start;
    return withoutEnd(m_sentence.text.mid(start));
}

QStringView QuestionParts::gapBefore(qsizetype token) const
{
    const qsizetype end = token == 0 ? 0 : m_tokens.at(token - 1).range.end();
    return QStringView(m_sentence.text).sliced(end, m_tokens.at(token).range.start - end);
}

bool QuestionParts::matches(const QStringList &trigger, qsizetype at) const
{
    if (at + trigger.size() > m_tokens.size())
        return false;
    for (qsizetype i = 0; i < trigger.size(); ++i) {
        if (m_tokens.at(at + i).folded != trigger.at(i) || (i > 0 && !m_tokens.at(at + i).tight))
            return false;
    }
    return true;
}

// Can the tokens before `end` stand as a subject in a question?
bool QuestionParts::isSubject(qsizetype begin, qsizetype end) const
{
    if (end <= begin || end - begin > LongestSubject)
        return false;
    const QString &first = m_tokens.at(begin).folded;
    if (WordTable::of(m_rules.code).parts(first) == WordTable::Adverb
        || m_rules.hedges.contains(first) || m_rules.links.contains(first))
        return false; // "sometimes replications involve …", "perhaps the greatest change"
    constexpr int mostCapitals = 5; // more: a heading ran into the sentence
    const bool verb // "Contributing to it was"; "Bullying is"
        = end - begin > 1 && WordTable::of(m_rules.code).parts(first) == WordTable::Verb;
    if (verb
        || std::count_if(m_tokens.cbegin() + begin, m_tokens.cbegin() + end,
                         [](const Token &token) { return token.capital; })
            >= mostCapitals)
        return false;
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
    if (!last.capital && m_rules.generic.contains(last.folded)) // "a more everyday example"
        return false;
    return content && (last.capital || !m_rules.stopWords.contains(last.folded))
        && (balanced(subject) || balanced(subject + QLatin1Char(')')));
}

// Only "(" or ")" or hyphens stand before the token: "domestic product (GDP) is".
bool QuestionParts::inBrackets(qsizetype token) const
{
    const QStringView between = gapBefore(token);
    const bool years = token > 0 && m_tokens.at(token).number && m_tokens.at(token - 1).number;
    return std::all_of(between.begin(), between.end(), [years](QChar c) {
        return c.isSpace() || QString::fromUtf8("()'’\"“”„«»").contains(c)
            || (years && c == QChar(0x2013));
    });
}

// The subject as it stands inside a question.
QString QuestionParts::subject(qsizetype begin, qsizetype end) const
{
    const qsizetype start = begin == 0 ? 0 : m_tokens.at(begin).range.start;
    const qsizetype next
        = end < m_tokens.size() ? m_tokens.at(end).range.start : m_sentence.text.size();
    QString text = m_sentence.text.mid(start, next - start).trimmed();
    static const QRegularExpression dates(QStringLiteral("\\s*\\([^()]*\\d[^()]*\\)"));
    text.remove(dates); // "Joseph Henderson (1878–1942)"
    while (text.endsWith(QLatin1Char(',')))
        text.chop(1);
    return lowered(text, begin, end);
}

QString QuestionParts::lowered(QString text, qsizetype begin, qsizetype end) const
{
    const Token &first = m_tokens.at(begin);
    if (text.isEmpty() || text.at(0) != first.folded.at(0).toUpper())
        return text;
    if (end - begin > 2 && m_rules.conjunctions.contains(m_tokens.at(begin + 1).folded)
        && m_tokens.at(begin + 2).capital && !m_rules.nounsCapitalised)
        return text; // "Azerbaijan and Armenia"
    const bool function = m_rules.articles.contains(first.folded)
        || m_rules.determiners.contains(first.folded)
        || m_rules.prepositions.contains(first.folded);
    const bool proper // "Neptune", "Alaska's economy"
        = WordTable::of(m_rules.code).parts(bareWord(first, m_rules)) & WordTable::Proper;
    if (proper && !function)
        return text;
    const bool elided = first.folded.indexOf(QLatin1Char('\'')) == 1;
    const bool noun = !m_rules.nounsCapitalised && !m_context.names.contains(first.folded)
        && WordTable::of(m_rules.code).parts(first.folded) & (WordTable::Noun | WordTable::Verb)
        && text.size() > 2 && text.at(1).isLower() && !m_rules.givenNames.contains(first.folded)
        && !(end - begin > 1 && m_tokens.at(begin + 1).capital);
    const bool known = !m_rules.nounsCapitalised && m_context.written.contains(first.folded);
    if (function || known || elided || noun || looksCommon(begin, end))
        text[0] = text.at(0).toLower();
    return text;
}

// A capital that only the sentence's beginning explains: "Clay soil", "Earthworms",
// "Erosion", "Starker Regen"; not "Madrid", "Roman law", "DNA".
bool QuestionParts::looksCommon(qsizetype begin, qsizetype end) const
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
        || (word.endsWith(QLatin1Char('s')) && !endsIn({"ans", "as", "is", "os", "ss"})
            && (WordTable::of(m_rules.code).knows(word) || speaksOfSeveral(end)));
}

// "Earthworms are …", not "Fairbanks is …"
bool QuestionParts::speaksOfSeveral(qsizetype verb) const
{
    static const QSet<QString> plurals{QStringLiteral("are"), QStringLiteral("were"),
                                       QStringLiteral("have"), QStringLiteral("do")};
    return m_rules.code != QLatin1String("eng")
        || (verb < m_tokens.size() && plurals.contains(m_tokens.at(verb).folded));
}

bool QuestionParts::fits(ObjectKind kind, qsizetype at) const
{
    if (at >= m_tokens.size() || !m_tokens.at(at).tight)
        return false;
    const Token &first = m_tokens.at(at);
    switch (kind) {
    case ObjectKind::Any:
        return !m_rules.personal.contains(first.folded);
    case ObjectKind::Article:
        return m_rules.articles.contains(first.folded) || first.folded == QLatin1String("any");
    case ObjectKind::Number:
        return first.number;
    case ObjectKind::Described:
        for (qsizetype i = at + 1; i < qMin(at + 7, m_tokens.size()); ++i) {
            const QString &word = m_tokens.at(i).folded;
            if (m_rules.relatives.contains(word) && i > at)
                return !m_rules.prepositions.contains(first.folded)
                    && !m_rules.isLoose(first.folded) && !m_rules.stopWords.contains(first.folded)
                    && (m_rules.code != QLatin1String("eng") || isNoun(i - 1));
        }
        return false;
    case ObjectKind::Noun:
        return isBareNoun(at);
    case ObjectKind::Name:
        return first.capital && !first.number && !m_rules.nounsCapitalised
            && m_rules.articles.contains(m_tokens.at(0).folded) && isSingled(at - 1);
    case ObjectKind::Items:
        return m_rules.articles.contains(m_tokens.at(0).folded) && isCounted(at - 1) && isList(at);
    }
    return false;
}

bool QuestionParts::isNoun(qsizetype i) const
{
    return m_sentence.kinds.size() != m_tokens.size() || m_sentence.kinds.at(i) == WordKind::Noun
        || m_sentence.kinds.at(i) == WordKind::Name;
}

// "the most massive cluster", "the first", "the only": one thing alone.
bool QuestionParts::isSingled(qsizetype end) const
{
    static const QSet<QString> singling{QStringLiteral("most"), QStringLiteral("first"),
                                        QStringLiteral("last"), QStringLiteral("only"),
                                        QStringLiteral("capital")};
    return std::any_of(m_tokens.cbegin(), m_tokens.cbegin() + end, [](const Token &token) {
        return singling.contains(token.folded)
            || (token.folded.endsWith(QLatin1String("est")) && token.folded.size() > 5);
    });
}

// "the three types of rock", "the main stages of mitosis"
bool QuestionParts::isCounted(qsizetype end) const
{
    static const QSet<QString> counting{
        QStringLiteral("two"),        QStringLiteral("three"),     QStringLiteral("four"),
        QStringLiteral("five"),       QStringLiteral("six"),       QStringLiteral("seven"),
        QStringLiteral("eight"),      QStringLiteral("nine"),      QStringLiteral("ten"),
        QStringLiteral("types"),      QStringLiteral("kinds"),     QStringLiteral("parts"),
        QStringLiteral("stages"),     QStringLiteral("phases"),    QStringLiteral("branches"),
        QStringLiteral("components"), QStringLiteral("steps"),     QStringLiteral("layers"),
        QStringLiteral("classes"),    QStringLiteral("groups"),    QStringLiteral("categories"),
        QStringLiteral("forms"),      QStringLiteral("functions"), QStringLiteral("levels")};
    return std::any_of(m_tokens.cbegin(), m_tokens.cbegin() + end,
                       [](const Token &token) { return counting.contains(token.folded); });
}

// "A, B, and C" or "A and B" to the sentence's end, each a few words.
bool QuestionParts::isList(qsizetype at) const
{
    constexpr qsizetype longestItem = 6; // words
    const QString items = rest(at);
    const QVector<Token> tokens = tokensOf(items);
    const auto commas = items.count(QLatin1String(", "));
    const bool joined = std::any_of(tokens.cbegin(), tokens.cend(), [this](const Token &token) {
        return m_rules.conjunctions.contains(token.folded);
    });
    return joined && tokens.size() <= (commas + 2) * longestItem
        && std::none_of(tokens.cbegin(), tokens.cend(), [this](const Token &token) {
               return m_rules.blockers.contains(token.folded);
           });
}

// "repeated treatment of …", "difficulty in learning": a noun that is told more of,
// not "popular in …" or "composed of …".
bool QuestionParts::isBareNoun(qsizetype at) const
{
    if (m_sentence.kinds.size() != m_tokens.size()
        || m_rules.stopWords.contains(m_tokens.at(at).folded)
        || m_tokens.at(at).folded.endsWith(QLatin1String("ing")))
        return false;
    for (qsizetype i = at + 1; i < qMin(at + 5, m_tokens.size()); ++i) {
        const QString &word = m_tokens.at(i).folded;
        if (!m_tokens.at(i).tight)
            return false;
        const bool more = m_rules.relatives.contains(word) || word == QLatin1String("of")
            || word == QLatin1String("in");
        if (more)
            return m_sentence.kinds.at(i - 1) == WordKind::Noun
                && !(WordTable::of(m_rules.code).parts(m_tokens.at(i - 1).folded)
                     & WordTable::Adjective);
        if (m_rules.stopWords.contains(word))
            return false;
    }
    return false;
}

// A long answer ends where an aside begins.
QString QuestionParts::answer(const QString &text) const
{
    QString cut = text.left(text.indexOf(QLatin1Char(';')));
    // "a unit of current, and the coulomb is …" goes on to something else
    for (qsizetype at = cut.indexOf(QLatin1String(", ")); at > 0;
         at = cut.indexOf(QLatin1String(", "), at + 2)) {
        const qsizetype comma = cut.indexOf(u',', at + 2);
        const QVector<Token> next
            = tokensOf(QStringView(cut).sliced(at, comma < 0 ? cut.size() - at : comma - at))
                  .mid(0, 6);
        const QVector<Token> before = tokensOf(cut.left(at));
        const bool inside // "where humanities, social, and natural sciences are …"
            = std::any_of(before.cbegin(), before.cend(), [this](const Token &token) {
                  return m_rules.relatives.contains(token.folded);
              });
        if (next.size() < 2 || inside || !m_rules.joiners.contains(next.first().folded))
            continue;
        const bool clause = std::any_of(next.cbegin() + 1, next.cend(), [this](const Token &token) {
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
        // "in which a hydrogen ion, H⁺, is moved": what follows an aside goes on
        const bool opens = !after.isEmpty()
            && (m_rules.relatives.contains(after.first().folded)
                || (m_rules.blockers.contains(after.first().folded)
                    && !(WordTable::of(m_rules.code).parts(after.first().folded)
                         & WordTable::Verb)));
        if (opens)
            cut.truncate(comma);
        comma = comma < cut.size() ? cut.indexOf(QLatin1String(", "), comma + 2) : -1;
    }
    return cut.trimmed();
}

QString QuestionParts::filled(QString pattern, const QString &subject) const
{
    // French drops a vowel before a vowel: "qu’un volcan".
    if (m_rules.code == QLatin1String("fra") && !subject.isEmpty()
        && QString::fromUtf8("aeiouyéèêâîô").contains(subject.at(0).toLower()))
        pattern.replace(QLatin1String("que {s}"), QString::fromUtf8("qu’{s}"));
    return capitalised(pattern.replace(QLatin1String("{s}"), subject));
}

QString QuestionParts::filledAnswer(const LanguageRules::Rule &rule, const QString &object)
{
    QString text = rule.answer;
    return text.replace(QLatin1String("{o}"), object);
}

} // namespace recto
