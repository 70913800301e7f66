// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "library/jobevents.h"
#include "library/librarypart.h"

#include <functional>

namespace recto {

// The lease: one process runs a job. Who took a job's lease writes to the job only while
// it is held: each transaction looks first, so that a process that slept (a laptop, a
// debugger) does no harm to the one that took over. JobRunningElsewhere tells it.
class JobLease : public LibraryPart
{
public:
    explicit JobLease(Library &library);

    // Fails with JobRunningElsewhere while another's heartbeat is younger than 15 s and its
    // process lives (same host; a process of another host is taken to live); units left
    // Working become Waiting again, a request to cancel is forgotten. `owner` names this
    // run of the job, unique over processes. heartbeat() and finish() fail with
    // JobRunningElsewhere once somebody else took the lease (this process slept too
    // long): the run must then stop.
    [[nodiscard]] Status acquire(const QString &jobId, const QString &owner);
    [[nodiscard]] Status heartbeat(const QString &jobId, const QString &owner);
    // Ends the run: enters the last that is told of it, sets the state, drops the lease.
    [[nodiscard]] Status finish(const QString &jobId, const QString &owner, JobState state,
                                const QList<JobEvent> &told = {});
    // Somebody works on it.
    [[nodiscard]] Result<bool> isTaken(const QString &jobId) const; // NotFound

    // A transaction on a job.
    [[nodiscard]] Status write(const QString &jobId, const std::function<Status()> &body) const;
    // The same for who took no lease.
    [[nodiscard]] Status writeUnlessElsewhere(const QString &jobId,
                                              const std::function<Status()> &body) const;
    // It was given to `owner` with the job.
    void hold(const QString &jobId, const QString &owner);

private:
    [[nodiscard]] Status stillHeld(const QString &jobId) const;

    QString m_job; // empty: none is held
    QString m_owner;
};

} // namespace recto
