// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/usage.h"
#include "library/database.h"
#include "library/jobjournal.h"

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

// Numbers of the uploads whose job somebody works on.
[[nodiscard]] Result<QList<qint64>> leasedUploads(const Database &database);

[[nodiscard]] JobPage readJobPage(const QSqlQuery &query, const QString &libraryFolder);
[[nodiscard]] JobChunk readJobChunk(const QSqlQuery &query);
extern const QString jobPageColumns; // FROM pages p
extern const QString jobChunkColumns; // FROM chunks c

[[nodiscard]] QString spansToText(const QVector<PageSpan> &spans);

} // namespace recto
