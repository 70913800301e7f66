// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "library/librarypart.h"

namespace recto {

class JobLease;

// The jobs of a library. In Job, pagesDone counts Done and Skipped (nothing is left to do
// there), and chunksDone likewise.
class JobList : public LibraryPart
{
public:
    JobList(Library &library, JobLease &lease);

    // An upload with its waiting pages, and the running job leased to `owner`.
    // The pages are as dropped: see JobPages::taken().
    [[nodiscard]] Result<Job> create(const JobOptions &options, const QList<Page> &pages,
                                     const QString &owner);
    // The same for a job whose turn comes later: it is Waiting, and nobody's. `jobId` is new.
    [[nodiscard]] Status enqueue(const QString &jobId, const JobOptions &options,
                                 const QList<Page> &pages);

    [[nodiscard]] Result<QList<Job>> all() const; // newest first
    [[nodiscard]] Result<Job> find(const QString &jobId) const; // NotFound

    // Of a job that nobody runs (JobRunningElsewhere): Waiting for its turn, or Paused.
    [[nodiscard]] Status setState(const QString &jobId, JobState state);
    [[nodiscard]] Status setTitle(const QString &jobId, const QString &title);
    // A request from another process (`jobs cancel`) to the one that runs it,
    // seen by it at its next heartbeat; sets Cancelled at once when nobody runs it.
    [[nodiscard]] Status requestCancel(const QString &jobId);
    [[nodiscard]] Result<bool> cancelRequested(const QString &jobId) const;

private:
    // An upload with its waiting pages and a job; an empty owner: nobody's.
    [[nodiscard]] Status insert(const QString &jobId, const JobOptions &options,
                                const QList<Page> &pages, JobState state, const QString &owner);

    JobLease &m_lease;
};

} // namespace recto
