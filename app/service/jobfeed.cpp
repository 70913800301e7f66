// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobfeed.h"

#include <algorithm>

namespace recto {

namespace {

constexpr int rowsAtOnce = 200;
constexpr qsizetype keptBytes = 1 << 20; // of a job's newest rows
constexpr int pollMilliseconds = 500;
constexpr int soonMilliseconds = 40; // a run tells a hundred things a second

} // namespace

JobFeed::JobFeed(ServiceJobs &jobs, ServiceWorkers &workers, QString jobId, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_workers(workers)
    , m_jobId(std::move(jobId))
{
    m_poll.setInterval(pollMilliseconds);
    m_soon.setTimerType(Qt::PreciseTimer);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &JobFeed::look);
    connect(&m_poll, &QTimer::timeout, this, &JobFeed::look);
}

void JobFeed::read(qint64 after, Taken then)
{
    m_workers.run(ServiceWorkers::Kind::Quick, this,
                  [&jobs = m_jobs, jobId = m_jobId, after, then = std::move(then)] {
                      return [page = jobs.rows(jobId, after, rowsAtOnce), then] { then(page); };
                  });
}

bool JobFeed::watched(RowWatcher *watcher) const
{
    return std::find(m_watchers.begin(), m_watchers.end(), watcher) != m_watchers.end();
}

void JobFeed::join(RowWatcher *watcher)
{
    m_watchers.push_back(watcher);
    watcher->ticket = ++m_tickets;
    m_over = false; // until it was read again: a person may have asked the job to go on
    m_poll.start();
    look();
    QMetaObject::invokeMethod(this, &JobFeed::giveAll, Qt::QueuedConnection);
}

void JobFeed::leave(RowWatcher *watcher)
{
    m_watchers.erase(std::remove(m_watchers.begin(), m_watchers.end(), watcher), m_watchers.end());
    if (m_watchers.empty())
        m_poll.stop();
}

void JobFeed::resume(RowWatcher *watcher)
{
    give(watcher);
}

void JobFeed::lookSoon()
{
    // At once when it was quiet, else not too often.
    const qint64 since = m_looked.isValid() ? m_looked.elapsed() : soonMilliseconds;
    if (!m_soon.isActive())
        m_soon.start(static_cast<int>(std::max<qint64>(0, soonMilliseconds - since)));
}

void JobFeed::look()
{
    if (m_reading) {
        m_lookAgain = true;
        return;
    }
    m_reading = true;
    m_looked.start();
    m_lookAgain = false;
    read(m_newest, [this](const Result<RowPage> &page) { takeNewRows(page); });
}

void JobFeed::keep(const QList<NumberedRow> &rows)
{
    for (const NumberedRow &row : rows) {
        m_rows.push_back(row);
        m_bytes += row.json.size();
        m_newest = row.n;
    }
    while (m_bytes > keptBytes && m_rows.size() > 1) {
        m_bytes -= m_rows.front().json.size();
        m_dropped = m_rows.front().n;
        m_rows.pop_front();
    }
}

void JobFeed::takeNewRows(const Result<RowPage> &page)
{
    m_reading = false;
    if (!page) {
        if (page.error().kind != ErrorKind::LibraryBusy) // that is tried again
            failAll(page.error());
        return;
    }
    const bool more = page->rows.size() >= rowsAtOnce;
    keep(page->rows);
    m_over = page->over && !more;
    giveAll();
    if (more)
        look();
    else if (m_lookAgain)
        lookSoon();
}

void JobFeed::giveAll()
{
    const std::vector<RowWatcher *> watchers = m_watchers; // some may leave
    for (RowWatcher *watcher : watchers)
        give(watcher);
}

void JobFeed::failAll(const Error &error)
{
    const std::vector<RowWatcher *> watchers = m_watchers;
    for (RowWatcher *watcher : watchers) {
        if (watched(watcher))
            watcher->fail(error);
    }
}

void JobFeed::give(RowWatcher *watcher)
{
    while (watched(watcher) && !watcher->fetching && watcher->canTake()) {
        if (watcher->position >= m_newest) {
            if (m_over && !m_reading)
                watcher->end();
            return;
        }
        if (watcher->position < m_dropped) {
            fetchFor(watcher);
            return;
        }
        const auto next
            = std::upper_bound(m_rows.begin(), m_rows.end(), watcher->position,
                               [](qint64 n, const NumberedRow &row) { return n < row.n; });
        const NumberedRow row = *next;
        watcher->position = row.n;
        watcher->take(row);
    }
}

RowWatcher *JobFeed::withTicket(quint64 ticket) const
{
    const auto found
        = std::find_if(m_watchers.begin(), m_watchers.end(),
                       [ticket](const RowWatcher *watcher) { return watcher->ticket == ticket; });
    return found == m_watchers.end() ? nullptr : *found;
}

void JobFeed::fetchFor(RowWatcher *watcher)
{
    watcher->fetching = true;
    read(watcher->position, [this, ticket = watcher->ticket](const Result<RowPage> &page) {
        if (RowWatcher *still = withTicket(ticket))
            giveFetched(still, page);
    });
}

void JobFeed::giveFetched(RowWatcher *watcher, const Result<RowPage> &page)
{
    watcher->fetching = false;
    if (!page) {
        watcher->fail(page.error());
        return;
    }
    for (const NumberedRow &row : page->rows) {
        if (!watched(watcher) || !watcher->canTake())
            return; // goes on with resume()
        watcher->position = row.n;
        watcher->take(row);
    }
    if (page->rows.isEmpty())
        watcher->position = m_dropped; // they are gone from the journal, too
    give(watcher);
}

} // namespace recto
