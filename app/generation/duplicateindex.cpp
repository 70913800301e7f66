// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/duplicateindex.h"

#include "core/cloze.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"

#include <algorithm>

namespace recto {

namespace {

constexpr double FrontPairs = 0.7;
constexpr double FrontWords = 0.5;
constexpr double BackWords = 0.4;
constexpr double FrontWithBack = 0.1;

// FNV-1a: the same in each run, so that the cards come out the same.
quint64 hashOf(QStringView text)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const QChar character : text)
        hash = (hash ^ character.unicode()) * 0x100000001b3;
    return hash;
}

QVector<quint64> hashesOf(const QSet<QString> &words)
{
    QVector<quint64> hashes;
    hashes.reserve(words.size());
    for (const QString &word : words)
        hashes.append(hashOf(word));
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

double jaccard(const QVector<quint64> &a, const QVector<quint64> &b)
{
    if (a.isEmpty() || b.isEmpty())
        return 0;
    qsizetype shared = 0;
    for (auto one = a.begin(), other = b.begin(); one != a.end() && other != b.end();) {
        shared += *one == *other;
        const bool forward = *one <= *other;
        if (*other <= *one)
            ++other;
        if (forward)
            ++one;
    }
    return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

// Whoever shares more than `least` of the words must share one of the rarest
// (1 − least) of them: only those are looked up.
void gather(const QVector<quint64> &words, double least, const QHash<quint64, QVector<int>> &index,
            QSet<int> &found)
{
    QVector<const QVector<int> *> lists;
    for (const quint64 word : words) {
        const auto list = index.constFind(word);
        static const QVector<int> none;
        lists.append(list == index.cend() ? &none : &*list);
    }
    std::sort(lists.begin(), lists.end(),
              [](const QVector<int> *a, const QVector<int> *b) { return a->size() < b->size(); });
    const auto enough = static_cast<qsizetype>((1 - least) * static_cast<double>(lists.size())) + 1;
    for (qsizetype i = 0; i < qMin(enough, lists.size()); ++i) {
        for (const int entry : *lists.at(i))
            found.insert(entry);
    }
}

} // namespace

FlashcardDraft draftOf(const Flashcard &card)
{
    return {card.kind, card.front, card.back, card.tags, card.evidence.quote};
}

DuplicateIndex::Entry DuplicateIndex::entryOf(const FlashcardDraft &card)
{
    Entry entry;
    entry.cloze = card.kind == CardKind::Cloze;
    QString front = card.front;
    QString back = card.back;
    if (entry.cloze) {
        const Cloze cloze(card.front);
        front = cloze.filledIn();
        back = cloze.answers().join(QLatin1Char(' '));
    }
    entry.folded = hashOf(foldedText(front));
    entry.front = hashesOf(contentStems(front, entry.cloze ? allStopWords() : questionWords()));
    entry.back = hashesOf(contentStems(back, allStopWords()));
    QStringList words;
    QSet<QString> numbers;
    QSet<QString> pairs;
    for (const Token &token : tokensOf(front)) {
        words << token.folded;
        if (token.number)
            numbers.insert(token.folded);
    }
    for (qsizetype i = 1; i < words.size(); ++i)
        pairs.insert(words.at(i - 1) + QLatin1Char(' ') + words.at(i));
    entry.numbers = hashesOf(numbers);
    entry.pairs = hashesOf(pairs);
    return entry;
}

// Over 0 when the cards ask the same.
double DuplicateIndex::likeness(const Entry &a, const Entry &b)
{
    if (a.folded == b.folded)
        return 2;
    if (a.numbers != b.numbers)
        return 0;
    const double pairs = jaccard(a.pairs, b.pairs);
    const double front = jaccard(a.front, b.front);
    const double back = jaccard(a.back, b.back);
    const bool told = !a.back.isEmpty() && !b.back.isEmpty() && !a.cloze && !b.cloze;
    const bool otherAnswer = told && back < 0.2;
    if (!otherAnswer && (pairs > FrontPairs || front > FrontWords))
        return 1 + qMax(pairs, front);
    // One word as the answer of two questions ("1787") isn't enough,
    // nor is the same gap in two sentences.
    const bool longBacks = a.back.size() > 1 && b.back.size() > 1 && !(a.cloze && b.cloze);
    return longBacks && back > BackWords && front > FrontWithBack ? back : 0;
}

void DuplicateIndex::add(const QString &id, const FlashcardDraft &card)
{
    remove(id);
    Entry entry = entryOf(card);
    entry.id = id;
    const int at = static_cast<int>(m_entries.size());
    for (const quint64 word : std::as_const(entry.front))
        m_fronts[word].append(at);
    for (const quint64 word : std::as_const(entry.back))
        m_backs[word].append(at);
    m_byFront.insert(entry.folded, at);
    m_byId.insert(id, at);
    m_entries.append(entry);
}

void DuplicateIndex::add(const Flashcard &card)
{
    add(card.id, draftOf(card));
}

void DuplicateIndex::remove(const QString &id)
{
    const auto found = m_byId.constFind(id);
    if (found == m_byId.cend())
        return;
    m_entries[*found].id.clear(); // the lists keep its number; it is skipped
    m_byId.erase(found);
}

std::optional<QString> DuplicateIndex::find(const FlashcardDraft &card, const QString &ownId) const
{
    const Entry entry = entryOf(card);
    QSet<int> candidates;
    if (const auto same = m_byFront.constFind(entry.folded); same != m_byFront.cend())
        candidates.insert(*same);
    gather(entry.front, FrontWords, m_fronts, candidates);
    if (entry.back.size() > 1)
        gather(entry.back, BackWords, m_backs, candidates);
    int best = -1;
    double bestLikeness = 0;
    for (const int candidate : std::as_const(candidates)) {
        const Entry &other = m_entries.at(candidate);
        if (other.id.isEmpty() || (!ownId.isEmpty() && other.id == ownId))
            continue;
        const double like = likeness(entry, other);
        // The first added wins a tie, whatever the order of the set.
        if (like > bestLikeness || (like > 0 && like == bestLikeness && candidate < best)) {
            best = candidate;
            bestLikeness = like;
        }
    }
    if (best < 0)
        return std::nullopt;
    return m_entries.at(best).id;
}

} // namespace recto
