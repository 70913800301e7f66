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

Job readJob(const QSqlQuery &query, qint64 now)
{
    Job job;
    job.leased = leaseHolds(readLease(query), now);
    job.id = query.value(4).toString();
    job.uploadId = query.value(5).toString();
    job.state = jobStateFromName(query.value(6).toString());
    job.options = jobOptionsFromJson(jsonObject(query.value(7)));
    job.createdAt = utcTime(query.value(8).toLongLong());
    job.updatedAt = utcTime(query.value(9).toLongLong());
    job.flashcardCount = boundedInt(query.value(10), 0);
    job.pageCount = boundedInt(query.value(11), 0);
    job.pagesDone = boundedInt(query.value(12), 0);
    job.pagesFailed = boundedInt(query.value(13), 0);
    job.chunkCount = boundedInt(query.value(14), 0);
    job.chunksDone = boundedInt(query.value(15), 0);
    job.chunksFailed = boundedInt(query.value(16), 0);
    return job;
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

Status insertPages(const Database &database, qint64 upload, const QList<Page> &pages)
{
    for (qsizetype position = 0; position < pages.size(); ++position) {
        const Page &page = pages.at(position);
        const auto inserted = database.run(
            QStringLiteral(
                "INSERT INTO pages (upload, position, file, original_file, frame, "
                "frame_count, name, sha256, corrections) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {upload, position, storedPath(page.file, database.folder()), page.file, page.index,
             page.indexCount, page.name, page.sha256, compactJson(toJson(page.corrections))});
        if (!inserted)
            return inserted.error();
    }
    return {};
}

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
    const qint64 time = nowMilliseconds();
    upload.createdAt = utcTime(time);
    const bool leased = !owner.isEmpty();
    return database().write([&]() -> Status {
        const auto number = insertUpload(database(), upload);
        if (!number)
            return number.error();
        if (const Status inserted = insertPages(database(), *number, pages); !inserted)
            return inserted;
        const auto now = database().now();
        if (!now)
            return now.error();
        const auto inserted = database().run(
            QStringLiteral(
                "INSERT INTO jobs (id, upload, state, options, owner, heartbeat_at, pid, "
                "host, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            {jobId, *number, jobStateName(state), compactJson(toJson(options)),
             leased ? QVariant(owner) : QVariant(), leased ? *now : 0,
             leased ? QCoreApplication::applicationPid() : 0, leased ? thisHost() : QString(), time,
             time});
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
        const auto changed = database().run(
            QStringLiteral("UPDATE jobs SET state = ?, owner = NULL, updated_at = ? WHERE id = ?"),
            {jobStateName(state), nowMilliseconds(), jobId});
        if (const Status one = changedOne(changed, jobId); !one)
            return one;
        return releaseUnits(database(), jobId);
    });
}

Status JobJournal::stillLeased(const QString &jobId) const
{
    if (jobId != m_leasedJob)
        return {};
    const auto lease = leaseOf(database(), jobId);
    if (!lease)
        return lease.error();
    return lease->owner == m_owner ? Status{}
                                   : Status{Error{ErrorKind::JobRunningElsewhere, jobId, {}}};
}

Status JobJournal::writeTo(const QString &jobId, const std::function<Status()> &body)
{
    return database().write([&]() -> Status {
        const Status held = stillLeased(jobId);
        return held ? body() : held;
    });
}

Status JobJournal::writeUnlessElsewhere(const QString &jobId, const std::function<Status()> &body)
{
    return writeTo(jobId, [&]() -> Status {
        if (jobId == m_leasedJob)
            return body();
        const auto elsewhere = isLeased(database(), jobId);
        if (!elsewhere)
            return elsewhere.error();
        return *elsewhere ? Status{Error{ErrorKind::JobRunningElsewhere, jobId, {}}} : body();
    });
}

Result<QList<Job>> JobJournal::jobs() const
{
    const auto now = database().now();
    if (!now)
        return now.error();
    return database().select<Job>(
        QStringLiteral("SELECT %1 WHERE u.deleted_at IS NULL ORDER BY j.number DESC")
            .arg(jobColumns),
        {}, [&](const QSqlQuery &query) { return readJob(query, *now); });
}

Result<Job> JobJournal::job(const QString &jobId) const
{
    const auto now = database().now();
    if (!now)
        return now.error();
    return database().one<Job>(QStringLiteral("SELECT %1 WHERE j.id = ?").arg(jobColumns), {jobId},
                               jobId, [&](const QSqlQuery &query) { return readJob(query, *now); });
}

Status JobJournal::acquire(const QString &jobId, const QString &owner)
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
    if (acquired) {
        m_leasedJob = jobId;
        m_owner = owner;
    }
    return acquired;
}

Result<bool> JobJournal::leased(const QString &jobId) const
{
    return isLeased(database(), jobId);
}

Status JobJournal::heartbeat(const QString &jobId, const QString &owner)
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

Status JobJournal::finish(const QString &jobId, const QString &owner, JobState state,
                          const QList<JobEvent> &told)
{
    const Status ended = database().write([&]() -> Status {
        const auto finished = database().run(
            QStringLiteral("UPDATE jobs SET state = ?, owner = NULL, cancel_requested = 0, "
                           "updated_at = ? WHERE id = ? AND owner = ?"),
            {jobStateName(state), nowMilliseconds(), jobId, owner});
        if (const Status held = changedLease(finished, database(), jobId); !held)
            return held;
        if (const Status entered = recto::enterEvents(database(), jobId, told); !entered)
            return entered;
        return releaseUnits(database(), jobId);
    });
    if (ended && owner == m_owner)
        m_leasedJob.clear();
    return ended;
}

Status JobJournal::requestCancel(const QString &jobId)
{
    return database().write([&]() -> Status {
        const auto running = isLeased(database(), jobId);
        if (!running)
            return running.error();
        if (*running) {
            const auto asked = database().run(
                QStringLiteral("UPDATE jobs SET cancel_requested = 1 WHERE id = ?"), {jobId});
            return asked ? Status{} : Status{asked.error()};
        }
        const auto cancelled = database().run(
            QStringLiteral("UPDATE jobs SET state = 'cancelled', owner = NULL, updated_at = ? "
                           "WHERE id = ? AND state IN ('waiting', 'running', 'paused')"),
            {nowMilliseconds(), jobId});
        if (!cancelled)
            return cancelled.error();
        return releaseUnits(database(), jobId);
    });
}

Result<bool> JobJournal::cancelRequested(const QString &jobId) const
{
    const auto requested = database().number(
        QStringLiteral("SELECT cancel_requested FROM jobs WHERE id = ?"), {jobId}, jobId);
    if (!requested)
        return requested.error();
    return *requested != 0;
}

Status JobJournal::setTitle(const QString &jobId, const QString &title)
{
    return writeTo(jobId, [&]() -> Status {
        return changedOne(
            database().run(QStringLiteral("UPDATE uploads SET title = ? WHERE number = "
                                          "(SELECT upload FROM jobs WHERE id = ?)"),
                           {title, jobId}),
            jobId);
    });
}

void JobJournal::gather()
{
    database().gather();
}

bool JobJournal::unsafe() const
{
    return database().unsafe();
}

Status JobJournal::makeSafe()
{
    return database().makeSafe();
}

void JobJournal::dropUnsafe()
{
    database().dropUnsafe();
}

Status JobJournal::endGathering()
{
    return database().endGathering();
}

} // namespace recto
