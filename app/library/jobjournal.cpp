// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs and their leases; the units of work are in jobunits.cpp.
#include "library/jobjournal.h"

#include "core/json.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/processes.h"

#include <QCoreApplication>

namespace recto {

namespace {

constexpr qint64 leaseMilliseconds = 15'000;

struct Lease
{
    QString owner;
    qint64 heartbeatAt = 0;
    qint64 pid = 0;
    QString host;
};

Lease readLease(const QSqlQuery &query)
{
    return {query.value(0).toString(), query.value(1).toLongLong(), query.value(2).toLongLong(),
            query.value(3).toString()};
}

// A heartbeat from the future (a clock that was set back) is no younger than one
// as far in the past.
bool leaseHolds(const Lease &lease)
{
    if (lease.owner.isEmpty() || qAbs(nowMilliseconds() - lease.heartbeatAt) >= leaseMilliseconds)
        return false;
    return lease.host != thisHost() || processLives(lease.pid);
}

Result<Lease> leaseOf(const LibrarySession &session, const QString &jobId)
{
    return session.one<Lease>(
        QStringLiteral("SELECT owner, heartbeat_at, pid, host FROM jobs WHERE id = ?"), {jobId},
        jobId, readLease);
}

// Correlated counts through the indexes by state: a job costs some microseconds.
const QString jobColumns = QStringLiteral(
    "j.owner, j.heartbeat_at, j.pid, j.host, j.id, u.id, j.state, j.options, j.created_at, "
    "j.updated_at, u.card_count, "
    "(SELECT count(*) FROM pages WHERE upload = u.number), "
    "(SELECT count(*) FROM pages WHERE upload = u.number AND state IN ('done', 'skipped')), "
    "(SELECT count(*) FROM pages WHERE upload = u.number AND state = 'failed'), "
    "(SELECT count(*) FROM chunks WHERE upload = u.number), "
    "(SELECT count(*) FROM chunks WHERE upload = u.number AND state IN ('done', 'skipped')), "
    "(SELECT count(*) FROM chunks WHERE upload = u.number AND state = 'failed') "
    "FROM jobs j JOIN uploads u ON u.number = j.upload");

Job readJob(const QSqlQuery &query)
{
    Job job;
    job.leased = leaseHolds(readLease(query));
    job.id = query.value(4).toString();
    job.uploadId = query.value(5).toString();
    job.state = jobStateFromName(query.value(6).toString());
    job.options = jobOptionsFromJson(jsonObject(query.value(7)));
    job.createdAt = utcTime(query.value(8).toLongLong());
    job.updatedAt = utcTime(query.value(9).toLongLong());
    job.flashcardCount = query.value(10).toInt();
    job.pageCount = query.value(11).toInt();
    job.pagesDone = query.value(12).toInt();
    job.pagesFailed = query.value(13).toInt();
    job.chunkCount = query.value(14).toInt();
    job.chunksDone = query.value(15).toInt();
    job.chunksFailed = query.value(16).toInt();
    return job;
}

Status releaseUnits(const LibrarySession &session, const QString &jobId)
{
    for (const QString &table : {QStringLiteral("pages"), QStringLiteral("chunks")}) {
        const auto released
            = session.run(QStringLiteral("UPDATE %1 SET state = 'waiting' WHERE state = 'working' "
                                         "AND upload = (SELECT upload FROM jobs WHERE id = ?)")
                              .arg(table),
                          {jobId});
        if (!released)
            return released.error();
    }
    return {};
}

Status insertPages(const LibrarySession &session, qint64 upload, const QList<Page> &pages)
{
    for (qsizetype position = 0; position < pages.size(); ++position) {
        const Page &page = pages.at(position);
        const auto inserted = session.run(
            QStringLiteral(
                "INSERT INTO pages (upload, position, file, original_file, frame, "
                "frame_count, name, sha256, corrections) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {upload, position, session.toStored(page.file), page.file, page.index, page.indexCount,
             page.name, page.sha256, compactJson(toJson(page.corrections))});
        if (!inserted)
            return inserted.error();
    }
    return {};
}

Status changedLease(const Result<int> &changed, const LibrarySession &session, const QString &jobId)
{
    if (!changed)
        return changed.error();
    if (*changed > 0)
        return {};
    const auto lease = leaseOf(session, jobId);
    return lease ? Error{ErrorKind::JobRunningElsewhere, jobId, {}} : lease.error();
}

} // namespace

Result<QList<qint64>> leasedUploads(const LibrarySession &session)
{
    const auto all = session.select<std::optional<qint64>>(
        QStringLiteral(
            "SELECT owner, heartbeat_at, pid, host, upload FROM jobs WHERE owner IS NOT NULL"),
        {}, [](const QSqlQuery &query) -> std::optional<qint64> {
            if (!leaseHolds(readLease(query)))
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

JobJournal::JobJournal(Library &library)
    : m_library(library)
{
}

Status JobJournal::insertJob(const QString &jobId, const JobOptions &options,
                             const QList<Page> &pages, JobState state, const QString &owner)
{
    Upload upload;
    upload.id = newId();
    upload.title = options.title;
    upload.course = options.course;
    upload.group = options.group;
    upload.prompt = options.focus;
    upload.language = options.language;
    upload.imageCount = static_cast<int>(pages.size());
    const qint64 now = nowMilliseconds();
    upload.createdAt = utcTime(now);
    const bool leased = !owner.isEmpty();
    return session().write([&]() -> Status {
        const auto number = insertUpload(session(), upload);
        if (!number)
            return number.error();
        if (const Status inserted = insertPages(session(), *number, pages); !inserted)
            return inserted;
        const auto inserted = session().run(
            QStringLiteral(
                "INSERT INTO jobs (id, upload, state, options, owner, heartbeat_at, pid, "
                "host, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {jobId, *number, jobStateName(state), compactJson(toJson(options)),
             leased ? QVariant(owner) : QVariant(), leased ? now : 0,
             leased ? QCoreApplication::applicationPid() : 0, leased ? thisHost() : QString(), now,
             now});
        return inserted ? Status{} : Status{inserted.error()};
    });
}

Result<Job> JobJournal::create(const JobOptions &options, const QList<Page> &pages,
                               const QString &owner)
{
    const QString jobId = newId();
    if (const Status created = insertJob(jobId, options, pages, JobState::Running, owner); !created)
        return created.error();
    m_leasedJob = jobId;
    m_owner = owner;
    return job(jobId);
}

Status JobJournal::enqueue(const QString &jobId, const JobOptions &options,
                           const QList<Page> &pages)
{
    return insertJob(jobId, options, pages, JobState::Waiting, {});
}

Status JobJournal::setState(const QString &jobId, JobState state)
{
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        const auto changed = session().run(
            QStringLiteral("UPDATE jobs SET state = ?, owner = NULL, updated_at = ? WHERE id = ?"),
            {jobStateName(state), nowMilliseconds(), jobId});
        if (const Status one = changedOne(changed, jobId); !one)
            return one;
        return releaseUnits(session(), jobId);
    });
}

Status JobJournal::stillLeased(const QString &jobId) const
{
    if (jobId != m_leasedJob)
        return {};
    const auto lease = leaseOf(session(), jobId);
    if (!lease)
        return lease.error();
    return lease->owner == m_owner ? Status{}
                                   : Status{Error{ErrorKind::JobRunningElsewhere, jobId, {}}};
}

Status JobJournal::writeTo(const QString &jobId, const std::function<Status()> &body)
{
    return session().write([&]() -> Status {
        const Status held = stillLeased(jobId);
        return held ? body() : held;
    });
}

Status JobJournal::writeUnlessElsewhere(const QString &jobId, const std::function<Status()> &body)
{
    return writeTo(jobId, [&]() -> Status {
        if (jobId == m_leasedJob)
            return body();
        const auto lease = leaseOf(session(), jobId);
        if (!lease)
            return lease.error();
        return leaseHolds(*lease) ? Status{Error{ErrorKind::JobRunningElsewhere, jobId, {}}}
                                  : body();
    });
}

Result<QList<Job>> JobJournal::jobs() const
{
    return session().select<Job>(
        QStringLiteral("SELECT %1 WHERE u.deleted_at IS NULL ORDER BY j.number DESC")
            .arg(jobColumns),
        {}, readJob);
}

Result<Job> JobJournal::job(const QString &jobId) const
{
    return session().one<Job>(QStringLiteral("SELECT %1 WHERE j.id = ?").arg(jobColumns), {jobId},
                              jobId, readJob);
}

Status JobJournal::acquire(const QString &jobId, const QString &owner)
{
    const Status acquired = session().write([&]() -> Status {
        const auto lease = leaseOf(session(), jobId);
        if (!lease)
            return lease.error();
        if (lease->owner != owner && leaseHolds(*lease))
            return Error{ErrorKind::JobRunningElsewhere, jobId,
                         QStringLiteral("process %1 on %2").arg(lease->pid).arg(lease->host)};
        const qint64 now = nowMilliseconds();
        const auto taken = session().run(
            QStringLiteral("UPDATE jobs SET owner = ?, heartbeat_at = ?, pid = ?, host = ?, "
                           "cancel_requested = 0, state = ?, updated_at = ? WHERE id = ?"),
            {owner, now, QCoreApplication::applicationPid(), thisHost(),
             jobStateName(JobState::Running), now, jobId});
        if (!taken)
            return taken.error();
        return releaseUnits(session(), jobId);
    });
    if (acquired) {
        m_leasedJob = jobId;
        m_owner = owner;
    }
    return acquired;
}

Result<bool> JobJournal::leased(const QString &jobId) const
{
    const auto lease = leaseOf(session(), jobId);
    return lease ? Result<bool>(leaseHolds(*lease)) : Result<bool>(lease.error());
}

Status JobJournal::heartbeat(const QString &jobId, const QString &owner)
{
    return session().write([&]() -> Status {
        const auto beaten = session().run(
            QStringLiteral("UPDATE jobs SET heartbeat_at = ? WHERE id = ? AND owner = ?"),
            {nowMilliseconds(), jobId, owner});
        return changedLease(beaten, session(), jobId);
    });
}

Status JobJournal::finish(const QString &jobId, const QString &owner, JobState state,
                          const QList<JobEvent> &told)
{
    const Status ended = session().write([&]() -> Status {
        const auto finished = session().run(
            QStringLiteral("UPDATE jobs SET state = ?, owner = NULL, cancel_requested = 0, "
                           "updated_at = ? WHERE id = ? AND owner = ?"),
            {jobStateName(state), nowMilliseconds(), jobId, owner});
        if (const Status held = changedLease(finished, session(), jobId); !held)
            return held;
        if (const Status entered = recto::enterEvents(session(), jobId, told); !entered)
            return entered;
        return releaseUnits(session(), jobId);
    });
    if (ended && owner == m_owner)
        m_leasedJob.clear();
    return ended;
}

Status JobJournal::requestCancel(const QString &jobId)
{
    return session().write([&]() -> Status {
        const auto lease = leaseOf(session(), jobId);
        if (!lease)
            return lease.error();
        if (leaseHolds(*lease)) {
            const auto asked = session().run(
                QStringLiteral("UPDATE jobs SET cancel_requested = 1 WHERE id = ?"), {jobId});
            return asked ? Status{} : Status{asked.error()};
        }
        const auto cancelled = session().run(
            QStringLiteral("UPDATE jobs SET state = 'cancelled', owner = NULL, updated_at = ? "
                           "WHERE id = ? AND state IN ('waiting', 'running', 'paused')"),
            {nowMilliseconds(), jobId});
        if (!cancelled)
            return cancelled.error();
        return releaseUnits(session(), jobId);
    });
}

Result<bool> JobJournal::cancelRequested(const QString &jobId) const
{
    const auto requested = session().number(
        QStringLiteral("SELECT cancel_requested FROM jobs WHERE id = ?"), {jobId}, jobId);
    if (!requested)
        return requested.error();
    return *requested != 0;
}

Status JobJournal::setTitle(const QString &jobId, const QString &title)
{
    return writeTo(jobId, [&]() -> Status {
        return changedOne(
            session().run(QStringLiteral("UPDATE uploads SET title = ? WHERE number = "
                                         "(SELECT upload FROM jobs WHERE id = ?)"),
                          {title, jobId}),
            jobId);
    });
}

} // namespace recto
