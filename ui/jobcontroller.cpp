// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobcontroller.h"

#include "library/jobjournal.h"
#include "librarythread.h"

namespace recto {

JobController::JobController(const WindowParts *parts, LibraryThread *library, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_library(library)
    , m_runner(parts->libraryFolder)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_runner, &JobRunner::happened, this, &JobController::happened);
    connect(&m_runner, &JobRunner::progressed, this, &JobController::progressed);
    connect(&m_runner, &JobRunner::finished, this, &JobController::finish);
}

JobController::~JobController()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QString JobController::jobId() const
{
    return m_runner.jobId().isEmpty() ? m_preparedJob : m_runner.jobId();
}

void JobController::start(const JobOptions &options, const QList<Page> &pages)
{
    if (running())
        return;
    m_preparedJob.clear();
    QList<PipelineInput> inputs;
    for (const Page &page : pages)
        inputs.append(page);
    prepare(options, [this, options, inputs](const PipelineParts &parts) {
        m_runner.start(parts, options, inputs);
    });
}

void JobController::resume(const QString &jobId)
{
    changeAndResume(jobId, {});
}

void JobController::retry(const QString &jobId, const QList<int> &pages)
{
    changeWhenIdle(jobId, [jobId, pages](JobJournal &journal) { return journal.retryFailed(jobId, pages); });
}

void JobController::skip(const QString &jobId, int page)
{
    changeWhenIdle(jobId, [jobId, page](JobJournal &journal) { return journal.skipPage(jobId, page); });
}

void JobController::correct(const QString &jobId, int page, const PageCorrections &corrections)
{
    changeAndResume(jobId, {[jobId, page, corrections](JobJournal &journal) {
                        return journal.correctPage(jobId, page, corrections);
                    }});
}

void JobController::changeWhenIdle(const QString &jobId, const Change &change)
{
    if (running() && jobId == this->jobId())
        m_later.append(change);
    else
        changeAndResume(jobId, {change});
}

void JobController::changeAndResume(const QString &jobId, const QList<Change> &changes)
{
    if (running())
        return;
    m_state = State::Preparing;
    m_cancelled = false;
    m_preparedJob = jobId;
    m_library->ask(
        this,
        [jobId, changes](Library &library) -> Result<Job> {
            JobJournal journal(library);
            for (const Change &change : changes) {
                if (const Status changed = change(journal); !changed)
                    return changed.error();
            }
            return journal.job(jobId);
        },
        [this, jobId](const Result<Job> &job) {
            if (!job) {
                fail(job.error());
                return;
            }
            prepare(job->options, [this, jobId](const PipelineParts &parts) {
                m_runner.resume(parts, jobId);
            });
        });
}

void JobController::prepare(const JobOptions &options,
                            std::function<void(const PipelineParts &)> begin)
{
    if (m_state == State::Idle)
        m_cancelled = false;
    m_state = State::Preparing;
    m_later.clear();
    emit started();
    m_pool.start([this, options, make = m_parts->makeParts, begin = std::move(begin)] {
        const Result<PipelineParts> parts = make(options);
        QMetaObject::invokeMethod(this, [this, parts, begin] { run(parts, begin); });
    });
}

void JobController::run(const Result<PipelineParts> &parts,
                        const std::function<void(const PipelineParts &)> &begin)
{
    if (m_cancelled) {
        event::Finished outcome;
        outcome.outcome = Outcome::Cancelled;
        outcome.jobId = m_preparedJob;
        finish(outcome);
    } else if (!parts) {
        fail(parts.error());
    } else {
        m_state = State::Running;
        begin(*parts);
    }
}

void JobController::cancel()
{
    if (m_state == State::Preparing)
        m_cancelled = true;
    else if (m_state == State::Running)
        m_runner.cancel();
    if (running())
        emit cancelling();
}

void JobController::setPaused(bool paused)
{
    if (m_state == State::Running)
        m_runner.setPaused(paused);
}

void JobController::finish(const event::Finished &outcome)
{
    m_state = State::Idle;
    const QList<Change> later = std::exchange(m_later, {});
    const bool failed = outcome.outcome == Outcome::PartlyFailed || outcome.outcome == Outcome::Failed;
    if (failed && !later.isEmpty() && !outcome.jobId.isEmpty())
        changeAndResume(outcome.jobId, later);
    else
        emit finished(outcome);
}

void JobController::fail(const Error &error)
{
    m_state = State::Idle;
    emit failedToStart(error);
}

} // namespace recto
