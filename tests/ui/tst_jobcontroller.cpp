// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/jobcontroller.h"

#include "library/jobjournal.h"
#include "stage.h"
#include "ui/desktop/librarythread.h"

#include <QSignalSpy>

#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace recto;
using gui::Stage;

namespace {

// A controller on a library in a temporary folder, and what it tells.
class Place
{
public:
    explicit Place(Stage &world)
        : stage(world)
        , library(world.libraryFolder())
        , controller(std::make_unique<JobController>(&world.parts(), &library))
    {
        QObject::connect(controller.get(), &JobController::finished, controller.get(),
                         [this](const event::Finished &outcome) { outcomes.append(outcome); });
        QObject::connect(controller.get(), &JobController::failedToStart, controller.get(),
                         [this](const Error &error) { failures.append(error.kind); });
        QObject::connect(controller.get(), &JobController::progressed, controller.get(),
                         [this](const Progress &progress) { paused = progress.paused; });
    }

    [[nodiscard]] Page page(const QString &name)
    {
        Page result;
        result.file = stage.page(name, {QStringLiteral("what stands on %1 = a word").arg(name)});
        result.name = name;
        return result;
    }
    void script(const QString &name, bool hangs)
    {
        fakes::ReadingScript script;
        script.hang = hangs;
        if (!hangs)
            script.failure = Error{ErrorKind::ReaderCrashed, name, {}};
        stage.pages().script(name, script);
    }
    // A job of which one.png and two.png failed; three.png is read.
    QString failedJob()
    {
        const QList<Page> pages{page(QStringLiteral("one.png")), page(QStringLiteral("two.png")),
                                page(QStringLiteral("three.png"))};
        for (const char *name : {"one.png", "two.png"})
            script(QLatin1String(name), false);
        controller->start({}, pages);
        if (!QTest::qWaitFor([this] { return !outcomes.isEmpty(); }, 30000))
            return {};
        for (const char *name : {"one.png", "two.png"})
            stage.pages().script(QLatin1String(name), {});
        const QString job = outcomes.takeFirst().jobId;
        return state(job, 0) == UnitState::Failed && state(job, 1) == UnitState::Failed ? job
                                                                                        : QString();
    }
    // As the journal has it now.
    [[nodiscard]] UnitState state(const QString &jobId, int position) const
    {
        Result<Library> opened = Library::open(library.folder());
        const Result<QList<JobPage>> pages = JobJournal(*opened).pages(jobId);
        return pages && position < pages->size() ? pages->at(position).state : UnitState::Working;
    }

    Stage &stage;
    LibraryThread library;
    std::unique_ptr<JobController> controller;
    QList<event::Finished> outcomes;
    QList<ErrorKind> failures;
    bool paused = false;
};

// As a keychain that doesn't answer: until it is stopped.
class Hanging
{
public:
    Result<PipelineParts> operator()(std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        entered = true;
        const bool stopped = !m_changed.wait_for(lock, stop, std::chrono::seconds(20), [] {
            return false;
        }) && stop.stop_requested();
        wasStopped = stopped;
        return Error{ErrorKind::Cancelled, {}, {}};
    }
    std::atomic<bool> entered = false;
    std::atomic<bool> wasStopped = false;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
};

} // namespace

class TestJobController : public QObject
{
    Q_OBJECT

private slots:
    void whatIsAskedForWhilePreparingIsDone();
    void whatIsAskedForOfAJobAfterAnotherIsDone();
    void aSkipOutlivesACancel();
    void aSkipOutlivesAStartThatFails();
    void aPauseWhilePreparingHolds();
    void aJobThatRunsElsewhereIsLeftAlone();
    void aCancelEndsThePreparationAtOnce();
    void destroyingEndsThePreparationAtOnce();
};

void TestJobController::whatIsAskedForWhilePreparingIsDone()
{
    Stage stage;
    Place place(stage);
    const QString job = place.failedJob();
    place.controller->retry(job, {0});
    place.controller->skip(job, 1);
    TRY_COMPARE(place.outcomes.size(), 1);
    QCOMPARE(place.outcomes.first().outcome, Outcome::Completed);
    QCOMPARE(place.state(job, 0), UnitState::Done);
    QCOMPARE(place.state(job, 1), UnitState::Skipped);
}

// The runner still knows the job before it.
void TestJobController::whatIsAskedForOfAJobAfterAnotherIsDone()
{
    Stage stage;
    Place place(stage);
    const QString first = place.failedJob();
    const QString second = place.failedJob();
    QVERIFY(first != second);
    place.controller->retry(first, {0});
    place.controller->skip(first, 1);
    TRY_COMPARE(place.outcomes.size(), 1);
    QCOMPARE(place.state(first, 0), UnitState::Done);
    QCOMPARE(place.state(first, 1), UnitState::Skipped);
    QCOMPARE(place.state(second, 1), UnitState::Failed);
}

void TestJobController::aSkipOutlivesACancel()
{
    Stage stage;
    Place place(stage);
    const QString job = place.failedJob();
    place.script(QStringLiteral("one.png"), true);
    const int reads = stage.pages().reading().reads(QStringLiteral("one.png"));
    place.controller->retry(job, {0});
    TRY_VERIFY(stage.pages().reading().reads(QStringLiteral("one.png")) > reads);
    place.controller->skip(job, 1);
    place.controller->cancel();
    TRY_COMPARE(place.outcomes.size(), 1);
    QCOMPARE(place.outcomes.first().outcome, Outcome::Cancelled);
    TRY_COMPARE(place.state(job, 1), UnitState::Skipped);
}

void TestJobController::aSkipOutlivesAStartThatFails()
{
    Stage stage;
    Place place(stage);
    const QString job = place.failedJob();
    stage.parts().makeParts = [](const JobOptions &, std::stop_token) -> Result<PipelineParts> {
        return Error{ErrorKind::OfflineOnly, {}, {}};
    };
    place.controller->retry(job, {0});
    place.controller->skip(job, 1);
    TRY_COMPARE(place.failures, QList{ErrorKind::OfflineOnly});
    TRY_COMPARE(place.state(job, 1), UnitState::Skipped);
}

void TestJobController::aPauseWhilePreparingHolds()
{
    Stage stage;
    Place place(stage);
    place.controller->start({}, {place.page(QStringLiteral("one.png"))});
    place.controller->setPaused(true);
    TRY_VERIFY(place.paused);
    QVERIFY(place.outcomes.isEmpty());
    place.controller->setPaused(false);
    TRY_COMPARE(place.outcomes.size(), 1);
}

void TestJobController::aJobThatRunsElsewhereIsLeftAlone()
{
    Stage stage;
    Place place(stage);
    const QString job = place.failedJob();
    Result<Library> opened = Library::open(stage.libraryFolder());
    JobJournal elsewhere(*opened);
    QVERIFY(elsewhere.acquire(job, QStringLiteral("elsewhere")).ok());
    place.controller->retry(job, {});
    TRY_COMPARE(place.failures, QList{ErrorKind::JobRunningElsewhere});
    place.controller->skip(job, 0);
    TRY_COMPARE(place.failures.size(), 2);
    place.controller->correct(job, 2, {});
    TRY_COMPARE(place.failures.size(), 3);
    QCOMPARE(place.state(job, 0), UnitState::Failed);
    QCOMPARE(place.state(job, 2), UnitState::Done);
}

void TestJobController::aCancelEndsThePreparationAtOnce()
{
    Stage stage;
    Hanging hanging;
    stage.parts().makeParts
        = [&hanging](const JobOptions &, std::stop_token stop) { return hanging(stop); };
    Place place(stage);
    place.controller->start({}, {place.page(QStringLiteral("one.png"))});
    TRY_VERIFY(hanging.entered);
    place.controller->cancel();
    TRY_COMPARE(place.outcomes.size(), 1);
    QCOMPARE(place.outcomes.first().outcome, Outcome::Cancelled);
    QVERIFY(hanging.wasStopped);
}

void TestJobController::destroyingEndsThePreparationAtOnce()
{
    Stage stage;
    Hanging hanging;
    stage.parts().makeParts
        = [&hanging](const JobOptions &, std::stop_token stop) { return hanging(stop); };
    Place place(stage);
    place.controller->start({}, {place.page(QStringLiteral("one.png"))});
    TRY_VERIFY(hanging.entered);
    place.controller.reset();
    QVERIFY(hanging.wasStopped);
}

QTEST_MAIN(TestJobController)
#include "tst_jobcontroller.moc"
