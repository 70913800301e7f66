// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/joblist.h"

#include "core/json.h"
#include "library/joblease.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/processes.h"

#include <QCoreApplication>

namespace recto {

namespace {

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

} // namespace

JobList::JobList(Library &library, JobLease &lease)
    : LibraryPart(library)
    , m_lease(lease)
{
}

Status JobList::insert(const QString &jobId, const JobOptions &options, const QList<Page> &pages,
                       JobState state, const QString &owner)
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

Result<Job> JobList::create(const JobOptions &options, const QList<Page> &pages,
                            const QString &owner)
{
    const QString jobId = newId();
    if (const Status created = insert(jobId, options, pages, JobState::Running, owner); !created)
        return created.error();
    m_lease.hold(jobId, owner);
    return find(jobId);
}

Status JobList::enqueue(const QString &jobId, const JobOptions &options, const QList<Page> &pages)
{
    return insert(jobId, options, pages, JobState::Waiting, {});
}

Status JobList::setState(const QString &jobId, JobState state)
{
    return m_lease.writeUnlessElsewhere(jobId, [&]() -> Status {
        const auto changed = database().run(
            QStringLiteral("UPDATE jobs SET state = ?, owner = NULL, updated_at = ? WHERE id = ?"),
            {jobStateName(state), nowMilliseconds(), jobId});
        if (const Status one = changedOne(changed, jobId); !one)
            return one;
        return releaseUnits(database(), jobId);
    });
}

Result<QList<Job>> JobList::all() const
{
    const auto now = database().now();
    if (!now)
        return now.error();
    return database().select<Job>(
        QStringLiteral("SELECT %1 WHERE u.deleted_at IS NULL ORDER BY j.number DESC")
            .arg(jobColumns),
        {}, [&](const QSqlQuery &query) { return readJob(query, *now); });
}

Result<Job> JobList::find(const QString &jobId) const
{
    const auto now = database().now();
    if (!now)
        return now.error();
    return database().one<Job>(QStringLiteral("SELECT %1 WHERE j.id = ?").arg(jobColumns), {jobId},
                               jobId, [&](const QSqlQuery &query) { return readJob(query, *now); });
}

Status JobList::requestCancel(const QString &jobId)
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

Result<bool> JobList::cancelRequested(const QString &jobId) const
{
    const auto requested = database().number(
        QStringLiteral("SELECT cancel_requested FROM jobs WHERE id = ?"), {jobId}, jobId);
    if (!requested)
        return requested.error();
    return *requested != 0;
}

Status JobList::setTitle(const QString &jobId, const QString &title)
{
    return m_lease.write(jobId, [&]() -> Status {
        return changedOne(
            database().run(QStringLiteral("UPDATE uploads SET title = ? WHERE number = "
                                          "(SELECT upload FROM jobs WHERE id = ?)"),
                           {title, jobId}),
            jobId);
    });
}

} // namespace recto
