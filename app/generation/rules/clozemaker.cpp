// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/wordtable.h"
#include "generation/rules/sentencecards.h"

#include "core/cardtext.h"
#include "core/cloze.h"
#include "core/scripts.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestKeyPhrase = 4; // words

bool isYearNumber(const QString &word)
{
    return word.size() == 4 && (word.at(0) == QLatin1Char('1') || word.at(0) == QLatin1Char('2'))
        && std::all_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit(); });
}

// Weighs which term, name or number of a sentence is worth leaving out.
class GapFinder
{
public:
    GapFinder(const Sentence &sentence, const ChunkContext &context)
        : m_text(sentence.text)
        , m_tokens(sentence.tokens)
        , m_kinds(sentence.kinds)
        , m_rules(*context.rules)
        , m_table(WordTable::of(context.rules->code))
        , m_context(context)
    {
        for (const Token &token : m_tokens)
            ++m_count[stemOf(bareWord(token, m_rules))];
    }

    struct Gap
    {
        TextRange hidden;
        qsizetype first = 0;
        qsizetype last = 0;
        double weight = -1;
        Features features;
    };

    Gap best() const
    {
        Gap best;
        for (const NounPhrase &phrase : candidates()) {
            const TextRange hidden = rangeOf(phrase);
            if (!allowed(phrase, hidden))
                continue;
            Features features = featuresOf(phrase);
            const double weight = weightOf(features);
            if (weight > best.weight)
                best = {hidden, phrase.first, phrase.last, weight, std::move(features)};
        }
        return best;
    }

private:
    QVector<NounPhrase> candidates() const
    {
        QVector<NounPhrase> phrases = nounPhrasesOf(m_tokens, m_kinds, m_rules);
        for (qsizetype i = 0; i < m_tokens.size(); ++i) {
            if (m_kinds.at(i) == WordKind::Number)
                phrases.append({i, quantityEnd(i), false});
            for (qsizetype last = i; last < qMin(i + LongestKeyPhrase, m_tokens.size()); ++last) {
                if (last > i && !m_tokens.at(last).tight)
                    break;
                const bool inName // "Annie Jump **Cannon**"
                    = std::any_of(phrases.cbegin(), phrases.cend(), [&](const NounPhrase &phrase) {
                          return phrase.name && phrase.first <= i && phrase.last >= last;
                      });
                if (!inName && isKeyTerm(i, last))
                    phrases.append({i, last, false});
            }
            if (namedHere({i, i, false}) && m_kinds.at(i) == WordKind::Adjective
                && (i + 1 == m_tokens.size() || !m_tokens.at(i + 1).tight))
                phrases.append({i, i, false}); // "is considered obese."
        }
        return phrases;
    }

    // Set off by the page as a whole.
    bool isKeyTerm(qsizetype first, qsizetype last) const
    {
        return m_context.keyTerms.contains(
            keyOfTerm(m_tokens.cbegin() + first, m_tokens.cbegin() + last + 1));
    }

    // "15 to 30 seconds", "2.5 million years": the unit belongs to the number.
    qsizetype quantityEnd(qsizetype number) const
    {
        if (isYearNumber(m_tokens.at(number).folded))
            return number;
        qsizetype last = number;
        while (last + 1 < m_tokens.size() && m_tokens.at(last + 1).tight && last - number < 3) {
            const QString &word = m_tokens.at(last + 1).folded;
            const bool range = (word == QLatin1String("to") || m_rules.conjunctions.contains(word))
                && last + 2 < m_tokens.size() && m_kinds.at(last + 2) == WordKind::Number;
            static const QSet<QString> powers{QStringLiteral("hundred"), QStringLiteral("thousand"),
                                              QStringLiteral("million"), QStringLiteral("billion"),
                                              QStringLiteral("trillion")};
            if (range) {
                last += 2;
                continue;
            }
            if (!powers.contains(word)) {
                const bool unit = m_kinds.at(last + 1) == WordKind::Noun;
                return unit ? last + 1 : last;
            }
            ++last;
        }
        return last;
    }

    TextRange rangeOf(const NounPhrase &phrase) const
    {
        const Token &first = m_tokens.at(phrase.first);
        const qsizetype start = first.range.start + elisionOf(first, m_rules);
        const Token &last = m_tokens.at(phrase.last);
        const bool possessive
            = m_rules.code == QLatin1String("eng") && last.folded.endsWith(QLatin1String("'s"));
        return {start, last.range.end() - (possessive ? 2 : 0) - start};
    }

    bool allowed(const NounPhrase &phrase, const TextRange &hidden) const
    {
        for (qsizetype i = phrase.first; i <= phrase.last; ++i) {
            const Token &token = m_tokens.at(i);
            const bool link
                = i > phrase.first && i < phrase.last && m_rules.nameLinks.contains(token.folded);
            if (!link && m_count.value(stemOf(bareWord(token, m_rules))) > 1)
                return false;
            if (token.folded.size() < 2 && !token.number)
                return false;
        }
        const QString head = bareWord(m_tokens.at(phrase.last), m_rules);
        const bool single = phrase.first == phrase.last;
        if (single && !m_tokens.at(phrase.first).number
            && (m_rules.generic.contains(head) || m_rules.stopWords.contains(head)
                || head.size() < 3))
            return false;
        if (besideSign(hidden) || standsInAnother(phrase))
            return false;
        return hidden.length * 100 >= m_text.size() * 5
            && hidden.length * 100 <= m_text.size() * 40;
    }

    static bool isQuote(QChar c)
    {
        static const QString marks = QString::fromUtf8("\"“”„«»‘");
        return marks.contains(c);
    }

    // "Asset & Wealth Management" is one name, "10-K" and "3.5" one number.
    bool besideSign(const TextRange &hidden) const
    {
        const auto at = [this](qsizetype i) {
            return i >= 0 && i < m_text.size() ? m_text.at(i) : QChar(u' ');
        };
        static const QString signs = QStringLiteral("&=+<>^_\\/~*#@");
        return signs.contains(at(hidden.start - 1)) || signs.contains(at(hidden.end()))
            || (at(hidden.start - 2) == u'&' || at(hidden.end() + 1) == u'&')
            || at(hidden.end()) == u'-' || at(hidden.start - 1) == u'-'
            || isQuote(at(hidden.end())) != isQuote(at(hidden.start - 1));
    }

    // "Grundwasser ist {{c1::Wasser}}": a longer word shows it.
    bool standsInAnother(const NounPhrase &phrase) const
    {
        constexpr qsizetype telling = 4; // letters; shorter words stand in others by chance
        for (qsizetype i = phrase.first; i <= phrase.last; ++i) {
            const QString hidden = bareWord(m_tokens.at(i), m_rules);
            if (m_tokens.at(i).number || hidden.size() < telling)
                continue;
            const QString stem = hidden.left(qMax<qsizetype>(telling + 1, hidden.size() - 2));
            for (qsizetype other = 0; other < m_tokens.size(); ++other) {
                if (other >= phrase.first && other <= phrase.last)
                    continue;
                const QString &shown = m_tokens.at(other).folded;
                if (shown.contains(hidden) || shown.startsWith(stem))
                    return true;
            }
        }
        return false;
    }

    // How rare its rarest word is: 0 for the words of everybody, 1 for those of a subject.
    double rarityOf(const NounPhrase &phrase) const
    {
        double rarest = 0;
        for (qsizetype i = phrase.first; i <= phrase.last; ++i) {
            const QString word = bareWord(m_tokens.at(i), m_rules);
            int common = m_table.commonness(word);
            if (common == 0)
                common = qMax(29, m_table.commonness(stemOf(word)));
            rarest = qMax(rarest, qBound(0.0, (52.0 - common) / 18, 1.2));
        }
        return rarest;
    }

    // An item of "…, sand, silt and clay": nobody can know which one is missing.
    bool inList(const NounPhrase &phrase) const
    {
        const auto separates = [this](qsizetype left, qsizetype right) {
            if (left < 0 || right >= m_tokens.size())
                return false;
            const qsizetype end = m_tokens.at(left).range.end();
            return QStringView(m_text)
                .sliced(end, m_tokens.at(right).range.start - end)
                .contains(QLatin1Char(','));
        };
        const auto joins = [this](qsizetype i) {
            return i >= 0 && i < m_tokens.size()
                && m_rules.conjunctions.contains(m_tokens.at(i).folded);
        };
        const bool before = separates(phrase.first - 1, phrase.first) || joins(phrase.first - 1);
        const bool after = separates(phrase.last, phrase.last + 1) || joins(phrase.last + 1);
        return (before && after) || joins(phrase.first - 1) || joins(phrase.last + 1);
    }

    bool namedHere(const NounPhrase &phrase) const
    {
        if (phrase.first == 0)
            return false;
        const QString before = m_text.left(m_tokens.at(phrase.first - 1).range.end()).toLower();
        return std::any_of(m_rules.namedBy.cbegin(), m_rules.namedBy.cend(),
                           [&before, this, &phrase](const QString &words) {
                               if (before.endsWith(QLatin1Char(' ') + words))
                                   return true;
                               return phrase.first > 1
                                   && m_rules.articles.contains(
                                       m_tokens.at(phrase.first - 1).folded)
                                   && m_text.left(m_tokens.at(phrase.first - 2).range.end())
                                          .endsWith(QLatin1Char(' ') + words, Qt::CaseInsensitive);
                           });
    }

    // "a stark contrast", "modern astronomers": the adjective is no part of a term's name.
    bool describesOnly(const NounPhrase &phrase) const
    {
        if (phrase.name || phrase.first == phrase.last
            || m_kinds.at(phrase.first) != WordKind::Adjective
            || m_rules.code != QLatin1String("eng"))
            return false;
        static const QStringList relational{QStringLiteral("ic"),  QStringLiteral("al"),
                                            QStringLiteral("ar"),  QStringLiteral("oid"),
                                            QStringLiteral("ary"), QStringLiteral("ian")};
        const QString &word = m_tokens.at(phrase.first).folded;
        return std::none_of(relational.cbegin(), relational.cend(),
                            [&word](const QString &ending) { return word.endsWith(ending); });
    }

    // "{{Bayer}}'s system"
    double owns(qsizetype last) const
    {
        const qsizetype end = m_tokens.at(last).range.end();
        const bool marked = m_text.mid(end - 2, 2).contains(QChar(0x2019))
            || m_text.mid(end - 2, 2).contains(u'\'') || m_text.mid(end, 1) == QChar(0x2019)
            || m_text.mid(end, 1) == QLatin1String("'");
        return marked ? 1 : 0;
    }

    // "{{Oxyanions}} are polyatomic ions that …": the sentence begins with it, and says what it is.
    bool isDefined(const NounPhrase &phrase) const
    {
        const qsizetype verb = phrase.last + 1;
        if (phrase.first > 1 || verb + 3 >= m_tokens.size() || !m_tokens.at(verb).tight)
            return false;
        for (const LanguageRules::Rule &rule : m_rules.rules.value(m_tokens.at(verb).folded)) {
            if (rule.trigger.size() != 1 || rule.object == ObjectKind::Any
                || rule.object == ObjectKind::Number)
                continue;
            const WordKind kind = m_kinds.at(verb + 1);
            return m_rules.articles.contains(m_tokens.at(verb + 1).folded) || kind == WordKind::Noun
                || kind == WordKind::Adjective;
        }
        return false;
    }

    // "Peggy A. {{Whitson}}", "A {{Modest Proposal}}", "{{Mers el}} Kebir", "{{Muscle
    // contracts}} rapidly": more or less than what is named.
    bool isCut(const NounPhrase &phrase) const
    {
        const qsizetype before = phrase.first - 1;
        const qsizetype after = phrase.last + 1;
        const bool name = phrase.name || m_tokens.at(phrase.last).capital;
        if (name && !m_rules.nounsCapitalised) {
            const auto isInitial = [this](qsizetype i) {
                return m_tokens.at(i).capital && m_tokens.at(i).range.length < 3;
            };
            if (before >= 0 && m_tokens.at(before).capital && before > 0
                && (m_tokens.at(phrase.first).tight || isInitial(before)))
                return true;
            if (before == 0 && m_tokens.at(0).capital && m_tokens.at(phrase.first).tight
                && !m_rules.stopWords.contains(m_tokens.at(0).folded))
                return true;
            if (after < m_tokens.size() && m_tokens.at(after).capital && m_tokens.at(after).tight)
                return true;
        }
        if (m_rules.code != QLatin1String("eng") || phrase.last == phrase.first)
            return false;
        const QString &last = m_tokens.at(phrase.last).folded;
        const bool verb = m_table.parts(last) & WordTable::Verb
            || (m_table.parts(last) == 0 && m_table.parts(stemOf(last)) & WordTable::Verb);
        const bool goesOn = after < m_tokens.size() && m_tokens.at(after).tight
            && (m_table.parts(m_tokens.at(after).folded) == WordTable::Adverb
                || m_rules.articles.contains(m_tokens.at(after).folded)
                || m_rules.determiners.contains(m_tokens.at(after).folded)
                || m_tokens.at(after).folded == QLatin1String("up")
                || m_tokens.at(after).folded == QLatin1String("out"));
        return verb && goesOn;
    }

    // "The film was presented at …", "The area was conquered by …": of which film?
    bool startsVaguely(const NounPhrase &gap) const
    {
        constexpr int often = 3;
        if (m_rules.genericArticles || m_tokens.size() < 4 || gap.first <= 1
            || !m_rules.articles.contains(m_tokens.at(0).folded)
            || m_tokens.at(0).folded.startsWith(u'a')
            || m_tokens.at(0).folded.startsWith(QLatin1String("un"))
            || m_tokens.at(0).folded.startsWith(QLatin1String("ein")))
            return false;
        qsizetype head = 1;
        while (head + 1 < m_tokens.size() && m_kinds.at(head) != WordKind::Noun
               && m_kinds.at(head) == WordKind::Adjective)
            ++head;
        if (m_kinds.at(head) != WordKind::Noun || m_kinds.at(head + 1) == WordKind::Noun
            || m_kinds.at(head + 1) == WordKind::Name)
            return false;
        const QString &next = m_tokens.at(head + 1).folded;
        const QString stem = stemOf(bareWord(m_tokens.at(head), m_rules));
        return !m_rules.prepositions.contains(next) && !m_rules.relatives.contains(next)
            && rarityOf({head, head, false}) < 0.8 && m_context.frequency.value(stem) < often
            && !m_context.headingStems.contains(stem) && !m_context.emphasised.contains(stem);
    }

    // "The country is a republic.": of which country?
    bool vagueSubject(const NounPhrase &gap) const
    {
        const QString &first = m_tokens.at(0).folded;
        if (m_rules.genericArticles || m_tokens.size() < 3 || !m_rules.articles.contains(first)
            || first.startsWith(u'a') || first.startsWith(QLatin1String("un"))
            || first.startsWith(QLatin1String("ein")))
            return false;
        for (qsizetype i = 1; i < m_tokens.size(); ++i) {
            if (i >= gap.first && i <= gap.last)
                continue;
            const bool telling = m_kinds.at(i) == WordKind::Name
                || (m_kinds.at(i) == WordKind::Noun && rarityOf({i, i, false}) > 0.7);
            if (telling)
                return false;
        }
        return true;
    }

    Features featuresOf(const NounPhrase &phrase) const
    {
        Features features;
        const auto tell = [&features](const char *name, double value) {
            if (value != 0)
                features.emplace_back(name, value);
        };
        const Token &head = m_tokens.at(phrase.last);
        const QString stem = stemOf(bareWord(head, m_rules));
        const bool number = m_tokens.at(phrase.first).number;
        if (number) {
            const bool year = isYearNumber(head.folded);
            tell(year ? "gap.year" : "gap.number", 1);
            tell("gap.quantity", !year && phrase.last > phrase.first ? 1 : 0);
            return features;
        }
        tell("gap.term", isKeyTerm(phrase.first, phrase.last) ? 1 : 0);
        tell("gap.unparsed", m_rules.code == QLatin1String("eng") ? 0 : 1);
        tell("gap.rare", rarityOf(phrase));
        tell("gap.name", phrase.name && phrase.first > 0 ? 1 : 0);
        tell("gap.part-name", phrase.name && phrase.first == phrase.last ? 1 : 0);
        tell("gap.words", phrase.last > phrase.first ? 1 : 0);
        tell("gap.cut", isCut(phrase) ? 1 : 0);
        const qsizetype before = phrase.first - 1;
        const qsizetype noun // the word before its article
            = before > 0 && m_rules.articles.contains(m_tokens.at(before).folded) ? before - 1
                                                                                  : before;
        tell("gap.of", noun >= 0 && m_rules.nameLinks.contains(m_tokens.at(noun).folded) ? 1 : 0);
        tell("gap.owns", phrase.last + 1 < m_tokens.size() ? owns(phrase.last) : 0);
        tell("gap.defined", isDefined(phrase) ? 1 : 0);
        tell("gap.vague-start", startsVaguely(phrase) ? 1 : 0);
        tell("gap.described", describesOnly(phrase) ? 1 : 0);
        tell("gap.hyphen",
             head.folded.contains(u'-') || m_tokens.at(phrase.first).folded.contains(u'-') ? 1 : 0);
        tell("gap.vague-subject", vagueSubject(phrase) ? 1 : 0);
        tell("gap.in-list", inList(phrase) ? 1 : 0);
        tell("gap.named", namedHere(phrase) ? 1 : 0);
        tell("gap.subject", phrase.first <= 1 ? 1 : 0);
        tell("gap.loose", !phrase.name && m_rules.isLoose(head.folded) ? 1 : 0);
        tell("gap.heading", m_context.headingStems.contains(stem) ? 1 : 0);
        tell("gap.emphasised", m_context.emphasised.contains(stem) ? 1 : 0);
        const int frequency = m_context.frequency.value(stem);
        tell("gap.repeated", frequency > 1 && frequency < 6 ? 1 : 0);
        tell("gap.topic", frequency >= 6 ? 1 : 0);
        tell("gap.head-common", m_table.commonness(stem) >= 48 ? 1 : 0);
        tell("gap.late", static_cast<double>(phrase.last) / static_cast<double>(m_tokens.size()));
        return features;
    }

    // What makes one gap of a sentence better than another.
    static double weightOf(const Features &features)
    {
        static const QHash<QByteArray, double> weights{
            {"gap.year", 1.8},    {"gap.number", 0.6},       {"gap.rare", 1.6},
            {"gap.term", 2.5},    {"gap.quantity", 0.5},     {"gap.cut", -1.5},
            {"gap.name", 0.5},    {"gap.words", 0.35},       {"gap.in-list", -1.1},
            {"gap.named", 2.0},   {"gap.subject", -0.1},     {"gap.loose", -0.8},
            {"gap.heading", 0.2}, {"gap.emphasised", 1.0},   {"gap.repeated", 0.2},
            {"gap.late", 0.2},    {"gap.described", -0.7},   {"gap.hyphen", -0.4},
            {"gap.topic", -0.5},  {"gap.head-common", -0.3}, {"gap.part-name", -0.2}};
        double weight = 0.5;
        for (const auto &[name, value] : features)
            weight += weights.value(name) * value;
        return weight;
    }

    const QString &m_text;
    const QVector<Token> &m_tokens;
    const QVector<WordKind> &m_kinds;
    const LanguageRules &m_rules;
    const WordTable &m_table;
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
    return Proposal{CardKind::Cloze, front, {}, {{"form.gap", 1}, {"gap.rare", 0.5}}};
}

} // namespace

std::optional<Proposal> clozeFor(const Sentence &sentence, const ChunkContext &context)
{
    const QString &text = sentence.text;
    if (text.size() > LongestSide - 12)
        return std::nullopt;
    const auto wide
        = std::count_if(sentence.tokens.cbegin(), sentence.tokens.cend(),
                        [](const Token &token) { return beginsUnspaced(token.folded); });
    if (wide * 2 > sentence.tokens.size())
        return wideCloze(text, context);
    if (sentence.tokens.size() < 5)
        return std::nullopt;
    const GapFinder::Gap gap = GapFinder(sentence, context).best();
    if (gap.weight < 0)
        return std::nullopt;
    const bool year = gap.first == gap.last && isYearNumber(sentence.tokens.at(gap.first).folded);
    QString front = text;
    if (sentence.cited && front.endsWith(u'.')) // which follows the reference on the page
        front.chop(1);
    front.replace(gap.hidden.start, gap.hidden.length,
                  Cloze::gap(1, text.mid(gap.hidden.start, gap.hidden.length),
                             year ? context.rules->yearHint : QString()));
    if (front.size() > LongestSide)
        return std::nullopt;
    Features features = gap.features;
    features.emplace_back("form.gap", 1);
    return Proposal{CardKind::Cloze, front, {}, std::move(features)};
}

} // namespace recto
