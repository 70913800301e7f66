// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobrun.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace recto {

namespace {

constexpr auto patience = std::chrono::milliseconds(200); // between looks at the lease
constexpr qint64 heartbeatMilliseconds = 3000;
constexpr qint64 lookMilliseconds = 200;
constexpr qint64 unsafeMilliseconds = 20; // others who write wait as long

} // namespace

JobRun::JobRun(const LibraryLocation &location, PipelineParts parts,
               std::shared_ptr<RunControl> control, QPromise<PipelineEvent> &promise)
    : m_location(location)
    , m_parts(std::move(parts))
    , m_control(std::move(control))
    , m_promise(promise)
    , m_owner(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_clock.start();
    m_parts.readers = std::max(1, m_parts.readers);
    m_parts.askers = std::max(1, m_parts.askers);
}

JobRun::~JobRun()
{
    m_readQueue.close();
    m_askQueue.close();
}

void JobRun::start(const JobOptions &options, const QList<PipelineInput> &inputs)
{
    Status status = openLibrary();
    if (status)
        status = createJob(options, inputs);
    if (status)
        status = work();
    finish(status);
}

void JobRun::resume(const QString &jobId, FailedUnits failed)
{
    m_wantedJob = jobId;
    Status status = openLibrary();
    if (status)
        status = loadJob(jobId, failed);
    if (status)
        status = work();
    finish(status);
}

Status JobRun::openLibrary()
{
    auto library = m_location.open();
    if (!library)
        return library.error();
    m_library.emplace(std::move(*library));
    m_journal.emplace(*m_library);
    return {};
}

Status JobRun::libraryThere() const
{
    return m_library->stillThere();
}

Status JobRun::createJob(const JobOptions &options, const QList<PipelineInput> &inputs)
{
    QList<Page> pages;
    for (const PipelineInput &input : inputs) {
        if (const auto *page = std::get_if<Page>(&input))
            pages << *page;
        else
            m_failed << event::FailedUnit{-1, -1, std::get<Error>(input).subject,
                                          std::get<Error>(input)};
    }
    if (pages.isEmpty()) {
        if (m_failed.isEmpty())
            return badInput(InputFault::NoPages);
        return m_failed.first().error;
    }
    auto job = m_journal->jobs.create(options, pages, m_owner);
    if (!job)
        return job.error();
    m_job = std::move(*job);
    return {};
}

Status JobRun::loadJob(const QString &jobId, FailedUnits failed)
{
    if (const Status leased = m_journal->lease.acquire(jobId, m_owner); !leased)
        return leased;
    m_job.id = jobId; // from here on there is a lease to give back
    auto job = m_journal->jobs.find(jobId);
    if (!job)
        return job.error();
    m_job = std::move(*job);
    if (failed == FailedUnits::TriedAgain) {
        if (const Status waiting = m_journal->retryFailed(jobId); !waiting)
            return waiting;
    }
    auto chunks = m_journal->chunks.all(jobId);
    if (!chunks)
        return chunks.error();
    for (const JobChunk &chunk : *chunks) {
        m_cutBefore << chunk;
        m_nextChunk = std::max(m_nextChunk, chunk.chunk.index + 1);
    }
    return {};
}

Status JobRun::work()
{
    const auto pages = m_journal->pages.all(m_job.id);
    if (!pages)
        return pages.error();
    for (const JobPage &page : *pages)
        m_pages.push_back({page, fateOf(page.state), 0, 0});
    const auto unchanged = nothingLeft();
    if (!unchanged)
        return unchanged.error();
    if (*unchanged) {
        endUnchanged();
        return {};
    }
    m_texts.emplace(m_journal->pages, m_job.id, m_pages, m_job.options.maxChunk);
    m_keeper.emplace(
        m_journal->cards, m_job, [this](int page) { return m_texts->of(page); }, m_earlier);
    if (const Status loaded = loadEarlierWork(); !loaded)
        return loaded;
    announce();
    for (const Error &warning : std::as_const(m_parts.warnings))
        tell(event::Warning{warning});
    m_sinceSafe.start();
    if (const Status safe = makeSafe(); !safe) // the job is known before it begins
        return safe;
    if (m_parts.jobBegan) {
        if (const Status ready = m_parts.jobBegan(m_job.id); !ready)
            return ready;
    }
    Status status = stopWorkers(coordinate());
    if (status && done())
        status = finalize();
    if (const Status safe = makeSafe(); status)
        status = safe;
    return status;
}

event::JobStarted JobRun::beginning() const
{
    event::JobStarted started;
    started.jobId = m_job.id;
    started.uploadId = m_job.uploadId;
    for (const PageSlot &slot : m_pages)
        started.pageNames << slot.journal.page.name;
    started.flashcards = savedCount();
    started.readers = m_parts.readers;
    started.askers = m_parts.askers;
    return started;
}

// Tells what the job is and what earlier runs did of it.
void JobRun::announce()
{
    event::JobStarted started = beginning();
    if (const auto rates = m_journal->rates.all()) {
        for (const StepRate &rate : *rates) {
            if (rate.step == readingRate(m_job.options))
                started.secondsPerPage = rate.seconds;
            if (rate.step == generationRate(m_job.options))
                started.secondsPerChunk = rate.seconds;
        }
    }
    takeUpProgress(m_journal->events, started);
    m_writer.emplace(m_journal->events, m_job.id);
    tell(started);
    for (const event::FailedUnit &failed : std::as_const(m_failed))
        tell(event::PageFailed{-1, failed.name, failed.error, 0});
}

// From the start of the workers to the end of what they have to do, or an error.
Status JobRun::coordinate()
{
    m_sinceHeartbeat.start();
    m_sinceLook.start();
    m_journal->writes.gather();
    Status status = startWorkers();
    if (status)
        status = feedChunker();
    while (status && !done() && !m_control->stop.stop_requested()) {
        const bool workersEnded = m_endReason && m_workers.active() == 0;
        const auto message = nextMessage();
        status = message
            ? keepAlive()
            : Status(message.error()); // first: this process may have slept, and lost the job
        if (status && *message)
            status = handle(**message);
        else if (status && workersEnded)
            status = *m_endReason;
    }
    return status;
}

Status JobRun::stopWorkers(Status status)
{
    // Before the workers are waited for: they may have to write, too.
    if (const Status safe = makeSafe(); status)
        status = safe;
    if (!status)
        m_control->stop.request_stop();
    m_readQueue.close();
    m_askQueue.close();
    m_workers.wait();
    while (status) {
        const auto message = m_control->mailbox.pop(std::chrono::milliseconds(0));
        if (!message)
            break;
        status = keepFinished(*message);
    }
    if (const Status safe = makeSafe(); status)
        status = safe;
    return status;
}

Result<std::optional<Message>> JobRun::nextMessage()
{
    auto message = m_control->mailbox.pop(std::chrono::milliseconds(0));
    if (const Status safe = message ? makeSafeInTime() : makeSafe(); !safe)
        return safe.error();
    return message ? message : m_control->mailbox.pop(patience);
}

Status JobRun::makeSafe()
{
    Status safe = m_writer ? m_writer->write(seconds(), m_journal->writes.unsafe()) : Status();
    if (safe)
        safe = m_journal->writes.makeSafe();
    else
        m_journal->writes.dropUnsafe(); // nothing is kept without being told
    for (PipelineEvent &happened : m_untold) {
        if (safe)
            m_promise.addResult(std::move(happened));
    }
    m_untold.clear();
    for (; m_pagesToSettle > 0; --m_pagesToSettle)
        m_readQueue.settle(); // the worker may begin another: this one is safe
    m_sinceSafe.restart();
    return safe;
}

Status JobRun::makeSafeInTime()
{
    return m_sinceSafe.elapsed() < unsafeMilliseconds ? Status() : makeSafe();
}

int JobRun::savedCount() const
{
    if (!m_library || m_job.uploadId.isEmpty())
        return 0;
    const auto count = m_library->flashcardCount(CardFilter{{m_job.uploadId}});
    return count ? *count : m_keeper ? m_keeper->keptCount() : 0;
}

bool JobRun::done() const
{
    return m_texts && m_texts->cutOut() && m_chunksOpen == 0;
}

Status JobRun::keepAlive()
{
    if (m_sinceLook.elapsed() >= lookMilliseconds) {
        m_sinceLook.restart();
        if (const Status there = libraryThere(); !there)
            return there;
        const auto cancel = m_journal->jobs.cancelRequested(m_job.id);
        if (cancel && *cancel)
            m_control->stop.request_stop();
    }
    if (m_sinceHeartbeat.elapsed() < heartbeatMilliseconds)
        return {};
    m_sinceHeartbeat.restart();
    return m_journal->lease.heartbeat(m_job.id, m_owner);
}

double JobRun::seconds() const
{
    return double(m_clock.elapsed()) / 1000;
}

void JobRun::tell(PipelineEvent event)
{
    if (m_writer)
        m_writer->take(event, seconds());
    if ((m_journal && m_journal->writes.unsafe()) || (m_writer && m_writer->hasRows()))
        m_untold << std::move(event);
    else
        m_promise.addResult(std::move(event));
}

} // namespace recto
