// SPDX-License-Identifier: GPL-3.0-or-later
// Cards that stay while the texts of their job are cut anew.
#include "library/jobcards.h"

#include "library/joblease.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

Status JobCards::keep(const QString &jobId, int chunkIndex, const QStringList &ids)
{
    return m_lease.write(jobId, [&]() -> Status {
        const auto place = database().one<std::pair<int, int>>(
            QStringLiteral("SELECT first_page, first_offset FROM chunks WHERE %1 AND position = ?")
                .arg(ofJob),
            {jobId, chunkIndex}, jobId, [](const QSqlQuery &query) {
                return std::pair(query.value(0).toInt(), query.value(1).toInt());
            });
        if (!place)
            return place.error();
        for (const QString &id : ids) {
            const auto moved = database().run(
                QStringLiteral("UPDATE flashcards SET chunk = ?, first_page = ?, first_offset = ?, "
                               "updated_at = ? WHERE id = ? AND %1")
                    .arg(ofJob),
                {chunkIndex, place->first, place->second, nowMilliseconds(), id, jobId});
            if (const Status one = changedOne(moved, id); !one)
                return one;
        }
        return {};
    });
}

Status JobCards::doubt(const QString &jobId, const QStringList &ids, const QString &doubt,
                       double score)
{
    return m_lease.write(jobId, [&]() -> Status {
        for (const QString &id : ids) {
            const auto known = database().one<QJsonArray>(
                QStringLiteral("SELECT doubts FROM flashcards WHERE id = ?"), {id}, id,
                [](const QSqlQuery &query) {
                    return QJsonDocument::fromJson(query.value(0).toString().toUtf8()).array();
                });
            if (!known)
                return known.error();
            QJsonArray doubts = *known;
            if (!doubts.contains(doubt))
                doubts.append(doubt);
            const auto doubted = database().run(
                QStringLiteral("UPDATE flashcards SET doubts = ?, checked_at = NULL, "
                               "score = CASE WHEN score > ? THEN ? ELSE score END, updated_at = ? "
                               "WHERE id = ? AND %1")
                    .arg(ofJob),
                {QString::fromUtf8(QJsonDocument(doubts).toJson(QJsonDocument::Compact)), score,
                 score, nowMilliseconds(), id, jobId});
            if (const Status one = changedOne(doubted, id); !one)
                return one;
        }
        return {};
    });
}

} // namespace recto
