// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/glossary.h"

#include "core/cloze.h"
#include "generation/languages/words.h"
#include "generation/languages/wordtable.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestTerm = 6; // words
constexpr qsizetype LongestEntry = 188; // characters, so that the front has room for the gap

// Articles that bind to the noun before them: "Seuche des Mittelalters", "ensemble des
// personnes".
bool isGenitive(const QString &word, const LanguageRules &rules)
{
    static const QSet<QString> german{QStringLiteral("des"),   QStringLiteral("dem"),
                                      QStringLiteral("den"),   QStringLiteral("eines"),
                                      QStringLiteral("einem"), QStringLiteral("einen"),
                                      QStringLiteral("einer")};
    static const QSet<QString> romance{
        QStringLiteral("des"),   QStringLiteral("du"),    QStringLiteral("del"),
        QStringLiteral("della"), QStringLiteral("dei"),   QStringLiteral("degli"),
        QStringLiteral("delle"), QStringLiteral("dello"), QStringLiteral("do"),
        QStringLiteral("dos"),   QStringLiteral("da")};
    return rules.nounsCapitalised ? german.contains(word) : romance.contains(word);
}

// "Spanish", "Italian", "Chinese": with a capital, and yet no part of a name's end.
bool isOfPlace(const QString &word)
{
    static const QString endings[] = {QStringLiteral("ish"), QStringLiteral("ian"),
                                      QStringLiteral("ean"), QStringLiteral("ese")};
    return word.size() > 5
        && std::any_of(std::begin(endings), std::end(endings),
                       [&word](const QString &ending) { return word.endsWith(ending); });
}

class GlossaryReader
{
public:
    GlossaryReader(const TextUnit &unit, const LanguageRules &rules)
        : m_unit(unit)
        , m_rules(rules)
    {
        for (qsizetype i = 0; i < m_unit.lines.size(); ++i)
            m_width = qMax(m_width, line(i).length);
    }

    QVector<GlossaryEntry> read()
    {
        QVector<GlossaryEntry> entries;
        qsizetype begin = 0;
        for (qsizetype i = 1; i <= m_unit.lines.size(); ++i) {
            if (i < m_unit.lines.size() && !startsEntry(i, begin))
                continue;
            const TextRange part = trimmed(
                m_unit.text, {m_unit.lines.at(begin), line(i - 1).end() - m_unit.lines.at(begin)});
            if (part.length > 0)
                entries.append(entryOf(part));
            begin = i;
        }
        return entries;
    }

private:
    TextRange line(qsizetype i) const
    {
        const qsizetype start = m_unit.lines.at(i);
        const qsizetype end
            = i + 1 < m_unit.lines.size() ? m_unit.lines.at(i + 1) : m_unit.text.size();
        return trimmed(m_unit.text, {start, end - start});
    }
    QStringView view(TextRange range) const
    {
        return QStringView(m_unit.text).sliced(range.start, range.length);
    }

    bool startsEntry(qsizetype i, qsizetype entryBegin) const
    {
        const QStringList words = foldedWords(view(line(i)));
        const QStringList before = foldedWords(view(line(i - 1)));
        const QStringList term = foldedWords(view(line(entryBegin)));
        if (words.isEmpty() || before.isEmpty() || term.isEmpty())
            return false;
        const QStringView lastLine = view(line(i - 1));
        if (lastLine.endsWith(QLatin1Char(',')) || lastLine.endsWith(QLatin1Char('-'))
            || m_rules.articles.contains(before.last())
            || m_rules.prepositions.contains(before.last())
            || m_rules.stopWords.contains(words.first()))
            return false;
        // Would the first word have fitted on the line before? Then that was ended on purpose.
        const qsizetype needed = (lastLine.size() + 1 + words.first().size()) * 100;
        const qsizetype definition = definitionAt(line(i));
        if (words.first() < term.first()) // a second list of terms begins
            return definition > 0 && definition <= 3
                && m_rules.articles.contains(words.at(definition));
        const bool capital = view(line(i)).front().isUpper();
        const int step = words.first().at(0).unicode() - term.first().at(0).unicode();
        return needed < m_width * 89 || (needed < m_width * 95 && (capital || definition > 0))
            || (step <= 4 && definition > 0);
    }

    // The token at which a definition plainly begins; 0 when none does soon.
    qsizetype definitionAt(TextRange part) const
    {
        const QVector<Token> tokens = tokensOf(view(part));
        for (qsizetype i = 1; i < qMin(LongestTerm, tokens.size()); ++i) {
            const QStringView between
                = view(part).sliced(tokens.at(i - 1).range.end(),
                                    tokens.at(i).range.start - tokens.at(i - 1).range.end());
            if (between.contains(QLatin1Char(',')) || between.contains(QLatin1Char(';')))
                return 0;
            if (between.contains(QLatin1Char(')'))) // "gross domestic product (GDP) measure of …"
                return isAbbreviation(view(part), tokens.at(i - 1)) ? i : 0;
            const QString &word = tokens.at(i).folded;
            if (m_rules.demonstratives.contains(word))
                return i;
            if (word == tokens.at(i - 1).folded) // "proportional representation representation"
                return i;
            if (m_rules.relatives.contains(word) || m_rules.prepositions.contains(word)
                || m_rules.blockers.contains(word) || isGenitive(word, m_rules))
                return 0; // the definition's noun stands somewhere before it
            if (m_rules.articles.contains(word)
                || (m_rules.stopWords.contains(word) && !isJoining(word))
                || (i > 1 && isAdverb(word)))
                return i;
        }
        return 0;
    }

    static bool isAbbreviation(QStringView text, const Token &token)
    {
        const QStringView word = text.sliced(token.range.start, token.range.length);
        return token.range.start > 0 && text[token.range.start - 1] == QLatin1Char('(')
            && word.toString() == word.toString().toUpper();
    }

    bool isAdverb(const QString &word) const
    {
        return !m_rules.looseEndings.isEmpty() && word.size() > 6
            && word.endsWith(m_rules.looseEndings.first());
    }

    static bool isJoining(const QString &word)
    {
        static const QSet<QString> joining{QStringLiteral("and"),  QStringLiteral("or"),
                                           QStringLiteral("und"),  QStringLiteral("et"),
                                           QStringLiteral("y"),    QStringLiteral("e"),
                                           QStringLiteral("oder"), QStringLiteral("ou")};
        return joining.contains(word);
    }

    GlossaryEntry entryOf(TextRange part) const
    {
        GlossaryEntry entry;
        entry.part = part;
        const QString text = view(part).toString();
        const QVector<Token> tokens = tokensOf(text);
        qsizetype at = definitionAt(part);
        if (at == 0)
            at = oneWordTerm(text, tokens);
        if (at == 0) {
            entry.term = tokens.isEmpty()
                ? QString()
                : text.left(tokens.at(nameLength(tokens) - 1).range.end());
            return entry;
        }
        if (beginsWithVerb(tokens, at))
            --at;
        qsizetype start = tokens.at(at).range.start;
        if (start > 0 && text.at(start - 1) == QLatin1Char('('))
            --start;
        entry.term = text.left(start).trimmed();
        entry.meaning = text.mid(start).trimmed();
        const qsizetype aside = entry.meaning.indexOf(QLatin1Char(';'));
        if (aside > 20)
            entry.meaning.truncate(aside);
        return entry;
    }

    // "smart card stores a value": what stands before the article belongs to the meaning.
    bool beginsWithVerb(const QVector<Token> &tokens, qsizetype at) const
    {
        if (at < 2 || !m_rules.articles.contains(tokens.at(at).folded))
            return false;
        const WordTable &table = WordTable::of(m_rules.code);
        const QString &word = tokens.at(at - 1).folded;
        return word.endsWith(QLatin1Char('s')) && table.parts(word) & WordTable::Verb
            && !tokens.at(at - 2).folded.endsWith(QLatin1Char('s'))
            && table.parts(tokens.at(at - 2).folded) & WordTable::Noun;
    }

    // "imports products (goods …) made abroad", "account that …": the word before
    // a relative or preposition is the definition's noun, so one word stands before it.
    qsizetype oneWordTerm(const QString &text, const QVector<Token> &tokens) const
    {
        if (tokens.size() < 4
            || text.left(tokens.at(2).range.start).contains(u':')) // "Igneous rock: rock formed …"
            return 0;
        if (!m_rules.nounsCapitalised && tokens.at(0).capital && tokens.at(1).capital)
            return 0; // "Black Legend of …"
        const QString &after = tokens.at(2).folded;
        const bool noun = m_rules.relatives.contains(after) || m_rules.prepositions.contains(after)
            || !tokens.at(2).tight;
        return noun && tokens.at(1).tight ? 1 : 0;
    }

    // How many words name the term where its end isn't plain: the capitals at its
    // beginning, without those of the definition; at least one.
    qsizetype nameLength(const QVector<Token> &tokens) const
    {
        if (!tokens.first().capital)
            return 1;
        qsizetype length = 1;
        while (length < qMin(LongestTerm, tokens.size()) && tokens.at(length).tight) {
            const Token &token = tokens.at(length);
            const bool joins = !m_rules.nounsCapitalised && length + 1 < tokens.size()
                && m_rules.prepositions.contains(token.folded)
                && tokens.at(length + 1).capital; // "Treaty of Paris"
            if (joins)
                ++length;
            else if (!token.capital || m_rules.stopWords.contains(token.folded)
                     || (!m_rules.nounsCapitalised && isOfPlace(token.folded)))
                break;
            ++length;
        }
        // Where every noun has a capital, the one before "of …" is the definition's.
        const bool bound = m_rules.nounsCapitalised && length > 1 && length < tokens.size()
            && (m_rules.stopWords.contains(tokens.at(length).folded)
                || m_rules.prepositions.contains(tokens.at(length).folded)
                || isGenitive(tokens.at(length).folded, m_rules));
        return bound ? length - 1 : length;
    }

    const TextUnit &m_unit;
    const LanguageRules &m_rules;
    qsizetype m_width = 0;
};

} // namespace

QVector<GlossaryEntry> readGlossary(const TextUnit &unit, const LanguageRules &rules)
{
    return GlossaryReader(unit, rules).read();
}

std::optional<Proposal> hiddenTerm(const QString &entry, const QString &term,
                                   const LanguageRules &rules)
{
    constexpr qsizetype fewestWords = 3; // behind the term
    constexpr qsizetype shortestTerm = 4;
    const QVector<Token> hidden = tokensOf(term);
    const QString rest = entry.mid(term.size());
    const QVector<Token> shown = tokensOf(rest);
    if (hidden.isEmpty() || shown.size() < fewestWords || entry.size() > LongestEntry
        || term.size() < shortestTerm || term.size() * 100 < entry.size() * 5)
        return std::nullopt;
    const auto isTold = [&](const Token &word) {
        return !rules.stopWords.contains(word.folded)
            && std::any_of(shown.begin(), shown.end(), [&word](const Token &other) {
                   return stemOf(other.folded) == stemOf(word.folded);
               });
    };
    if (std::any_of(hidden.begin(), hidden.end(), isTold))
        return std::nullopt;
    return Proposal{CardKind::Cloze, Cloze::gap(1, term) + rest, {}, {{"form.hidden-term", 1}}};
}

} // namespace recto
