// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/jobevents.h"

#include "library/joblease.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"

namespace recto {

namespace {

// Behind the columns of the card, which are NULL where there is none.
const QString eventColumns
    = QStringLiteral("%1, e.number, e.at, e.kind, e.body, e.card "
                     "FROM job_events e JOIN jobs j ON j.number = e.job "
                     "LEFT JOIN flashcards f ON f.id = e.card "
                     "LEFT JOIN uploads u ON u.number = f.upload WHERE j.id = ?");

JobEvent readEvent(const QSqlQuery &query)
{
    constexpr int first = cardColumnCount;
    JobEvent event;
    event.number = query.value(first).toLongLong();
    event.at = utcTime(query.value(first + 1).toLongLong());
    event.kind = query.value(first + 2).toString();
    event.body = jsonObject(query.value(first + 3));
    event.cardId = query.value(first + 4).toString();
    if (!query.isNull(0))
        event.card = readCard(query);
    return event;
}

struct Last
{
    qint64 job = 0;
    qint64 number = 0; // of its last event; 0: none yet
};

Result<Last> lastOf(const Database &database, const QString &jobId)
{
    return database.one<Last>(
        QStringLiteral("SELECT j.number, coalesce((SELECT max(e.number) FROM job_events e "
                       "WHERE e.job = j.number), 0) FROM jobs j WHERE j.id = ?"),
        {jobId}, jobId, [](const QSqlQuery &query) {
            return Last{query.value(0).toLongLong(), query.value(1).toLongLong()};
        });
}

} // namespace

Status enterEvents(const Database &database, const QString &jobId, const QList<JobEvent> &told)
{
    if (told.isEmpty())
        return {};
    const auto last = lastOf(database, jobId);
    if (!last)
        return last.error();
    const qint64 now = nowMilliseconds();
    qint64 number = last->number;
    for (const JobEvent &event : told) {
        const auto entered = database.run(
            QStringLiteral("INSERT INTO job_events (job, number, at, kind, body, card) "
                           "VALUES (?, ?, ?, ?, ?, ?)"),
            {last->job, ++number, now, event.kind, compactJson(event.body),
             event.cardId.isEmpty() ? QVariant() : QVariant(event.cardId)});
        if (!entered)
            return entered.error();
    }
    return {};
}

JobEvents::JobEvents(Library &library, const JobLease &lease)
    : LibraryPart(library)
    , m_lease(lease)
{
}

Status JobEvents::enter(const QString &jobId, const QList<JobEvent> &told)
{
    return m_lease.write(jobId, [&] { return enterEvents(database(), jobId, told); });
}

Result<QList<JobEvent>> JobEvents::after(const QString &jobId, qint64 number, int limit) const
{
    auto found = database().select<JobEvent>(
        QStringLiteral("SELECT %1 AND e.number > ? ORDER BY e.number LIMIT ?")
            .arg(eventColumns.arg(cardColumns)),
        {jobId, number, limit}, readEvent);
    if (!found || !found->isEmpty())
        return found;
    const auto known = lastOf(database(), jobId); // that there is such a job
    return known ? std::move(found) : Result<QList<JobEvent>>(known.error());
}

Result<std::optional<JobEvent>> JobEvents::last(const QString &jobId,
                                                const QStringList &kinds) const
{
    QVariantList values{jobId};
    QString condition;
    if (!kinds.isEmpty()) {
        QStringList marks;
        for (const QString &kind : kinds) {
            marks << QStringLiteral("?");
            values << kind;
        }
        condition = QStringLiteral(" AND e.kind IN (%1)").arg(marks.join(QLatin1Char(',')));
    }
    const auto found
        = database().select<JobEvent>(QStringLiteral("SELECT %1%2 ORDER BY e.number DESC LIMIT 1")
                                          .arg(eventColumns.arg(cardColumns), condition),
                                      values, readEvent);
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<JobEvent>() : found->first();
}

} // namespace recto
