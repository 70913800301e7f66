// SPDX-License-Identifier: GPL-3.0-or-later
// The cards of a Library.
#include "library/library.h"

#include "core/json.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysearch.h"
#include "library/librarysession.h"

#include <QHash>

#include <limits>

namespace recto {

namespace {

struct CardCondition
{
    QString sql; // FROM … WHERE …
    QVariantList values;
};

CardCondition cardCondition(const CardFilter &filter)
{
    CardCondition condition;
    // As constants, so that the indexes of these cards serve.
    QStringList terms{filter.offered ? QStringLiteral("f.hidden = 8")
                                     : QStringLiteral("f.hidden = 0")};
    static_assert(hiddenAsOffered == 8);
    if (!filter.uploadIds.isEmpty()) {
        QStringList marks;
        for (const QString &id : filter.uploadIds) {
            marks << QStringLiteral("?");
            condition.values << id;
        }
        terms << QStringLiteral("f.upload IN (SELECT number FROM uploads WHERE id IN (%1))")
                     .arg(marks.join(QLatin1Char(',')));
    }
    if (!filter.course.isEmpty()) {
        terms << QStringLiteral("f.course = ?");
        condition.values << filter.course;
    }
    if (!filter.group.isEmpty()) {
        terms << QStringLiteral("f.grp = ?");
        condition.values << filter.group;
    }
    if (const QString words = filter.search.trimmed(); !words.isEmpty()) {
        const QString query = fullTextQuery(words);
        if (query.isEmpty()) {
            terms << QStringLiteral("(f.front LIKE ? ESCAPE '\\' OR f.back LIKE ? ESCAPE '\\')");
            condition.values << likePattern(words) << likePattern(words);
        } else {
            terms << QStringLiteral(
                "f.number IN (SELECT rowid FROM flashcards_fts WHERE flashcards_fts MATCH ?)");
            condition.values << query;
        }
    }
    condition.sql
        = QStringLiteral(" FROM flashcards f WHERE ") + terms.join(QLatin1String(" AND "));
    return condition;
}

} // namespace

Result<QList<Flashcard>> Library::flashcards(const CardFilter &filter) const
{
    CardCondition condition = cardCondition(filter);
    condition.values << filter.limit << filter.offset;
    // The numbers first: skipping to a far offset reads the index alone.
    const QString sql
        = QStringLiteral("SELECT %1 FROM (SELECT f.number AS wanted%2 ORDER BY f.upload DESC, "
                         "f.first_page, f.first_offset, f.place, f.number LIMIT ? OFFSET ?) "
                         "CROSS JOIN flashcards f ON f.number = wanted "
                         "CROSS JOIN uploads u ON u.number = f.upload "
                         "ORDER BY f.upload DESC, f.first_page, f.first_offset, f.place, f.number")
              .arg(cardColumns, condition.sql);
    return m_session->select<Flashcard>(sql, condition.values, readCard);
}

Result<int> Library::flashcardCount(const CardFilter &filter) const
{
    const bool everything = !filter.offered && filter.uploadIds.isEmpty() && filter.course.isEmpty()
        && filter.group.isEmpty() && filter.search.trimmed().isEmpty();
    const CardCondition condition = cardCondition(filter);
    const auto count = everything
        ? m_session->number(QStringLiteral(
            "SELECT coalesce(sum(card_count), 0) FROM uploads WHERE deleted_at IS NULL"))
        : m_session->number(QStringLiteral("SELECT count(*)") + condition.sql, condition.values);
    if (!count)
        return count.error();
    return static_cast<int>(*count);
}

Result<Flashcard> Library::flashcard(const QString &id) const
{
    return m_session->one<Flashcard>(
        QStringLiteral("SELECT %1 FROM flashcards f JOIN uploads u ON u.number = f.upload "
                       "WHERE f.id = ? AND f.hidden IN (0, ?)")
            .arg(cardColumns),
        {id, hiddenAsOffered}, id, readCard);
}

Status Library::updateFlashcard(const Flashcard &card)
{
    const qint64 now = nowMilliseconds();
    return m_session->write([&]() -> Status {
        return changedOne(
            m_session->run(
                QStringLiteral(
                    "UPDATE flashcards SET kind = ?, front = ?, back = ?, tags = ?, course = ?, "
                    "grp = ?, spaced = ?, updated_at = ?, changed_at = ? WHERE id = ?"),
                {cardKindName(card.kind), card.front, card.back, stringsToText(card.tags),
                 card.course, card.group, spacedText(card), now, now, card.id}),
            card.id);
    });
}

Status Library::changeCards(const QStringList &ids, const QString &change,
                            const QVariantList &values)
{
    return m_session->write([&]() -> Status {
        for (const QString &id : ids) {
            QVariantList all = values;
            all << nowMilliseconds() << id;
            const auto changed = m_session->run(
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
    return m_session->write([&]() -> Status {
        QHash<QString, qint64> uploads;
        for (const Flashcard &card : cards) {
            if (!uploads.contains(card.uploadId)) {
                const auto number = m_session->number(
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
            const auto added = insertCard(*m_session, uploads.value(card.uploadId), end, saved);
            if (!added)
                return added.error();
        }
        return {};
    });
}

} // namespace recto
