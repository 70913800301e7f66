// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "library/jobjournal.h"
#include "library/sqlite/sqlitedatabase.h"

using namespace recto;
using namespace recto::samples;

namespace {

const QString me = QStringLiteral("me");
const QString other = QStringLiteral("other");

// What only another process or the passing of time could do to a lease.
Status changeLease(const Place &place, const QString &assignments)
{
    const auto session = SqliteDatabase::open(place.folder.path());
    if (!session)
        return session.error();
    return (*session)->write([&]() -> Status {
        const auto done = (*session)->run(QStringLiteral("UPDATE jobs SET ") + assignments);
        return done ? Status{} : Status{done.error()};
    });
}

JobPage pageOf(const Place &place, const Job &job, int position)
{
    return place.journal.pages.all(job.id)->value(position);
}

JobChunk chunkOf(const Place &place, const Job &job, int position)
{
    return place.journal.chunks.all(job.id)->value(position);
}

} // namespace

class TestJobLease : public QObject
{
    Q_OBJECT

private slots:
    void onlyOneOwnerAtATime();
    void aLeaseEnds_data();
    void aLeaseEnds();
    void aLostLeaseIsNoticed();
    void aPersonChangesNothingOfARunningJob();
    void whoLostTheLeaseWritesNothing();
    void takingOverReleasesWorkingUnits();
    void finishingDropsTheLease();
    void cancellingAsksTheOwnerOrActsAtOnce();
};

void TestJobLease::onlyOneOwnerAtATime()
{
    Place place;
    const Job job = place.job(1, me);
    Library second = *Library::open(place.folder.path());
    JobJournal elsewhere(second);
    VERIFY_ERROR(elsewhere.lease.acquire(job.id, other), ErrorKind::JobRunningElsewhere);
    VERIFY_OK(place.journal.lease.acquire(job.id, me)); // one's own lease can be renewed
    VERIFY_OK(place.journal.lease.heartbeat(job.id, me));
    VERIFY_ERROR(elsewhere.lease.heartbeat(job.id, other), ErrorKind::JobRunningElsewhere);
    VERIFY_ERROR(elsewhere.lease.finish(job.id, other, JobState::Completed),
                 ErrorKind::JobRunningElsewhere);
    QCOMPARE(place.journal.jobs.find(job.id)->state, JobState::Running);
}

void TestJobLease::aLeaseEnds_data()
{
    QTest::addColumn<QString>("assignments");
    QTest::addColumn<bool>("held");
    QTest::newRow("fresh") << QStringLiteral("pid = pid") << true;
    QTest::newRow("14 s old") << QStringLiteral("heartbeat_at = heartbeat_at - 14000") << true;
    QTest::newRow("15 s old") << QStringLiteral("heartbeat_at = heartbeat_at - 15000") << false;
    QTest::newRow("far in the future")
        << QStringLiteral("heartbeat_at = heartbeat_at + 99000") << false;
    // No process has the number 2^31 - 1: Linux, the BSDs and Windows end far below.
    QTest::newRow("its process died") << QStringLiteral("pid = 2147483647") << false;
    QTest::newRow("a process of another host")
        << QStringLiteral("pid = 2147483647, host = 'far'") << true;
    QTest::newRow("another host, 15 s old")
        << QStringLiteral("host = 'far', heartbeat_at = heartbeat_at - 15000") << false;
    QTest::newRow("dropped") << QStringLiteral("owner = NULL") << false;
}

void TestJobLease::aLeaseEnds()
{
    QFETCH(QString, assignments);
    QFETCH(bool, held);
    Place place;
    const Job job = place.job(1, me);
    VERIFY_OK(changeLease(place, assignments));
    QCOMPARE(place.journal.jobs.find(job.id)->leased, held);
    const Status acquired = place.journal.lease.acquire(job.id, other);
    QCOMPARE(acquired.ok(), !held);
    if (held)
        QCOMPARE(acquired.error().kind, ErrorKind::JobRunningElsewhere);
}

void TestJobLease::aLostLeaseIsNoticed()
{
    Place place;
    const Job job = place.job(1, me);
    VERIFY_OK(changeLease(place, QStringLiteral("heartbeat_at = 0")));
    VERIFY_OK(place.journal.lease.acquire(job.id, other));
    VERIFY_ERROR(place.journal.lease.heartbeat(job.id, me), ErrorKind::JobRunningElsewhere);
    VERIFY_ERROR(place.journal.lease.finish(job.id, me, JobState::Cancelled),
                 ErrorKind::JobRunningElsewhere);
    VERIFY_OK(place.journal.lease.heartbeat(job.id, other));
}

void TestJobLease::aPersonChangesNothingOfARunningJob()
{
    Place place;
    const Job job = place.job(2, me);
    VERIFY_OK(place.journal.pages.failed(job.id, 0, {}, 1));
    Library second = *Library::open(place.folder.path());
    JobJournal elsewhere(second);
    const ErrorKind running = ErrorKind::JobRunningElsewhere;
    VERIFY_ERROR(elsewhere.retryFailed(job.id), running);
    VERIFY_ERROR(elsewhere.retryFailed(job.id, {0}), running);
    VERIFY_ERROR(elsewhere.pages.skip(job.id, 1), running);
    VERIFY_ERROR(elsewhere.pages.correct(job.id, 1, {}), running);
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Failed);
    QCOMPARE(pageOf(place, job, 1).state, UnitState::Waiting);

    VERIFY_OK(place.journal.lease.finish(job.id, me, JobState::Cancelled));
    VERIFY_OK(elsewhere.retryFailed(job.id));
    VERIFY_OK(elsewhere.pages.skip(job.id, 1));
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Waiting);
    QCOMPARE(pageOf(place, job, 1).state, UnitState::Skipped);
}

void TestJobLease::whoLostTheLeaseWritesNothing()
{
    Place place;
    const Job job = place.job(2, me);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0)}));
    VERIFY_OK(changeLease(place, QStringLiteral("heartbeat_at = 0"))); // this process slept
    Library second = *Library::open(place.folder.path());
    JobJournal elsewhere(second);
    VERIFY_OK(elsewhere.lease.acquire(job.id, other));

    const ErrorKind lost = ErrorKind::JobRunningElsewhere;
    VERIFY_ERROR(place.journal.pages.taken(job.id, 0, pages(1).first()), lost);
    VERIFY_ERROR(place.journal.pages.started(job.id, 0), lost);
    VERIFY_ERROR(place.journal.pages.read(job.id, 0, pageText(QStringLiteral("word")), 1), lost);
    VERIFY_ERROR(place.journal.pages.failed(job.id, 0, {}, 1), lost);
    VERIFY_ERROR(place.journal.pages.skip(job.id, 0), lost);
    VERIFY_ERROR(place.journal.chunks.cut(job.id, {chunk(1, 1)}), lost);
    VERIFY_ERROR(place.journal.chunks.remove(job.id, {0}), lost);
    VERIFY_ERROR(place.journal.cards.save(job.id, 0, 0, card(QStringLiteral("late"))), lost);
    VERIFY_ERROR(place.journal.chunks.done(job.id, 0, {}), lost);
    VERIFY_ERROR(place.journal.chunks.failed(job.id, 0, {}, {}), lost);
    VERIFY_ERROR(place.journal.jobs.setTitle(job.id, QStringLiteral("late")), lost);
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Waiting);
    QCOMPARE(chunkOf(place, job, 0).state, UnitState::Waiting);
    QCOMPARE(*place.library.flashcardCount({}), 0);

    VERIFY_OK(elsewhere.pages.started(job.id, 0)); // the new owner goes on
    VERIFY_OK(elsewhere.lease.finish(job.id, other, JobState::Paused));
}

void TestJobLease::takingOverReleasesWorkingUnits()
{
    Place place;
    const Job job = place.job(2, me);
    VERIFY_OK(place.journal.pages.started(job.id, 0));
    VERIFY_OK(place.journal.pages.read(job.id, 1, pageText(QStringLiteral("word")), 1));
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 1)}));
    VERIFY_OK(place.journal.chunks.started(job.id, 0));
    VERIFY_OK(changeLease(place, QStringLiteral("pid = 2147483647")));
    VERIFY_OK(place.journal.lease.acquire(job.id, other));
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Waiting);
    QCOMPARE(pageOf(place, job, 0).attempts, 1);
    QCOMPARE(pageOf(place, job, 1).state, UnitState::Done);
    QCOMPARE(chunkOf(place, job, 0).state, UnitState::Waiting);
}

void TestJobLease::finishingDropsTheLease()
{
    Place place;
    const Job job = place.job(1, me);
    VERIFY_OK(place.journal.pages.started(job.id, 0));
    VERIFY_OK(place.journal.lease.finish(job.id, me, JobState::Paused));
    const Job finished = *place.journal.jobs.find(job.id);
    QCOMPARE(finished.state, JobState::Paused);
    QVERIFY(!finished.leased);
    QCOMPARE(pageOf(place, job, 0).state, UnitState::Waiting);
    VERIFY_OK(place.journal.lease.acquire(job.id, other));
    QCOMPARE(place.journal.jobs.find(job.id)->state, JobState::Running);
}

void TestJobLease::cancellingAsksTheOwnerOrActsAtOnce()
{
    Place place;
    const Job job = place.job(1, me);
    QVERIFY(!*place.journal.jobs.cancelRequested(job.id));
    VERIFY_OK(place.journal.jobs.requestCancel(job.id));
    QVERIFY(*place.journal.jobs.cancelRequested(job.id));
    QCOMPARE(place.journal.jobs.find(job.id)->state, JobState::Running);
    VERIFY_OK(place.journal.lease.finish(job.id, me, JobState::Paused));
    QVERIFY(!*place.journal.jobs.cancelRequested(job.id));

    VERIFY_OK(place.journal.jobs.requestCancel(job.id)); // nobody runs it
    QVERIFY(!*place.journal.jobs.cancelRequested(job.id));
    QCOMPARE(place.journal.jobs.find(job.id)->state, JobState::Cancelled);

    const Job done = place.job(1, me);
    VERIFY_OK(place.journal.lease.finish(done.id, me, JobState::Completed));
    VERIFY_OK(place.journal.jobs.requestCancel(done.id));
    QCOMPARE(place.journal.jobs.find(done.id)->state, JobState::Completed);
}

QTEST_GUILESS_MAIN(TestJobLease)
#include "tst_joblease.moc"
