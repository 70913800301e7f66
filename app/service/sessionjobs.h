// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/servicejobs.h"
#include "session/jobqueue.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

namespace recto {

// The jobs of a program's queue and of its library, for the service. Lives on
// the queue's thread; what the service calls may come from any other.
class SessionJobs : public QObject, public ServiceJobs
{
    Q_OBJECT

public:
    // `makeOptions` gives what a new job starts from; called on any thread.
    SessionJobs(JobQueue &queue, LibraryThread &library, std::function<JobOptions()> makeOptions);
    ~SessionJobs() override;

    // Ends the calls that wait, with Cancelled, and refuses others.
    void stop();

    [[nodiscard]] Result<QString> submit(const Submission &submission) override;
    [[nodiscard]] Result<RowPage> rows(const QString &jobId, qint64 after, int limit) override;
    [[nodiscard]] Result<Snapshot> snapshot(const QString &jobId) override;
    [[nodiscard]] Status cancel(const QString &jobId) override;
    [[nodiscard]] Status retry(const QString &jobId) override;
    [[nodiscard]] Status skipPage(const QString &jobId, int page) override;
    [[nodiscard]] int waiting() override;

private:
    // How a new job was begun, for the thread that waits for it.
    struct Beginning
    {
        std::optional<Result<QString>> result;
    };

    [[nodiscard]] Result<QString> submitAnew(const Submission &submission);
    [[nodiscard]] Result<QList<Page>> takeIn(const QList<ReceivedFile> &files) const;
    void begin(const std::shared_ptr<Beginning> &beginning, const JobOptions &options,
               const QList<Page> &pages);
    void settle(const QString &jobId, const Result<QString> &result);
    void noteQueue();
    // Enters the end of a job that ended before it ran: no run told of it.
    void tellEnd(const QString &jobId, const event::Finished &outcome);
    void ended(const QString &jobId); // its last row is there
    [[nodiscard]] bool isQueued(const QString &jobId);
    [[nodiscard]] bool isOver(const Job &job);

    JobQueue &m_queue;
    LibraryThread &m_library;
    const LibraryLocation m_location;
    const std::function<JobOptions()> m_makeOptions;
    QHash<QString, std::shared_ptr<Beginning>> m_beginnings; // on the queue's thread
    std::stop_source m_stop;
    std::mutex m_mutex; // of what follows
    std::condition_variable_any m_begun; // and of every Beginning
    QSet<QString> m_queued;
    QSet<QString> m_ending; // they left the queue; their last row may still be on its way
    QHash<QString, QString> m_keys; // a form's key → its job's id; empty while it is coming
};

} // namespace recto
