// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/progressestimator.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace recto;

namespace {

// A run that was recorded: every event with its second.
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
    double learnedPage = 0;
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
    started.secondsPerPage = shape.learnedPage;
    run << Recorded{0, started};
    for (int i = 0; i < shape.pages; ++i)
        run << Recorded{0.01 * (i + 1), event::PageTaken{i, {}}};
    QVector<double> freeAt(shape.readers, 0.1);
    double generatorFree = 0;
    double lastRead = 0;
    for (int i = 0; i < shape.pages; ++i) {
        const auto reader = std::min_element(freeAt.begin(), freeAt.end());
        const double begin = *reader;
        const double took = shape.secondsPerPage * (1 + shape.spread * (2 * random.generateDouble() - 1));
        *reader = begin + took;
        lastRead = std::max(lastRead, *reader);
        run << Recorded{begin, event::PageStarted{i}};
        for (int part = 1; part < 10; ++part)
            run << Recorded{begin + took * part / 10, event::PageProgress{i, part / 10.0}};
        run << Recorded{*reader, event::PageRead{i, {}, false, qint64(took * 1000), 90, 100, {}, {}}};
        run << Recorded{*reader, event::ChunkCut{i, {i}}};
        const double ask = std::max(*reader, generatorFree);
        generatorFree = ask + shape.secondsPerChunk;
        run << Recorded{ask, event::ChunkStarted{i}};
        run << Recorded{generatorFree, event::ChunkDone{i, false, 3, 3, {}, qint64(shape.secondsPerChunk * 1000)}};
    }
    run << Recorded{lastRead, event::PagesReadOut{}};
    const double end = std::max(lastRead, generatorFree) + 0.02;
    run << Recorded{end - 0.01, event::Finalizing{}};
    event::Finished finished;
    finished.outcome = Outcome::Completed;
    run << Recorded{end, finished};
    std::stable_sort(run.begin(), run.end(), [](const Recorded &a, const Recorded &b) { return a.at < b.at; });
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
    void nothingIsPromisedBeforeItIsCredible();
    void theTrueTimeLiesInTheRange();
    void theRangeIsNarrow();
    void theEstimateHardlyJumpsUp();
    void pausingHidesTheEstimate();
    void theEstimateCountsDownInSilence();
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
    for (const Recorded &recorded : record(shape)) {
        estimator.apply(recorded.event, recorded.at);
        const Progress progress = estimator.progress(recorded.at);
        QVERIFY(progress.percentage >= last);
        QVERIFY2(progress.percentage >= lowOf(progress.step) && progress.percentage <= highOf(progress.step),
                 qPrintable(QStringLiteral("%1 in %2").arg(progress.percentage).arg(stepName(progress.step))));
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
    QCOMPARE(steps.join(u' '), QStringLiteral("uploading analyzing-chunks analyzing-batch1 analyzing-batch2 "
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

void TestProgressEstimator::nothingIsPromisedBeforeItIsCredible()
{
    ProgressEstimator estimator;
    bool onePageRead = false;
    for (const Recorded &recorded : record({})) {
        onePageRead = onePageRead || std::holds_alternative<event::PageRead>(recorded.event);
        estimator.apply(recorded.event, recorded.at);
        if (!onePageRead)
            QVERIFY(!estimator.progress(recorded.at).etaSeconds);
    }
    QVERIFY(onePageRead);
}

// The share of the moments from 20 % on at which the true time left lies inside
// the range that is shown, over 20 runs of different length, width and spread.
void TestProgressEstimator::theTrueTimeLiesInTheRange()
{
    int shown = 0;
    int inside = 0;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        RunShape shape;
        shape.seed = seed;
        shape.pages = 4 + int(seed) * 3;
        shape.readers = 1 + int(seed % 3);
        shape.spread = 0.1 + 0.03 * seed;
        shape.secondsPerPage = 0.5 + 0.4 * (seed % 7);
        shape.learnedPage = seed % 2 ? 0 : shape.secondsPerPage * 1.2;
        const auto run = record(shape);
        const double end = run.last().at;
        ProgressEstimator estimator;
        for (const Recorded &recorded : run) {
            estimator.apply(recorded.event, recorded.at);
            const Progress progress = estimator.progress(recorded.at);
            if (!progress.etaSeconds)
                continue;
            ++shown;
            const double left = end - recorded.at;
            constexpr double grain = 0.25; // nobody sees a quarter of a second
            if (left >= progress.etaSeconds->first - grain && left <= progress.etaSeconds->second + grain)
                ++inside;
        }
    }
    QVERIFY(shown > 1000);
    QVERIFY2(inside >= 0.8 * shown, qPrintable(QStringLiteral("%1 of %2").arg(inside).arg(shown)));
}

void TestProgressEstimator::theRangeIsNarrow()
{
    RunShape shape;
    shape.pages = 30;
    shape.spread = 0.6;
    ProgressEstimator estimator;
    for (const Recorded &recorded : record(shape)) {
        estimator.apply(recorded.event, recorded.at);
        const auto eta = estimator.progress(recorded.at).etaSeconds;
        if (eta)
            QVERIFY(eta->second <= eta->first * 2 + 1e-6);
    }
}

// The rule: the upper end grows by at most half a second for each second that passes.
void TestProgressEstimator::theEstimateHardlyJumpsUp()
{
    RunShape shape;
    shape.pages = 40;
    shape.spread = 0.8;
    ProgressEstimator estimator;
    double lastHigh = -1;
    double lastAt = 0;
    for (const Recorded &recorded : record(shape)) {
        estimator.apply(recorded.event, recorded.at);
        const auto eta = estimator.progress(recorded.at).etaSeconds;
        if (eta && lastHigh >= 0)
            QVERIFY(eta->second <= lastHigh + 0.5 * (recorded.at - lastAt) + 1e-6);
        lastHigh = eta ? eta->second : -1;
        lastAt = recorded.at;
    }
}

void TestProgressEstimator::pausingHidesTheEstimate()
{
    ProgressEstimator estimator;
    const auto run = record({});
    for (const Recorded &recorded : run) {
        if (recorded.at > run.last().at / 2)
            break;
        estimator.apply(recorded.event, recorded.at);
    }
    const double now = run.last().at / 2;
    QVERIFY(estimator.progress(now).etaSeconds);
    estimator.apply(event::Paused{}, now);
    QVERIFY(!estimator.progress(now).etaSeconds);
    QVERIFY(estimator.progress(now).paused);
    estimator.apply(event::Continued{}, now + 60);
    QVERIFY(estimator.progress(now + 60).etaSeconds);
}

void TestProgressEstimator::theEstimateCountsDownInSilence()
{
    ProgressEstimator estimator;
    const auto run = record({});
    for (const Recorded &recorded : run) {
        if (recorded.at > run.last().at / 2)
            break;
        estimator.apply(recorded.event, recorded.at);
    }
    const double now = run.last().at / 2;
    const auto before = estimator.progress(now).etaSeconds;
    const auto after = estimator.progress(now + 1).etaSeconds;
    QVERIFY(before && after);
    QVERIFY(after->second < before->second);
    QVERIFY(estimator.progress(now + 1000).etaSeconds->first >= 0);
}

QTEST_APPLESS_MAIN(TestProgressEstimator)
#include "tst_progressestimator.moc"
