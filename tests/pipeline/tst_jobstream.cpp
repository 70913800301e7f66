// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelinestage.h"

#include "pipeline/jobfollower.h"
#include "pipeline/progressestimator.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

using namespace recto;
using namespace recto::fakes;

class TestJobStream : public QObject, protected PipelineStage
{
    Q_OBJECT

private slots:
    void init() { reset(); }
    void aRunIsToldFromItsJobToItsEnd();
    void everyStepIsTold();
    void aResumedRunGoesOnInNumbersAndProgress();
    void whatFailedBeforeIsNotToldAgain();
    void aCompleteJobIsToldOnce();
    void rowsAreReadFromAnyNumberOn();
    void aRunThatCannotBeginHasItsEnd();
    void aFollowerTellsEachRowOnce();
    void aFollowerOfNoJobFails();
    void aPurgedCardKeepsItsRow();

private:
    [[nodiscard]] QList<JobRow> rowsOf(const QString &jobId) const;
    QString cancelledJob(int pageCount);
};

namespace {

QString kindOf(const JobRow &row)
{
    return row.event.value(QLatin1String("event")).toString();
}

int countOf(const QList<JobRow> &rows, const char *kind)
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [kind](const JobRow &row) {
        return kindOf(row) == QLatin1String(kind);
    }));
}

double percentageOf(const JobRow &row)
{
    return row.event.value(QLatin1String("percentage")).toDouble();
}

QList<JobRow> progressOf(const QList<JobRow> &rows)
{
    QList<JobRow> progress;
    for (const JobRow &row : rows) {
        if (kindOf(row) == QLatin1String("progress"))
            progress << row;
    }
    return progress;
}

QString cardOf(const JobRow &row)
{
    return row.event.value(QLatin1String("flashcard"))
        .toObject()
        .value(QLatin1String("id"))
        .toString();
}

// Numbers without gap or double; times that don't go back; no percentage that falls;
// pages and cards told once; each run from "job" to one end.
QString faultOf(const QList<JobRow> &rows)
{
    QSet<QString> told;
    qint64 number = 0;
    double percentage = 0;
    bool open = false;
    QDateTime at;
    for (const JobRow &row : rows) {
        const QString kind = kindOf(row);
        if (row.number != ++number)
            return QStringLiteral("number %1 after %2").arg(row.number).arg(number - 1);
        if (at.isValid() && row.at < at)
            return QStringLiteral("the time of row %1 goes back").arg(number);
        at = row.at;
        if ((kind == QLatin1String("job")) == open)
            return QStringLiteral("row %1 is %2").arg(number).arg(kind);
        open = !row.endsARun();
        if (kind == QLatin1String("progress")) {
            if (percentageOf(row) < percentage)
                return QStringLiteral("row %1 falls to %2").arg(number).arg(percentageOf(row));
            percentage = percentageOf(row);
        }
        QString what;
        if (kind == QLatin1String("page"))
            what = row.event.value(QLatin1String("file")).toString()
                + row.event.value(QLatin1String("state")).toString();
        else if (kind == QLatin1String("flashcard"))
            what = cardOf(row);
        if (!what.isEmpty() && told.contains(what))
            return QStringLiteral("row %1 tells %2 again").arg(number).arg(what);
        told.insert(what);
    }
    return open ? QStringLiteral("no end") : QString();
}

} // namespace

QList<JobRow> TestJobStream::rowsOf(const QString &jobId) const
{
    auto library = Library::open(libraryFolder());
    if (!library)
        return {};
    const auto rows = JobStream(*library).rows(jobId, 0, 1'000'000);
    return rows ? *rows : QList<JobRow>();
}

// All pages but the last were read, and their cards made, when it was stopped.
QString TestJobStream::cancelledJob(int pageCount)
{
    const auto inputs = pages(pageCount);
    const QString name = QStringLiteral("p%1.png").arg(pageCount - 1);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(name, stuck);
    Pipeline pipeline(libraryFolder(), parts(2));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageRead>(future, pageCount - 1);
    waitFor<event::FlashcardSaved>(future, 3);
    pipeline.cancel();
    const RunLog log = collect(future);
    ReadingScript fine;
    fine.text = fakes::pageText(pageCount - 1);
    m_reading->script(name, fine);
    return log.jobId();
}

void TestJobStream::aRunIsToldFromItsJobToItsEnd()
{
    const RunLog log = run(pages(4));
    const QList<JobRow> rows = rowsOf(log.jobId());
    QCOMPARE(faultOf(rows), QString());
    QCOMPARE(kindOf(rows.first()), QStringLiteral("job"));
    QCOMPARE(rows.first().event.value(QLatin1String("pages")).toInt(), 4);
    QCOMPARE(countOf(rows, "page"), 4);
    QCOMPARE(countOf(rows, "flashcard"), 12);
    QSet<QString> told;
    for (const JobRow &row : rows) {
        if (kindOf(row) == QLatin1String("flashcard"))
            told.insert(cardOf(row));
    }
    for (const Flashcard &card : cards())
        QVERIFY(told.contains(card.id));

    const QJsonObject end = rows.last().toJson();
    QCOMPARE(kindOf(rows.last()), QStringLiteral("complete"));
    QCOMPARE(end.value(QLatin1String("flashcards")).toArray().size(), 12);
    QCOMPARE(end.value(QLatin1String("title")).toString(), log.finished().title);
    QCOMPARE(end.value(QLatin1String("n")).toInteger(), qint64(rows.size()));
    const QDateTime at
        = QDateTime::fromString(end.value(QLatin1String("at")).toString(), Qt::ISODateWithMs);
    QCOMPARE(at.timeSpec(), Qt::UTC);
    QCOMPARE(at, rows.last().at);
}

void TestJobStream::everyStepIsTold()
{
    const QList<JobRow> progress = progressOf(rowsOf(run(pages(3)).jobId()));
    QStringList steps;
    for (const JobRow &row : progress) {
        const QString step = row.event.value(QLatin1String("step")).toString();
        if (!steps.endsWith(step))
            steps << step;
    }
    QCOMPARE(steps.join(u' '),
             QStringLiteral("uploading analyzing-chunks analyzing-batch1 analyzing-batch2 "
                            "finalizing-analysis complete"));
    QCOMPARE(percentageOf(progress.first()), 0.0);
    QCOMPARE(percentageOf(progress.last()), 100.0);
}

void TestJobStream::aResumedRunGoesOnInNumbersAndProgress()
{
    const QString jobId = cancelledJob(6);
    const QList<JobRow> first = rowsOf(jobId);
    QCOMPARE(faultOf(first), QString());
    QCOMPARE(kindOf(first.last()), QStringLiteral("cancelled"));
    const double reached = percentageOf(progressOf(first).last());
    QVERIFY(reached > 20);

    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    const QList<JobRow> rows = rowsOf(jobId);
    QCOMPARE(faultOf(rows), QString());
    QCOMPARE(countOf(rows, "job"), 2);
    QCOMPARE(countOf(rows, "page"), 6);
    QCOMPARE(countOf(rows, "flashcard"), 18);
    QCOMPARE(kindOf(rows.at(first.size())), QStringLiteral("job"));
    QCOMPARE(percentageOf(progressOf(rows.mid(first.size())).first()), reached);
    ProgressEstimator shown; // as the window shows it
    shown.apply(log.events.first(), 0);
    QVERIFY(qAbs(shown.progress(0).percentage - reached) < 0.1);
}

void TestJobStream::whatFailedBeforeIsNotToldAgain()
{
    const auto inputs = pages(3);
    ReadingScript broken;
    broken.failure = Error{ErrorKind::ReaderTimeout, {}, {}};
    broken.failures = 99;
    m_reading->script(QStringLiteral("p1.png"), broken);
    const QString jobId = run(inputs).jobId();
    const int pagesTold = countOf(rowsOf(jobId), "page");
    QCOMPARE(pagesTold, 3);
    {
        auto library = Library::open(libraryFolder());
        QVERIFY(library.ok());
        PageCorrections turned;
        turned.quarterTurns = 1;
        QVERIFY(JobJournal(*library).pages.correct(jobId, 2, turned).ok());
    }
    (void)resume(jobId);
    QCOMPARE(countOf(rowsOf(jobId), "page"), pagesTold + 1);
}

// A run that finds nothing to do changes nothing; one that does begins anew.
void TestJobStream::aCompleteJobIsToldOnce()
{
    const QString jobId = run(pages(3)).jobId();
    const QList<JobRow> told = rowsOf(jobId);
    QCOMPARE(kindOf(told.last()), QStringLiteral("complete"));
    const RunLog again = resume(jobId);
    QCOMPARE(again.finished().outcome, Outcome::Completed);
    QCOMPARE(again.finished().flashcards, 9);
    QCOMPARE(rowsOf(jobId).size(), told.size());
    ProgressEstimator shown; // as the window shows it
    shown.apply(again.events.first(), 0);
    QCOMPARE(shown.progress(0).percentage, 100.0);
    auto library = Library::open(libraryFolder());
    QVERIFY(library.ok());
    JobJournal journal(*library);
    QCOMPARE(journal.jobs.find(jobId)->state, JobState::Completed);
    QVERIFY(!journal.jobs.find(jobId)->leased);

    PageText changed = *journal.pages.text(jobId, 1);
    changed.text = pageText(7);
    QVERIFY(journal.pages.correctText(jobId, 1, changed).ok());
    QCOMPARE(resume(jobId).finished().outcome, Outcome::Completed);
    QCOMPARE(countOf(rowsOf(jobId), "complete"), 2);
    QVERIFY(journal.pages.skip(jobId, 0).ok());
    QCOMPARE(resume(jobId).finished().flashcards, 6);
    QCOMPARE(countOf(rowsOf(jobId), "complete"), 3);
}

void TestJobStream::rowsAreReadFromAnyNumberOn()
{
    const QString jobId = run(pages(2)).jobId();
    const QList<JobRow> all = rowsOf(jobId);
    auto library = *Library::open(libraryFolder());
    const JobStream stream(library);
    QCOMPARE(*stream.lastNumber(jobId), qint64(all.size()));
    for (qint64 after = 0; after <= all.size(); ++after) {
        const auto some = stream.rows(jobId, after, 3);
        QVERIFY(some.ok());
        QCOMPARE(some->size(), qMin<qint64>(3, all.size() - after));
        for (qsizetype i = 0; i < some->size(); ++i)
            QCOMPARE(some->at(i).toJson(), all.at(after + i).toJson());
    }
    QVERIFY(!*stream.running(jobId));
    QCOMPARE(stream.rows(QStringLiteral("none")).error().kind, ErrorKind::NotFound);
}

void TestJobStream::aRunThatCannotBeginHasItsEnd()
{
    PipelineParts refused = parts();
    refused.jobBegan = [](const QString &) -> Status {
        return Error{ErrorKind::SpendingCap, {}, {}};
    };
    Pipeline pipeline(libraryFolder(), refused);
    const RunLog log = collect(pipeline.start(smallChunks(), pages(1)));
    const QList<JobRow> rows = rowsOf(log.jobId());
    QCOMPARE(faultOf(rows), QString());
    QCOMPARE(kindOf(rows.last()), QStringLiteral("error"));
    QCOMPARE(rows.last().event.value(QLatin1String("code")).toString(),
             QStringLiteral("SpendingCap"));
}

void TestJobStream::aFollowerTellsEachRowOnce()
{
    const auto inputs = pages(5);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(QStringLiteral("p4.png"), stuck);
    Pipeline pipeline(libraryFolder(), parts(2));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::JobStarted>(future);
    const QString jobId = soFar(future).jobId();

    JobFollower follower(libraryFolder(), jobId);
    QList<JobRow> told;
    int ended = 0;
    connect(&follower, &JobFollower::told, this,
            [&told](const QList<JobRow> &rows) { told << rows; });
    connect(&follower, &JobFollower::ended, this, [&ended] { ++ended; });
    QTRY_VERIFY(countOf(told, "page") >= 4); // while it runs
    QCOMPARE(ended, 0);
    pipeline.cancel();
    QTRY_COMPARE(ended, 1);
    QCOMPARE(faultOf(told), QString());
    const QList<JobRow> kept = rowsOf(jobId);
    QCOMPARE(told.size(), kept.size());
    QCOMPARE(follower.lastNumber(), qint64(kept.size()));
}

void TestJobStream::aFollowerOfNoJobFails()
{
    (void)*Library::open(libraryFolder());
    JobFollower follower(libraryFolder(), QStringLiteral("none"));
    std::optional<Error> failed;
    connect(&follower, &JobFollower::failed, this,
            [&failed](const Error &error) { failed = error; });
    QTRY_VERIFY(failed);
    QCOMPARE(failed->kind, ErrorKind::NotFound);
}

void TestJobStream::aPurgedCardKeepsItsRow()
{
    const QString jobId = run(pages(1)).jobId();
    auto library = *Library::open(libraryFolder());
    const QString gone = cards().first().id;
    QVERIFY(library.deleteFlashcards({gone}).ok());
    QVERIFY(library.purge().ok());
    const QList<JobRow> rows = rowsOf(jobId);
    QCOMPARE(faultOf(rows), QString());
    QCOMPARE(countOf(rows, "flashcard"), 3);
    QVERIFY(std::any_of(rows.begin(), rows.end(),
                        [&](const JobRow &row) { return cardOf(row) == gone; }));
    QCOMPARE(rows.last().event.value(QLatin1String("flashcards")).toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestJobStream)
#include "tst_jobstream.moc"
