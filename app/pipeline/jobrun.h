// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/jobjournal.h"
#include "pipeline/cardkeeper.h"
#include "pipeline/earlierwork.h"
#include "pipeline/jobstreamwriter.h"
#include "pipeline/jobtexts.h"
#include "pipeline/mailbox.h"
#include "pipeline/pipeline.h"
#include "pipeline/workerthreads.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPromise>

#include <atomic>
#include <stop_token>

namespace recto {

// What the workers tell the coordinator.
namespace message {
struct PageTaken
{
    int page = 0;
    Result<MediaFile> media;
    double megapixels = 0;
};
struct PageStarted
{
    int page = 0;
};
struct PageProgress
{
    int page = 0;
    double fraction = 0;
};
struct PageEnded
{
    int page = 0;
    Result<PageText> text;
    qint64 milliseconds = 0;
};
struct ChunkStarted
{
    int chunk = 0;
};
struct CardProposed
{
    int chunk = 0;
    FlashcardDraft draft;
};
struct RetryBegan
{
    RetryNotice notice;
};
struct ChunkEnded
{
    int chunk = 0;
    Status made;
    qint64 milliseconds = 0;
};
struct Warned
{
    Error error;
};
struct ControlChanged // stop or pause
{
};
} // namespace message

using Message = std::variant<message::PageTaken, message::PageStarted, message::PageProgress,
                             message::PageEnded, message::ChunkStarted, message::CardProposed,
                             message::RetryBegan, message::Warned, message::ChunkEnded,
                             message::ControlChanged>;

// What the Pipeline's owner and its run share. Thread-safe.
struct RunControl
{
    std::stop_source stop;
    std::atomic<bool> paused = false;
    Mailbox<Message> mailbox;
};

// What makes two pages the same picture.
[[nodiscard]] inline QString sourceKey(const Page &page)
{
    return QStringLiteral("%1#%2").arg(page.sha256).arg(page.index);
}

// The steps whose rates are learned, by engine.
[[nodiscard]] inline QString readingRate(const JobOptions &options)
{
    return QStringLiteral("reading/") + codeName(options.ocrEngine);
}

[[nodiscard]] inline QString generationRate(const JobOptions &options)
{
    return QStringLiteral("generation/") + codeName(options.generator);
}

// The coordinator of one run: the only one that writes to the library and tells
// events, so both have one order. Workers read pages and generate cards on a
// pool of their own and answer by messages. Lives on one thread, in run().
class JobRun
{
public:
    JobRun(const LibraryLocation &location, PipelineParts parts,
           std::shared_ptr<RunControl> control, QPromise<PipelineEvent> &promise);
    ~JobRun();

    void start(const JobOptions &options, const QList<PipelineInput> &inputs);
    void resume(const QString &jobId, FailedUnits failed);

private:
    struct ReadTask
    {
        int page = 0;
        Page source;
        std::chrono::milliseconds wait{0}; // before it is tried again
    };

    // The walk, in order
    [[nodiscard]] Status openLibrary();
    [[nodiscard]] Status createJob(const JobOptions &options, const QList<PipelineInput> &inputs);
    [[nodiscard]] Status loadJob(const QString &jobId, FailedUnits failed);
    [[nodiscard]] Status work();
    // It was complete, and nothing was asked for since: all of it stays as it is.
    [[nodiscard]] Result<bool> nothingLeft();
    void endUnchanged();
    void tellEarlier(const PageSlot &slot);
    [[nodiscard]] event::JobStarted beginning() const;
    void announce();
    [[nodiscard]] Status coordinate();
    [[nodiscard]] Status stopWorkers(Status status);
    [[nodiscard]] Status startWorkers();
    void takeIn(const QList<int> &pages);
    void readPages();
    void generateCards();
    [[nodiscard]] Status handle(const Message &message);
    // What the workers finished before they stopped is kept; what they only began or
    // copied isn't written down any more, so that a cancel is quick.
    [[nodiscard]] Status keepFinished(const Message &message);
    [[nodiscard]] Status feedChunker();
    [[nodiscard]] Status dispatch(const QVector<Chunk> &chunks);
    [[nodiscard]] Status finalize();
    void finish(const Status &status);
    // Gives the job back, with the last that is told of it.
    [[nodiscard]] Status endJob(JobState state, event::Finished &finished);

    // One message each
    [[nodiscard]] Status on(const message::PageTaken &taken);
    [[nodiscard]] Status on(const message::PageStarted &started);
    [[nodiscard]] Status on(const message::PageProgress &progress);
    [[nodiscard]] Status on(const message::PageEnded &ended);
    [[nodiscard]] Status on(const message::ChunkStarted &started);
    [[nodiscard]] Status on(const message::CardProposed &proposed);
    [[nodiscard]] Status on(const message::RetryBegan &retry);
    [[nodiscard]] Status on(const message::Warned &warned);
    [[nodiscard]] Status on(const message::ChunkEnded &ended);
    [[nodiscard]] Status on(const message::ControlChanged &);

    [[nodiscard]] Status pageEnded(const message::PageEnded &ended);
    [[nodiscard]] Status pageFailed(int page, const Error &error, qint64 milliseconds);
    // The library's fault rather than the page's: it was moved, and the page's file with it.
    [[nodiscard]] Status libraryThere() const;
    // Begins nothing new for this reason; what is in work is finished first.
    void endEarly(const Error &reason);
    [[nodiscard]] Notices notices();
    [[nodiscard]] bool triedAgain(int page, const Error &error);
    // The page's file is in the library: read it, unless it is the same picture as another.
    [[nodiscard]] Status queueOrSkip(int page);
    [[nodiscard]] Status loadEarlierWork();
    // The chunk, with what earlier runs made of it.
    [[nodiscard]] Result<JobChunk> cut(const Chunk &chunk);
    [[nodiscard]] Status dispatch(const JobChunk &known);
    [[nodiscard]] Status renewCards();
    [[nodiscard]] int savedCount() const;
    [[nodiscard]] bool offersCards() const;
    [[nodiscard]] Status learn(const QString &rate, double seconds);
    [[nodiscard]] Status keepAlive();
    // Commits what was written and tells what happened since the last time. Messages
    // that wait are handled before it, for a moment: one fsync for all of them.
    [[nodiscard]] Status makeSafe();
    [[nodiscard]] Status makeSafeInTime();
    // The next message; without one everything is safe before it is waited for.
    [[nodiscard]] Result<std::optional<Message>> nextMessage();
    [[nodiscard]] bool done() const;
    [[nodiscard]] Outcome outcomeOf(const Status &status) const;
    void tell(PipelineEvent event); // once it is safe
    [[nodiscard]] double seconds() const; // since the run began

    LibraryLocation m_location;
    PipelineParts m_parts;
    std::shared_ptr<RunControl> m_control;
    QPromise<PipelineEvent> &m_promise;
    const QString m_owner;

    std::optional<Library> m_library;
    std::optional<JobJournal> m_journal;
    std::optional<CardKeeper> m_keeper;
    std::optional<JobStreamWriter> m_writer; // once the job is known
    QString m_wantedJob; // the one to resume
    Job m_job;
    std::vector<PageSlot> m_pages;
    QHash<QString, int> m_bySource; // sha256#index → page, to notice repeats
    std::optional<JobTexts> m_texts;
    bool m_unchanged = false; // nothing was left to do
    QList<JobChunk> m_cutBefore; // by earlier runs, as loaded
    EarlierWork m_earlier;
    int m_nextChunk = 0;
    int m_chunksOpen = 0;
    bool m_pausedTold = false;
    QVector<event::FailedUnit> m_failed;
    std::optional<Error> m_endReason;
    QVector<PipelineEvent> m_untold; // of what isn't safe yet
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceSafe;
    int m_pagesToSettle = 0;
    QElapsedTimer m_sinceHeartbeat;
    QElapsedTimer m_sinceLook; // at requests to cancel from other processes

    WorkQueue<ReadTask> m_readQueue;
    WorkQueue<Chunk> m_askQueue;
    WorkerThreads m_workers; // last: its end waits for the workers, who use the rest
};

} // namespace recto
