// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/usage.h"
#include "library/library.h"

#include <QJsonObject>
#include <QMap>

#include <functional>
#include <optional>

namespace recto {

// How long a unit of a step takes on this machine, learned over the jobs.
struct StepRate
{
    QString step; // "reading/tesseract", "generation/offline", …
    double seconds = 0; // a unit; exponentially weighted mean
    double spread = 0; // mean absolute deviation, seconds
    int samples = 0;
};

// What was told of a job: one public event, as its row in the journal. `number`
// and `at` are given when it is entered.
struct JobEvent
{
    qint64 number = 0; // in the job, from 1, without gaps
    QDateTime at; // UTC
    QString kind; // "job", "progress", "flashcard", …
    QJsonObject body; // empty for a card, which stands in its own table
    QString cardId; // of a card
    std::optional<Flashcard> card; // as it is now; nothing once it was purged
};

// What was finished and what is left, in the library's database. Each call is
// one transaction, or a part of one (see gather()), that commits a unit of work together with its
// result, so that after a crash nothing finished is done, or paid, again. Serves the library's
// thread. Errors: as Library; NotFound about the job's id for a job, page or chunk that isn't
// there. A journal that took a job's lease writes to the job only while it holds it: each
// transaction looks first, so that a process that slept (a laptop, a debugger) does
// no harm to the one that took over. JobRunningElsewhere tells it.
// In Job, pagesDone counts Done and Skipped (nothing is left to do there), and
// chunksDone likewise.
class JobJournal
{
public:
    explicit JobJournal(Library &library);

    // An upload with its waiting pages, and the running job leased to `owner`.
    // The pages are as dropped: see pageTaken().
    [[nodiscard]] Result<Job> create(const JobOptions &options, const QList<Page> &pages,
                                     const QString &owner);

    // The same for a job whose turn comes later: it is Waiting, and nobody's. `jobId` is new.
    [[nodiscard]] Status enqueue(const QString &jobId, const JobOptions &options,
                                 const QList<Page> &pages);
    // Of a job that nobody runs (JobRunningElsewhere): Waiting for its turn, or Paused.
    [[nodiscard]] Status setState(const QString &jobId, JobState state);

    [[nodiscard]] Result<QList<Job>> jobs() const; // newest first
    [[nodiscard]] Result<Job> job(const QString &jobId) const; // NotFound
    [[nodiscard]] Result<QList<JobPage>> pages(const QString &jobId) const; // by position
    [[nodiscard]] Result<QList<JobChunk>> chunks(const QString &jobId) const; // by index

    // The lease: one process runs a job. acquire() fails with
    // JobRunningElsewhere while another's heartbeat is younger than 15 s and its
    // process lives (same host; a process of another host is taken to live);
    // units left Working become Waiting again, a request to cancel is forgotten.
    // `owner` names this run of the job, unique over processes. heartbeat() and
    // finish() fail with JobRunningElsewhere once somebody else took the lease
    // (this process slept too long): the run must then stop.
    [[nodiscard]] Status acquire(const QString &jobId, const QString &owner);
    [[nodiscard]] Status heartbeat(const QString &jobId, const QString &owner);
    // Ends the run: enters the last that is told of it, sets the state, drops the lease.
    [[nodiscard]] Status finish(const QString &jobId, const QString &owner, JobState state,
                                const QList<JobEvent> &told = {});
    // Somebody works on it.
    [[nodiscard]] Result<bool> leased(const QString &jobId) const; // NotFound
    // A request from another process (`jobs cancel`) to the one that runs it,
    // seen by it at its next heartbeat; sets Cancelled at once when nobody runs it.
    [[nodiscard]] Status requestCancel(const QString &jobId);
    [[nodiscard]] Result<bool> cancelRequested(const QString &jobId) const;
    // What a person asks for between two runs. These three fail with
    // JobRunningElsewhere while another run holds the lease.
    // Failed units become Waiting again: all pages and chunks, or the pages named
    // with the failed chunks that touch them. A page keeps ownRun: its text makes
    // chunks of its own, so that its neighbours' finished chunks stay as they are.
    [[nodiscard]] Status retryFailed(const QString &jobId, const QList<int> &pages = {});
    // Left out by the person, or in the job twice: Skipped.
    [[nodiscard]] Status skipPage(const QString &jobId, int position);
    // The page becomes Waiting with these corrections, its attempts count anew.
    // When the job runs again, the pipeline cuts the texts anew, keeps the chunks
    // that come out unchanged and removes the others by removeChunks(). Until then
    // chunks, cards and the old text stay, so that a correction that is never run
    // costs nothing; pageRead() replaces the text.
    [[nodiscard]] Status correctPage(const QString &jobId, int position,
                                     const PageCorrections &corrections);

    // The page counts as read with this text, which a person gave; as correctPage() otherwise.
    [[nodiscard]] Status correctText(const QString &jobId, int position, const PageText &text);

    // The page's file was copied to media/: sets file, sha256 and name. Until
    // then Page::file is the original and Page::sha256 is empty, so that an
    // intake that was interrupted goes on.
    [[nodiscard]] Status pageTaken(const QString &jobId, int position, const Page &page);

    // Working, one attempt more.
    [[nodiscard]] Status pageStarted(const QString &jobId, int position);
    // Done with its text, which is found by searchPages() from then on.
    [[nodiscard]] Status pageRead(const QString &jobId, int position, const PageText &text,
                                  qint64 milliseconds);
    // Finally, after its retries: sets ownRun.
    [[nodiscard]] Status pageFailed(const QString &jobId, int position, const Error &error,
                                    qint64 milliseconds);
    // NotFound while it wasn't read.
    [[nodiscard]] Result<PageText> pageText(const QString &jobId, int position) const;

    // Chunk::index names a chunk within its job for good; reading order is by
    // first page and offset there, not by index (a page read later gets later
    // indexes). Chunks that exist already, by index, are left as they are.
    [[nodiscard]] Status chunksCut(const QString &jobId, const QVector<Chunk> &chunks);
    // Removes chunks and their cards (cards can be restored).
    [[nodiscard]] Status removeChunks(const QString &jobId, const QList<int> &indexes);
    [[nodiscard]] Status chunkStarted(const QString &jobId, int index);
    // Saves one card at once; returns whether the chunk has a card more to show. `place` orders
    // cards within the chunk. The card's uploadId is not read: it is the job's. Saving the same id
    // for the same chunk again changes nothing. A card that was made of another chunk (see
    // madeCards()) moves to this one with its id, comes back if that one was removed, and gets its
    // new text unless a person changed it; what a person deleted stays deleted.
    [[nodiscard]] Result<bool> flashcardMade(const QString &jobId, int chunkIndex, int place,
                                             const Flashcard &card);
    // Every card that was made for the job, also what is hidden by now, to know one again.
    struct MadeCard
    {
        QString id;
        QString origin; // as cardOrigin() told of it when it was made
        int page = -1; // of its evidence
        int chunk = -1;
        bool changed = false; // by a person
        bool checked = false; // by a person
        bool deleted = false; // by a person
    };
    [[nodiscard]] Result<QList<MadeCard>> madeCards(const QString &jobId) const;
    // Cards whose text is as it was stand in another chunk from now on; they keep their place
    // in it, as in the chunk before.
    [[nodiscard]] Status keepCards(const QString &jobId, int chunkIndex, const QStringList &ids);
    // Something new speaks against cards: a code beside what Flashcard::doubts has, and a score
    // no better than this. Whoever found them right had not seen it.
    [[nodiscard]] Status doubtCards(const QString &jobId, const QStringList &ids,
                                    const QString &doubt, double score);
    struct ChunkOutcome
    {
        int made = 0;
        int kept = 0;
        DropCounts dropped;
        qint64 milliseconds = 0;
    };
    [[nodiscard]] Status chunkDone(const QString &jobId, int index, const ChunkOutcome &outcome);
    [[nodiscard]] Status chunkFailed(const QString &jobId, int index, const Error &error,
                                     const ChunkOutcome &outcome);

    [[nodiscard]] Status setTitle(const QString &jobId, const QString &title);

    // What is told of a job, in the order of the numbers that it gets here. In the
    // transaction of the work that it tells (see gather()), so that neither is there
    // without the other.
    [[nodiscard]] Status enterEvents(const QString &jobId, const QList<JobEvent> &told);
    // Those with a number above `after`, at most `limit`, in order. NotFound.
    [[nodiscard]] Result<QList<JobEvent>> events(const QString &jobId, qint64 after,
                                                 int limit) const;
    // The last one, or the last of these kinds; nothing when there is none.
    [[nodiscard]] Result<std::optional<JobEvent>> lastEvent(const QString &jobId,
                                                            const QStringList &kinds = {}) const;

    // What is written from gather() on waits for makeSafe(), which commits it together
    // (see Database): whoever tells of it, tells it after that.
    void gather();
    [[nodiscard]] bool unsafe() const; // something waits
    [[nodiscard]] Status makeSafe();
    void dropUnsafe(); // as if it had never been written
    [[nodiscard]] Status endGathering(); // and makes safe

    // Answers that were paid for, by SHA-256 of input + prompt + model.
    // requestSent() is entered before the money is spent; answer() finds what arrived.
    // Answers go when the last upload is purged whose job asked for them. Here and
    // below an empty jobId means: of no job.
    [[nodiscard]] Status requestSent(const QString &jobId, const QString &key, const QString &host);
    struct StoredAnswer
    {
        QByteArray body;
        qint64 inputTokens = 0;
        qint64 outputTokens = 0;
    };
    [[nodiscard]] Status answerArrived(const QString &jobId, const QString &key,
                                       const StoredAnswer &answer);
    [[nodiscard]] Result<StoredAnswer> answer(const QString &jobId, const QString &key); // NotFound

    // What was asked and paid. requestSent() and answerArrived() enter it in the same
    // transaction; addUsage() is for tokens whose answer can't be kept.
    [[nodiscard]] Status addUsage(const QString &jobId, const Usage &usage);
    [[nodiscard]] Result<Usage> usage(const QString &jobId) const;
    // Of all jobs and of none, what was deleted included, by month (UTC): "2026-11".
    [[nodiscard]] Result<QMap<QString, Usage>> usageByMonth() const;

    // What left this computer, by host. Kept when the upload is purged.
    [[nodiscard]] Status addTraffic(const QString &jobId, const QString &host,
                                    const HostTraffic &traffic);
    [[nodiscard]] Result<QMap<QString, HostTraffic>> traffic(const QString &jobId) const;

    [[nodiscard]] Result<QList<StepRate>> rates() const;
    // Mixes one more measured unit into the rate of its step: the plain mean of
    // the first ten, from then on each counts a tenth. BadInput unless seconds
    // is finite and not negative.
    [[nodiscard]] Status learnRate(const QString &step, double seconds);

private:
    [[nodiscard]] Database &database() const { return *m_library.m_database; }
    [[nodiscard]] Status stillLeased(const QString &jobId) const;
    // One statement, in a transaction, on one row of a job.
    [[nodiscard]] Status changeUnit(const QString &sql, const QVariantList &values,
                                    const QString &jobId, int unit);
    // An upload with its waiting pages and a job; an empty owner: nobody's.
    [[nodiscard]] Status insertJob(const QString &jobId, const JobOptions &options,
                                   const QList<Page> &pages, JobState state, const QString &owner);
    // A transaction on a job.
    [[nodiscard]] Status writeTo(const QString &jobId, const std::function<Status()> &body);
    // As writeTo(), also for a journal that took no lease.
    [[nodiscard]] Status writeUnlessElsewhere(const QString &jobId,
                                              const std::function<Status()> &body);

    Library &m_library;
    QString m_leasedJob; // empty: this journal holds no lease
    QString m_owner;
};

} // namespace recto
