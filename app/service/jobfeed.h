// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicejobs.h"
#include "service/serviceworkers.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <vector>

namespace recto {

// Who watches a job's rows. It holds a position, not a queue: what it can't take now stays
// in the feed.
class RowWatcher
{
public:
    virtual ~RowWatcher() = default;
    // Whether a row more would be sent at once.
    [[nodiscard]] virtual bool canTake() const = 0;
    virtual void take(const NumberedRow &row) = 0;
    // Every row was taken, and the job is over.
    virtual void end() = 0;
    // The job can't be followed any more.
    virtual void fail(const Error &error) = 0;

    qint64 position = 0; // number of the last row that it took
    quint64 ticket = 0; // the feed's: no two watchers have the same
    bool fetching = false; // rows that the feed doesn't hold any more are on their way
};

// The rows of one job for all that watch it: read once, the newest kept in memory. Lives
// on the service's thread; the rows are read by its workers. Watchers must leave() before
// they go.
class JobFeed : public QObject
{
    Q_OBJECT

public:
    JobFeed(ServiceJobs &jobs, ServiceWorkers &workers, QString jobId, QObject *parent);

    // Gives rows after watcher->position from now on, never within the call.
    void join(RowWatcher *watcher);
    void leave(RowWatcher *watcher);
    [[nodiscard]] int watchers() const { return static_cast<int>(m_watchers.size()); }
    // The watcher can take more.
    void resume(RowWatcher *watcher);
    // There may be new rows: within some 40 ms, together with what else comes until then.
    void lookSoon();

private:
    void look();
    void takeNewRows(const Result<RowPage> &page);
    void fetchFor(RowWatcher *watcher);
    void giveFetched(RowWatcher *watcher, const Result<RowPage> &page);
    [[nodiscard]] RowWatcher *withTicket(quint64 ticket) const;
    void give(RowWatcher *watcher);
    void giveAll();
    void failAll(const Error &error);
    void keep(const QList<NumberedRow> &rows);
    [[nodiscard]] bool watched(RowWatcher *watcher) const;
    using Taken = std::function<void(const Result<RowPage> &)>;
    void read(qint64 after, Taken then);

    ServiceJobs &m_jobs;
    ServiceWorkers &m_workers;
    const QString m_jobId;
    std::vector<RowWatcher *> m_watchers;
    quint64 m_tickets = 0;
    std::deque<NumberedRow> m_rows; // the newest
    qsizetype m_bytes = 0;
    qint64 m_newest = 0;
    qint64 m_dropped = 0; // number of the last row that isn't held any more
    bool m_over = false;
    bool m_reading = false;
    bool m_lookAgain = false;
    QTimer m_soon; // single shot
    QElapsedTimer m_looked; // since the last look
    QTimer m_poll; // another process may run the job
};

} // namespace recto
