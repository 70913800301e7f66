// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "pipeline/jobrunner.h"
#include "ui/desktop/windowparts.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace recto {

class JobJournal;
class LibraryThread;

// The window's one job: starts, resumes and retries it. What is asked for while
// the job is prepared is done before it runs; what is retried or skipped while it
// runs, at its end. Nothing of it is lost, however that ends. Lives on the GUI
// thread; destroying it cancels, at once.
class JobController : public QObject
{
    Q_OBJECT

public:
    JobController(const WindowParts *parts, LibraryThread *library, QObject *parent = nullptr);
    ~JobController() override;

    void start(const JobOptions &options, const QList<Page> &pages);
    void resume(const QString &jobId);
    // Failed pages again; empty: all that failed.
    void retry(const QString &jobId, const QList<int> &pages);
    void skip(const QString &jobId, int page);
    // Reads a page again with corrections and renews its cards.
    void correct(const QString &jobId, int page, const PageCorrections &corrections);
    void cancel();
    void setPaused(bool paused);

    [[nodiscard]] bool running() const { return m_state != State::Idle; }
    // The last one; empty for a new one until JobStarted.
    [[nodiscard]] QString jobId() const { return m_jobId; }
    [[nodiscard]] Progress progress() const { return m_runner.progress(); }

signals:
    void started(); // a run begins; the events follow
    void happened(const recto::PipelineEvent &event);
    void progressed(const recto::Progress &progress);
    void cancelling(); // acknowledged; finished() follows soon
    void finished(const recto::event::Finished &outcome);
    void failedToStart(const recto::Error &error);

private:
    enum class State { Idle, Preparing, Running };

    using Change = std::function<Status(JobJournal &)>;

    void beginPreparing();
    // Makes the parts for the options on a worker, then runs.
    void prepare(const JobOptions &options, std::function<void(const PipelineParts &)> run);
    // Changes the journal, then goes on with the job.
    void changeAndResume(const QString &jobId, const QList<Change> &changes);
    // Now, or when the job that is prepared or runs can take it.
    void changeWhenIdle(const QString &jobId, const Change &change);
    // Changes the journal; `then` gets the job as it stands after that.
    void changeJournal(const QString &jobId, const QList<Change> &changes,
                       const std::function<void(const Result<Job> &)> &then);
    void run(const Result<PipelineParts> &parts,
             const std::function<void(const PipelineParts &)> &begin);
    void finish(const event::Finished &outcome);
    void fail(const Error &error);
    void keepLater(const QString &jobId);

    const WindowParts *m_parts;
    LibraryThread *m_library;
    JobRunner m_runner;
    QThreadPool m_pool;
    State m_state = State::Idle;
    QString m_jobId;
    std::stop_source m_preparing; // stopped by a cancel
    bool m_paused = false; // asked for while preparing
    QList<Change> m_later; // asked for while the job was prepared or ran
};

} // namespace recto
