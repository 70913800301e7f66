// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/cardmaker.h"

#include "generation/languages/wordtable.h"
#include "generation/rules/entryrules.h"
#include "generation/rules/glossary.h"
#include "generation/rules/studysheets.h"
#include "generation/rules/textcontext.h"
#include "generation/rules/textlayout.h"
#include "generation/rules/worth.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestList = 6;
constexpr qsizetype LongestValue = 8; // words
// What the card checker asks of a quote.
constexpr qsizetype ShortestQuote = 12;

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
        , m_units(layoutOf(chunk))
        , m_rules(rulesFor(options.language, foldedWords(chunk.text)))
        , m_focus(contentStems(options.focus, allStopWords()))
    {
        m_context = contextOf(chunk, m_units, m_rules);
    }

    QVector<CardCandidate> make(const std::stop_token &stop)
    {
        readSheets();
        for (qsizetype i = 0; i < m_units.size() && !stop.stop_requested(); ++i) {
            const TextUnit &unit = m_units.at(i);
            if (unit.kind == TextUnit::Kind::Heading && isGlossary(unit)) {
                i = makeGlossary(i);
                continue;
            }
            if (unit.kind == TextUnit::Kind::Heading || unit.kind == TextUnit::Kind::Garbage
                || unit.kind == TextUnit::Kind::Row || unit.kind == TextUnit::Kind::Caption
                || isObjective(unit) || isSource(unit) || isTaken(unit))
                continue;
            if (isEntry(unit) || isListStart(i))
                continue;
            makeSentences(unit);
        }
        weighEntries();
        std::stable_sort(m_candidates.begin(), m_candidates.end(),
                         [](const CardCandidate &a, const CardCandidate &b) {
                             return a.draft.quoteStart < b.draft.quoteStart;
                         });
        return std::move(m_candidates);
    }

private:
    // One line with a colon can be anything, several are a list of terms.
    void weighEntries()
    {
        const auto isEntryCard = [](const CardCandidate &candidate) {
            return std::any_of(
                candidate.features.begin(), candidate.features.end(),
                [](const auto &feature) { return feature.first == QByteArrayView("form.entry"); });
        };
        if (std::count_if(m_candidates.cbegin(), m_candidates.cend(), isEntryCard) < 3)
            return;
        for (CardCandidate &candidate : m_candidates) {
            if (!isEntryCard(candidate))
                continue;
            candidate.features.emplace_back("entry.several", 1);
            candidate.draft.worth = worthOf(candidate.features);
        }
    }

    // Cards that the page spells out: with what it spells them, no more is done.
    void readSheets()
    {
        for (const SheetReading &reading :
             {readStudySheet(m_chunk.text, m_rules), readTables(m_chunk.text, m_units, m_rules),
              readDefinitionLists(m_units, m_rules)}) {
            m_taken += reading.taken;
            for (const SheetCard &card : reading.cards) {
                const Sentence told = readSentence(card.proposal.back);
                addAt(card.source, card.proposal, told, SentenceUse::Fragment,
                      headingAt(card.source));
            }
        }
    }

    bool isTaken(const TextUnit &unit) const
    {
        if (unit.origin.isEmpty())
            return false;
        const int start = unit.origin.constFirst();
        const int end = unit.origin.constLast();
        return std::any_of(m_taken.cbegin(), m_taken.cend(), [&](const TextRange &range) {
            return start < range.end() && end >= range.start;
        });
    }

    int headingAt(const TextRange &source) const
    {
        int heading = -1;
        for (const TextUnit &unit : m_units) {
            if (!unit.origin.isEmpty() && unit.origin.constFirst() > source.start)
                break;
            heading = unit.heading;
        }
        return heading;
    }

    Sentence readSentence(const QString &text) const
    {
        Sentence sentence = sentenceOf(text, m_rules);
        sentence.kinds = wordKindsOf(sentence.tokens, m_rules, m_context.names);
        return sentence;
    }

    void add(const TextUnit &unit, TextRange part, const Proposal &proposal,
             const Sentence &sentence, SentenceUse use)
    {
        addAt(unit.sourceOf(part), proposal, sentence, use, unit.heading);
    }

    void addAt(TextRange source, const Proposal &proposal, const Sentence &sentence,
               SentenceUse use, int heading)
    {
        source = widened(source);
        if (source.length <= 0)
            return;
        CardCandidate candidate;
        candidate.draft.kind = proposal.kind;
        candidate.draft.front = proposal.front;
        candidate.draft.back = proposal.back;
        candidate.draft.quote = m_chunk.text.mid(source.start, source.length);
        if (heading >= 0) {
            const QString slug = slugOf(m_units.at(heading).text);
            if (!slug.isEmpty())
                candidate.draft.tags << slug;
        }
        candidate.features = proposal.features;
        const Features general = generalFeatures(proposal, sentence, use, m_context);
        candidate.features.insert(candidate.features.end(), general.begin(), general.end());
        candidate.draft.quoteStart = static_cast<int>(source.start);
        if (holdsUnsure(source, proposal))
            candidate.features.emplace_back("words.unsure", 1);
        candidate.draft.worth = worthOf(candidate.features);
        candidate.focus = focusBonus(candidate.draft.quote);
        candidate.sentence = use == SentenceUse::Fragment ? -1 : m_sentence;
        m_candidates.append(candidate);
    }

    // Does the card show a word of its quote that was read with low confidence and is no
    // word of the language, or one that is written as no language writes?
    bool holdsUnsure(const TextRange &source, const Proposal &proposal) const
    {
        const QString shown = proposal.front + QLatin1Char(' ') + proposal.back;
        const QVector<Token> tokens = tokensOf(shown);
        if (std::any_of(tokens.cbegin(), tokens.cend(), [&shown](const Token &token) {
                return looksMangled(
                    QStringView(shown).sliced(token.range.start, token.range.length));
            }))
            return true;
        const WordTable &table = WordTable::of(m_rules.code);
        for (const TextSpan &span : m_chunk.unsure) {
            if (span.offset < source.start || span.end() > source.end() || table.isEmpty())
                continue;
            for (const QString &word :
                 foldedWords(QStringView(m_chunk.text).sliced(span.offset, span.length))) {
                const bool strange = word.size() > 2 && !table.knows(word)
                    && m_context.frequency.value(stemOf(word)) < 2;
                if (strange
                    && std::any_of(tokens.cbegin(), tokens.cend(),
                                   [&word](const Token &token) { return token.folded == word; }))
                    return true;
            }
        }
        return false;
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
                addSentence(unit, {after + sentences.at(i).start, sentences.at(i).length}, {});
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
        if (concise && front.size() <= LongestSide)
            add(unit, part,
                {CardKind::Basic,
                 front,
                 meaning,
                 {{definition ? "form.entry" : "form.value", 1},
                  {"entry.words", static_cast<double>(qMax<qsizetype>(0, terms.size() - 3))},
                  {"subject.rare", rarityOf(terms)},
                  {"entry.in-item", unit.kind == TextUnit::Kind::Item ? 1.0 : 0.0},
                  {"entry.glossary", m_inGlossary ? 1.0 : 0.0}}},
                readSentence(meaning), SentenceUse::Fragment);
    }

    // Of the rarest word: 0 for the words of everybody, 1 for those of a subject.
    double rarityOf(const QVector<Token> &words) const
    {
        const WordTable &table = WordTable::of(m_rules.code);
        double rarest = 0;
        for (const Token &word : words) {
            int common = table.commonness(bareWord(word, m_rules));
            if (common == 0)
                common = qMax(30, table.commonness(stemOf(word.folded)));
            rarest = qMax(rarest, qBound(0.0, (52.0 - common) / 18, 1.0));
        }
        return rarest;
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

    // "Abela, J. R. (2011). Rumination as …", and what stands under "References".
    bool isSource(const TextUnit &unit) const
    {
        static const QRegularExpression work(
            QStringLiteral("^(?:\\[\\d+\\]|\\P{Ll}\\S+, (?:\\p{Lu}\\. ?)+.*\\(\\d{4})"));
        if (work.match(unit.text).hasMatch())
            return true;
        return unit.heading >= 0
            && m_rules.sourceHeadings.contains(m_units.at(unit.heading).text.trimmed().toLower());
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
        m_inGlossary = true;
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
                add(all, entry.part, *cloze,
                    readSentence(all.text.mid(entry.part.start, entry.part.length)),
                    SentenceUse::Fragment);
        }
        m_inGlossary = false;
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
        add(whole, {0, whole.text.size()},
            {CardKind::Basic,
             front,
             answer,
             {{"form.list", 1}, {"list.items", static_cast<double>(items.size()) / 3}}},
            readSentence(sentence.text), SentenceUse::Fragment);
        for (qsizetype j = 0; j + 1 < sentences.size(); ++j)
            addSentence(lead, sentences.at(j), {});
        return true;
    }

    void makeSentences(const TextUnit &unit)
    {
        Subject subject;
        for (const TextRange &range : SentenceSplitter::split(unit.text))
            subject = addSentence(unit, range, subject);
    }

    // What a sentence is about, for a pronoun that begins the next one.
    struct Subject
    {
        QString text;
        TextRange sentence;
        bool plural = false;
        bool person = false;
    };

    Subject addSentence(const TextUnit &unit, TextRange range, const Subject &before)
    {
        const TextRange part = trimmed(unit.text, range);
        const Sentence sentence = readSentence(unit.text.mid(part.start, part.length));
        const SentenceUse use = useOf(sentence, m_rules);
        if (use == SentenceUse::None || isTakenPart(unit, part))
            return {};
        ++m_sentence;
        for (const Proposal &aside : asidesOf(sentence, m_context))
            add(unit, part, aside, sentence,
                use == SentenceUse::Weak ? SentenceUse::Fragment : use);
        if (use == SentenceUse::Weak && addResolved(unit, part, sentence, before))
            return before;
        if (const auto question = questionFor(sentence, m_context))
            add(unit, part, *question, sentence, use);
        if (use != SentenceUse::Question) {
            if (const auto cloze = clozeFor(sentence, m_context))
                add(unit, part, *cloze, sentence, use);
        }
        return subjectOf(sentence, part);
    }

    bool isTakenPart(const TextUnit &unit, const TextRange &part) const
    {
        TextUnit piece;
        piece.origin = unit.origin.mid(part.start, part.length);
        return isTaken(piece);
    }

    Subject subjectOf(const Sentence &sentence, const TextRange &part) const
    {
        const auto phrases = nounPhrasesOf(sentence.tokens, sentence.kinds, m_rules);
        if (phrases.isEmpty() || phrases.first().first > 1)
            return {};
        const NounPhrase &phrase = phrases.first();
        const qsizetype next = phrase.last + 1;
        const bool verb = next < sentence.tokens.size()
            && (sentence.kinds.at(next) == WordKind::Verb
                || m_rules.blockers.contains(sentence.tokens.at(next).folded));
        if (!verb || !sentence.tokens.at(next).tight)
            return {};
        Subject subject;
        subject.text = sentence.text.left(sentence.tokens.at(phrase.last).range.end());
        subject.sentence = part;
        const Token &head = sentence.tokens.at(phrase.last);
        subject.plural = head.folded.endsWith(QLatin1Char('s'));
        subject.person = sentence.kinds.at(phrase.last) == WordKind::Name && phrase.last > 0
            && m_rules.givenNames.contains(sentence.tokens.at(0).folded);
        return subject;
    }

    // "It pumps the blood." behind "The heart is a muscle." asks of the heart.
    bool addResolved(const TextUnit &unit, const TextRange &part, const Sentence &sentence,
                     const Subject &before)
    {
        if (before.text.isEmpty() || sentence.tokens.isEmpty())
            return false;
        const QString &pronoun = sentence.tokens.first().folded;
        const bool agrees
            = (m_rules.thingPronouns.contains(pronoun) && !before.plural && !before.person)
            || (m_rules.pluralPronouns.contains(pronoun) && before.plural)
            || (m_rules.personPronouns.contains(pronoun) && before.person);
        if (!agrees)
            return false;
        const Sentence whole
            = readSentence(before.text + sentence.text.mid(sentence.tokens.first().range.end()));
        if (useOf(whole, m_rules) != SentenceUse::Good)
            return false;
        auto question = questionFor(whole, m_context);
        if (!question)
            return false;
        question->features.emplace_back("use.resolved", 1);
        add(unit, {before.sentence.start, part.end() - before.sentence.start}, *question, whole,
            SentenceUse::Good);
        return true;
    }

    const Chunk &m_chunk;
    QVector<TextUnit> m_units;
    const LanguageRules &m_rules;
    QSet<QString> m_focus;
    ChunkContext m_context;
    QVector<CardCandidate> m_candidates;
    QVector<TextRange> m_taken; // of the source: spelt out as cards already
    qsizetype m_sentence = -1; // number of the sentence being read
    bool m_inGlossary = false;
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

} // namespace recto
