// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "pipeline/jobrunner.h"
#include "windowparts.h"

#include <QObject>
#include <QList>
#include <QThreadPool>

#include <functional>

namespace recto {

class JobJournal;
class LibraryThread;

// The window's one job: starts, resumes and retries it. What is retried or
// skipped while the job runs is done at its end. Lives on the GUI thread; destroying it cancels.
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
    [[nodiscard]] QString jobId() const;
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

    // Makes the parts for the options on a worker, then runs.
    void prepare(const JobOptions &options, std::function<void(const PipelineParts &)> run);
    // Changes the journal, then goes on with the job.
    void changeAndResume(const QString &jobId, const QList<Change> &changes);
    // Now, or at the end of the job that runs.
    void changeWhenIdle(const QString &jobId, const Change &change);
    void run(const Result<PipelineParts> &parts, const std::function<void(const PipelineParts &)> &run);
    void finish(const event::Finished &outcome);
    void fail(const Error &error);

    const WindowParts *m_parts;
    LibraryThread *m_library;
    JobRunner m_runner;
    QThreadPool m_pool;
    State m_state = State::Idle;
    QString m_preparedJob; // the job that is resumed; empty for a new one
    bool m_cancelled = false; // while preparing
    QList<Change> m_later; // asked for while the job ran
};

} // namespace recto
