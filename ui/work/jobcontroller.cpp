// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/jobcontroller.h"

#include "library/jobjournal.h"
#include "ui/desktop/librarythread.h"

namespace recto {

JobController::JobController(const WindowParts *parts, LibraryThread *library, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_library(library)
    , m_runner(parts->libraryFolder)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_runner, &JobRunner::happened, this, [this](const PipelineEvent &event) {
        if (const auto *begun = std::get_if<event::JobStarted>(&event))
            m_jobId = begun->jobId;
        emit happened(event);
    });
    connect(&m_runner, &JobRunner::progressed, this, &JobController::progressed);
    connect(&m_runner, &JobRunner::finished, this, &JobController::finish);
}

JobController::~JobController()
{
    m_preparing.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void JobController::start(const JobOptions &options, const QList<Page> &pages)
{
    if (running())
        return;
    m_jobId.clear();
    m_later.clear();
    QList<PipelineInput> inputs;
    for (const Page &page : pages)
        inputs.append(page);
    beginPreparing();
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
    changeWhenIdle(
        jobId, [jobId, pages](JobJournal &journal) { return journal.retryFailed(jobId, pages); });
}

void JobController::skip(const QString &jobId, int page)
{
    changeWhenIdle(jobId,
                   [jobId, page](JobJournal &journal) { return journal.skipPage(jobId, page); });
}

void JobController::correct(const QString &jobId, int page, const PageCorrections &corrections)
{
    changeAndResume(jobId, {[jobId, page, corrections](JobJournal &journal) {
                        return journal.correctPage(jobId, page, corrections);
                    }});
}

void JobController::changeWhenIdle(const QString &jobId, const Change &change)
{
    if (running() && jobId == m_jobId)
        m_later.append(change);
    else
        changeAndResume(jobId, {change});
}

void JobController::changeAndResume(const QString &jobId, const QList<Change> &changes)
{
    if (running())
        return;
    m_jobId = jobId;
    beginPreparing();
    changeJournal(jobId, changes, [this, jobId](const Result<Job> &job) {
        if (!job) {
            fail(job.error());
            return;
        }
        prepare(job->options,
                [this, jobId](const PipelineParts &parts) { m_runner.resume(parts, jobId); });
    });
}

void JobController::changeJournal(const QString &jobId, const QList<Change> &changes,
                                  const std::function<void(const Result<Job> &)> &then)
{
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
        then);
}

void JobController::beginPreparing()
{
    m_state = State::Preparing;
    m_preparing = {};
    m_paused = false;
    emit started();
}

void JobController::prepare(const JobOptions &options,
                            std::function<void(const PipelineParts &)> begin)
{
    m_pool.start([this, options, make = m_parts->makeParts, stop = m_preparing.get_token(),
                  begin = std::move(begin)] {
        const Result<PipelineParts> parts = make(options, stop);
        QMetaObject::invokeMethod(this, [this, parts, begin] { run(parts, begin); });
    });
}

void JobController::run(const Result<PipelineParts> &parts,
                        const std::function<void(const PipelineParts &)> &begin)
{
    if (m_preparing.stop_requested()) {
        event::Finished outcome;
        outcome.outcome = Outcome::Cancelled;
        outcome.jobId = m_jobId;
        finish(outcome);
    } else if (!parts) {
        fail(parts.error());
    } else if (!m_later.isEmpty()) {
        changeJournal(m_jobId, std::exchange(m_later, {}),
                      [this, parts, begin](const Result<Job> &job) {
                          run(job ? parts : Result<PipelineParts>(job.error()), begin);
                      });
    } else {
        m_state = State::Running;
        begin(*parts);
        if (m_paused)
            m_runner.setPaused(true);
    }
}

void JobController::cancel()
{
    if (m_state == State::Preparing)
        m_preparing.request_stop();
    else if (m_state == State::Running)
        m_runner.cancel();
    if (running())
        emit cancelling();
}

void JobController::setPaused(bool paused)
{
    m_paused = paused;
    if (m_state == State::Running)
        m_runner.setPaused(paused);
}

void JobController::finish(const event::Finished &outcome)
{
    m_state = State::Idle;
    const bool failed
        = outcome.outcome == Outcome::PartlyFailed || outcome.outcome == Outcome::Failed;
    if (failed && !m_later.isEmpty() && !outcome.jobId.isEmpty()) {
        changeAndResume(outcome.jobId, std::exchange(m_later, {}));
        return;
    }
    keepLater(outcome.jobId);
    emit finished(outcome);
}

void JobController::fail(const Error &error)
{
    m_state = State::Idle;
    keepLater(m_jobId);
    emit failedToStart(error);
}

// For when the job goes on: what comes after this is asked of the library's thread after it.
void JobController::keepLater(const QString &jobId)
{
    const QList<Change> later = std::exchange(m_later, {});
    if (later.isEmpty() || jobId.isEmpty())
        return;
    changeJournal(jobId, later, [this](const Result<Job> &job) {
        if (!job)
            emit happened(event::Warning{job.error()});
    });
}

} // namespace recto
