// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/offlinegenerator.h"

#include "core/cloze.h"
#include "generation/duplicateindex.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
#include "generation/rules/cardmaker.h"
#include "generation/rules/worth.h"

#include <algorithm>

namespace recto {

namespace {

// A kept card for every so many words of a page, at most.
constexpr qsizetype WordsPerCard = 13;
// How far what the person wants asked lifts a card over the threshold.
constexpr double FocusShare = 0.8;
// Kept cards of a text with one and the same answer, at most.
constexpr int SameAnswers = 2;

// The cards that are kept, the best first, as many as the text can carry; the others
// are offered. None twice, one kept card a sentence.
class CardChoice
{
public:
    explicit CardChoice(QVector<CardCandidate> candidates)
        : m_candidates(std::move(candidates))
        , m_taken(m_candidates.size(), false)
    {
    }

    QVector<FlashcardDraft> choose(qsizetype limit)
    {
        QVector<qsizetype> order(m_candidates.size());
        for (qsizetype i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(),
                         [this](qsizetype a, qsizetype b) { return rankOf(a) > rankOf(b); });
        for (const qsizetype i : std::as_const(order)) {
            const CardCandidate &candidate = m_candidates.at(i);
            if (candidate.draft.worth < OfferedWorth || !isNew(i))
                continue;
            const bool spelledOut = candidate.sentence < 0; // by the page: the limit is its own
            const bool kept = candidate.draft.worth + FocusShare * candidate.focus >= KeptWorth
                && (spelledOut || (m_kept < limit && !m_sentences.contains(candidate.sentence)))
                && !(candidate.draft.kind == CardKind::Basic && asked(candidate.draft.front))
                && (spelledOut || m_answers.value(answerKey(candidate.draft)) < SameAnswers);
            m_candidates[i].draft.offered = !kept;
            m_taken[i] = true;
            m_known.add(QString::number(i), candidate.draft);
            if (!kept)
                continue;
            m_fronts.insert(keyOf(candidate.draft.front));
            ++m_answers[answerKey(candidate.draft)];
            m_kept += spelledOut ? 0 : 1;
            if (!spelledOut)
                m_sentences.insert(candidate.sentence);
        }
        QVector<FlashcardDraft> chosen;
        for (qsizetype i = 0; i < m_candidates.size(); ++i) {
            if (m_taken.at(i))
                chosen.append(m_candidates.at(i).draft);
        }
        return chosen;
    }

private:
    double rankOf(qsizetype i) const
    {
        return m_candidates.at(i).draft.worth + m_candidates.at(i).focus;
    }
    // "What is Alaska?" and "What was Alaska?" have one answer to give.
    static QString keyOf(const QString &front)
    {
        QStringList stems;
        for (const QString &word : foldedWords(front)) {
            if (!allStopWords().contains(word))
                stems << stemOf(word);
        }
        return stems.join(QLatin1Char(' '));
    }
    // A page's topic is the best gap of half its sentences: who learns it knows them all.
    static QString answerKey(const FlashcardDraft &card)
    {
        return keyOf(card.kind == CardKind::Cloze
                         ? Cloze(card.front).answers().join(QLatin1Char(' '))
                         : card.back);
    }
    bool asked(const QString &front) const { return m_fronts.contains(keyOf(front)); }
    bool isNew(qsizetype i) const { return !m_known.find(m_candidates.at(i).draft); }

    QVector<CardCandidate> m_candidates;
    QVector<bool> m_taken;
    DuplicateIndex m_known;
    QSet<QString> m_fronts; // of the kept cards, by their content words
    QHash<QString, int> m_answers; // how many kept cards have this answer
    QSet<qsizetype> m_sentences; // that have a kept card
    qsizetype m_kept = 0;
};

} // namespace

Status OfflineGenerator::generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks)
{
    CardMaker maker(chunk, options);
    QVector<CardCandidate> candidates = maker.make(stop);
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled};
    const qsizetype limit = 3 + chunk.text.count(QLatin1Char(' ')) / WordsPerCard;
    for (const FlashcardDraft &draft : CardChoice(std::move(candidates)).choose(limit)) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled};
        if (callbacks.card)
            callbacks.card(draft);
    }
    return {};
}

} // namespace recto
