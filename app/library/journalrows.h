// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/usage.h"
#include "library/database.h"
#include "library/jobevents.h"

namespace recto {

// What the parts of JobJournal share. Inside library/ only.

// NotFound about `subject` when nothing was changed.
[[nodiscard]] Status changedOne(const Result<int> &changed, const QString &subject);

// The number of the job's upload, by which its pages and chunks are found.
[[nodiscard]] Result<qint64> uploadOfJob(const Database &database, const QString &jobId);

// Adds to the day's usage of the job, or of none when `jobId` is empty. NotFound.
[[nodiscard]] Status enterUsage(const Database &database, const QString &jobId, const Usage &usage);

// Enters what was told of a job, within a transaction. NotFound.
[[nodiscard]] Status enterEvents(const Database &database, const QString &jobId,
                                 const QList<JobEvent> &told);

// As it stands in the row of a job.
struct Lease
{
    QString owner;
    qint64 heartbeatAt = 0;
    qint64 pid = 0;
    QString host;
};
[[nodiscard]] Lease readLease(const QSqlQuery &query); // owner, heartbeat_at, pid, host
[[nodiscard]] bool leaseHolds(const Lease &lease, qint64 now);
[[nodiscard]] Result<Lease> leaseOf(const Database &database, const QString &jobId);
[[nodiscard]] Result<bool> isLeased(const Database &database, const QString &jobId);
// Units left Working become Waiting again.
[[nodiscard]] Status releaseUnits(const Database &database, const QString &jobId);
// Numbers of the uploads whose job somebody works on.
[[nodiscard]] Result<QList<qint64>> leasedUploads(const Database &database);

[[nodiscard]] JobPage readJobPage(const QSqlQuery &query, const QString &libraryFolder);
[[nodiscard]] JobChunk readJobChunk(const QSqlQuery &query);
extern const QString ofJob; // a condition: rows of the job of this id
extern const QString jobPageColumns; // FROM pages p
extern const QString jobChunkColumns; // FROM chunks c

[[nodiscard]] QString spansToText(const QVector<PageSpan> &spans);

} // namespace recto
