// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs that stop and go on: cancelled, killed, paused, failed, taken over.
#include "pipelinestage.h"

#include "library/jobjournal.h"
#include "library/sqlite/sqlitedatabase.h"
#include "pipeline/progressestimator.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

using namespace recto;
using namespace recto::fakes;

class TestJobResume : public QObject, protected PipelineStage
{
    Q_OBJECT

private slots:
    void init() { reset(); }
    void aCancelledJobGoesOnWhereItWas();
    void anUpdatedProgramGoesOn();
    void offersOfAnEarlierRunCount();
    void failedPagesAreRetriedAlone();
    void aFailedPartWaitsForRetry();
    void theSamePictureIsNoticedAfterAKill();
    void aReaderBeginsNothingBeforeItsPageIsSafe();
    void whatIsToldIsSafe();
    void anotherProcessCanCancel();
    void aLibraryThatIsGoneEndsTheRun_data();
    void aLibraryThatIsGoneEndsTheRun();
    void workMakesNoLibrary();
    void aRunThatBreaksOffIsNotComplete();
    void answersThatCannotBeKeptPauseTheJob();
    void aPageLeftOutBeforeItWasTakenInStaysOut();
    void aCorrectedPageRenewsItsCards();
    void aCardThatIsMadeAgainKeepsItsId();
    void aPausedJobBeginsNothingNew();
    void aJobRunsOnce();
    void aJobThatCannotStartChangesNothing();
    void aJobThatCannotBeReadIsLeftToOthers();

private:
    QString cancelledWhile(int page, int count);
};

// A job of `count` pages that was cancelled while `page` hung and all others were
// read; from now on that page can be read.
QString TestJobResume::cancelledWhile(int page, int count)
{
    const auto inputs = pages(count);
    const QString name = QStringLiteral("p%1.png").arg(page);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(name, stuck);
    Pipeline pipeline(libraryFolder(), parts(2));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageStarted>(future, count);
    waitFor<event::PageRead>(future, count - 1);
    waitFor<event::FlashcardSaved>(future, 6);
    pipeline.cancel();
    const RunLog log = collect(future);
    if (log.finished().outcome != Outcome::Cancelled)
        QTest::qFail("it is not cancelled", __FILE__, __LINE__);
    ReadingScript fine;
    fine.text = pageText(page);
    m_reading->script(name, fine);
    return log.jobId();
}

void TestJobResume::aCancelledJobGoesOnWhereItWas()
{
    const QString jobId = cancelledWhile(3, 6);
    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0, 1, 2, 3, 4, 5}));
    for (const int page : {0, 1, 2, 4, 5})
        QCOMPARE(m_reading->reads(QStringLiteral("p%1.png").arg(page)), 1);
    // A job that is done stays done.
    const int asked = m_generator->asked();
    QCOMPARE(resume(jobId).finished().outcome, Outcome::Completed);
    QCOMPARE(m_generator->asked(), asked);
    QCOMPARE(cards().size(), 18);
}

// The newer program doesn't know all options of the older one, and cuts texts in
// other places: pages aren't read again, and no card is there twice.
void TestJobResume::anUpdatedProgramGoesOn()
{
    const QString jobId = cancelledWhile(4, 5);
    {
        const auto session = SqliteDatabase::open(libraryFolder());
        QVERIFY(session.ok());
        QVERIFY(
            (*session)
                ->run(QStringLiteral("UPDATE jobs SET options = ?, pid = 2147483647"),
                      {QStringLiteral("{\"language\":\"eng\",\"maxChunk\":450,\"forgotten\":[1]}")})
                .ok());
    }
    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(m_reading->total(), 6); // the one that hung, once more
    QStringList saved = fronts();
    QStringList expected = expectedFronts({0, 1, 2, 3, 4});
    saved.sort();
    expected.sort();
    QCOMPARE(saved, expected);
}

// All that is kept of the pages is offered, by the run before.
void TestJobResume::offersOfAnEarlierRunCount()
{
    ReadingScript offering;
    QStringList lines;
    for (int line = 0; line < 3; ++line)
        lines << QStringLiteral("OFFER ") + cardLine(0, line);
    offering.text = lines.join(u'\n');
    ReadingScript stuck;
    stuck.hang = true;
    const QList<PipelineInput> inputs{makePage(QStringLiteral("p0.png"), offering),
                                      makePage(QStringLiteral("p1.png"), stuck)};
    Pipeline pipeline(libraryFolder(), parts(2));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::ChunkDone>(future);
    pipeline.cancel();
    const QString jobId = collect(future).jobId();
    QVERIFY(cards().isEmpty());
    ReadingScript plain;
    plain.text = QStringLiteral("Nothing here is worth a card.");
    m_reading->script(QStringLiteral("p1.png"), plain);
    QCOMPARE(resume(jobId).finished().outcome, Outcome::Completed);
}

void TestJobResume::failedPagesAreRetriedAlone()
{
    const auto inputs = pages(5);
    ReadingScript once;
    once.text = pageText(2);
    once.failure = Error{ErrorKind::ReaderTimeout, {}, {}};
    once.failures = 1;
    m_reading->script(QStringLiteral("p2.png"), once);
    const RunLog first = run(inputs);
    QCOMPARE(first.finished().outcome, Outcome::PartlyFailed);
    const int asked = m_generator->asked();
    const RunLog second = resume(first.jobId(), FailedUnits::TriedAgain);
    QCOMPARE(second.finished().outcome, Outcome::Completed);
    QCOMPARE(m_generator->asked(), asked + 1); // its own chunk alone
    QCOMPARE(m_reading->total(), 6);
    QCOMPARE(fronts(), expectedFronts({0, 1, 2, 3, 4}));
}

void TestJobResume::aFailedPartWaitsForRetry()
{
    const auto inputs = pages(3);
    m_reading->script(QStringLiteral("p1.png"),
                      {pageText(1, 1) + QStringLiteral("\nFAIL"), {}, 0, false, 0, false});
    const RunLog first = run(inputs);
    QCOMPARE(first.finished().outcome, Outcome::PartlyFailed);
    const int asked = m_generator->asked();
    const RunLog second = resume(first.jobId()); // goes on with what is left: nothing
    QCOMPARE(second.finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(second.finished().failed.size(), 1);
    QCOMPARE(second.finished().failed[0].error.kind, ErrorKind::ServerFailed);
    QCOMPARE(m_generator->asked(), asked);
    QCOMPARE(resume(first.jobId(), FailedUnits::TriedAgain).finished().outcome,
             Outcome::PartlyFailed);
    QCOMPARE(m_generator->asked(), asked + 1);
}

// Killed after the second copy was taken in and before it was left out.
void TestJobResume::theSamePictureIsNoticedAfterAKill()
{
    const QString folder = libraryFolder();
    QString jobId;
    {
        auto library = Library::open(folder);
        QVERIFY(library.ok());
        JobJournal journal(*library);
        QList<Page> taken;
        for (const QString &name : {QStringLiteral("a.png"), QStringLiteral("b.png")}) {
            Page page = makePage(name, {}, "the same picture");
            const auto media = library->importMedia(page.file);
            QVERIFY(media.ok());
            page.file = media->path;
            page.sha256 = media->sha256;
            taken << page;
        }
        ReadingScript script;
        script.text = pageText(0);
        m_reading->script(QStringLiteral("a.png"), script);
        m_reading->script(QStringLiteral("b.png"), script);
        const auto job = journal.jobs.create(smallChunks(), taken, QStringLiteral("killed"));
        QVERIFY(job.ok());
        jobId = job->id;
        for (int i = 0; i < 2; ++i)
            QVERIFY(journal.pages.taken(jobId, i, taken[i]).ok());
        QVERIFY(journal.lease.finish(jobId, QStringLiteral("killed"), JobState::Paused).ok());
    }
    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(log.count<event::PageSkipped>(), 1);
    QCOMPARE(m_reading->total(), 1);
    QCOMPARE(fronts(), expectedFronts({0}));
}

// As others see it: whenever a page begins, all that were read before are in the library.
void TestJobResume::aReaderBeginsNothingBeforeItsPageIsSafe()
{
    constexpr int count = 30;
    const auto inputs = pages(count);
    QStringList unsafe;
    m_reading->begins = [&] { // on the one reader's thread
        const int read = m_reading->total();
        auto library = Library::open(libraryFolder());
        const auto jobs
            = library ? JobJournal(*library).jobs.all() : Result<QList<Job>>(library.error());
        const int safe = jobs && !jobs->isEmpty() ? jobs->first().pagesDone : -1;
        if (safe < read)
            unsafe << QStringLiteral("%1 of %2").arg(safe).arg(read);
    };
    Pipeline pipeline(libraryFolder(), parts(1));
    QCOMPARE(collect(pipeline.start(smallChunks(), inputs)).finished().outcome, Outcome::Completed);
    QCOMPARE(m_reading->total(), count);
    QVERIFY2(unsafe.isEmpty(), qPrintable(unsafe.join(u'\n')));
}

// Writes are gathered: each card is in the library, for others to see, when it is told.
void TestJobResume::whatIsToldIsSafe()
{
    const auto inputs = pages(8);
    Pipeline pipeline(libraryFolder(), parts());
    auto future = pipeline.start(smallChunks(), inputs);
    std::optional<Library> other;
    int told = 0;
    for (int i = 0;; ++i) {
        const PipelineEvent happened = future.resultAt(i); // waits for it
        if (std::holds_alternative<event::Finished>(happened))
            break;
        const auto *saved = std::get_if<event::FlashcardSaved>(&happened);
        if (!saved)
            continue;
        if (!other)
            other.emplace(*Library::open(libraryFolder()));
        QVERIFY(other->flashcard(saved->card.id).ok());
        ++told;
    }
    QCOMPARE(told, 24);
}

void TestJobResume::anotherProcessCanCancel()
{
    const auto inputs = pages(2);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(QStringLiteral("p0.png"), stuck);
    Pipeline pipeline(libraryFolder(), parts());
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageStarted>(future);
    auto library = Library::open(libraryFolder());
    QVERIFY(library.ok());
    JobJournal journal(*library);
    const QString jobId = soFar(future).jobId();
    QVERIFY(journal.jobs.requestCancel(jobId).ok());
    QCOMPARE(collect(future).finished().outcome, Outcome::Cancelled);
    QCOMPARE(journal.jobs.find(jobId)->state, JobState::Cancelled);
}

// The lease is taken away in the middle: the run ends with that error, and isn't done.
void TestJobResume::aRunThatBreaksOffIsNotComplete()
{
    const auto inputs = pages(3);
    ReadingScript gate;
    gate.text = pageText(2);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("p2.png"), gate);
    const QString folder = libraryFolder();
    Pipeline pipeline(folder, parts());
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::FlashcardSaved>(future, 6);
    {
        const auto session = SqliteDatabase::open(folder);
        QVERIFY(session.ok());
        QVERIFY((*session)
                    ->run(QStringLiteral("UPDATE jobs SET owner = ?"), {QStringLiteral("other")})
                    .ok());
    }
    m_reading->release();
    const RunLog log = collect(future);
    QCOMPARE(log.finished().outcome, Outcome::PartlyFailed);
    QVERIFY(log.finished().error.has_value());
    QCOMPARE(log.finished().error->kind, ErrorKind::JobRunningElsewhere);
    ProgressEstimator estimator;
    for (const PipelineEvent &happened : log.events)
        estimator.apply(happened, 0);
    QVERIFY(estimator.progress(0).percentage < 100);
}

// A vision model's answer is paid before it is kept: with a full disk the next
// page's would be lost as well.
void TestJobResume::answersThatCannotBeKeptPauseTheJob()
{
    const auto inputs = pages(4);
    m_reading->script(QStringLiteral("p1.png"),
                      {pageText(1), Error{ErrorKind::DiskFull, {}, {}}, 1, false, 0, false});
    const RunLog first = run(inputs, 1);
    QCOMPARE(first.finished().error->kind, ErrorKind::DiskFull);
    QCOMPARE(first.count<event::PageFailed>(), 0);
    QCOMPARE(m_reading->total(), 2);
    auto library = Library::open(libraryFolder());
    QVERIFY(library.ok());
    QCOMPARE(JobJournal(*library).jobs.find(first.jobId())->state, JobState::Paused);
    QCOMPARE(resume(first.jobId()).finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0, 1, 2, 3}));
}

void TestJobResume::aPageLeftOutBeforeItWasTakenInStaysOut()
{
    QList<Page> given;
    for (const PipelineInput &input : pages(2))
        given << std::get<Page>(input);
    QString jobId;
    {
        auto library = Library::open(libraryFolder());
        QVERIFY(library.ok());
        JobJournal journal(*library);
        const auto job = journal.jobs.create(smallChunks(), given, QStringLiteral("first"));
        QVERIFY(job.ok());
        jobId = job->id;
        QVERIFY(journal.lease.finish(jobId, QStringLiteral("first"), JobState::Cancelled).ok());
        QVERIFY(journal.pages.skip(jobId, 0).ok());
    }
    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(log.count<event::PageTaken>(), 2); // or the progress would wait for it
    QCOMPARE(m_reading->reads(QStringLiteral("p0.png")), 0);
    QCOMPARE(fronts(), expectedFronts({1}));
}

void TestJobResume::aCorrectedPageRenewsItsCards()
{
    const RunLog first = run(pages(3));
    QCOMPARE(first.finished().outcome, Outcome::Completed);
    {
        auto library = Library::open(libraryFolder());
        QVERIFY(library.ok());
        PageCorrections corrections;
        corrections.quarterTurns = 1;
        QVERIFY(JobJournal(*library).pages.correct(first.jobId(), 1, corrections).ok());
    }
    m_reading->script(QStringLiteral("p1.png"), {pageText(8), {}, 0, false, 0, false});
    const RunLog second = resume(first.jobId());
    QCOMPARE(second.finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0, 8, 2}));
    QCOMPARE(m_reading->total(), 4);
}

// Read again, the page gives two of its three cards once more, and another one.
void TestJobResume::aCardThatIsMadeAgainKeepsItsId()
{
    const RunLog first = run(pages(2));
    const QList<Flashcard> before = cards();
    QCOMPARE(before.size(), 6);
    {
        auto library = Library::open(libraryFolder());
        QVERIFY(library.ok());
        Flashcard changed = before.at(3);
        changed.back = QStringLiteral("as a person wants it");
        QVERIFY(library->updateFlashcard(changed).ok());
        QVERIFY(library->deleteFlashcards({before.at(4).id}).ok());
        PageCorrections corrections;
        corrections.quarterTurns = 1;
        QVERIFY(JobJournal(*library).pages.correct(first.jobId(), 1, corrections).ok());
    }
    const QString again
        = cardLine(1, 0).toUpper() + u'\n' + cardLine(1, 1) + u'\n' + cardLine(7, 2);
    m_reading->script(QStringLiteral("p1.png"), {again, {}, 0, false, 0, false});
    QCOMPARE(resume(first.jobId()).finished().outcome, Outcome::Completed);

    const QList<Flashcard> after = cards();
    QCOMPARE(after.size(), 5); // the deleted one stays deleted
    QCOMPARE(after.at(3).id, before.at(3).id);
    QCOMPARE(after.at(3).back, QStringLiteral("as a person wants it"));
    QCOMPARE(after.at(3).createdAt, before.at(3).createdAt);
    QVERIFY(after.at(3).evidence.quote != before.at(3).evidence.quote);
    QVERIFY(after.at(4).id != before.at(5).id);
    QCOMPARE(after.at(4).front, expectedFronts({7}).at(2));
}

void TestJobResume::aPausedJobBeginsNothingNew()
{
    const auto inputs = pages(6);
    ReadingScript gate;
    gate.text = pageText(0);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("p0.png"), gate);
    Pipeline pipeline(libraryFolder(), parts(1));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageStarted>(future);
    pipeline.pause();
    waitFor<event::Paused>(future);
    m_reading->release();
    waitFor<event::PageRead>(future);
    QThread::msleep(50); // nothing to wait for: the point is that nothing comes
    QCOMPARE(soFar(future).count<event::PageStarted>(), 1);
    pipeline.unpause();
    const RunLog log = collect(future);
    QCOMPARE(log.count<event::Continued>(), 1);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(cards().size(), 18);
}

void TestJobResume::aJobRunsOnce()
{
    const auto inputs = pages(2);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(QStringLiteral("p0.png"), stuck);
    Pipeline pipeline(libraryFolder(), parts());
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageStarted>(future);
    const QString jobId = soFar(future).jobId();
    const RunLog second = resume(jobId);
    QCOMPARE(second.count<event::Finished>(), 1);
    QCOMPARE(second.finished().error->kind, ErrorKind::JobRunningElsewhere);
    pipeline.cancel();
    QCOMPARE(collect(future).finished().outcome, Outcome::Cancelled);
}

void TestJobResume::aJobThatCannotStartChangesNothing()
{
    const auto inputs = pages(2);
    m_reading->script(QStringLiteral("p1.png"),
                      {{}, Error{ErrorKind::ReaderTimeout, {}, {}}, 9, false, 0, false});
    const QString jobId = run(inputs).jobId();
    auto library = Library::open(libraryFolder());
    QVERIFY(library.ok());
    JobJournal elsewhere(*library);
    QVERIFY(elsewhere.lease.acquire(jobId, QStringLiteral("other")).ok());
    QCOMPARE(resume(jobId, FailedUnits::TriedAgain).finished().error->kind,
             ErrorKind::JobRunningElsewhere);
    QCOMPARE(elsewhere.pages.all(jobId)->at(1).state, UnitState::Failed);
}

// What names the job's state is damaged: its lease is given back all the same.
void TestJobResume::aJobThatCannotBeReadIsLeftToOthers()
{
    const QString jobId = run(pages(1)).jobId();
    const auto session = SqliteDatabase::open(libraryFolder());
    QVERIFY(session.ok());
    QVERIFY((*session)->run(QStringLiteral("PRAGMA foreign_keys = OFF")).ok());
    QVERIFY((*session)->run(QStringLiteral("DELETE FROM uploads")).ok());
    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().error->kind, ErrorKind::NotFound);
    auto library = Library::open(libraryFolder());
    QVERIFY(library.ok());
    const Status acquired = JobJournal(*library).lease.acquire(jobId, QStringLiteral("other"));
    QVERIFY2(acquired.ok(), qPrintable(acquired ? QString() : acquired.error().detail));
}

void TestJobResume::aLibraryThatIsGoneEndsTheRun_data()
{
    QTest::addColumn<bool>("moved");
    QTest::newRow("moved") << true;
    QTest::newRow("removed") << false;
}

// One error that names the library; no page is blamed, and nothing is begun in its old place.
void TestJobResume::aLibraryThatIsGoneEndsTheRun()
{
    QFETCH(bool, moved);
    QList<PipelineInput> inputs = pages(4);
    ReadingScript gate;
    gate.text = pageText(2);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("p2.png"), gate);
    const QString folder = libraryFolder();
    Pipeline pipeline(folder, parts(1));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::FlashcardSaved>(future, 6);
    if (moved)
        QVERIFY(QDir().rename(folder, folder + QStringLiteral("-moved")));
    else
        QVERIFY(QDir(folder).removeRecursively());
    m_reading->release();
    const RunLog log = collect(future);
    const event::Finished end = log.finished();
    QCOMPARE(end.outcome, Outcome::Failed);
    QVERIFY(end.error.has_value());
    QCOMPARE(end.error->kind, ErrorKind::LibraryMissing);
    QCOMPARE(end.error->subject, folder);
    QCOMPARE(log.count<event::PageFailed>(), 0);
    QVERIFY(!QFileInfo::exists(folder));
}

void TestJobResume::workMakesNoLibrary()
{
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere"));
    Pipeline pipeline(elsewhere, parts());
    const event::Finished end = collect(pipeline.start(smallChunks(), pages(1))).finished();
    QCOMPARE(end.outcome, Outcome::Failed);
    QCOMPARE(end.error->kind, ErrorKind::LibraryMissing);
    QVERIFY(!QFileInfo::exists(elsewhere));
}

QTEST_GUILESS_MAIN(TestJobResume)
#include "tst_jobresume.moc"
