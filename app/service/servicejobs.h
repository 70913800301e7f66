// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <mutex>
#include <optional>

namespace recto {

// A file that came by a form. The name is the sender's, for people.
struct ReceivedFile
{
    QString path;
    QString name;
    int quarterTurns = 0; // clockwise, 0–3
};

struct Submission
{
    QList<ReceivedFile> files; // in order; they are gone after submit()
    QString prompt;
    QString course;
    QString group;
    QString title;
    QString language; // empty: the settings'
    QString key; // the client's: the same form sent again is the same job; empty: none
};

// One row of a job, as under *Events* of the command line: compact JSON in one line.
struct NumberedRow
{
    qint64 n = 0; // from 1, without gaps
    QByteArray json;
};

struct RowPage
{
    QList<NumberedRow> rows;
    bool over = false; // nothing works on the job, nor will, until a person asks for it
};

// What the service asks of whoever runs the jobs. Calls block; thread-safe.
// Errors: NotFound (subject: the id), and those of the library.
class ServiceJobs
{
public:
    virtual ~ServiceJobs() = default;

    // Opens a job for the pages and puts it in the queue; its id. The same key within this
    // run gives the same job; LibraryBusy while that is only coming.
    [[nodiscard]] virtual Result<QString> submit(const Submission &submission) = 0;
    // At most `limit` rows after number `after`.
    [[nodiscard]] virtual Result<RowPage> rows(const QString &jobId, qint64 after, int limit) = 0;
    // The last row of kind "progress", if any, and the last of all.
    struct Snapshot
    {
        Job job;
        bool over = false;
        std::optional<NumberedRow> progress;
        std::optional<NumberedRow> last;
    };
    [[nodiscard]] virtual Result<Snapshot> snapshot(const QString &jobId) = 0;
    [[nodiscard]] virtual Status cancel(const QString &jobId) = 0;
    [[nodiscard]] virtual Status retry(const QString &jobId) = 0;
    [[nodiscard]] virtual Status skipPage(const QString &jobId, int page) = 0;
    [[nodiscard]] virtual int waiting() = 0; // jobs in the queue

    // Called, on any thread, when a job has more rows or came to its end; must return at
    // once. Null: nobody listens any more.
    void setListener(std::function<void(const QString &jobId)> listener)
    {
        const std::lock_guard lock(m_mutex);
        m_listener = std::move(listener);
    }

protected:
    void tellChanged(const QString &jobId)
    {
        const std::lock_guard lock(m_mutex);
        if (m_listener)
            m_listener(jobId);
    }

private:
    std::mutex m_mutex;
    std::function<void(const QString &jobId)> m_listener;
};

} // namespace recto
