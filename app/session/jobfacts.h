// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/usage.h"
#include "library/library.h"

#include <QHash>
#include <QMap>
#include <QSize>

namespace recto {

// What is known of the jobs, for those who show it. On the library's thread; errors: as
// JobJournal.

// Jobs that were begun, aren't over and run nowhere, newest first. Those whose upload was
// deleted are left alone.
[[nodiscard]] Result<QList<Job>> unfinishedJobs(Library &library);
// The job that made an upload; NotFound for imported cards.
[[nodiscard]] Result<Job> jobOfUpload(Library &library, const QString &uploadId);
// The uploads of these jobs: job id → upload id. A job that isn't there is left out.
[[nodiscard]] Result<QHash<QString, QString>> uploadsOfJobs(Library &library,
                                                            const QStringList &jobIds);
// Its pages, as they are kept.
[[nodiscard]] Result<QList<Page>> pagesOfJob(Library &library, const QString &jobId);

// A saved page with the job that read it, and the corrections that it was read with.
struct SavedPage
{
    QString jobId;
    int position = 0;
    Page page;
    QSize size; // of the upright page in pixels; empty while it wasn't read
};
[[nodiscard]] Result<SavedPage> savedPage(Library &library, const QString &uploadId, int position);

// What a job asked of services.
struct JobUse
{
    QString title; // of its cards; empty: they were deleted
    QDateTime when; // UTC
    Usage usage;
    QMap<QString, HostTraffic> hosts;
};
[[nodiscard]] Result<JobUse> useOfJob(Library &library, const QString &jobId);

struct ServiceHistory
{
    QMap<QString, Usage> byMonth; // "2026-11"
    QList<JobUse> jobs; // those that asked, newest first
};
[[nodiscard]] Result<ServiceHistory> serviceHistory(Library &library);

} // namespace recto
