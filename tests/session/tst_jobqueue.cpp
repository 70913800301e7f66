// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/jobqueue.h"

#include "pipeline/pipelinestage.h"
#include "session/jobfacts.h"
#include "session/librarythread.h"

#include <condition_variable>
#include <mutex>

using namespace recto;
using fakes::ReadingScript;

// Long enough for a machine that does a lot else: a test that passes never waits for it.
#define TRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 30000)
#define TRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 30000)

// Makes the parts of a stage; or fails; or hangs, as a keychain that doesn't answer, until
// it is stopped. Thread-safe.
class PartsMaker
{
public:
    explicit PartsMaker(PipelineParts parts)
        : m_parts(std::move(parts))
    {
    }
    Result<PipelineParts> operator()(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        ++entered;
        if (hangs) {
            stopped = !m_changed.wait_for(lock, stop, std::chrono::seconds(20), [] {
                return false;
            }) && stop.stop_requested();
            return Error{ErrorKind::Cancelled, {}, {}};
        }
        if (failure)
            return *failure;
        return m_parts;
    }
    void fail(const std::optional<Error> &error)
    {
        const std::lock_guard lock(m_mutex);
        failure = error;
    }

    bool hangs = false; // set before anything runs
    std::atomic<int> entered = 0;
    std::atomic<bool> stopped = false;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    PipelineParts m_parts;
    std::optional<Error> failure;
};

class TestJobQueue : public QObject, public fakes::PipelineStage
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aJobIsKnownByTheIdThatItGot();
    void oneRunsWhileOthersWait();
    void severalRunAtOnceWhereThatIsWanted();
    void theOrderOfThoseThatWaitCanBeChanged();
    void aWaitingJobIsInTheJournal();
    void whatAnEarlierProcessLeftIsDone();
    void aStartThatFailsLeavesNothing();
    void aWaitingJobThatCannotStartStaysInTheJournal();
    void aWaitingJobCanBeCancelled();
    void cancellingOneLeavesTheOthers();
    void aJobOfAnotherProcessIsAskedToStop();
    void whatIsAskedForWhilePreparingIsDone();
    void aSkipOutlivesACancel();
    void aSkipOutlivesAStartThatFails();
    void aPageIsCorrectedWhileItsJobRuns();
    void aPauseWhilePreparingHolds();
    void aJobThatRunsElsewhereIsLeftAlone();
    void aCancelEndsThePreparationAtOnce();
    void destroyingEndsThePreparationAtOnce();
    void destroyingLeavesWhatWaits();
    void aDiscardedJobKeepsItsCards();

private:
    void begin(); // another process, so to speak
    void end();
    QList<Page> namedPages(const QStringList &names, const ReadingScript &script);
    QString submit(const QStringList &names);
    QString submitStuck(const QString &name);
    QString failedJob(); // one.png and two.png failed; three.png is read
    [[nodiscard]] UnitState state(const QString &jobId, int position) const;
    [[nodiscard]] Result<Job> job(const QString &jobId) const;

    std::unique_ptr<PartsMaker> m_maker;
    std::unique_ptr<LibraryThread> m_library;
    std::unique_ptr<JobQueue> m_queue;
    QStringList m_started;
    QStringList m_accepted;
    QHash<QString, QList<event::Finished>> m_outcomes;
    QHash<QString, QList<ErrorKind>> m_failures;
    bool m_paused = false;
    int m_pageNumber = 0;
};

void TestJobQueue::init()
{
    reset();
    m_pageNumber = 0;
    m_maker = std::make_unique<PartsMaker>(parts(1));
    begin();
}

void TestJobQueue::cleanup()
{
    end();
}

void TestJobQueue::begin()
{
    m_library = std::make_unique<LibraryThread>(libraryFolder());
    m_queue = std::make_unique<JobQueue>(
        m_library.get(),
        [this](const JobOptions &, std::stop_token stop) { return (*m_maker)(std::move(stop)); });
    m_started.clear();
    m_accepted.clear();
    m_outcomes.clear();
    m_failures.clear();
    m_paused = false;
    connect(m_queue.get(), &JobQueue::started, this,
            [this](const QString &id) { m_started << id; });
    connect(m_queue.get(), &JobQueue::accepted, this,
            [this](const QString &id) { m_accepted << id; });
    connect(
        m_queue.get(), &JobQueue::finished, this,
        [this](const QString &id, const event::Finished &outcome) { m_outcomes[id] << outcome; });
    connect(m_queue.get(), &JobQueue::failedToStart, this,
            [this](const QString &id, const Error &error) { m_failures[id] << error.kind; });
    connect(m_queue.get(), &JobQueue::progressed, this,
            [this](const QString &, const Progress &progress) { m_paused = progress.paused; });
}

void TestJobQueue::end()
{
    m_queue.reset();
    m_library.reset();
}

QList<Page> TestJobQueue::namedPages(const QStringList &names, const ReadingScript &script)
{
    QList<Page> pages;
    for (const QString &name : names) {
        ReadingScript own = script;
        own.text = fakes::pageText(m_pageNumber++);
        pages << makePage(name, own);
    }
    return pages;
}

QString TestJobQueue::submit(const QStringList &names)
{
    return m_queue->submit(fakes::smallChunks(), namedPages(names, {}));
}

// Its page hangs until FakeReading::release().
QString TestJobQueue::submitStuck(const QString &name)
{
    ReadingScript stuck;
    stuck.waitForRelease = true;
    const QString id = m_queue->submit(fakes::smallChunks(), namedPages({name}, stuck));
    if (!QTest::qWaitFor([&] { return m_reading->reads(name) > 0; }, 30'000))
        qWarning("%s isn't read", qPrintable(name));
    return id;
}

QString TestJobQueue::failedJob()
{
    const QStringList names{QStringLiteral("one.png"), QStringLiteral("two.png"),
                            QStringLiteral("three.png")};
    QList<Page> all = namedPages(names, {});
    for (int i = 0; i < 2; ++i) {
        ReadingScript broken;
        broken.failure = Error{ErrorKind::ReaderCrashed, names.at(i), {}};
        m_reading->script(names.at(i), broken);
    }
    const QString id = m_queue->submit(fakes::smallChunks(), all);
    if (!QTest::qWaitFor([&] { return !m_outcomes.value(id).isEmpty(); }, 30'000))
        return {};
    for (int i = 0; i < 2; ++i) {
        ReadingScript whole;
        whole.text = fakes::pageText(i);
        m_reading->script(names.at(i), whole);
    }
    m_outcomes.clear();
    return state(id, 0) == UnitState::Failed && state(id, 1) == UnitState::Failed ? id : QString();
}

UnitState TestJobQueue::state(const QString &jobId, int position) const
{
    Result<Library> library = Library::open(libraryFolder());
    const Result<QList<JobPage>> found = JobJournal(*library).pages.all(jobId);
    return found && position < found->size() ? found->at(position).state : UnitState::Working;
}

Result<Job> TestJobQueue::job(const QString &jobId) const
{
    Result<Library> library = Library::open(libraryFolder());
    return JobJournal(*library).jobs.find(jobId);
}

void TestJobQueue::aJobIsKnownByTheIdThatItGot()
{
    const QString id = submit({QStringLiteral("a.png")});
    QCOMPARE(m_queue->jobs(), QStringList{id});
    TRY_COMPARE(m_outcomes.value(id).size(), 1);
    QCOMPARE(m_outcomes.value(id).first().outcome, Outcome::Completed);
    QCOMPARE(m_outcomes.value(id).first().jobId, id);
    QCOMPARE(m_accepted, QStringList{id});
    QCOMPARE(m_started, QStringList{id});
    QVERIFY(m_queue->isEmpty());
    QCOMPARE(job(id)->state, JobState::Completed);
    QCOMPARE(job(id)->flashcardCount, 3);
}

void TestJobQueue::oneRunsWhileOthersWait()
{
    const QString first = submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")});
    const QString third = submit({QStringLiteral("c.png")});
    QCOMPARE(m_queue->jobs(), (QStringList{first, second, third}));
    QCOMPARE(m_queue->phase(first), JobPhase::Running);
    QCOMPARE(m_queue->phase(second), JobPhase::Waiting);
    TRY_COMPARE(m_accepted, (QStringList{first, second, third}));
    QCOMPARE(m_started, QStringList{first});
    m_reading->release();
    TRY_COMPARE(m_outcomes.size(), 3);
    QCOMPARE(m_started, (QStringList{first, second, third}));
    QCOMPARE(cards().size(), 9);
}

void TestJobQueue::severalRunAtOnceWhereThatIsWanted()
{
    m_queue->setConcurrency(2);
    const QString first = submitStuck(QStringLiteral("a.png"));
    const QString second = submitStuck(QStringLiteral("b.png"));
    const QString third = submit({QStringLiteral("c.png")});
    QCOMPARE(m_queue->phase(first), JobPhase::Running);
    QCOMPARE(m_queue->phase(second), JobPhase::Running);
    QCOMPARE(m_queue->phase(third), JobPhase::Waiting);
    m_queue->cancel(second);
    TRY_COMPARE(m_outcomes.value(third).size(), 1);
    QCOMPARE(m_queue->jobs(), QStringList{first});
    m_reading->release();
    TRY_COMPARE(m_outcomes.value(first).size(), 1);
}

void TestJobQueue::theOrderOfThoseThatWaitCanBeChanged()
{
    const QString first = submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")});
    const QString third = submit({QStringLiteral("c.png")});
    const QString fourth = submit({QStringLiteral("d.png")});
    m_queue->move(fourth, 0);
    QCOMPARE(m_queue->jobs(), (QStringList{first, fourth, second, third}));
    m_queue->move(second, 7);
    QCOMPARE(m_queue->jobs(), (QStringList{first, fourth, third, second}));
    m_queue->move(first, 2); // it runs
    QCOMPARE(m_queue->jobs(), (QStringList{first, fourth, third, second}));
    m_reading->release();
    TRY_COMPARE(m_outcomes.size(), 4);
    QCOMPARE(m_started, (QStringList{first, fourth, third, second}));
}

void TestJobQueue::aWaitingJobIsInTheJournal()
{
    submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png"), QStringLiteral("c.png")});
    TRY_VERIFY(m_accepted.contains(second));
    QCOMPARE(job(second)->state, JobState::Waiting);
    QCOMPARE(job(second)->pageCount, 2);
    QVERIFY(!job(second)->leased);
}

void TestJobQueue::whatAnEarlierProcessLeftIsDone()
{
    const QString first = submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")});
    const QString third = submit({QStringLiteral("c.png")});
    TRY_VERIFY(m_accepted.contains(third));
    m_queue->cancel(third); // nobody wants it any more
    TRY_COMPARE(m_outcomes.value(third).size(), 1);
    end(); // cancels the first
    {
        // As after a kill: it runs, and its process is gone.
        Result<Library> library = Library::open(libraryFolder());
        QVERIFY(JobJournal(*library).jobs.setState(first, JobState::Running).ok());
    }
    m_reading->release();
    begin();
    m_queue->resumeLeftovers();
    TRY_COMPARE(m_outcomes.size(), 2);
    QCOMPARE(m_started, (QStringList{first, second}));
    QCOMPARE(m_outcomes.value(first).first().outcome, Outcome::Completed);
    QCOMPARE(m_outcomes.value(second).first().outcome, Outcome::Completed);
    QCOMPARE(job(third)->state, JobState::Cancelled);
}

void TestJobQueue::aStartThatFailsLeavesNothing()
{
    m_maker->fail(Error{ErrorKind::ReaderMissing, {}, {}});
    const QString id = submit({QStringLiteral("a.png")});
    TRY_COMPARE(m_failures.value(id), QList{ErrorKind::ReaderMissing});
    QVERIFY(m_accepted.isEmpty());
    QVERIFY(m_queue->isEmpty());
    QVERIFY(!job(id).ok());
}

void TestJobQueue::aWaitingJobThatCannotStartStaysInTheJournal()
{
    submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")});
    TRY_VERIFY(m_accepted.contains(second));
    m_maker->fail(Error{ErrorKind::OfflineOnly, {}, {}});
    m_reading->release();
    TRY_COMPARE(m_failures.value(second), QList{ErrorKind::OfflineOnly});
    QCOMPARE(job(second)->state, JobState::Paused);
    m_maker->fail(std::nullopt);
    m_queue->resume(second);
    TRY_COMPARE(m_outcomes.value(second).size(), 1);
    QCOMPARE(job(second)->state, JobState::Completed);
}

void TestJobQueue::aWaitingJobCanBeCancelled()
{
    submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")});
    m_queue->cancel(second); // before the journal has it
    TRY_COMPARE(m_outcomes.value(second).size(), 1);
    QCOMPARE(m_outcomes.value(second).first().outcome, Outcome::Cancelled);
    const QString third = submit({QStringLiteral("c.png")});
    TRY_VERIFY(m_accepted.contains(third));
    m_queue->cancel(third);
    m_queue->cancel(third);
    TRY_COMPARE(m_outcomes.value(third).size(), 1);
    QCOMPARE(job(third)->state, JobState::Cancelled);
    QCOMPARE(m_queue->jobs().size(), 1);
    m_reading->release();
    TRY_VERIFY(m_queue->isEmpty());
    QCOMPARE(m_outcomes.value(third).size(), 1);
    QCOMPARE(m_reading->reads(QStringLiteral("b.png")), 0);
    QCOMPARE(m_reading->reads(QStringLiteral("c.png")), 0);
}

void TestJobQueue::cancellingOneLeavesTheOthers()
{
    const QString first = submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")});
    m_queue->cancel(first);
    TRY_COMPARE(m_outcomes.value(second).size(), 1);
    QCOMPARE(m_outcomes.value(first).first().outcome, Outcome::Cancelled);
    QCOMPARE(m_outcomes.value(second).first().outcome, Outcome::Completed);
    QCOMPARE(job(first)->state, JobState::Cancelled);
}

void TestJobQueue::aJobOfAnotherProcessIsAskedToStop()
{
    const QString id = failedJob();
    Result<Library> library = Library::open(libraryFolder());
    JobJournal elsewhere(*library);
    QVERIFY(elsewhere.lease.acquire(id, QStringLiteral("elsewhere")).ok());
    m_queue->cancel(id);
    TRY_VERIFY(*elsewhere.jobs.cancelRequested(id));
}

void TestJobQueue::whatIsAskedForWhilePreparingIsDone()
{
    const QString id = failedJob();
    m_queue->retry(id, {0});
    m_queue->skip(id, 1);
    TRY_COMPARE(m_outcomes.value(id).size(), 1);
    QCOMPARE(m_outcomes.value(id).first().outcome, Outcome::Completed);
    QCOMPARE(state(id, 0), UnitState::Done);
    QCOMPARE(state(id, 1), UnitState::Skipped);
}

void TestJobQueue::aSkipOutlivesACancel()
{
    const QString id = failedJob();
    ReadingScript hanging;
    hanging.hang = true;
    m_reading->script(QStringLiteral("one.png"), hanging);
    const int reads = m_reading->reads(QStringLiteral("one.png"));
    m_queue->retry(id, {0});
    TRY_VERIFY(m_reading->reads(QStringLiteral("one.png")) > reads);
    m_queue->skip(id, 1);
    m_queue->cancel(id);
    TRY_COMPARE(m_outcomes.value(id).size(), 1);
    QCOMPARE(m_outcomes.value(id).first().outcome, Outcome::Cancelled);
    QCOMPARE(state(id, 1), UnitState::Skipped); // before the end is told
}

void TestJobQueue::aSkipOutlivesAStartThatFails()
{
    const QString id = failedJob();
    m_maker->fail(Error{ErrorKind::OfflineOnly, {}, {}});
    m_queue->retry(id, {0});
    m_queue->skip(id, 1);
    TRY_COMPARE(m_failures.value(id), QList{ErrorKind::OfflineOnly});
    QCOMPARE(state(id, 1), UnitState::Skipped);
}

void TestJobQueue::aPageIsCorrectedWhileItsJobRuns()
{
    const QString id = failedJob();
    ReadingScript gate;
    gate.text = fakes::pageText(0);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("one.png"), gate);
    const int reads = m_reading->reads(QStringLiteral("one.png"));
    m_queue->retry(id);
    TRY_VERIFY(m_reading->reads(QStringLiteral("one.png")) > reads);
    PageCorrections turned;
    turned.quarterTurns = 1;
    m_queue->correct(id, 2, turned);
    m_reading->release();
    TRY_COMPARE(m_outcomes.value(id).size(), 1);
    QCOMPARE(m_outcomes.value(id).first().outcome, Outcome::Completed);
    QCOMPARE(m_reading->reads(QStringLiteral("three.png")), 2);
    QVERIFY(m_queue->isEmpty());
}

void TestJobQueue::aPauseWhilePreparingHolds()
{
    const QString id = submit({QStringLiteral("a.png")});
    m_queue->setPaused(id, true);
    TRY_VERIFY(m_paused);
    QVERIFY(m_outcomes.isEmpty());
    m_queue->setPaused(id, false);
    TRY_COMPARE(m_outcomes.value(id).size(), 1);
}

void TestJobQueue::aJobThatRunsElsewhereIsLeftAlone()
{
    const QString id = failedJob();
    Result<Library> library = Library::open(libraryFolder());
    JobJournal elsewhere(*library);
    QVERIFY(elsewhere.lease.acquire(id, QStringLiteral("elsewhere")).ok());
    m_queue->retry(id);
    TRY_COMPARE(m_failures.value(id), QList{ErrorKind::JobRunningElsewhere});
    m_queue->skip(id, 0);
    TRY_COMPARE(m_failures.value(id).size(), 2);
    m_queue->correct(id, 2, {});
    TRY_COMPARE(m_failures.value(id).size(), 3);
    QCOMPARE(state(id, 0), UnitState::Failed);
    QCOMPARE(state(id, 2), UnitState::Done);
    QCOMPARE(job(id)->state, JobState::Running);
}

void TestJobQueue::aCancelEndsThePreparationAtOnce()
{
    m_maker->hangs = true;
    const QString id = submit({QStringLiteral("a.png")});
    TRY_VERIFY(m_maker->entered > 0);
    m_queue->cancel(id);
    TRY_COMPARE(m_outcomes.value(id).size(), 1);
    QCOMPARE(m_outcomes.value(id).first().outcome, Outcome::Cancelled);
    QVERIFY(m_maker->stopped);
}

void TestJobQueue::destroyingEndsThePreparationAtOnce()
{
    m_maker->hangs = true;
    submit({QStringLiteral("a.png")});
    TRY_VERIFY(m_maker->entered > 0);
    m_queue.reset();
    QVERIFY(m_maker->stopped);
}

void TestJobQueue::destroyingLeavesWhatWaits()
{
    const QString first = submitStuck(QStringLiteral("a.png"));
    const QString second = submit({QStringLiteral("b.png")}); // the journal is just being asked
    end();
    QCOMPARE(job(first)->state, JobState::Cancelled);
    QCOMPARE(job(second)->state, JobState::Waiting);
}

void TestJobQueue::aDiscardedJobKeepsItsCards()
{
    const QString id = failedJob();
    Result<Library> library = Library::open(libraryFolder());
    JobJournal journal(*library);
    QVERIFY(journal.retryFailed(id).ok());
    QVERIFY(journal.jobs.setState(id, JobState::Paused).ok());
    QCOMPARE(unfinishedJobs(*library)->size(), 1);
    QVERIFY(discardJob(*library, id).ok());
    QVERIFY(unfinishedJobs(*library)->isEmpty());
    QCOMPARE(state(id, 0), UnitState::Skipped);
    QCOMPARE(cards().size(), 3);
    QVERIFY(journal.jobs.setState(id, JobState::Completed).ok());
    QVERIFY(discardJob(*library, id).ok());
    QCOMPARE(job(id)->state, JobState::Completed); // it was over

    const QString empty = QStringLiteral("a-job-without-cards");
    QVERIFY(journal.jobs.enqueue(empty, {}, namedPages({QStringLiteral("d.png")}, {})).ok());
    QCOMPARE(library->uploads()->size(), 2);
    QVERIFY(discardJob(*library, empty).ok());
    QCOMPARE(library->uploads()->size(), 1);
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
