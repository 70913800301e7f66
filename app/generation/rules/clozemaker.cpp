// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/sentencecards.h"

#include "core/cardtext.h"
#include "core/cloze.h"
#include "core/scripts.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestGap = 3; // words

bool isYearNumber(const QString &word)
{
    return word.size() == 4 && (word.at(0) == QLatin1Char('1') || word.at(0) == QLatin1Char('2'))
        && std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit(); });
}

// Weighs which word or name of a sentence is worth leaving out.
class GapFinder
{
public:
    GapFinder(const Sentence &sentence, const ChunkContext &context)
        : m_text(sentence.text)
        , m_tokens(sentence.tokens)
        , m_rules(*context.rules)
        , m_context(context)
    {
        for (const Token &token : m_tokens)
            ++m_count[stemOf(token.folded)];
    }

    struct Gap
    {
        qsizetype first = 0;
        qsizetype last = 0;
        double score = -1;
    };

    Gap best() const
    {
        Gap best;
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            for (qsizetype j = i; j < qMin(i + LongestGap, m_tokens.size()); ++j) {
                if (j > i && !m_tokens.at(j).tight)
                    break;
                if (!allowed(i, j))
                    continue;
                const double score = scoreOf(i, j);
                if (score > best.score)
                    best = {i, j, score};
            }
        }
        return best;
    }

private:
    bool isContent(const Token &token) const
    {
        return token.number
            || (token.folded.size() > 2 && !m_rules.stopWords.contains(token.folded)
                && !m_rules.generic.contains(token.folded)
                && !m_rules.personal.contains(token.folded)
                && !m_rules.unresolved.contains(token.folded));
    }

    bool allowed(qsizetype first, qsizetype last) const
    {
        for (qsizetype i = first; i <= last; ++i) {
            const Token &token = m_tokens.at(i);
            if (!isContent(token) || m_count.value(stemOf(token.folded)) > 1)
                return false;
            if (token.number != m_tokens.at(first).number)
                return false;
        }
        if (last > first && !nameRun(first, last))
            return false;
        if (besideAmpersand(first, last) || standsInAnother(first, last))
            return false;
        // A name is hidden whole.
        if (isName(first) && first > 0 && isName(first - 1) && m_tokens.at(first).tight)
            return false;
        if (isName(last) && last + 1 < m_tokens.size() && isName(last + 1)
            && m_tokens.at(last + 1).tight)
            return false;
        const qsizetype hidden = m_tokens.at(last).range.end() - m_tokens.at(first).range.start;
        return hidden * 100 >= m_text.size() * 5 && hidden * 100 <= m_text.size() * 40;
    }

    // "Asset & Wealth Management" is one name.
    bool besideAmpersand(qsizetype first, qsizetype last) const
    {
        const auto sign = QLatin1Char('&');
        const qsizetype start = m_tokens.at(first).range.start;
        const qsizetype end = m_tokens.at(last).range.end();
        return (start > 1 && m_text.at(start - 2) == sign)
            || (end + 1 < m_text.size() && m_text.at(end + 1) == sign);
    }

    // "Grundwasser ist {{c1::Wasser}}": a longer word shows it.
    bool standsInAnother(qsizetype first, qsizetype last) const
    {
        constexpr qsizetype telling = 4; // letters; shorter words stand in others by chance
        for (qsizetype i = first; i <= last; ++i) {
            const QString &hidden = m_tokens.at(i).folded;
            if (m_tokens.at(i).number || hidden.size() < telling)
                continue;
            for (qsizetype other = 0; other < m_tokens.size(); ++other) {
                if ((other < first || other > last) && m_tokens.at(other).folded.contains(hidden))
                    return true;
            }
        }
        return false;
    }

    bool isName(qsizetype i) const
    {
        return m_tokens.at(i).capital && i > 0
            && !m_rules.stopWords.contains(m_tokens.at(i).folded);
    }

    // Several words are one gap when they are a name, or a noun with what
    // describes it at the end of a phrase.
    bool nameRun(qsizetype first, qsizetype last) const
    {
        bool names = true;
        for (qsizetype i = first; i <= last; ++i)
            names = names && isName(i);
        if (names)
            return !m_rules.nounsCapitalised;
        if (m_rules.nounsCapitalised || last - first > 1)
            return false;
        return phraseBegins(first) && phraseEnds(last) && !m_rules.isLoose(m_tokens.at(last).folded)
            && m_context.frequency.value(stemOf(m_tokens.at(last).folded)) > 1;
    }

    bool phraseBegins(qsizetype i) const
    {
        return i > 0
            && (!m_tokens.at(i).tight || m_rules.articles.contains(m_tokens.at(i - 1).folded)
                || m_rules.prepositions.contains(m_tokens.at(i - 1).folded)
                || m_rules.determiners.contains(m_tokens.at(i - 1).folded));
    }
    bool phraseEnds(qsizetype i) const
    {
        return i + 1 >= m_tokens.size() || !m_tokens.at(i + 1).tight
            || m_rules.stopWords.contains(m_tokens.at(i + 1).folded);
    }

    double scoreOf(qsizetype first, qsizetype last) const
    {
        const Token &head = m_tokens.at(last);
        const QString stem = stemOf(head.folded);
        double score = 1;
        // A term that returns is worth knowing; what the whole page is about is known.
        const int frequency = m_context.frequency.value(stem);
        score += frequency > 3 ? 0.3 : frequency > 1 ? 0.6 : 0.2;
        score += m_context.headingStems.contains(stem) ? 0.3 : 0;
        score += head.folded.size() >= 8 ? 0.5 : head.folded.size() >= 5 ? 0.25 : 0;
        if (isYearNumber(head.folded))
            score += 3.2;
        else if (head.number)
            score += 1.2;
        if (isName(last) && first > 0)
            score += m_rules.nounsCapitalised ? 1.4 : 1.6;
        if (phraseEnds(last))
            score += 0.7;
        if (phraseBegins(first))
            score += 0.4;
        if (m_rules.isLoose(head.folded) && !isName(last))
            score -= 1.6;
        if (m_rules.nounsCapitalised && !head.capital && !head.number)
            score -= 1.2;
        if (first == 0)
            score -= 0.5;
        // What comes late in a sentence is news, what comes first is known.
        score += 0.6 * static_cast<double>(last) / static_cast<double>(m_tokens.size());
        return score;
    }

    const QString &m_text;
    const QVector<Token> &m_tokens;
    const LanguageRules &m_rules;
    const ChunkContext &m_context;
    QHash<QString, int> m_count;
};

// Sentences of Chinese and Japanese have no tokens: hide the run of Han or
// Katakana that the text repeats most.
std::optional<Proposal> wideCloze(const QString &text, const ChunkContext &context)
{
    const auto isTerm = [](QChar c) {
        return (c.unicode() >= 0x4E00 && c.unicode() < 0xA000)
            || (c.unicode() >= 0x30A0 && c.unicode() < 0x3100);
    };
    qsizetype bestStart = -1;
    qsizetype bestLength = 0;
    double best = 0;
    for (qsizetype length = 2; length <= 4; ++length) {
        for (qsizetype i = 0; i + length <= text.size(); ++i) {
            const QString run = text.mid(i, length);
            if (!std::all_of(run.cbegin(), run.cend(), isTerm) || text.count(run) > 1
                || length * 100 > text.size() * 40)
                continue;
            const bool bounded = i == 0 || !isTerm(text.at(i - 1)) || i + length == text.size()
                || !isTerm(text.at(i + length));
            const double score = context.frequency.value(run) + (bounded ? 1.5 : 0.0)
                + 0.1 * static_cast<double>(length);
            if (score > best) {
                best = score;
                bestStart = i;
                bestLength = length;
            }
        }
    }
    if (bestStart < 0)
        return std::nullopt;
    QString front = text;
    front.replace(bestStart, bestLength, Cloze::gap(1, text.mid(bestStart, bestLength)));
    return Proposal{CardKind::Cloze, front, {}, 0.5};
}

} // namespace

std::optional<Proposal> clozeFor(const Sentence &sentence, const ChunkContext &context,
                                 bool relaxed)
{
    const QString &text = sentence.text;
    if (text.size() > LongestSide - 12)
        return std::nullopt;
    const auto wide
        = std::count_if(sentence.tokens.cbegin(), sentence.tokens.cend(),
                        [](const Token &token) { return beginsUnspaced(token.folded); });
    if (wide * 2 > sentence.tokens.size())
        return wideCloze(text, context);
    if (sentence.tokens.size() < (relaxed ? 2 : 6))
        return std::nullopt;
    const GapFinder::Gap gap = GapFinder(sentence, context).best();
    if (gap.score < 0)
        return std::nullopt;
    const Token &first = sentence.tokens.at(gap.first);
    const Token &last = sentence.tokens.at(gap.last);
    const bool year = gap.first == gap.last && isYearNumber(first.folded);
    QString front = text;
    const qsizetype length = last.range.end() - first.range.start;
    front.replace(first.range.start, length,
                  Cloze::gap(1, text.mid(first.range.start, length),
                             year ? context.rules->yearHint : QString()));
    if (front.size() > LongestSide)
        return std::nullopt;
    return Proposal{CardKind::Cloze, front, {}, qBound(0.1, 0.25 + gap.score * 0.09, 0.75)};
}

} // namespace recto
