// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/titlemaker.h"

#include "core/cloze.h"
#include "generation/duplicateindex.h"
#include "generation/languages/languagerules.h"
#include "generation/languages/words.h"
#include "generation/languages/wordtable.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestTitle = 80;
constexpr qsizetype LongestHeading = 5; // words

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

const QStringList &knownCodes()
{
    static const QStringList codes{QStringLiteral("eng"), QStringLiteral("deu"),
                                   QStringLiteral("fra"), QStringLiteral("spa"),
                                   QStringLiteral("ita"), QStringLiteral("por")};
    return codes;
}

// "First", "People": a word of everybody that names no upload.
bool isCommonWord(const QString &text)
{
    constexpr int everyday = 46; // WordTable::commonness
    const QStringList words = foldedWords(text);
    if (words.size() != 1)
        return false;
    return std::any_of(knownCodes().cbegin(), knownCodes().cend(), [&words](const QString &code) {
        return WordTable::of(code).commonness(words.first()) >= everyday;
    });
}

// "Key terms", "References": what a part of a book is for, not what it is about.
bool namesAPart(const QString &heading)
{
    return std::any_of(knownCodes().cbegin(), knownCodes().cend(), [&heading](const QString &code) {
        const LanguageRules &rules = rulesFor(code, {});
        return rules.glossaryHeadings.contains(heading, Qt::CaseInsensitive)
            || rules.sourceHeadings.contains(heading, Qt::CaseInsensitive)
            || rules.answerHeadings.contains(heading, Qt::CaseInsensitive)
            || rules.selfReferences.contains(heading, Qt::CaseInsensitive);
    });
}

QString shownHeading(const QString &tag)
{
    const QStringList words = tag.split(QLatin1Char('-'), Qt::SkipEmptyParts);
    if (tag.isEmpty() || isCommonWord(tag) || words.size() > LongestHeading)
        return {};
    const QString heading = words.join(QLatin1Char(' '));
    return namesAPart(heading) ? QString() : sentenceCase(heading);
}

// The heading over most of the cards, when it stands over a third of them, and over some
// of each page that has cards.
QString sharedHeading(const QVector<Flashcard> &cards)
{
    QHash<QString, int> uses;
    QHash<QString, QSet<int>> pages;
    QSet<int> all;
    QString best;
    for (const Flashcard &card : cards) {
        all.insert(card.evidence.page);
        for (const QString &tag : card.tags) {
            ++uses[tag];
            pages[tag].insert(card.evidence.page);
        }
    }
    for (const Flashcard &card : cards) {
        for (const QString &tag : card.tags) {
            if (best.isEmpty() || uses.value(tag) > uses.value(best))
                best = tag;
        }
    }
    const bool shared = uses.value(best) * 3 >= cards.size() && pages.value(best) == all;
    return shared ? shownHeading(best) : QString();
}

// The heading of the earliest page that has one to show.
QString firstHeading(const QVector<Flashcard> &cards)
{
    QString first;
    int page = -1;
    for (const Flashcard &card : cards) {
        if (page >= 0 && card.evidence.page >= page)
            continue;
        for (const QString &tag : card.tags) {
            if (const QString shown = shownHeading(tag); !shown.isEmpty()) {
                first = shown;
                page = card.evidence.page;
                break;
            }
        }
    }
    return first;
}

QString titleWords(const char *source)
{
    return QCoreApplication::translate("recto::Titles", source);
}

QString pagesInWords(int pages)
{
    //: Part of a title, behind course and group: "Biology – Unit 1 · 40 pages"
    return titleWords(QT_TRANSLATE_NOOP("recto::Titles", "%1 pages")).arg(pages);
}

QString shortened(QString title)
{
    if (title.size() <= LongestTitle)
        return title;
    title.truncate(LongestTitle - 1);
    return title.left(qMax<qsizetype>(title.lastIndexOf(QLatin1Char(' ')), 1)).trimmed()
        + QChar(0x2026);
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

QString makeTitle(const QString &course, const QString &group, const QVector<Flashcard> &cards,
                  int pages)
{
    QStringList parts;
    const auto add = [&parts](const QString &part) {
        if (!part.isEmpty() && !parts.contains(part, Qt::CaseInsensitive))
            parts << part;
    };
    add(course.simplified());
    add(group.simplified());
    const bool named = !parts.isEmpty();
    // Several pages are about what stands over each of them, or about nothing that one
    // of their words would say.
    const QString topic = pages > 1 ? sharedHeading(cards) : mainTopic(cards);
    if (!topic.isEmpty()) {
        add(topic);
        return shortened(parts.join(QStringLiteral(" – ")));
    }
    if (pages < 2)
        return shortened(parts.join(QStringLiteral(" – ")));
    if (named) {
        return shortened(parts.join(QStringLiteral(" – "))) + QString::fromUtf8(" · ")
            + pagesInWords(pages);
    }
    const QString first = firstHeading(cards);
    if (first.isEmpty())
        return mainTopic(cards);
    return pages == 2
        ? titleWords(QT_TRANSLATE_NOOP("recto::Titles", "%1 and 1 more page")).arg(first)
        : titleWords(QT_TRANSLATE_NOOP("recto::Titles", "%1 and %2 more pages"))
              .arg(first)
              .arg(pages - 1);
}

} // namespace recto
