// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/queuedjob.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace recto {

// The jobs of a program: some run (one, unless told otherwise), the others wait in an order
// that can be changed. Lives on a thread with an event loop; what blocks happens elsewhere.
// Every call returns at once; each job that is asked for ends by finished() or failedToStart(),
// once. A waiting job is in the journal, so that another process may go on with it: see
// resumeLeftovers(). Destroying it cancels what runs, and leaves what waits in the journal.
class JobQueue : public QObject
{
    Q_OBJECT

public:
    JobQueue(LibraryThread *library, MakeParts makeParts, QObject *parent = nullptr);
    ~JobQueue() override;

    // How many run at the same time, from 1.
    void setConcurrency(int jobs);

    // A new job, by an id that is its own from now on. accepted() tells when the journal has
    // it; failedToStart() without accepted() means that nothing was left of it.
    QString submit(const JobOptions &options, const QList<Page> &pages);
    // Goes on with a job of the journal.
    void resume(const QString &jobId);
    // Failed pages again; empty: all that failed.
    void retry(const QString &jobId, const QList<int> &pages = {});
    void skip(const QString &jobId, int page);
    // Reads a page again with corrections and renews its cards.
    void correct(const QString &jobId, int page, const PageCorrections &corrections);
    // Reads the pages again that were found to be in that language.
    void readIn(const QString &jobId, const QString &language);
    // A waiting job leaves the queue; one of another process is asked to stop.
    void cancel(const QString &jobId);
    // Begins nothing more and cancels what runs; what waits is left in the journal. Then
    // stopped(), once.
    void stop();
    void setPaused(const QString &jobId, bool paused);
    // Jobs that an earlier process left running or waiting, oldest first. Those that a person
    // cancelled, and those that something stopped, are left alone.
    void resumeLeftovers();

    // In the order of the queue, those that run first.
    [[nodiscard]] QStringList jobs() const;
    [[nodiscard]] bool isEmpty() const { return m_jobs.empty(); }
    [[nodiscard]] bool contains(const QString &jobId) const { return find(jobId) != nullptr; }
    [[nodiscard]] JobPhase phase(const QString &jobId) const;
    [[nodiscard]] Progress progress(const QString &jobId) const;
    // Moves a waiting job to this place among those that wait, from 0.
    void move(const QString &jobId, int place);

signals:
    void accepted(const QString &jobId);
    void started(const QString &jobId); // its turn came; the events follow
    void happened(const QString &jobId, const recto::PipelineEvent &event);
    void progressed(const QString &jobId, const recto::Progress &progress);
    void cancelling(const QString &jobId); // acknowledged; finished() follows soon
    void finished(const QString &jobId, const recto::event::Finished &outcome);
    void failedToStart(const QString &jobId, const recto::Error &error);
    void stopped();
    void changed(); // which jobs there are, their order or phase

private:
    using Jobs = std::vector<std::unique_ptr<QueuedJob>>;

    [[nodiscard]] QueuedJob *find(const QString &jobId) const;
    [[nodiscard]] JobSurroundings surroundings();
    void add(std::unique_ptr<QueuedJob> job);
    void askFor(const QString &jobId, const QList<JobChange> &changes);
    void changeOrAsk(const QString &jobId, const JobChange &change, bool needsRun);
    void remove(const QString &jobId);
    void advance();
    void goOn(); // after one ended

    LibraryThread *m_library;
    MakeParts m_makeParts;
    QThreadPool m_pool;
    int m_concurrency = 1;
    bool m_stopping = false;
    Jobs m_jobs; // those that run, then those that wait
};

} // namespace recto
