// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/wordkinds.h"

#include "generation/languages/wordtable.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestPhrase = 4; // words

bool endsWithOneOf(const QString &word, const QStringList &endings)
{
    return std::any_of(endings.cbegin(), endings.cend(), [&word](const QString &ending) {
        return word.size() > ending.size() + 2 && word.endsWith(ending);
    });
}

// What an English word that the table doesn't know can be.
int guessedParts(const QString &word, const WordTable &table)
{
    static const QStringList adjectives{QStringLiteral("al"),   QStringLiteral("ous"),
                                        QStringLiteral("ive"),  QStringLiteral("ic"),
                                        QStringLiteral("ary"),  QStringLiteral("able"),
                                        QStringLiteral("ible"), QStringLiteral("less"),
                                        QStringLiteral("ful"),  QStringLiteral("ish")};
    static const QStringList verbs{QStringLiteral("ed"), QStringLiteral("ing"),
                                   QStringLiteral("ize"), QStringLiteral("ify")};
    if (word.endsWith(QLatin1String("ly")))
        return WordTable::Adverb;
    if (endsWithOneOf(word, verbs))
        return WordTable::Verb;
    if (endsWithOneOf(word, adjectives))
        return WordTable::Adjective;
    if (word.endsWith(QLatin1Char('s'))) {
        if (const int parts = table.parts(stemOf(word)))
            return parts & (WordTable::Noun | WordTable::Verb);
    }
    const qsizetype hyphen = word.lastIndexOf(QLatin1Char('-'));
    if (hyphen > 0) {
        const int last = table.parts(word.mid(hyphen + 1));
        return last & WordTable::Verb ? WordTable::Adjective : last ? last : WordTable::Adjective;
    }
    return WordTable::Noun;
}

class KindFinder
{
public:
    KindFinder(const QVector<Token> &tokens, const LanguageRules &rules, const QSet<QString> &names)
        : m_tokens(tokens)
        , m_rules(rules)
        , m_names(names)
        , m_table(WordTable::of(rules.code))
    {
    }

    QVector<WordKind> find()
    {
        m_kinds.reserve(m_tokens.size());
        for (qsizetype i = 0; i < m_tokens.size(); ++i)
            m_kinds.append(kindOf(i));
        return std::move(m_kinds);
    }

private:
    WordKind kindOf(qsizetype i) const
    {
        const Token &token = m_tokens.at(i);
        if (token.number)
            return WordKind::Number;
        const QString word = bareWord(token, m_rules);
        if (m_rules.stopWords.contains(word) || m_rules.blockers.contains(word)
            || m_rules.personal.contains(word))
            return WordKind::Function;
        if (m_rules.nounsCapitalised)
            return german(i, word);
        const bool inside = i > 0 && token.capital;
        const bool knownName = token.capital
            && ((m_names.contains(token.folded) && m_table.commonness(word) < 50)
                || m_table.parts(word) & WordTable::Proper);
        if (inside || knownName)
            return WordKind::Name;
        if (m_rules.code == QLatin1String("eng"))
            return english(i, word);
        return romance(i, word);
    }

    WordKind german(qsizetype i, const QString &word) const
    {
        const Token &token = m_tokens.at(i);
        if (token.capital && (i > 0 || looksLikeNoun(word)))
            return WordKind::Noun;
        const bool beforeNoun
            = i + 1 < m_tokens.size() && m_tokens.at(i + 1).capital && m_tokens.at(i + 1).tight;
        static const QStringList endings{QStringLiteral("e"), QStringLiteral("en"),
                                         QStringLiteral("er"), QStringLiteral("es"),
                                         QStringLiteral("em")};
        if (beforeNoun && endsWithOneOf(word, endings))
            return WordKind::Adjective;
        return WordKind::Verb;
    }

    static bool looksLikeNoun(const QString &word)
    {
        static const QStringList endings{QStringLiteral("ung"),   QStringLiteral("heit"),
                                         QStringLiteral("keit"),  QStringLiteral("tion"),
                                         QStringLiteral("ismus"), QStringLiteral("schaft"),
                                         QStringLiteral("tät")};
        return endsWithOneOf(word, endings);
    }

    WordKind english(qsizetype i, const QString &word) const
    {
        int parts = m_table.parts(word);
        if (parts == 0)
            parts = guessedParts(word, m_table);
        if (parts == WordTable::Adverb)
            return WordKind::Adverb;
        const QString previous = i > 0 ? m_tokens.at(i - 1).folded : QString();
        const bool known = m_table.parts(word) != 0;
        if ((modal(previous) || previous == QLatin1String("to"))
            && (parts & WordTable::Verb || (!known && previous != QLatin1String("that"))))
            return WordKind::Verb;
        const bool nounAhead
            = i + 1 < m_tokens.size() && m_tokens.at(i + 1).tight && nounable(i + 1);
        const WordKind before = i > 0 ? m_kinds.at(i - 1) : WordKind::Other;
        const bool phrase = i > 0 && m_tokens.at(i).tight && beginsPhrase(i - 1);
        if (parts & WordTable::Adjective && nounAhead && !(parts == WordTable::Verb))
            return WordKind::Adjective;
        if (parts == WordTable::Verb) {
            const bool participle = word.endsWith(QLatin1String("ed"))
                || word.endsWith(QLatin1String("ing")) || word.endsWith(QLatin1String("en"));
            const bool gerund
                = word.endsWith(QLatin1String("ing")) && m_rules.prepositions.contains(previous);
            if (participle && nounAhead && !gerund && (phrase || before == WordKind::Adjective))
                return WordKind::Adjective;
            return phrase && !nounAhead && word.endsWith(QLatin1String("ing")) ? WordKind::Noun
                                                                               : WordKind::Verb;
        }
        if (parts & WordTable::Noun && parts & WordTable::Verb)
            return nounOrVerb(i, before, phrase);
        if (parts & WordTable::Noun)
            return WordKind::Noun;
        return parts & WordTable::Adjective ? WordKind::Adjective : WordKind::Adverb;
    }

    // "the cell wall acts": what stands behind a noun and before an article is the verb.
    WordKind nounOrVerb(qsizetype i, WordKind before, bool phrase) const
    {
        if (phrase || before == WordKind::Adjective)
            return WordKind::Noun;
        const QString previous = i > 0 ? m_tokens.at(i - 1).folded : QString();
        if (previous == QLatin1String("to") || modal(previous)
            || m_rules.pronouns.contains(previous))
            return WordKind::Verb;
        const bool afterNoun = before == WordKind::Noun || before == WordKind::Name;
        if (!afterNoun)
            return i == 0 ? WordKind::Noun : WordKind::Noun;
        const bool seen = std::any_of(m_kinds.cbegin(), m_kinds.cend(),
                                      [](WordKind kind) { return kind == WordKind::Verb; });
        const bool articleAhead = i + 1 < m_tokens.size() && m_tokens.at(i + 1).tight
            && m_rules.articles.contains(m_tokens.at(i + 1).folded);
        if (articleAhead && m_tokens.at(i).tight)
            return WordKind::Verb;
        const bool objectAhead = i + 1 < m_tokens.size()
            && (m_rules.articles.contains(m_tokens.at(i + 1).folded)
                || m_rules.determiners.contains(m_tokens.at(i + 1).folded)
                || m_rules.prepositions.contains(m_tokens.at(i + 1).folded));
        const bool third = m_tokens.at(i).folded.endsWith(QLatin1Char('s'));
        const bool plural = previous.endsWith(QLatin1Char('s'));
        return !seen && objectAhead && m_tokens.at(i).tight && third != plural ? WordKind::Verb
                                                                               : WordKind::Noun;
    }

    static bool modal(const QString &word)
    {
        static const QSet<QString> modals{
            QStringLiteral("can"),   QStringLiteral("could"), QStringLiteral("will"),
            QStringLiteral("would"), QStringLiteral("may"),   QStringLiteral("might"),
            QStringLiteral("must"),  QStringLiteral("shall"), QStringLiteral("should"),
            QStringLiteral("not"),   QStringLiteral("who"),   QStringLiteral("that"),
            QStringLiteral("which"), QStringLiteral("do"),    QStringLiteral("does"),
            QStringLiteral("did")};
        return modals.contains(word);
    }

    bool nounable(qsizetype i) const
    {
        const Token &token = m_tokens.at(i);
        if (token.number || m_rules.stopWords.contains(token.folded)
            || m_rules.blockers.contains(token.folded))
            return false;
        if (token.capital)
            return true;
        int parts = m_table.parts(token.folded);
        if (parts == 0)
            parts = guessedParts(token.folded, m_table);
        return parts & (WordTable::Noun | WordTable::Adjective);
    }

    bool beginsPhrase(qsizetype i) const
    {
        const QString &word = m_tokens.at(i).folded;
        return m_rules.articles.contains(word) || m_rules.determiners.contains(word)
            || m_rules.demonstratives.contains(word)
            || (m_rules.prepositions.contains(word) && word != QLatin1String("to"))
            || word.endsWith(QLatin1String("'s"));
    }

    WordKind romance(qsizetype i, const QString &word) const
    {
        const bool elided = elisionOf(m_tokens.at(i), m_rules) > 0;
        const QString before = i > 0 ? m_tokens.at(i - 1).folded : QString();
        const bool afterPhrase = elided || m_rules.articles.contains(before)
            || m_rules.prepositions.contains(before) || m_rules.determiners.contains(before);
        if (afterPhrase
            && !(m_rules.isLoose(word) && !elided && !m_rules.articles.contains(before)))
            return WordKind::Noun;
        const bool afterNoun = i > 0 && m_tokens.at(i).tight
            && (m_kinds.at(i - 1) == WordKind::Noun || m_kinds.at(i - 1) == WordKind::Name);
        if (afterNoun && endsWithOneOf(word, m_rules.adjectiveEndings))
            return WordKind::Adjective;
        return m_rules.isLoose(word) ? WordKind::Verb : WordKind::Other;
    }

    const QVector<Token> &m_tokens;
    const LanguageRules &m_rules;
    const QSet<QString> &m_names;
    const WordTable &m_table;
    QVector<WordKind> m_kinds;
};

bool isNominal(WordKind kind)
{
    return kind == WordKind::Noun || kind == WordKind::Name;
}

// Words in front of a noun that say nothing of what it is.
bool onlyWeighs(const Token &token, WordKind kind, const LanguageRules &rules)
{
    return rules.generic.contains(token.folded) || rules.determiners.contains(token.folded)
        || (kind == WordKind::Adjective && !token.capital
            && WordTable::of(rules.code).commonness(token.folded) >= 46);
}

class PhraseFinder
{
public:
    PhraseFinder(const QVector<Token> &tokens, const QVector<WordKind> &kinds,
                 const LanguageRules &rules)
        : m_tokens(tokens)
        , m_kinds(kinds)
        , m_rules(rules)
        , m_nounFirst(!rules.nounsCapitalised && rules.code != QLatin1String("eng"))
    {
    }

    QVector<NounPhrase> find() const
    {
        QVector<NounPhrase> phrases;
        for (qsizetype i = 0; i < m_tokens.size();) {
            const auto phrase = m_kinds.at(i) == WordKind::Name ? nameAt(i)
                : m_nounFirst                                   ? romanceAt(i)
                                                                : germanicAt(i);
            if (phrase) {
                phrases.append(*phrase);
                i = phrase->last + 1;
            } else {
                ++i;
            }
        }
        return phrases;
    }

private:
    bool joined(qsizetype i) const { return i < m_tokens.size() && m_tokens.at(i).tight; }

    bool isPossessive(qsizetype i) const
    {
        return m_rules.code == QLatin1String("eng")
            && m_tokens.at(i).folded.endsWith(QLatin1String("'s"));
    }

    // "James Madison", "Treaty of Paris", "Louis XIV", "Virginia Plan"
    std::optional<NounPhrase> nameAt(qsizetype first) const
    {
        qsizetype last = first;
        if (isPossessive(first))
            return NounPhrase{first, first, true};
        while (last - first < LongestPhrase && !isPossessive(last)) {
            if (joined(last + 1) && m_kinds.at(last + 1) == WordKind::Name) {
                ++last;
                continue;
            }
            const bool bridge = joined(last + 1) && joined(last + 2)
                && m_rules.nameLinks.contains(m_tokens.at(last + 1).folded)
                && m_kinds.at(last + 2) == WordKind::Name;
            if (!bridge)
                break;
            last += 2;
        }
        // "Spanish crown": the noun that the capital describes belongs to it.
        bool name = true;
        if (!m_nounFirst && !isPossessive(last) && joined(last + 1)
            && m_kinds.at(last + 1) == WordKind::Noun) {
            while (joined(last + 1) && m_kinds.at(last + 1) == WordKind::Noun
                   && last - first < LongestPhrase)
                ++last;
            name = false;
        }
        return NounPhrase{first, last, name};
    }

    std::optional<NounPhrase> germanicAt(qsizetype first) const
    {
        const auto part = [this](qsizetype i) {
            return m_kinds.at(i) == WordKind::Adjective || isNominal(m_kinds.at(i));
        };
        if (!part(first))
            return std::nullopt;
        qsizetype end = first + 1;
        while (joined(end) && part(end) && !isPossessive(end - 1))
            ++end;
        qsizetype last = end - 1;
        while (last > first && !isNominal(m_kinds.at(last)))
            --last;
        if (!isNominal(m_kinds.at(last)))
            return std::nullopt;
        qsizetype begin = first;
        while (begin < last && onlyWeighs(m_tokens.at(begin), m_kinds.at(begin), m_rules))
            ++begin;
        if (m_rules.nounsCapitalised) // the adjective before a German noun is rarely the term's
            begin = last;
        begin = qMax(begin, last - LongestPhrase + 1);
        return NounPhrase{begin, last, false};
    }

    // "membrana plasmática", "énergie solaire"
    std::optional<NounPhrase> romanceAt(qsizetype first) const
    {
        if (m_kinds.at(first) != WordKind::Noun)
            return std::nullopt;
        qsizetype last = first;
        while (joined(last + 1) && m_kinds.at(last + 1) == WordKind::Adjective
               && last - first + 1 < 3)
            ++last;
        if (first == last && m_rules.generic.contains(m_tokens.at(first).folded))
            return std::nullopt;
        return NounPhrase{first, last, false};
    }

    const QVector<Token> &m_tokens;
    const QVector<WordKind> &m_kinds;
    const LanguageRules &m_rules;
    bool m_nounFirst;
};

} // namespace

qsizetype elisionOf(const Token &token, const LanguageRules &rules)
{
    if (rules.nounsCapitalised || rules.code == QLatin1String("eng"))
        return 0;
    const qsizetype mark = token.folded.indexOf(QLatin1Char('\''));
    return mark > 0 && mark <= 5 && mark + 2 < token.folded.size() ? mark + 1 : 0;
}

QString bareWord(const Token &token, const LanguageRules &rules)
{
    QString word = token.folded.mid(elisionOf(token, rules));
    if (rules.code == QLatin1String("eng") && word.endsWith(QLatin1String("'s")))
        word.chop(2);
    return word;
}

QVector<WordKind> wordKindsOf(const QVector<Token> &tokens, const LanguageRules &rules,
                              const QSet<QString> &names)
{
    return KindFinder(tokens, rules, names).find();
}

QVector<NounPhrase> nounPhrasesOf(const QVector<Token> &tokens, const QVector<WordKind> &kinds,
                                  const LanguageRules &rules)
{
    return PhraseFinder(tokens, kinds, rules).find();
}

} // namespace recto
