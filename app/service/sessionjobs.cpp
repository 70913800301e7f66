// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sessionjobs.h"

#include "core/json.h"
#include "intake/intake.h"
#include "library/jobjournal.h"
#include "pipeline/eventjson.h"
#include "pipeline/jobstream.h"
#include "session/librarythread.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace recto {

namespace {

NumberedRow numbered(const JobRow &row)
{
    return {row.number, QJsonDocument(row.toJson()).toJson(QJsonDocument::Compact)};
}

NumberedRow numbered(const JobEvent &told)
{
    return numbered(JobRow{told.number, told.at, told.body});
}

// The pages of a file under the name that its sender gave it. A file that has
// none is a page as well: reading it fails, and tells why.
QList<Page> pagesOf(const QString &path, const QString &name)
{
    const QString storedName = QFileInfo(path).fileName();
    QList<Page> pages;
    for (const IntakeItem &item : expandInputs({path})) {
        Page page;
        page.file = path;
        page.name = name;
        if (const auto *found = std::get_if<Page>(&item)) {
            page = *found;
            page.name.replace(storedName, name);
        }
        pages.append(page);
    }
    return pages;
}

} // namespace

SessionJobs::SessionJobs(JobQueue &queue, LibraryThread &library,
                         std::function<JobOptions()> makeOptions)
    : m_queue(queue)
    , m_library(library)
    , m_location(library.location())
    , m_makeOptions(std::move(makeOptions))
{
    connect(&queue, &JobQueue::accepted, this, [this](const QString &id) { settle(id, id); });
    connect(&queue, &JobQueue::happened, this, [this](const QString &id) { tellChanged(id); });
    connect(&queue, &JobQueue::progressed, this, [this](const QString &id) { tellChanged(id); });
    connect(&queue, &JobQueue::changed, this, &SessionJobs::noteQueue);
    connect(&queue, &JobQueue::finished, this,
            [this](const QString &id, const event::Finished &outcome) { tellEnd(id, outcome); });
    connect(&queue, &JobQueue::failedToStart, this, [this](const QString &id, const Error &error) {
        if (m_beginnings.contains(id)) {
            settle(id, error); // nothing was left of it
            ended(id);
            return;
        }
        event::Finished outcome;
        outcome.jobId = id;
        outcome.error = error;
        tellEnd(id, outcome);
    });
    noteQueue();
}

SessionJobs::~SessionJobs()
{
    stop();
}

void SessionJobs::stop()
{
    m_stop.request_stop(); // wakes who waits
}

void SessionJobs::noteQueue()
{
    const QStringList jobs = m_queue.jobs();
    const std::lock_guard lock(m_mutex);
    m_ending += m_queued;
    m_queued = QSet<QString>(jobs.begin(), jobs.end());
    m_ending -= m_queued;
}

void SessionJobs::ended(const QString &jobId)
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending.remove(jobId);
    }
    tellChanged(jobId);
}

void SessionJobs::settle(const QString &jobId, const Result<QString> &result)
{
    const auto beginning = m_beginnings.take(jobId);
    if (!beginning)
        return;
    const std::lock_guard lock(m_mutex);
    beginning->result = result;
    m_begun.notify_all();
}

void SessionJobs::tellEnd(const QString &jobId, const event::Finished &outcome)
{
    m_library.ask(
        this,
        [jobId, outcome](Library &library) -> Status {
            JobJournal journal(library);
            const auto last = journal.events.last(jobId);
            if (!last)
                return last.error();
            if (*last && JobRow{0, {}, (*last)->body}.endsARun())
                return {};
            JobEvent end;
            end.body = endingToJson(outcome, {});
            end.kind = end.body.value(QLatin1String("event")).toString();
            return journal.events.enter(jobId, {end});
        },
        [this, jobId](const Status &) { ended(jobId); });
}

// By hash into the library's media, so that the job outlives this process.
Result<QList<Page>> SessionJobs::takeIn(const QList<ReceivedFile> &files) const
{
    const auto library = m_location.open();
    if (!library)
        return library.error();
    QList<Page> pages;
    for (const ReceivedFile &file : files) {
        const auto kept = library->importMedia(file.path, m_stop.get_token());
        if (!kept)
            return kept.error();
        for (Page page : pagesOf(kept->path, file.name)) {
            page.corrections.quarterTurns = file.quarterTurns;
            page.corrections.turnedByHand = file.quarterTurns != 0;
            pages.append(page);
        }
    }
    return pages;
}

void SessionJobs::begin(const std::shared_ptr<Beginning> &beginning, const JobOptions &options,
                        const QList<Page> &pages)
{
    const QString id = m_queue.submit(options, pages);
    m_beginnings.insert(id, beginning);
}

Result<QString> SessionJobs::submit(const Submission &submission)
{
    constexpr qsizetype mostKeys = 1000;
    if (submission.key.isEmpty())
        return submitAnew(submission);
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_keys.constFind(submission.key);
        if (known != m_keys.cend())
            return known->isEmpty() ? Result<QString>(Error{ErrorKind::LibraryBusy, {}, {}})
                                    : Result<QString>(*known);
        if (m_keys.size() >= mostKeys)
            m_keys.clear();
        m_keys.insert(submission.key, {});
    }
    const auto jobId = submitAnew(submission);
    const std::lock_guard lock(m_mutex);
    if (jobId)
        m_keys.insert(submission.key, *jobId);
    else
        m_keys.remove(submission.key);
    return jobId;
}

Result<QString> SessionJobs::submitAnew(const Submission &submission)
{
    const auto pages = takeIn(submission.files);
    if (!pages)
        return pages.error();
    JobOptions options = m_makeOptions();
    options.focus = submission.prompt;
    options.course = submission.course;
    options.group = submission.group;
    options.title = submission.title;
    if (!submission.language.isEmpty())
        options.language = submission.language;
    const auto beginning = std::make_shared<Beginning>();
    QMetaObject::invokeMethod(
        this, [this, beginning, options, pages = *pages] { begin(beginning, options, pages); },
        Qt::QueuedConnection);
    std::unique_lock lock(m_mutex);
    const bool begun = m_begun.wait(lock, m_stop.get_token(),
                                    [&beginning] { return beginning->result.has_value(); });
    return begun ? *beginning->result : Error{ErrorKind::Cancelled, {}, {}};
}

bool SessionJobs::isQueued(const QString &jobId)
{
    const std::lock_guard lock(m_mutex);
    return m_queued.contains(jobId) || m_ending.contains(jobId);
}

// What a killed program left is taken up at the next start, so it isn't over.
bool SessionJobs::isOver(const Job &job)
{
    return job.state != JobState::Running && job.state != JobState::Waiting && !job.leased
        && !isQueued(job.id);
}

Result<RowPage> SessionJobs::rows(const QString &jobId, qint64 after, int limit)
{
    auto library = m_location.open();
    if (!library)
        return library.error();
    const auto job = JobJournal(*library).jobs.find(jobId);
    if (!job)
        return job.error();
    RowPage page;
    page.over = isOver(*job); // before the rows, so that those are all
    const auto rows = JobStream(*library).rows(jobId, after, limit);
    if (!rows)
        return rows.error();
    for (const JobRow &row : *rows)
        page.rows.append(numbered(row));
    return page;
}

Result<ServiceJobs::Snapshot> SessionJobs::snapshot(const QString &jobId)
{
    auto library = m_location.open();
    if (!library)
        return library.error();
    const JobJournal journal(*library);
    const auto job = journal.jobs.find(jobId);
    if (!job)
        return job.error();
    Snapshot snapshot;
    snapshot.job = *job;
    snapshot.over = isOver(*job);
    const auto progress = journal.events.last(jobId, {QStringLiteral("progress")});
    const auto last = journal.events.last(jobId);
    if (!progress || !last)
        return progress ? last.error() : progress.error();
    if (*progress)
        snapshot.progress = numbered(**progress);
    if (*last && snapshot.over) { // whole, as "complete" has the cards of now
        const auto rows = JobStream(*library).rows(jobId, (*last)->number - 1, 1);
        if (!rows)
            return rows.error();
        if (!rows->isEmpty())
            snapshot.last = numbered(rows->first());
    }
    return snapshot;
}

Status SessionJobs::cancel(const QString &jobId)
{
    auto library = m_location.open();
    if (!library)
        return library.error();
    const auto job = JobJournal(*library).jobs.find(jobId);
    if (!job)
        return job.error();
    if (!isOver(*job) || job->unfinished())
        QMetaObject::invokeMethod(
            this, [this, jobId] { m_queue.cancel(jobId); }, Qt::QueuedConnection);
    return {};
}

Status SessionJobs::retry(const QString &jobId)
{
    auto library = m_location.open();
    if (!library)
        return library.error();
    if (const auto job = JobJournal(*library).jobs.find(jobId); !job)
        return job.error();
    QMetaObject::invokeMethod(
        this, [this, jobId] { m_queue.retry(jobId); }, Qt::QueuedConnection);
    return {};
}

Status SessionJobs::skipPage(const QString &jobId, int page)
{
    auto library = m_location.open();
    if (!library)
        return library.error();
    const auto job = JobJournal(*library).jobs.find(jobId);
    if (!job)
        return job.error();
    if (page >= job->pageCount)
        return Error{ErrorKind::NotFound, QString::number(page), {}};
    QMetaObject::invokeMethod(
        this, [this, jobId, page] { m_queue.skip(jobId, page); }, Qt::QueuedConnection);
    return {};
}

int SessionJobs::waiting()
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_queued.size());
}

} // namespace recto
