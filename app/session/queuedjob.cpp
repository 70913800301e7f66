// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/queuedjob.h"

#include "session/librarythread.h"

#include <utility>

namespace recto {

QueuedJob::QueuedJob(JobSurroundings surroundings, QString id, const QList<JobChange> &changes)
    : m_surroundings(std::move(surroundings))
    , m_id(std::move(id))
    , m_changes(changes)
{
}

QueuedJob::QueuedJob(JobSurroundings surroundings, QString id, New work)
    : m_surroundings(std::move(surroundings))
    , m_id(std::move(id))
    , m_new(std::move(work))
{
}

QueuedJob::~QueuedJob() = default;

Progress QueuedJob::progress() const
{
    return m_runner ? m_runner->progress() : Progress();
}

void QueuedJob::wait()
{
    enter();
}

void QueuedJob::run()
{
    m_turn = true;
    m_phase = JobPhase::Preparing;
    if (m_entering)
        return; // entered() goes on
    if (m_new)
        prepare(m_new->options);
    else
        enter();
}

void QueuedJob::enter()
{
    m_entering = true;
    m_surroundings.library->ask(
        this,
        [id = m_id, work = m_new,
         changes = std::exchange(m_changes, {})](Library &library) -> Result<Job> {
            JobJournal journal(library);
            Status done = work ? journal.jobs.enqueue(id, work->options, work->pages) : Status();
            for (const JobChange &change : changes)
                done = done ? change(journal) : done;
            if (done)
                done = journal.jobs.setState(id, JobState::Waiting);
            return done ? journal.jobs.find(id) : Result<Job>(done.error());
        },
        [this](const Result<Job> &job) { entered(job); });
}

void QueuedJob::entered(const Result<Job> &job)
{
    m_entering = false;
    if (!job) {
        refuse(job.error(), std::nullopt);
        return;
    }
    m_new.reset();
    if (!std::exchange(m_entered, true))
        emit accepted();
    if (m_stop.stop_requested())
        endCancelled();
    else if (m_parts)
        goOn();
    else if (m_turn)
        prepare(job->options);
}

void QueuedJob::prepare(const JobOptions &options)
{
    m_surroundings.pool->start(
        [this, options, make = m_surroundings.makeParts, stop = m_stop.get_token()] {
            const Result<PipelineParts> parts = make(options, stop);
            QMetaObject::invokeMethod(this, [this, parts] {
                if (m_stop.stop_requested()) {
                    endCancelled();
                } else if (!parts) {
                    refuse(parts.error(), JobState::Paused); // what refused it can be mended
                } else {
                    m_parts = *parts;
                    goOn();
                }
            });
        });
}

void QueuedJob::goOn()
{
    if (m_stop.stop_requested()) {
        endCancelled();
    } else if (m_new) {
        enter();
    } else if (m_later.isEmpty()) {
        begin();
    } else {
        m_laterNeedsRun = false;
        changeJournal(std::exchange(m_later, {}), [this](const Result<Job> &job) {
            if (job)
                goOn();
            else
                refuse(job.error(), JobState::Paused);
        });
    }
}

void QueuedJob::begin()
{
    m_phase = JobPhase::Running;
    m_runner = std::make_unique<JobRunner>(m_surroundings.library->location(), this);
    connect(m_runner.get(), &JobRunner::happened, this, &QueuedJob::happened);
    connect(m_runner.get(), &JobRunner::progressed, this, &QueuedJob::progressed);
    connect(m_runner.get(), &JobRunner::finished, this, &QueuedJob::finish);
    m_runner->resume(*std::exchange(m_parts, std::nullopt), m_id);
    if (m_paused)
        m_runner->setPaused(true);
}

void QueuedJob::changeJournal(const QList<JobChange> &changes,
                              const std::function<void(const Result<Job> &)> &then)
{
    m_surroundings.library->ask(
        this,
        [id = m_id, changes](Library &library) -> Result<Job> {
            JobJournal journal(library);
            for (const JobChange &change : changes) {
                if (const Status changed = change(journal); !changed)
                    return changed.error();
            }
            return journal.jobs.find(id);
        },
        then);
}

void QueuedJob::change(const JobChange &change, bool needsRun)
{
    if (m_phase == JobPhase::Waiting) {
        // Its turn finds it done: the library's thread keeps the order of what it is asked.
        changeJournal({change}, [this](const Result<Job> &job) {
            if (!job)
                emit happened(event::Warning{job.error()});
        });
        return;
    }
    m_later.append(change);
    m_laterNeedsRun = m_laterNeedsRun || needsRun;
}

void QueuedJob::setPaused(bool paused)
{
    m_paused = paused;
    if (m_runner)
        m_runner->setPaused(paused);
}

void QueuedJob::stop()
{
    m_stop.request_stop();
    if (m_runner)
        m_runner->cancel();
}

void QueuedJob::cancel()
{
    if (m_stop.stop_requested())
        return;
    stop();
    emit cancelling();
    if (m_phase == JobPhase::Waiting && !m_entering)
        endCancelled();
}

void QueuedJob::finish(const event::Finished &outcome)
{
    const bool failed
        = outcome.outcome == Outcome::PartlyFailed || outcome.outcome == Outcome::Failed;
    const bool again = outcome.outcome != Outcome::Cancelled && !m_stop.stop_requested()
        && !m_later.isEmpty() && (failed || m_laterNeedsRun);
    m_runner.release()->deleteLater(); // it is telling this just now
    if (!again) {
        leave(std::nullopt, [this, outcome] { emit ended(outcome); });
        return;
    }
    m_phase = JobPhase::Preparing;
    m_laterNeedsRun = false;
    m_changes = std::exchange(m_later, {});
    enter();
}

void QueuedJob::endCancelled()
{
    event::Finished outcome;
    outcome.outcome = Outcome::Cancelled;
    outcome.jobId = m_id;
    leave(JobState::Cancelled, [this, outcome] { emit ended(outcome); });
}

void QueuedJob::refuse(const Error &error, std::optional<JobState> state)
{
    leave(state, [this, error] { emit refused(error); });
}

void QueuedJob::leave(std::optional<JobState> state, const std::function<void()> &end)
{
    m_phase = JobPhase::Ending;
    QList<JobChange> changes = std::exchange(m_later, {});
    if (state)
        changes.append([id = m_id, state = *state](JobJournal &journal) {
            return journal.jobs.setState(id, state);
        });
    if (m_new || changes.isEmpty()) {
        end();
        return;
    }
    changeJournal(changes, [this, end](const Result<Job> &job) {
        if (!job)
            emit happened(event::Warning{job.error()});
        leave(std::nullopt, end); // something more may have been asked for meanwhile
    });
}

} // namespace recto
