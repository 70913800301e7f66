// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/titlemaker.h"

#include "core/cloze.h"
#include "generation/duplicateindex.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
#include "generation/languages/wordtable.h"

#include <QHash>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestTitle = 80;
constexpr qsizetype LongestTopic = 4; // words

// A term with how often and how widely the cards use it.
struct TopicCount
{
    QString shown; // as first written
    int uses = 0;
    int cards = 0;
    int order = 0; // of first use: the earlier wins a tie
};

QString readable(const FlashcardDraft &card)
{
    return card.kind == CardKind::Cloze ? Cloze(card.front).filledIn()
                                        : card.front + QLatin1Char(' ') + card.back;
}

// Single words and pairs that follow each other, by their stems.
void countTerms(const QString &text, QHash<QString, TopicCount> &topics, QSet<QString> &seen)
{
    const QVector<Token> tokens = tokensOf(text);
    QString before;
    QString beforeShown;
    for (const Token &token : tokens) {
        const bool content
            = !token.number && token.folded.size() > 3 && !allStopWords().contains(token.folded);
        if (!content) {
            before.clear();
            continue;
        }
        const QString stem = stemOf(token.folded);
        const QString shown = text.mid(token.range.start, token.range.length);
        const auto count = [&](const QString &key, const QString &as) {
            TopicCount &topic = topics[key];
            if (topic.shown.isEmpty()) {
                topic.shown = as;
                topic.order = static_cast<int>(topics.size());
            }
            ++topic.uses;
            if (!seen.contains(key)) {
                seen.insert(key);
                ++topic.cards;
            }
        };
        count(stem, shown);
        if (!before.isEmpty() && token.tight)
            count(before + QLatin1Char(' ') + stem, beforeShown + QLatin1Char(' ') + shown);
        before = stem;
        beforeShown = shown;
    }
}

QString sentenceCase(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

// "First", "People": a word of everybody that names no upload.
bool isCommonWord(const QString &text)
{
    constexpr int everyday = 46; // WordTable::commonness
    const QStringList words = foldedWords(text);
    if (words.size() != 1)
        return false;
    static const QStringList languages{QStringLiteral("eng"), QStringLiteral("deu"),
                                       QStringLiteral("fra"), QStringLiteral("spa"),
                                       QStringLiteral("ita"), QStringLiteral("por")};
    return std::any_of(languages.cbegin(), languages.cend(), [&words](const QString &language) {
        return WordTable::of(language).commonness(words.first()) >= everyday;
    });
}

// The heading over most of the cards, when it stands over a third of them.
QString sharedHeading(const QVector<Flashcard> &cards)
{
    QHash<QString, int> uses;
    QString best;
    for (const Flashcard &card : cards) {
        for (const QString &tag : card.tags)
            ++uses[tag];
    }
    for (const Flashcard &card : cards) {
        for (const QString &tag : card.tags) {
            if (best.isEmpty() || uses.value(tag) > uses.value(best))
                best = tag;
        }
    }
    const QStringList words = best.split(QLatin1Char('-'), Qt::SkipEmptyParts);
    if (best.isEmpty() || isCommonWord(best) || uses.value(best) * 3 < cards.size()
        || words.size() > LongestTopic + 1)
        return {};
    return sentenceCase(words.join(QLatin1Char(' ')));
}

} // namespace

QString mainTopic(const QVector<Flashcard> &cards)
{
    const QString heading = sharedHeading(cards);
    if (!heading.isEmpty())
        return heading;
    QHash<QString, TopicCount> topics;
    for (const Flashcard &card : cards) {
        QSet<QString> seen;
        countTerms(readable(draftOf(card)), topics, seen);
    }
    const TopicCount *best = nullptr;
    double bestWeight = 0;
    for (auto it = topics.cbegin(); it != topics.cend(); ++it) {
        if (isCommonWord(it->shown))
            continue;
        // A pair says more than its words, if it is used nearly as often.
        const double pair = it.key().contains(QLatin1Char(' ')) ? 1.7 : 1.0;
        const double weight = pair * it->cards * (1 + 0.1 * it->uses);
        if (!best || weight > bestWeight || (weight == bestWeight && it->order < best->order)) {
            best = &*it;
            bestWeight = weight;
        }
    }
    return best ? sentenceCase(best->shown) : QString();
}

QString makeTitle(const QString &course, const QString &group, const QVector<Flashcard> &cards)
{
    QStringList parts;
    for (const QString &part : {course.simplified(), group.simplified(), mainTopic(cards)}) {
        if (!part.isEmpty() && !parts.contains(part, Qt::CaseInsensitive))
            parts << part;
    }
    QString title = parts.join(QStringLiteral(" – "));
    if (title.size() > LongestTitle) {
        title.truncate(LongestTitle - 1);
        title = title.left(qMax<qsizetype>(title.lastIndexOf(QLatin1Char(' ')), 1)).trimmed()
            + QChar(0x2026);
    }
    return title;
}

} // namespace recto
