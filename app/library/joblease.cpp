// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/joblease.h"

#include "library/database.h"
#include "library/journalrows.h"
#include "library/processes.h"

#include <QCoreApplication>

namespace recto {

namespace {

constexpr qint64 leaseMilliseconds = 15'000;

Status changedLease(const Result<int> &changed, const Database &database, const QString &jobId)
{
    if (!changed)
        return changed.error();
    if (*changed > 0)
        return {};
    const auto lease = leaseOf(database, jobId);
    return lease ? Error{ErrorKind::JobRunningElsewhere, jobId, {}} : lease.error();
}

} // namespace

Lease readLease(const QSqlQuery &query)
{
    return {query.value(0).toString(), query.value(1).toLongLong(), query.value(2).toLongLong(),
            query.value(3).toString()};
}

// By the clock of the database, which all share. A heartbeat from the future (a clock
// that was set back) is no younger than one as far in the past.
bool leaseHolds(const Lease &lease, qint64 now)
{
    if (lease.owner.isEmpty() || lease.heartbeatAt <= now - leaseMilliseconds
        || lease.heartbeatAt >= now + leaseMilliseconds)
        return false;
    return lease.host != thisHost() || processLives(lease.pid);
}

Result<Lease> leaseOf(const Database &database, const QString &jobId)
{
    return database.one<Lease>(
        QStringLiteral("SELECT owner, heartbeat_at, pid, host FROM jobs WHERE id = ?"), {jobId},
        jobId, readLease);
}

Result<bool> isLeased(const Database &database, const QString &jobId)
{
    const auto lease = leaseOf(database, jobId);
    if (!lease)
        return lease.error();
    const auto now = database.now();
    return now ? Result<bool>(leaseHolds(*lease, *now)) : Result<bool>(now.error());
}

Status releaseUnits(const Database &database, const QString &jobId)
{
    for (const QString &table : {QStringLiteral("pages"), QStringLiteral("chunks")}) {
        const auto released
            = database.run(QStringLiteral("UPDATE %1 SET state = 'waiting' WHERE state = 'working' "
                                          "AND upload = (SELECT upload FROM jobs WHERE id = ?)")
                               .arg(table),
                           {jobId});
        if (!released)
            return released.error();
    }
    return {};
}

Result<QList<qint64>> leasedUploads(const Database &database)
{
    const auto now = database.now();
    if (!now)
        return now.error();
    const auto all = database.select<std::optional<qint64>>(
        QStringLiteral(
            "SELECT owner, heartbeat_at, pid, host, upload FROM jobs WHERE owner IS NOT NULL"),
        {}, [&](const QSqlQuery &query) -> std::optional<qint64> {
            if (!leaseHolds(readLease(query), *now))
                return std::nullopt;
            return query.value(4).toLongLong();
        });
    if (!all)
        return all.error();
    QList<qint64> held;
    for (const auto &upload : *all) {
        if (upload)
            held << *upload;
    }
    return held;
}

JobLease::JobLease(Library &library)
    : LibraryPart(library)
{
}

void JobLease::hold(const QString &jobId, const QString &owner)
{
    m_job = jobId;
    m_owner = owner;
}

Status JobLease::stillHeld(const QString &jobId) const
{
    if (jobId != m_job)
        return {};
    const auto lease = leaseOf(database(), jobId);
    if (!lease)
        return lease.error();
    return lease->owner == m_owner ? Status{}
                                   : Status{Error{ErrorKind::JobRunningElsewhere, jobId, {}}};
}

Status JobLease::write(const QString &jobId, const std::function<Status()> &body) const
{
    return database().write([&]() -> Status {
        const Status held = stillHeld(jobId);
        return held ? body() : held;
    });
}

Status JobLease::writeUnlessElsewhere(const QString &jobId,
                                      const std::function<Status()> &body) const
{
    return write(jobId, [&]() -> Status {
        if (jobId == m_job)
            return body();
        const auto elsewhere = isLeased(database(), jobId);
        if (!elsewhere)
            return elsewhere.error();
        return *elsewhere ? Status{Error{ErrorKind::JobRunningElsewhere, jobId, {}}} : body();
    });
}

Status JobLease::acquire(const QString &jobId, const QString &owner)
{
    const Status acquired = database().write([&]() -> Status {
        const auto lease = leaseOf(database(), jobId);
        if (!lease)
            return lease.error();
        const auto now = database().now();
        if (!now)
            return now.error();
        if (lease->owner != owner && leaseHolds(*lease, *now))
            return Error{ErrorKind::JobRunningElsewhere, jobId,
                         QStringLiteral("process %1 on %2").arg(lease->pid).arg(lease->host)};
        const auto taken = database().run(
            QStringLiteral("UPDATE jobs SET owner = ?, heartbeat_at = ?, pid = ?, host = ?, "
                           "cancel_requested = 0, state = ?, updated_at = ? WHERE id = ?"),
            {owner, *now, QCoreApplication::applicationPid(), thisHost(),
             jobStateName(JobState::Running), nowMilliseconds(), jobId});
        if (!taken)
            return taken.error();
        return releaseUnits(database(), jobId);
    });
    if (acquired)
        hold(jobId, owner);
    return acquired;
}

Result<bool> JobLease::isTaken(const QString &jobId) const
{
    return isLeased(database(), jobId);
}

Status JobLease::heartbeat(const QString &jobId, const QString &owner)
{
    return database().write([&]() -> Status {
        const auto now = database().now();
        if (!now)
            return now.error();
        const auto beaten = database().run(
            QStringLiteral("UPDATE jobs SET heartbeat_at = ? WHERE id = ? AND owner = ?"),
            {*now, jobId, owner});
        return changedLease(beaten, database(), jobId);
    });
}

Status JobLease::finish(const QString &jobId, const QString &owner, JobState state,
                        const QList<JobEvent> &told)
{
    const Status ended = database().write([&]() -> Status {
        const auto finished = database().run(
            QStringLiteral("UPDATE jobs SET state = ?, owner = NULL, cancel_requested = 0, "
                           "updated_at = ? WHERE id = ? AND owner = ?"),
            {jobStateName(state), nowMilliseconds(), jobId, owner});
        if (const Status held = changedLease(finished, database(), jobId); !held)
            return held;
        if (const Status entered = enterEvents(database(), jobId, told); !entered)
            return entered;
        return releaseUnits(database(), jobId);
    });
    if (ended && owner == m_owner)
        m_job.clear();
    return ended;
}

} // namespace recto
