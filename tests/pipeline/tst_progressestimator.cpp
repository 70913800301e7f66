// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/progressestimator.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace recto;

namespace {

// A run as it might be: every event with its second.
struct Recorded
{
    double at = 0;
    PipelineEvent event;
};

struct RunShape
{
    int pages = 10;
    int readers = 2;
    double secondsPerPage = 2;
    double spread = 0.3; // share of the page's time that varies
    double secondsPerChunk = 0.05;
    quint32 seed = 1;
};

// Plays two readers and a generator through time, as the pipeline does.
QVector<Recorded> record(const RunShape &shape)
{
    QRandomGenerator random(shape.seed);
    QVector<Recorded> run;
    event::JobStarted started;
    started.jobId = QStringLiteral("j");
    for (int i = 0; i < shape.pages; ++i)
        started.pageNames << QString::number(i);
    started.readers = shape.readers;
    run << Recorded{0, started};
    for (int i = 0; i < shape.pages; ++i)
        run << Recorded{0.01 * (i + 1), event::PageTaken{i, {}}};
    QVector<double> freeAt(shape.readers, 0.1);
    double generatorFree = 0;
    double lastRead = 0;
    for (int i = 0; i < shape.pages; ++i) {
        const auto reader = std::min_element(freeAt.begin(), freeAt.end());
        const double begin = *reader;
        const double took
            = shape.secondsPerPage * (1 + shape.spread * (2 * random.generateDouble() - 1));
        *reader = begin + took;
        lastRead = std::max(lastRead, *reader);
        run << Recorded{begin, event::PageStarted{i}};
        for (int part = 1; part < 10; ++part)
            run << Recorded{begin + took * part / 10, event::PageProgress{i, part / 10.0}};
        run << Recorded{*reader,
                        event::PageRead{i, {}, false, qint64(took * 1000), 90, 100, {}, {}}};
        run << Recorded{*reader, event::ChunkCut{i, {i}}};
        const double ask = std::max(*reader, generatorFree);
        generatorFree = ask + shape.secondsPerChunk;
        run << Recorded{ask, event::ChunkStarted{i}};
        run << Recorded{generatorFree,
                        event::ChunkDone{i, false, 3, 3, {}, qint64(shape.secondsPerChunk * 1000)}};
    }
    run << Recorded{lastRead, event::PagesReadOut{}};
    const double end = std::max(lastRead, generatorFree) + 0.02;
    run << Recorded{end - 0.01, event::Finalizing{}};
    event::Finished finished;
    finished.outcome = Outcome::Completed;
    run << Recorded{end, finished};
    std::stable_sort(run.begin(), run.end(),
                     [](const Recorded &a, const Recorded &b) { return a.at < b.at; });
    return run;
}

double lowOf(Step step)
{
    constexpr double lows[] = {0, 20, 65, 75, 90, 100};
    return lows[static_cast<int>(step)];
}

double highOf(Step step)
{
    constexpr double highs[] = {20, 60, 75, 85, 90, 100};
    return highs[static_cast<int>(step)];
}

} // namespace

class TestProgressEstimator : public QObject
{
    Q_OBJECT

private slots:
    void percentagesNeverFallAndStayInTheirBand_data();
    void percentagesNeverFallAndStayInTheirBand();
    void everyStepIsPassed();
    void partsOfPagesCount();
    void aFailedPageCountsAsDone();
};

void TestProgressEstimator::percentagesNeverFallAndStayInTheirBand_data()
{
    QTest::addColumn<int>("pages");
    QTest::addColumn<int>("readers");
    for (const int pages : {1, 2, 3, 10, 100}) {
        for (const int readers : {1, 2, 8})
            QTest::addRow("%d pages, %d readers", pages, readers) << pages << readers;
    }
}

void TestProgressEstimator::percentagesNeverFallAndStayInTheirBand()
{
    QFETCH(int, pages);
    QFETCH(int, readers);
    RunShape shape;
    shape.pages = pages;
    shape.readers = readers;
    ProgressEstimator estimator;
    QCOMPARE(estimator.progress(0).percentage, 0.0);
    double last = 0;
    QList<Recorded> told;
    for (const Recorded &recorded : record(shape)) {
        told << recorded;
        // A page that is tried again begins at its top once more.
        if (const auto *part = std::get_if<event::PageProgress>(&recorded.event))
            told << Recorded{recorded.at, event::PageStarted{part->page}} << recorded;
    }
    for (const Recorded &recorded : std::as_const(told)) {
        estimator.apply(recorded.event, recorded.at);
        const Progress progress = estimator.progress(recorded.at);
        QVERIFY(progress.percentage >= last);
        QVERIFY2(
            progress.percentage >= lowOf(progress.step)
                && progress.percentage <= highOf(progress.step),
            qPrintable(
                QStringLiteral("%1 in %2").arg(progress.percentage).arg(stepName(progress.step))));
        last = progress.percentage;
    }
    QCOMPARE(last, 100.0);
}

void TestProgressEstimator::everyStepIsPassed()
{
    ProgressEstimator estimator;
    QStringList steps;
    for (const Recorded &recorded : record({})) {
        estimator.apply(recorded.event, recorded.at);
        const QString step = stepName(estimator.progress(recorded.at).step);
        if (steps.isEmpty() || steps.last() != step)
            steps << step;
    }
    QCOMPARE(steps.join(u' '),
             QStringLiteral("uploading analyzing-chunks analyzing-batch1 analyzing-batch2 "
                            "finalizing-analysis complete"));
}

void TestProgressEstimator::partsOfPagesCount()
{
    ProgressEstimator estimator;
    event::JobStarted started;
    started.pageNames = {QStringLiteral("a"), QStringLiteral("b")};
    estimator.apply(started, 0);
    estimator.apply(event::PageTaken{0, {}}, 0);
    estimator.apply(event::PageTaken{1, {}}, 0);
    QCOMPARE(estimator.progress(0).percentage, 20.0);
    estimator.apply(event::PageStarted{0}, 0);
    estimator.apply(event::PageProgress{0, 0.5}, 1);
    QCOMPARE(estimator.progress(1).percentage, 30.0);
    estimator.apply(event::PageRead{0, {}, false, 2000, 90, 1, {}, {}}, 2);
    QCOMPARE(estimator.progress(2).percentage, 40.0);
}

void TestProgressEstimator::aFailedPageCountsAsDone()
{
    ProgressEstimator estimator;
    event::JobStarted started;
    started.pageNames = {QStringLiteral("a"), QStringLiteral("b")};
    estimator.apply(started, 0);
    estimator.apply(event::PageTaken{0, {}}, 0);
    estimator.apply(event::PageTaken{1, {}}, 0);
    estimator.apply(event::PageFailed{0, QStringLiteral("a"), {}, 5}, 1);
    const Progress progress = estimator.progress(1);
    QCOMPARE(progress.percentage, 40.0);
    QCOMPARE(progress.pagesFailed, 1);
    QCOMPARE(progress.pagesDone, 1);
}

QTEST_APPLESS_MAIN(TestProgressEstimator)
#include "tst_progressestimator.moc"
