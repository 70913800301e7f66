// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/jobcards.h"
#include "library/jobchunks.h"
#include "library/jobevents.h"
#include "library/joblease.h"
#include "library/joblist.h"
#include "library/jobpages.h"
#include "library/jobusage.h"
#include "library/library.h"
#include "library/paidanswers.h"
#include "library/steprates.h"
#include "library/writegathering.h"

namespace recto {

// What was finished and what is left, in the library's database, by subject. Each call is
// one transaction, or a part of one (see WriteGathering), that commits a unit of work together
// with its result, so that after a crash nothing finished is done, or paid, again. Serves the
// library's thread. Errors: as Library; NotFound about the job's id for a job, page or chunk
// that isn't there; JobRunningElsewhere (see JobLease), which is one for the whole journal.
class JobJournal : public LibraryPart
{
public:
    explicit JobJournal(Library &library);
    Q_DISABLE_COPY_MOVE(JobJournal)

    // Failed units become Waiting again: all pages and chunks, or the chosen pages
    // with the failed chunks that touch them. A page keeps ownRun: its text makes
    // chunks of its own, so that its neighbours' finished chunks stay as they are.
    // Fails with JobRunningElsewhere while another run holds the lease.
    [[nodiscard]] Status retryFailed(const QString &jobId, const QList<int> &chosen = {});

    JobLease lease;
    JobList jobs;
    JobPages pages;
    JobChunks chunks;
    JobCards cards;
    JobEvents events;
    PaidAnswers answers;
    JobUsage usage;
    StepRates rates;
    WriteGathering writes;
};

} // namespace recto
