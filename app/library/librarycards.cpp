// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of a Library.
#include "library/library.h"

#include "core/cardtext.h"
#include "core/json.h"
#include "library/database.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysearch.h"

#include <QHash>

#include <algorithm>
#include <limits>

namespace recto {

namespace {

const QString readingOrder
    = QStringLiteral("f.upload DESC, f.first_page, f.first_offset, f.place, f.number");
constexpr qsizetype rowsAtOnce = 200; // bound values of one statement
// So many matches are looked up among the cards; of more, the cards in order are
// looked up among the matches, of which the first ones are found soon.
constexpr qsizetype manyMatches = 10'000;

// As constants in the text, so that the indexes of these cards serve.
QString shownCondition(const CardFilter &filter)
{
    static_assert(hiddenAsOffered == 8);
    return filter.offered ? QStringLiteral("f.hidden = 8") : QStringLiteral("f.hidden = 0");
}

QString uncertainCondition()
{
    static_assert(certainScore == 0.6);
    return QStringLiteral("f.score < 0.6");
}

QString marks(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QLatin1Char(','));
}

struct CardCondition
{
    QStringList terms;
    QVariantList values;

    [[nodiscard]] QString sql() const
    {
        return QStringLiteral(" FROM flashcards f WHERE ") + terms.join(QLatin1String(" AND "));
    }
};

// All but the words.
CardCondition plainCondition(const CardFilter &filter)
{
    CardCondition condition{{shownCondition(filter)}, {}};
    if (!filter.offered && filter.checking != Checking::All)
        condition.terms << QStringLiteral("f.checked_at IS NULL");
    if (!filter.offered && filter.checking == Checking::Uncertain)
        condition.terms << uncertainCondition();
    if (!filter.uploadIds.isEmpty()) {
        condition.terms << QStringLiteral(
                               "f.upload IN (SELECT number FROM uploads WHERE id IN (%1))")
                               .arg(marks(filter.uploadIds.size()));
        for (const QString &id : filter.uploadIds)
            condition.values << id;
    }
    if (!filter.course.isEmpty()) {
        condition.terms << QStringLiteral("f.course = ?");
        condition.values << filter.course;
    }
    if (!filter.group.isEmpty()) {
        condition.terms << QStringLiteral("f.grp = ?");
        condition.values << filter.group;
    }
    return condition;
}

// `firstOnly`: a few of the first cards are wanted.
Result<CardCondition> cardCondition(const Database &database, const CardFilter &filter,
                                    bool firstOnly)
{
    CardCondition condition = plainCondition(filter);
    const QString words = filter.search.trimmed();
    if (words.isEmpty())
        return condition;
    const QString query = fullTextQuery(words);
    if (query.isEmpty()) {
        condition.terms << QStringLiteral(
            "(f.front LIKE ? ESCAPE '\\' OR f.back LIKE ? ESCAPE '\\')");
        condition.values << likePattern(words) << likePattern(words);
        return condition;
    }
    const QString matching = database.matching(TextIndex::Cards);
    if (firstOnly) {
        const auto found = database.select<QString>(
            QStringLiteral("SELECT m.number FROM (%1) m LIMIT %2").arg(matching).arg(manyMatches),
            {query},
            [](const QSqlQuery &row) { return QString::number(row.value(0).toLongLong()); });
        if (!found)
            return found.error();
        if (found->size() < manyMatches) { // as they are: asking for them again takes as long
            condition.terms << (found->isEmpty()
                                    ? QStringLiteral("1 = 0")
                                    : QStringLiteral("f.number IN (%1)")
                                          .arg(QStringList(*found).join(QLatin1Char(','))));
            return condition;
        }
    }
    // The plus: not by this number, so that the index of the order is gone along.
    condition.terms << QStringLiteral("%1f.number IN (SELECT m.number FROM (%2) m)")
                           .arg(firstOnly ? QStringLiteral("+") : QString(), matching);
    condition.values << query;
    return condition;
}

Result<QList<qint64>> numbersIn(const Database &database, const CardCondition &condition,
                                const QString &order, int limit, int offset)
{
    QVariantList values = condition.values;
    QString sql = QStringLiteral("SELECT f.number%1 ORDER BY %2").arg(condition.sql(), order);
    if (limit >= 0 || offset > 0) {
        sql += QStringLiteral(" LIMIT ? OFFSET ?");
        values << (limit >= 0 ? qint64(limit) : std::numeric_limits<qint64>::max()) << offset;
    }
    return database.select<qint64>(
        sql, values, [](const QSqlQuery &query) { return query.value(0).toLongLong(); });
}

} // namespace

Result<QList<qint64>> Library::cardNumbers(const CardFilter &filter, CardOrder order) const
{
    constexpr int few = 1000;
    const bool firstOnly = filter.limit >= 0 && filter.limit + filter.offset <= few;
    const auto condition = cardCondition(*m_database, filter, firstOnly);
    if (!condition)
        return condition.error();
    if (order == CardOrder::Reading)
        return numbersIn(*m_database, *condition, readingOrder, filter.limit, filter.offset);

    // The uncertain ones have an index of their own.
    CardCondition uncertain = *condition;
    uncertain.terms << uncertainCondition();
    CardCondition certain = *condition;
    certain.terms << QStringLiteral("NOT (%1)").arg(uncertainCondition());
    const int wanted = filter.limit < 0 ? -1 : filter.limit + filter.offset;
    auto numbers
        = numbersIn(*m_database, uncertain, QStringLiteral("f.score, ") + readingOrder, wanted, 0);
    if (!numbers)
        return numbers;
    if (wanted < 0 || numbers->size() < wanted) {
        const auto rest
            = numbersIn(*m_database, certain, readingOrder,
                        wanted < 0 ? -1 : wanted - static_cast<int>(numbers->size()), 0);
        if (!rest)
            return rest;
        *numbers += *rest;
    }
    if (filter.offset > 0)
        numbers->remove(0, std::min<qsizetype>(filter.offset, numbers->size()));
    return numbers;
}

Result<QList<NumberedCard>> Library::cards(const QList<qint64> &numbers) const
{
    QHash<qint64, Flashcard> found;
    for (qsizetype from = 0; from < numbers.size(); from += rowsAtOnce) {
        const QList<qint64> some = numbers.mid(from, rowsAtOnce);
        QVariantList values;
        for (const qint64 number : some)
            values << number;
        const auto rows = m_database->select<NumberedCard>(
            QStringLiteral("SELECT %1, f.number FROM flashcards f JOIN uploads u "
                           "ON u.number = f.upload WHERE f.number IN (%2)")
                .arg(cardColumns, marks(some.size())),
            values, [](const QSqlQuery &query) {
                return NumberedCard{query.value(cardColumnCount).toLongLong(), readCard(query)};
            });
        if (!rows)
            return rows.error();
        for (const NumberedCard &row : *rows)
            found.insert(row.number, row.card);
    }
    QList<NumberedCard> cards;
    cards.reserve(found.size());
    for (const qint64 number : numbers) {
        if (const auto card = found.constFind(number); card != found.constEnd())
            cards.append({number, *card});
    }
    return cards;
}

Result<qint64> Library::cardNumber(const QString &id) const
{
    return m_database->number(QStringLiteral("SELECT number FROM flashcards WHERE id = ?"), {id},
                              id);
}

Result<QList<Flashcard>> Library::flashcards(const CardFilter &filter) const
{
    const auto numbers = cardNumbers(filter, CardOrder::Reading);
    if (!numbers)
        return numbers.error();
    auto numbered = cards(*numbers);
    if (!numbered)
        return numbered.error();
    QList<Flashcard> result;
    result.reserve(numbered->size());
    for (NumberedCard &row : *numbered)
        result.append(std::move(row.card));
    return result;
}

Result<int> Library::flashcardCount(const CardFilter &filter) const
{
    const bool everything = !filter.offered && filter.uploadIds.isEmpty() && filter.course.isEmpty()
        && filter.group.isEmpty() && filter.search.trimmed().isEmpty()
        && filter.checking == Checking::All;
    if (everything) {
        const auto count = m_database->number(QStringLiteral(
            "SELECT coalesce(sum(card_count), 0) FROM uploads WHERE deleted_at IS NULL"));
        return count ? Result<int>(boundedInt(*count, 0)) : Result<int>(count.error());
    }
    const auto condition = cardCondition(*m_database, filter, false);
    if (!condition)
        return condition.error();
    const auto count = m_database->number(QStringLiteral("SELECT count(*)") + condition->sql(),
                                          condition->values);
    return count ? Result<int>(boundedInt(*count, 0)) : Result<int>(count.error());
}

Result<CardCounts> Library::cardCounts(const CardFilter &filter) const
{
    CardFilter any = filter;
    any.offered = false;
    any.checking = Checking::All;
    auto condition = cardCondition(*m_database, any, false);
    if (!condition)
        return condition.error();
    static_assert(hiddenAsOffered == 8 && hiddenByPerson == 1);
    condition->terms[0] = QStringLiteral("f.hidden IN (0, 1, 8)");
    const auto sum = [](const QString &what) {
        return QStringLiteral("coalesce(sum(CASE WHEN %1 THEN 1 ELSE 0 END), 0)").arg(what);
    };
    const QStringList sums{
        sum(QStringLiteral("f.hidden = 0")),
        sum(QStringLiteral("f.hidden = 0 AND f.checked_at IS NOT NULL")),
        sum(QStringLiteral("f.hidden = 0 AND f.checked_at IS NULL AND %1")
                .arg(uncertainCondition())),
        sum(QStringLiteral("f.hidden = 0 AND f.changed_at IS NOT NULL")),
        sum(QStringLiteral("f.hidden = 8")),
        sum(QStringLiteral("f.hidden = 1")),
    };
    return m_database->one<CardCounts>(
        QStringLiteral("SELECT %1").arg(sums.join(QLatin1String(", "))) + condition->sql(),
        condition->values, {}, [](const QSqlQuery &query) {
            return CardCounts{boundedInt(query.value(0), 0), boundedInt(query.value(1), 0),
                              boundedInt(query.value(2), 0), boundedInt(query.value(3), 0),
                              boundedInt(query.value(4), 0), boundedInt(query.value(5), 0)};
        });
}

Result<Flashcard> Library::flashcard(const QString &id) const
{
    return m_database->one<Flashcard>(
        QStringLiteral("SELECT %1 FROM flashcards f JOIN uploads u ON u.number = f.upload "
                       "WHERE f.id = ? AND f.hidden IN (0, ?)")
            .arg(cardColumns),
        {id, hiddenAsOffered}, id, readCard);
}

Status Library::updateFlashcard(const Flashcard &given)
{
    const Flashcard card = cleanCard(given);
    const qint64 now = nowMilliseconds();
    return m_database->write([&]() -> Status {
        const Status changed = changedOne(
            m_database->run(
                QStringLiteral(
                    "UPDATE flashcards SET kind = ?, front = ?, back = ?, front_html = ?, "
                    "back_html = ?, tags = ?, course = ?, grp = ?, spaced = ?, updated_at = ?, "
                    "changed_at = ? WHERE id = ?"),
                {cardKindName(card.kind), card.front, card.back, card.frontHtml, card.backHtml,
                 stringsToText(card.tags), card.course, card.group, spacedText(card), now, now,
                 card.id}),
            card.id);
        return changed ? enterPictures(*m_database, card) : changed;
    });
}

Status Library::changeCards(const QStringList &ids, const QString &change,
                            const QVariantList &values)
{
    return m_database->write([&]() -> Status {
        for (const QString &id : ids) {
            QVariantList all = values;
            all << nowMilliseconds() << id;
            const auto changed = m_database->run(
                QStringLiteral("UPDATE flashcards SET %1, updated_at = ? WHERE id = ?").arg(change),
                all);
            if (const Status one = changedOne(changed, id); !one)
                return one;
        }
        return {};
    });
}

Status Library::setChecked(const QStringList &ids, bool checked)
{
    return changeCards(ids, QStringLiteral("checked_at = ?"),
                       {checked ? QVariant(nowMilliseconds()) : QVariant()});
}

Status Library::setOffered(const QStringList &ids, bool offered)
{
    return offered ? changeCards(ids, QStringLiteral("hidden = hidden | ?"), {hiddenAsOffered})
                   : changeCards(ids, QStringLiteral("hidden = hidden & ~?"), {hiddenAsOffered});
}

Status Library::deleteFlashcards(const QStringList &ids)
{
    return changeCards(ids,
                       QStringLiteral("hidden = hidden | ?, hidden_at = coalesce(hidden_at, ?)"),
                       {hiddenByPerson, nowMilliseconds()});
}

Status Library::restoreFlashcards(const QStringList &ids)
{
    return changeCards(ids,
                       QStringLiteral("hidden = hidden & ~?, hidden_at = "
                                      "CASE WHEN (hidden & ?) = 0 THEN NULL ELSE hidden_at END"),
                       {hiddenByPerson | hiddenWithChunk, hiddenWithUpload});
}

Status Library::addFlashcards(const QList<Flashcard> &cards)
{
    return m_database->write([&]() -> Status {
        QHash<QString, qint64> uploads;
        for (const Flashcard &card : cards) {
            if (!uploads.contains(card.uploadId)) {
                const auto number = m_database->number(
                    QStringLiteral(
                        "SELECT number FROM uploads WHERE id = ? AND deleted_at IS NULL"),
                    {card.uploadId}, card.uploadId);
                if (!number)
                    return number.error();
                uploads.insert(card.uploadId, *number);
            }
            Flashcard saved = card;
            if (saved.id.isEmpty())
                saved.id = newId();
            // Behind the pages' cards; among themselves in the order of arrival.
            const CardPlace end{std::numeric_limits<int>::max(), 0, 0, std::nullopt};
            const auto added = insertCard(*m_database, uploads.value(card.uploadId), end, saved);
            if (!added)
                return added.error();
        }
        return {};
    });
}

} // namespace recto
