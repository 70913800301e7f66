// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/cardmaker.h"

#include "generation/rules/entryrules.h"
#include "generation/rules/glossary.h"
#include "generation/rules/sentencecards.h"
#include "generation/rules/textlayout.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestList = 6;
constexpr qsizetype LongestValue = 8; // words
// What the card checker asks of a quote.
constexpr qsizetype ShortestQuote = 12;
constexpr qsizetype FragmentLengths[] = {150, 80, 45}; // a short word is enough of a short piece
// Per cent of letters and spaces that a last resort needs.
constexpr int ProseLetters = 70;
constexpr int RowLetters = 50;

QString slugOf(const QString &heading)
{
    QString slug;
    for (const Token &token : tokensOf(heading)) {
        if (slug.isEmpty() && token.number && heading.size() > token.range.end())
            continue; // "2.1. Cells" is "cells"
        if (!slug.isEmpty())
            slug += QLatin1Char('-');
        slug += token.folded;
        if (slug.size() > 40)
            break;
    }
    return slug;
}

} // namespace

class CardMaker::Work
{
public:
    Work(const Chunk &chunk, const GenerationOptions &options)
        : m_chunk(chunk)
        , m_units(layoutOf(chunk.text, edgesOf(chunk)))
        , m_rules(rulesFor(options.language, foldedWords(chunk.text)))
        , m_focus(contentStems(options.focus, allStopWords()))
    {
        m_context.rules = &m_rules;
        readContext();
    }

    QVector<CardCandidate> make(const std::stop_token &stop)
    {
        for (qsizetype i = 0; i < m_units.size() && !stop.stop_requested(); ++i) {
            const TextUnit &unit = m_units.at(i);
            if (unit.kind == TextUnit::Kind::Heading && isGlossary(unit)) {
                i = makeGlossary(i);
                continue;
            }
            if (unit.kind == TextUnit::Kind::Heading || unit.kind == TextUnit::Kind::Garbage
                || isObjective(unit))
                continue;
            if (isEntry(unit) || isListStart(i))
                continue;
            makeSentences(unit);
        }
        return std::move(m_candidates);
    }

    // Last resort for a page of the chunk: any piece of its text with a gap, else
    // any of its lines, as of a table.
    QVector<CardCandidate> makeFragments(int start, int end)
    {
        m_candidates.clear();
        TextUnit all;
        for (const TextUnit &unit : m_units) {
            if (unit.kind == TextUnit::Kind::Garbage || unit.origin.isEmpty()
                || unit.origin.first() < start || unit.origin.last() >= end)
                continue;
            appendUnit(all, unit);
        }
        for (const qsizetype length : FragmentLengths) {
            for (qsizetype from = 0; from < all.text.size();) {
                qsizetype to = all.text.size();
                if (to - from > length)
                    to = all.text.lastIndexOf(QLatin1Char(' '), from + length) + 1;
                if (to <= from)
                    break;
                addFragment(all, {from, to - from}, ProseLetters);
                from = to;
            }
            if (!m_candidates.isEmpty())
                break;
        }
        for (qsizetype i = 0; m_candidates.isEmpty() && i < all.lines.size(); ++i) {
            const qsizetype from = all.lines.at(i);
            const qsizetype to = i + 1 < all.lines.size() ? all.lines.at(i + 1) : all.text.size();
            addFragment(all, {from, to - from}, RowLetters);
        }
        return std::move(m_candidates);
    }

private:
    void addFragment(const TextUnit &all, TextRange range, int leastLetters)
    {
        const TextRange part = trimmed(all.text, range);
        const Sentence piece{all.text.mid(part.start, part.length),
                             tokensOf(QStringView(all.text).sliced(part.start, part.length))};
        if (isNoise(piece, leastLetters))
            return;
        if (const auto cloze = clozeFor(piece, m_context, true))
            add(all, part, *cloze, true);
    }

    static QVector<int> edgesOf(const Chunk &chunk)
    {
        QVector<int> edges{0, static_cast<int>(chunk.text.size())};
        for (const PageSpan &span : chunk.pages)
            edges << span.chunkOffset << span.chunkOffset + span.length;
        std::sort(edges.begin(), edges.end());
        return edges;
    }

    static bool beginsSentence(const QString &text, const Token &token)
    {
        qsizetype before = token.range.start - 1;
        while (before >= 0 && !text.at(before).isLetterOrNumber()
               && text.at(before) != QLatin1Char(',')
               && !QStringLiteral(".!?:;").contains(text.at(before)))
            --before;
        return before < 0 || QStringLiteral(".!?:;").contains(text.at(before));
    }

    void readContext()
    {
        for (const TextUnit &unit : m_units) {
            const bool heading = unit.kind == TextUnit::Kind::Heading;
            for (const Token &token : tokensOf(unit.text)) {
                if (!beginsSentence(unit.text, token))
                    (token.capital ? m_context.names : m_context.written).insert(token.folded);
                if (m_rules.stopWords.contains(token.folded) || token.folded.size() < 3)
                    continue;
                const QString stem = stemOf(token.folded);
                ++m_context.frequency[stem];
                if (heading)
                    m_context.headingStems.insert(stem);
            }
        }
    }

    void add(const TextUnit &unit, TextRange part, const Proposal &proposal, bool fallback)
    {
        const TextRange source = widened(unit.sourceOf(part));
        if (source.length <= 0)
            return;
        CardCandidate candidate;
        candidate.draft.kind = proposal.kind;
        candidate.draft.front = proposal.front;
        candidate.draft.back = proposal.back;
        candidate.draft.quote = m_chunk.text.mid(source.start, source.length);
        if (unit.heading >= 0) {
            const QString slug = slugOf(m_units.at(unit.heading).text);
            if (!slug.isEmpty())
                candidate.draft.tags << slug;
        }
        candidate.score = proposal.score + focusBonus(candidate.draft.quote);
        candidate.draft.quoteStart = static_cast<int>(source.start);
        candidate.fallback = fallback;
        m_candidates.append(candidate);
    }

    // A quote of one short line takes the line before or behind it along.
    TextRange widened(TextRange source) const
    {
        const qsizetype whole = m_chunk.text.trimmed().size();
        TextRange wide
            = source; // grows with each round, also by blank lines, which are trimmed off
        while (source.length > 0 && source.length < ShortestQuote && source.length < whole) {
            const qsizetype before
                = m_chunk.text.lastIndexOf(QLatin1Char('\n'), qMax<qsizetype>(wide.start - 2, 0));
            const qsizetype start = wide.start < 2 ? 0 : before + 1;
            qsizetype end = wide.end();
            if (start >= wide.start) { // nothing before it
                const qsizetype next = m_chunk.text.indexOf(QLatin1Char('\n'), end + 1);
                end = next < 0 ? m_chunk.text.size() : next;
            }
            if (start >= wide.start && end <= wide.end())
                break;
            wide = {start, end - start};
            source = trimmed(m_chunk.text, wide);
        }
        return source;
    }

    double focusBonus(const QString &quote) const
    {
        if (m_focus.isEmpty())
            return 0;
        const qsizetype shared = contentStems(quote, allStopWords()).intersect(m_focus).size();
        return shared == 0 ? -0.1 : 0.5 * static_cast<double>(qMin<qsizetype>(shared, 2));
    }

    // "Term: definition" and "Term – definition" at the start of a unit.
    bool isEntry(const TextUnit &unit)
    {
        qsizetype separator = -1;
        qsizetype after = -1;
        for (const char *sign : {": ", " – ", " — ", " - "}) {
            const QString text = QString::fromUtf8(sign);
            const qsizetype at = unit.text.indexOf(text);
            if (at > 1 && at < 60 && (separator < 0 || at < separator)) {
                separator = at;
                after = at + text.size();
            }
        }
        if (separator < 0)
            return false;
        const QString term = unit.text.left(separator).trimmed();
        const QVector<TextRange> sentences
            = SentenceSplitter::split(QStringView(unit.text).sliced(after));
        if (sentences.isEmpty())
            return false;
        const TextRange first = trimmed(QStringView(unit.text).sliced(after), sentences.first());
        const QString meaning = unit.text.mid(after + first.start, first.length);
        const bool list = tokensOf(term).size() > 3 && meaning.contains(QLatin1String(", "));
        if (list || !isTerm(term, m_rules) || !isMeaning(term, meaning, m_rules))
            return false;
        makeEntry(unit, term, meaning, {0, after + first.end()});
        // What follows the definition in its paragraph is prose.
        if (sentences.size() > 1) {
            for (qsizetype i = 1; i < sentences.size(); ++i)
                addSentence(unit, {after + sentences.at(i).start, sentences.at(i).length});
        }
        return true;
    }

    void makeEntry(const TextUnit &unit, const QString &term, QString meaning, TextRange part)
    {
        while (meaning.endsWith(QLatin1Char('.')) || meaning.endsWith(QLatin1Char(';')))
            meaning.chop(1);
        const QVector<Token> terms = tokensOf(term);
        const bool definition = tokensOf(meaning).size() >= 4 && !meaning.at(0).isDigit()
            && std::none_of(terms.cbegin(), terms.cend(),
                            [](const Token &token) { return token.number; });
        QString front = m_rules.meaningQuestion;
        front.replace(QLatin1String("{s}"), term);
        if (!definition) { // a value: it needs to be told what it belongs to
            front = term;
            if (unit.heading >= 0 && m_units.at(unit.heading).text.count(QLatin1Char(' ')) < 6)
                front = m_units.at(unit.heading).text + QStringLiteral(": ") + term;
        }
        const bool concise = definition || tokensOf(meaning).size() <= LongestValue;
        if (concise && front.size() <= LongestSide && !leaks(front, meaning, m_rules.stopWords))
            add(unit, part, {CardKind::Basic, front, meaning, definition ? 0.9 : 0.6}, false);
    }

    bool isGlossary(const TextUnit &heading) const
    {
        return std::any_of(m_rules.glossaryHeadings.cbegin(), m_rules.glossaryHeadings.cend(),
                           [&](const QString &name) {
                               return heading.text.startsWith(name, Qt::CaseInsensitive);
                           });
    }

    // Lists of what one will learn, and their lead-ins.
    bool isObjective(const TextUnit &unit) const
    {
        const TextUnit &lead = unit.leadIn >= 0 ? m_units.at(unit.leadIn) : unit;
        return std::any_of(m_rules.selfReferences.cbegin(), m_rules.selfReferences.cend(),
                           [&](const QString &phrase) {
                               return lead.text.startsWith(phrase, Qt::CaseInsensitive);
                           });
    }

    static void appendUnit(TextUnit &all, const TextUnit &unit)
    {
        if (!all.text.isEmpty()) {
            all.text += QLatin1Char(' ');
            all.origin.append(all.origin.constLast());
        }
        all.heading = unit.heading;
        for (const int line : unit.lines)
            all.lines.append(static_cast<int>(all.text.size()) + line);
        all.text += unit.text;
        all.origin += unit.origin;
    }

    // Reads the entries under the heading; returns the last unit that it took.
    qsizetype makeGlossary(qsizetype heading)
    {
        TextUnit all;
        qsizetype i = heading + 1;
        for (; i < m_units.size() && m_units.at(i).kind != TextUnit::Kind::Heading; ++i) {
            if (m_units.at(i).kind == TextUnit::Kind::Garbage || isEntry(m_units.at(i)))
                continue;
            appendUnit(all, m_units.at(i));
        }
        for (const GlossaryEntry &entry : readGlossary(all, m_rules)) {
            if (!entry.meaning.isEmpty() && isMeaning(entry.term, entry.meaning, m_rules))
                makeEntry(all, entry.term, entry.meaning, entry.part);
            else if (const auto cloze = hiddenTerm(
                         all.text.mid(entry.part.start, entry.part.length), entry.term, m_rules))
                add(all, entry.part, *cloze, false);
        }
        return i - 1;
    }

    // A lead-in with a colon and short items below it asks for the items.
    bool isListStart(qsizetype index)
    {
        const TextUnit &lead = m_units.at(index);
        if (lead.kind == TextUnit::Kind::Item || !lead.text.endsWith(QLatin1Char(':')))
            return false;
        QStringList items;
        qsizetype i = index + 1;
        for (; i < m_units.size() && m_units.at(i).kind == TextUnit::Kind::Item
             && m_units.at(i).leadIn == index;
             ++i) {
            QString item = m_units.at(i).text;
            while (!item.isEmpty() && QStringLiteral(".;,").contains(item.back()))
                item.chop(1);
            items << item;
        }
        const QVector<TextRange> sentences = SentenceSplitter::split(lead.text);
        const TextRange last = trimmed(lead.text, sentences.last());
        const QString leadText = lead.text.mid(last.start, last.length - 1);
        const Sentence sentence = sentenceOf(leadText, m_rules);
        const QString answer = items.join(QStringLiteral("; "));
        if (items.size() < 2 || items.size() > LongestList || answer.size() > LongestSide
            || sentence.tokens.size() < 3
            || useOf({sentence.text + QLatin1Char('.'), sentence.tokens}, m_rules)
                != SentenceUse::Good)
            return false;
        QString front = m_rules.listQuestion;
        front.replace(QLatin1String("{s}"), sentence.text);
        if (front.size() > LongestSide || leaks(front, answer, m_rules.stopWords))
            return false;
        TextUnit whole = lead; // the quote reaches from the lead-in to the last item
        whole.text = whole.text.mid(last.start);
        whole.origin = whole.origin.mid(last.start);
        for (qsizetype j = index + 1; j < i; ++j) {
            whole.text += m_units.at(j).text;
            whole.origin += m_units.at(j).origin;
        }
        add(whole, {0, whole.text.size()}, {CardKind::Basic, front, answer, 0.8}, false);
        for (qsizetype j = 0; j + 1 < sentences.size(); ++j)
            addSentence(lead, sentences.at(j));
        return true;
    }

    void makeSentences(const TextUnit &unit)
    {
        for (const TextRange &range : SentenceSplitter::split(unit.text))
            addSentence(unit, range);
    }

    void addSentence(const TextUnit &unit, TextRange range)
    {
        const TextRange part = trimmed(unit.text, range);
        const Sentence sentence = sentenceOf(unit.text.mid(part.start, part.length), m_rules);
        const SentenceUse use = useOf(sentence, m_rules);
        if (use == SentenceUse::None)
            return;
        if (use != SentenceUse::Weak) {
            if (const auto question = questionFor(sentence, m_context)) {
                add(unit, part, *question, false);
                return;
            }
        }
        if (use == SentenceUse::Good) {
            if (const auto cloze = clozeFor(sentence, m_context, false)) {
                add(unit, part, *cloze, false);
                return;
            }
        }
        if (auto cloze = clozeFor(sentence, m_context, true)) {
            cloze->score *= use == SentenceUse::Good ? 0.6 : 0.3;
            add(unit, part, *cloze, true);
        }
    }

    const Chunk &m_chunk;
    QVector<TextUnit> m_units;
    const LanguageRules &m_rules;
    QSet<QString> m_focus;
    ChunkContext m_context;
    QVector<CardCandidate> m_candidates;
};

CardMaker::CardMaker(const Chunk &chunk, const GenerationOptions &options)
    : m_work(std::make_unique<Work>(chunk, options))
{
}

CardMaker::~CardMaker() = default;

QVector<CardCandidate> CardMaker::make(const std::stop_token &stop)
{
    return m_work->make(stop);
}

QVector<CardCandidate> CardMaker::makeFragments(int start, int end)
{
    return m_work->makeFragments(start, end);
}

} // namespace recto
