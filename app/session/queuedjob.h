// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/jobrunner.h"
#include "session/jobchanges.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace recto {

class LibraryThread;

// Makes what a job runs on. Blocks (it may ask the keychain) until it is stopped; called
// on a worker.
using MakeParts = std::function<Result<PipelineParts>(const JobOptions &, std::stop_token)>;

enum class JobPhase {
    Unknown, // not in the queue
    Waiting, // for its turn
    Preparing,
    Running,
    Ending, // what was asked for too late is entered in the journal
};

// What a JobQueue gives to its jobs.
struct JobSurroundings
{
    LibraryThread *library = nullptr;
    MakeParts makeParts;
    QThreadPool *pool = nullptr; // makeParts() is called there
};

// One job of a JobQueue, from the wish to its end. A new job whose turn comes at once is
// entered in the journal when what it runs on was made: a start that fails leaves nothing.
// Any other is entered first, so that a wish outlives the process. What is asked for while
// it is prepared is done before it runs; what is retried, skipped or corrected while it runs,
// at its end; nothing of it is lost, however that ends. Lives on the queue's thread;
// destroying it cancels.
class QueuedJob : public QObject
{
    Q_OBJECT

public:
    struct New
    {
        JobOptions options;
        QList<Page> pages;
    };

    // A job of the journal, with what is to be changed in it first.
    QueuedJob(JobSurroundings surroundings, QString id, const QList<JobChange> &changes);
    QueuedJob(JobSurroundings surroundings, QString id, New work);
    ~QueuedJob() override;

    // Enters it in the journal, to wait for its turn.
    void wait();
    void run(); // its turn
    void cancel();
    void setPaused(bool paused);
    // To be done as soon as it can be. What needs a run of its own begins one after this.
    void change(const JobChange &change, bool needsRun);
    // Asks what works to stop, without waiting for it.
    void stop();

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] JobPhase phase() const { return m_phase; }
    [[nodiscard]] Progress progress() const;

signals:
    void accepted(); // it is safe in the journal
    void happened(const recto::PipelineEvent &event);
    void progressed(const recto::Progress &progress);
    void cancelling(); // acknowledged; ended() follows soon
    // The last one: the outcome of its last run, or why it couldn't start.
    void ended(const recto::event::Finished &outcome);
    void refused(const recto::Error &error);

private:
    void enter(); // in the journal, or anew there
    void entered(const Result<Job> &job);
    void prepare(const JobOptions &options);
    void goOn(); // with what was prepared
    void begin();
    // Changes the journal; `then` gets the job as it stands after that.
    void changeJournal(const QList<JobChange> &changes,
                       const std::function<void(const Result<Job> &)> &then);
    void finish(const event::Finished &outcome);
    void endCancelled();
    void refuse(const Error &error, std::optional<JobState> state);
    // Does what was asked for too late for this run and sets how the job is left, then `end`.
    void leave(std::optional<JobState> state, const std::function<void()> &end);

    JobSurroundings m_surroundings;
    const QString m_id;
    std::optional<New> m_new; // not in the journal yet
    QList<JobChange> m_changes; // before it runs
    QList<JobChange> m_later; // asked for while it was prepared or ran
    bool m_laterNeedsRun = false;
    JobPhase m_phase = JobPhase::Waiting;
    bool m_entering = false; // the journal is being asked
    bool m_entered = false;
    bool m_turn = false; // it came
    bool m_paused = false;
    std::stop_source m_stop; // of the preparation
    std::optional<PipelineParts> m_parts; // what was prepared
    std::unique_ptr<JobRunner> m_runner;
};

} // namespace recto
