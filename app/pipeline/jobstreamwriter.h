// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/jobevents.h"
#include "pipeline/progressestimator.h"

namespace recto {

// Makes the rows of a JobStream out of what a run tells. Progress is told with each
// step and each pause, and otherwise now and then: with what is written anyway, or
// alone, once a second. The caller brings the clock, in seconds from any origin.
// Serves the journal's thread.
class JobStreamWriter
{
public:
    JobStreamWriter(JobEvents &kept, QString jobId);

    // Every event but event::Finished.
    void take(const PipelineEvent &happened, double seconds);
    // Something waits to be written.
    [[nodiscard]] bool hasRows() const { return !m_rows.isEmpty(); }
    // Enters what waits, together with what is written anyway if `withOthers`.
    [[nodiscard]] Status write(double seconds, bool withOthers);
    // The last rows of the run, for JobLease::finish(), with what waits.
    [[nodiscard]] QList<JobEvent> end(const event::Finished &finished, double seconds);

private:
    void add(const QJsonObject &body);
    void addProgress(const Progress &progress, double seconds);
    void addSteps(Step before, double seconds);

    JobEvents &m_kept;
    QString m_jobId;
    ProgressEstimator m_estimator;
    QList<JobEvent> m_rows;
    QJsonObject m_lastProgress;
    double m_progressTold = 0; // when, in seconds
    bool m_moved = false; // since the progress was told
};

// Where the earlier runs of a job that is not complete left its progress.
void takeUpProgress(const JobEvents &kept, event::JobStarted &started);

} // namespace recto
