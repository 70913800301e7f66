// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/jobqueue.h"

#include "session/jobfacts.h"
#include "session/librarythread.h"

#include <QUuid>

#include <algorithm>

namespace recto {

namespace {

constexpr int preparingAtOnce = 4; // a keychain that hangs holds up no other job

} // namespace

JobQueue::JobQueue(LibraryThread *library, MakeParts makeParts, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_makeParts(std::move(makeParts))
{
    m_pool.setMaxThreadCount(preparingAtOnce);
}

JobQueue::~JobQueue()
{
    for (const auto &job : m_jobs)
        job->stop(); // all of them, before any is waited for
    m_pool.clear();
    m_pool.waitForDone();
    m_jobs.clear();
}

void JobQueue::setConcurrency(int jobs)
{
    m_concurrency = std::max(1, jobs);
    advance();
}

JobSurroundings JobQueue::surroundings()
{
    return {m_library, m_makeParts, &m_pool};
}

QueuedJob *JobQueue::find(const QString &jobId) const
{
    const auto found = std::find_if(m_jobs.cbegin(), m_jobs.cend(),
                                    [&jobId](const auto &job) { return job->id() == jobId; });
    return found == m_jobs.cend() ? nullptr : found->get();
}

QString JobQueue::submit(const JobOptions &options, const QList<Page> &pages)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    add(std::make_unique<QueuedJob>(surroundings(), id, QueuedJob::New{options, pages}));
    return id;
}

void JobQueue::resume(const QString &jobId)
{
    if (!contains(jobId))
        askFor(jobId, {});
}

void JobQueue::retry(const QString &jobId, const QList<int> &pages)
{
    changeOrAsk(jobId, retryChange(jobId, pages), false);
}

void JobQueue::skip(const QString &jobId, int page)
{
    changeOrAsk(jobId, skipChange(jobId, page), false);
}

void JobQueue::correct(const QString &jobId, int page, const PageCorrections &corrections)
{
    changeOrAsk(jobId, correctChange(jobId, page, corrections), true);
}

void JobQueue::readIn(const QString &jobId, const QString &language)
{
    changeOrAsk(jobId, languageChange(jobId, language), true);
}

void JobQueue::changeOrAsk(const QString &jobId, const JobChange &change, bool needsRun)
{
    if (QueuedJob *job = find(jobId))
        job->change(change, needsRun);
    else
        askFor(jobId, {change});
}

void JobQueue::askFor(const QString &jobId, const QList<JobChange> &changes)
{
    add(std::make_unique<QueuedJob>(surroundings(), jobId, changes));
}

void JobQueue::add(std::unique_ptr<QueuedJob> added)
{
    QueuedJob *job = added.get();
    const QString id = job->id();
    connect(job, &QueuedJob::accepted, this, [this, id] { emit accepted(id); });
    connect(job, &QueuedJob::happened, this,
            [this, id](const PipelineEvent &event) { emit happened(id, event); });
    connect(job, &QueuedJob::progressed, this,
            [this, id](const Progress &progress) { emit progressed(id, progress); });
    connect(job, &QueuedJob::cancelling, this, [this, id] { emit cancelling(id); });
    connect(job, &QueuedJob::ended, this, [this, id](const event::Finished &outcome) {
        remove(id);
        emit finished(id, outcome);
        goOn();
    });
    connect(job, &QueuedJob::refused, this, [this, id](const Error &error) {
        remove(id);
        emit failedToStart(id, error);
        goOn();
    });
    m_jobs.push_back(std::move(added));
    advance();
    if (QueuedJob *waiting = find(id); waiting && waiting->phase() == JobPhase::Waiting)
        waiting->wait();
    emit changed();
}

void JobQueue::remove(const QString &jobId)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [&jobId](const auto &job) { return job->id() == jobId; });
    if (found == m_jobs.end())
        return;
    found->release()->deleteLater(); // it is telling this just now
    m_jobs.erase(found);
    emit changed();
}

void JobQueue::advance()
{
    const auto firstWaiting = [this] {
        return std::find_if(m_jobs.begin(), m_jobs.end(),
                            [](const auto &job) { return job->phase() == JobPhase::Waiting; });
    };
    // Those that run stand first.
    for (auto next = firstWaiting(); next != m_jobs.end() && next - m_jobs.begin() < m_concurrency;
         next = firstWaiting()) {
        QueuedJob *job = next->get();
        job->run();
        emit started(job->id());
        emit changed();
    }
}

void JobQueue::cancel(const QString &jobId)
{
    if (QueuedJob *job = find(jobId)) {
        job->cancel();
        return;
    }
    m_library->ask(
        this, [jobId](Library &library) { return JobJournal(library).jobs.requestCancel(jobId); },
        [this, jobId](const Status &asked) {
            if (!asked)
                emit happened(jobId, event::Warning{asked.error()});
        });
}

void JobQueue::stop()
{
    m_stopping = true;
    for (const QString &id : jobs()) {
        if (phase(id) != JobPhase::Waiting)
            cancel(id);
    }
    goOn();
}

void JobQueue::goOn()
{
    advance();
    const bool works = std::any_of(m_jobs.cbegin(), m_jobs.cend(), [](const auto &job) {
        return job->phase() != JobPhase::Waiting;
    });
    if (m_stopping && !works)
        emit stopped();
}

void JobQueue::setPaused(const QString &jobId, bool paused)
{
    if (QueuedJob *job = find(jobId))
        job->setPaused(paused);
}

void JobQueue::resumeLeftovers()
{
    m_library->ask(this, unfinishedJobs, [this](const Result<QList<Job>> &found) {
        if (!found)
            return;
        for (auto job = found->crbegin(); job != found->crend(); ++job) {
            if (job->state == JobState::Running || job->state == JobState::Waiting)
                resume(job->id);
        }
    });
}

QStringList JobQueue::jobs() const
{
    QStringList ids;
    for (const auto &job : m_jobs)
        ids.append(job->id());
    return ids;
}

JobPhase JobQueue::phase(const QString &jobId) const
{
    const QueuedJob *job = find(jobId);
    return job ? job->phase() : JobPhase::Unknown;
}

Progress JobQueue::progress(const QString &jobId) const
{
    const QueuedJob *job = find(jobId);
    return job ? job->progress() : Progress();
}

void JobQueue::move(const QString &jobId, int place)
{
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(),
                                    [&jobId](const auto &job) { return job->id() == jobId; });
    if (found == m_jobs.end() || (*found)->phase() != JobPhase::Waiting)
        return;
    std::unique_ptr<QueuedJob> moved = std::move(*found);
    m_jobs.erase(found);
    const auto waiting = std::find_if(m_jobs.begin(), m_jobs.end(), [](const auto &job) {
        return job->phase() == JobPhase::Waiting;
    });
    const auto last = m_jobs.end() - waiting;
    m_jobs.insert(waiting + std::clamp<std::ptrdiff_t>(place, 0, last), std::move(moved));
    emit changed();
}

} // namespace recto
