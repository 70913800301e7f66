// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "pipeline/jobfollower.h"
#include "pipeline/jobrunner.h"

namespace recto {

// Runs one job to its end on the command line's event loop: the rows of its
// JobStream as JSON, or a progress bar, Ctrl-C as a cancel. Blocks in run() and resume(); they
// return the exit code.
class JobSession
{
public:
    explicit JobSession(CommandContext &context);

    [[nodiscard]] int run(const PipelineParts &parts, const JobOptions &options,
                          const QList<PipelineInput> &inputs);
    // The job can't even begin: tells so as its only, last event.
    [[nodiscard]] int refuse(const Error &error, const QString &jobId = {});
    [[nodiscard]] int resume(const PipelineParts &parts, const QString &jobId, FailedUnits failed);

private:
    [[nodiscard]] Status careForLibrary();
    [[nodiscard]] int waitForEnd();
    void show(const PipelineEvent &event);
    void show(const Progress &progress);
    // Prints the job's rows, as they are kept, from now on.
    void follow(const QString &jobId);
    // The end that the library couldn't keep, with the number that it would have.
    void printUnkeptEnd(const event::Finished &finished);
    // Of a job that was complete already: the end that was told of it before.
    [[nodiscard]] bool printEarlierEnd(const event::Finished &finished);
    void complain(const event::Finished &finished);
    void sayHowToGoOn(const event::Finished &finished);
    [[nodiscard]] int end(const event::Finished &finished);

    CommandContext &m_context;
    JobRunner m_runner;
    std::unique_ptr<JobFollower> m_follower;
    qint64 m_toldBefore = 0; // the last row of earlier runs
    bool m_endPrinted = false;
    bool m_refused = false; // to go on as before would be refused again
};

} // namespace recto
