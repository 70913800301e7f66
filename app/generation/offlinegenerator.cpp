// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/offlinegenerator.h"

#include "generation/sentencecards.h"
#include "generation/textlayout.h"

#include <algorithm>

namespace recto {

namespace {

// A card for every so many words of a page, at most.
constexpr qsizetype WordsPerCard = 14;
constexpr qsizetype LongestSide = 200;
constexpr qsizetype LongestList = 6;

// A card that could be made, with where it comes from.
struct Candidate
{
    FlashcardDraft draft;
    double score = 0;
    int start = 0; // of its quote, in the chunk
    bool fallback = false; // only for a page that has nothing better
};

QString slugOf(const QString &heading)
{
    QString slug;
    for (const Token &token : tokensOf(heading)) {
        if (!slug.isEmpty())
            slug += QLatin1Char('-');
        slug += token.folded;
        if (slug.size() > 40)
            break;
    }
    return slug;
}

// Makes all candidates of one chunk.
class CardMaker
{
public:
    CardMaker(const Chunk &chunk, const GenerationOptions &options)
        : m_chunk(chunk), m_units(layoutOf(chunk.text, edgesOf(chunk)))
        , m_rules(rulesFor(options.language, foldedWords(chunk.text)))
        , m_focus(contentStems(options.focus, allStopWords()))
    {
        m_context.rules = &m_rules;
        readContext();
    }

    QVector<Candidate> make(const std::stop_token &stop)
    {
        for (qsizetype i = 0; i < m_units.size() && !stop.stop_requested(); ++i) {
            const TextUnit &unit = m_units.at(i);
            if (unit.kind == TextUnit::Kind::Heading || unit.kind == TextUnit::Kind::Garbage)
                continue;
            if (isEntry(unit, i) || isListStart(i))
                continue;
            makeSentences(unit);
        }
        return std::move(m_candidates);
    }

    // Last resort for a page: any of its units as a line with a gap.
    void makeFromHeadings()
    {
        for (const TextUnit &unit : m_units) {
            if (unit.kind == TextUnit::Kind::Heading)
                addSentence(unit, {0, unit.text.size()}, true);
        }
    }

    QVector<Candidate> takeCandidates() { return std::move(m_candidates); }

private:
    static QVector<int> edgesOf(const Chunk &chunk)
    {
        QVector<int> edges{0, static_cast<int>(chunk.text.size())};
        for (const PageSpan &span : chunk.pages) {
            edges << span.chunkOffset;
        }
        return edges;
    }

    void readContext()
    {
        for (const TextUnit &unit : m_units) {
            const bool heading = unit.kind == TextUnit::Kind::Heading;
            bool first = true;
            for (const Token &token : tokensOf(unit.text)) {
                if (!first && !token.capital)
                    m_context.written.insert(token.folded);
                first = false;
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
        const TextRange source = unit.sourceOf(part);
        if (source.length <= 0)
            return;
        Candidate candidate;
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
        candidate.start = static_cast<int>(source.start);
        candidate.fallback = fallback;
        m_candidates.append(candidate);
    }

    double focusBonus(const QString &quote) const
    {
        if (m_focus.isEmpty())
            return 0;
        const qsizetype shared = contentStems(quote, allStopWords()).intersect(m_focus).size();
        return shared == 0 ? -0.15 : 0.3 * static_cast<double>(qMin<qsizetype>(shared, 2));
    }

    // "Term: definition" and "Term – definition" at the start of a unit.
    bool isEntry(const TextUnit &unit, qsizetype index)
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
        const QVector<TextRange> sentences = SentenceSplitter::split(QStringView(unit.text).sliced(after));
        if (sentences.isEmpty())
            return false;
        const TextRange first = trimmed(QStringView(unit.text).sliced(after), sentences.first());
        const QString meaning = unit.text.mid(after + first.start, first.length);
        if (!isTerm(term) || !isMeaning(term, meaning))
            return false;
        makeEntry(unit, term, meaning, {0, after + first.end()});
        // What follows the definition in its paragraph is prose.
        if (sentences.size() > 1) {
            for (qsizetype i = 1; i < sentences.size(); ++i)
                addSentence(unit, {after + sentences.at(i).start, sentences.at(i).length}, false);
        }
        Q_UNUSED(index)
        return true;
    }

    bool isTerm(const QString &term) const
    {
        const QVector<Token> tokens = tokensOf(term);
        if (tokens.isEmpty() || tokens.size() > 6 || term.contains(QLatin1Char(','))
            || term.contains(QLatin1Char('.')) || m_rules.labels.contains(term.toLower())
            || m_rules.labels.contains(tokens.first().folded))
            return false;
        return std::none_of(tokens.cbegin(), tokens.cend(), [this](const Token &token) {
            return m_rules.blockers.contains(token.folded) || m_rules.personal.contains(token.folded);
        }) && !m_rules.unresolved.contains(tokens.first().folded)
            && !m_rules.prepositions.contains(tokens.first().folded)
            && std::any_of(tokens.cbegin(), tokens.cend(), [](const Token &token) {
                   return !token.number && token.folded.size() > 1;
               });
    }

    bool isMeaning(const QString &term, const QString &meaning) const
    {
        const QVector<Token> tokens = tokensOf(meaning);
        return !tokens.isEmpty() && meaning.size() <= LongestSide && tokens.size() <= 30
            && !meaning.contains(QLatin1Char('?')) && !meaning.endsWith(QLatin1Char(':'))
            && !leaks(term, meaning, m_rules.stopWords);
    }

    void makeEntry(const TextUnit &unit, const QString &term, QString meaning, TextRange part)
    {
        while (meaning.endsWith(QLatin1Char('.')) || meaning.endsWith(QLatin1Char(';')))
            meaning.chop(1);
        const bool definition = tokensOf(meaning).size() >= 4;
        QString front = m_rules.meaningQuestion;
        front.replace(QLatin1String("{s}"), term);
        if (!definition) { // a value: it needs to be told what it belongs to
            front = term;
            if (unit.heading >= 0)
                front = m_units.at(unit.heading).text + QStringLiteral(": ") + term;
        }
        if (front.size() <= LongestSide && !leaks(front, meaning, m_rules.stopWords))
            add(unit, part, {CardKind::Basic, front, meaning, definition ? 0.9 : 0.6}, false);
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
            || useOf({sentence.text + QLatin1Char('.'), sentence.tokens}, m_rules) != SentenceUse::Good)
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
            addSentence(lead, sentences.at(j), false);
        return true;
    }

    void makeSentences(const TextUnit &unit)
    {
        for (const TextRange &range : SentenceSplitter::split(unit.text))
            addSentence(unit, range, false);
    }

    void addSentence(const TextUnit &unit, TextRange range, bool fallbackOnly)
    {
        const TextRange part = trimmed(unit.text, range);
        const Sentence sentence = sentenceOf(unit.text.mid(part.start, part.length), m_rules);
        const SentenceUse use = useOf(sentence, m_rules);
        if (use == SentenceUse::None)
            return;
        if (use == SentenceUse::Good && !fallbackOnly) {
            if (const auto question = questionFor(sentence, m_context)) {
                add(unit, part, *question, false);
                return;
            }
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
    QVector<Candidate> m_candidates;
};

// The best candidates in reading order: no more than the text can carry, none
// twice, and at least one for every page.
class CardChoice
{
public:
    CardChoice(const Chunk &chunk, const QVector<Candidate> &candidates)
        : m_chunk(chunk), m_candidates(candidates), m_taken(candidates.size(), false)
    {}

    QVector<FlashcardDraft> choose(qsizetype limit)
    {
        QVector<qsizetype> order(m_candidates.size());
        for (qsizetype i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) {
            return m_candidates.at(a).score > m_candidates.at(b).score;
        });
        for (const qsizetype i : std::as_const(order)) {
            if (m_count < limit && !m_candidates.at(i).fallback)
                take(i);
        }
        for (const PageSpan &span : m_chunk.pages) {
            // A page that goes on in the next chunk is served where it has most.
            if (span.pageOffset == 0 || span.length > 400)
                serve(order, span.chunkOffset, span.chunkOffset + span.length);
        }
        if (m_chunk.pages.isEmpty())
            serve(order, 0, static_cast<int>(m_chunk.text.size()));
        QVector<FlashcardDraft> drafts;
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            if (m_taken.at(i))
                drafts.append(m_candidates.at(i).draft);
        }
        return drafts;
    }

private:
    bool take(qsizetype index)
    {
        const FlashcardDraft &draft = m_candidates.at(index).draft;
        const QString front = foldedText(draft.front);
        const QString quote = foldedText(draft.quote);
        if (m_fronts.contains(front) || m_quotes.contains(quote))
            return false;
        m_fronts.insert(front);
        m_quotes.insert(quote);
        m_taken[index] = true;
        ++m_count;
        return true;
    }

    void serve(const QVector<qsizetype> &order, int start, int end)
    {
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            const int at = m_candidates.at(i).start;
            if (m_taken.at(i) && at >= start && at < end)
                return;
        }
        for (const qsizetype i : order) {
            const int at = m_candidates.at(i).start;
            if (at >= start && at < end && take(i))
                return;
        }
    }

    const Chunk &m_chunk;
    const QVector<Candidate> &m_candidates;
    QVector<bool> m_taken;
    QSet<QString> m_fronts;
    QSet<QString> m_quotes;
    qsizetype m_count = 0;
};

} // namespace

Result<Usage> OfflineGenerator::generateFlashcards(const Chunk &chunk,
                                                   const GenerationOptions &options,
                                                   std::stop_token stop,
                                                   const GenerationCallbacks &callbacks)
{
    CardMaker maker(chunk, options);
    QVector<Candidate> candidates = maker.make(stop);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled};
    maker.makeFromHeadings();
    candidates += maker.takeCandidates();
    const qsizetype limit = qMax<qsizetype>(3, chunk.text.count(QLatin1Char(' ')) / WordsPerCard);
    for (const FlashcardDraft &draft : CardChoice(chunk, candidates).choose(limit)) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled};
        if (callbacks.card)
            callbacks.card(draft);
    }
    return Usage{};
}

} // namespace recto
