// SPDX-License-Identifier: GPL-3.0-or-later
// The time left, held to runs that really took place: tests/pipeline/runs, made by
// tests/benchmarks/eta.
#include "fakes/testpaths.h"
#include "pipeline/progressestimator.h"
#include "pipeline/recordedrun.h"

#include <QDir>
#include <QTest>

#include <algorithm>

using namespace recto;

namespace {

constexpr double step = 0.1; // seconds from look to look

// What was shown at a moment, from 20 % on, and what was true.
struct Look
{
    double at = 0;
    double left = 0;
    std::optional<std::pair<double, double>> shown;
};

QList<RecordedRun> runs()
{
    const QDir folder(sourceFile(QStringLiteral("tests/pipeline/runs")));
    QList<RecordedRun> all;
    for (const QString &name : folder.entryList({QStringLiteral("*.run")}, QDir::Files, QDir::Name))
        all << loadRun(folder.filePath(name));
    return all;
}

// The time in which a pause held everything up: no estimate can know of it.
QList<std::pair<double, double>> standstills(const RecordedRun &run)
{
    QList<std::pair<double, double>> found;
    double lastWork = -1;
    for (const RecordedEvent &recorded : run.events) {
        if (std::holds_alternative<event::Paused>(recorded.event))
            lastWork = recorded.at;
        const bool worked = std::holds_alternative<event::PageRead>(recorded.event)
            || std::holds_alternative<event::PageFailed>(recorded.event)
            || std::holds_alternative<event::ChunkDone>(recorded.event);
        if (lastWork >= 0 && worked)
            lastWork = recorded.at; // what was in work is finished in a pause
        if (lastWork >= 0 && std::holds_alternative<event::Continued>(recorded.event)) {
            found << std::pair(lastWork, recorded.at);
            lastWork = -1;
        }
    }
    return found;
}

QList<Look> looksAt(const RecordedRun &run)
{
    const double end = run.events.last().at;
    const auto pauses = standstills(run);
    ProgressEstimator estimator;
    QList<Look> looks;
    qsizetype next = 0;
    for (double now = 0; now < end; now += step) {
        for (; next < run.events.size() && run.events[next].at <= now; ++next)
            estimator.apply(run.events[next].event, run.events[next].at);
        const Progress progress = estimator.progress(now);
        if (progress.percentage < 20 || progress.paused)
            continue;
        double left = end - now;
        for (const auto &[from, to] : pauses)
            left -= std::max(0.0, to - std::max(from, now));
        looks << Look{now, left, progress.etaSeconds};
    }
    return looks;
}

// A cold job of so many pages, all taken in, the first one begun at 0.
TimeLeft begunJob(int pages)
{
    TimeLeft time;
    event::JobStarted job;
    for (int i = 0; i < pages; ++i)
        job.pageNames << QString::number(i);
    time.apply(job, 0);
    for (int i = 0; i < pages; ++i)
        time.apply(event::PageTaken{i, {}, 3}, 0);
    time.apply(event::PageStarted{0}, 0);
    return time;
}

// Reads the page from a second to two seconds later, and makes cards of it.
void readPage(TimeLeft &time, int page, double from)
{
    time.apply(event::PageStarted{page}, from);
    time.apply(event::PageProgress{page, 0.5}, from + 1);
    time.apply(event::PageRead{page, {}, false, 2000, 90, 100, {}, {}}, from + 2);
    time.apply(event::ChunkCut{page, {page}}, from + 2);
    time.apply(event::ChunkStarted{page}, from + 2);
    time.apply(event::ChunkDone{page, false, 3, 3, {}, 10}, from + 2);
}

// The same at four seconds, with two pages read and the third begun.
TimeLeft paceKnown(int pages)
{
    TimeLeft time = begunJob(pages);
    readPage(time, 0, 0);
    readPage(time, 1, 2);
    time.apply(event::PageStarted{2}, 4);
    return time;
}

} // namespace

class TestTimeLeft : public QObject
{
    Q_OBJECT

private slots:
    void theTrueTimeLiesInTheRange();
    void theRangeIsNoWiderThanAFactorOfTwo();
    void itGrowsNoFasterThanTheRule();
    void nothingIsPromisedBeforeItIsCredible();
    void aPauseHidesIt();
    void itMovesOnInSilence();
    void largePagesTakeLonger();
    void whatWasLearnedIsSoonOutweighed();
};

// From 20 % on, at least 80 % of the moments at which something is shown, over runs
// of all kinds; and it is shown nearly always.
void TestTimeLeft::theTrueTimeLiesInTheRange()
{
    const auto all = runs();
    QVERIFY2(all.size() >= 20, qPrintable(QString::number(all.size())));
    double moments = 0;
    double shown = 0;
    double inside = 0;
    for (const RecordedRun &run : all) {
        double shownHere = 0;
        double insideHere = 0;
        const auto looks = looksAt(run);
        for (const Look &look : looks) {
            shownHere += look.shown ? 1 : 0;
            insideHere
                += look.shown && look.left >= look.shown->first && look.left <= look.shown->second
                ? 1
                : 0;
        }
        qInfo("%3.0f %% inside, shown %3.0f %%: %s", 100 * insideHere / std::max(1.0, shownHere),
              100 * shownHere / double(std::max(qsizetype(1), looks.size())),
              qPrintable(run.about));
        moments += double(looks.size());
        shown += shownHere;
        inside += insideHere;
    }
    qInfo("%.1f %% inside, shown %.1f %% of the time from 20 %% on", 100 * inside / shown,
          100 * shown / moments);
    QVERIFY(inside >= 0.8 * shown);
    QVERIFY(shown >= 0.85 * moments);
}

void TestTimeLeft::theRangeIsNoWiderThanAFactorOfTwo()
{
    for (const RecordedRun &run : runs()) {
        for (const Look &look : looksAt(run)) {
            if (look.shown)
                QVERIFY(look.shown->first >= 0
                        && look.shown->second <= 2 * look.shown->first + 1e-9);
        }
    }
}

void TestTimeLeft::itGrowsNoFasterThanTheRule()
{
    for (const RecordedRun &run : runs()) {
        const auto looks = looksAt(run);
        constexpr qsizetype second = 10; // looks
        for (qsizetype i = second; i < looks.size(); ++i) {
            const auto from = looks.begin() + i - second;
            const bool throughout
                = std::all_of(from, looks.begin() + i + 1,
                              [](const Look &look) { return look.shown.has_value(); })
                && looks[i].at - from->at < 1 + step;
            if (!throughout) // hidden meanwhile, or a pause lies between
                continue;
            const double before = from->shown->second;
            const double growth = std::max(TimeLeft::growthSeconds, TimeLeft::growthShare * before);
            QVERIFY2(looks[i].shown->second <= before + growth + 1e-6,
                     qPrintable(QStringLiteral("%1 → %2 at %3 s")
                                    .arg(before)
                                    .arg(looks[i].shown->second)
                                    .arg(looks[i].at)));
        }
    }
}

void TestTimeLeft::nothingIsPromisedBeforeItIsCredible()
{
    TimeLeft time = begunJob(10);
    QVERIFY(!time.at(0));
    QVERIFY(!time.at(30)); // nothing was heard of the page
    QVERIFY(paceKnown(10).at(4.1));
    TimeLeft arriving;
    event::JobStarted job;
    job.pageNames = {QStringLiteral("a"), QStringLiteral("b")};
    job.secondsPerPage = 2;
    job.secondsPerChunk = 0.1;
    arriving.apply(job, 0);
    arriving.apply(event::PageTaken{0, {}, 3}, 0);
    QVERIFY(!arriving.at(0)); // the second page isn't there yet
}

void TestTimeLeft::aPauseHidesIt()
{
    TimeLeft time = paceKnown(10);
    QVERIFY(time.at(4.5));
    time.apply(event::Paused{}, 4.5);
    QVERIFY(!time.at(4.5));
    time.apply(event::Continued{}, 60);
    QVERIFY(time.at(60));
}

void TestTimeLeft::itMovesOnInSilence()
{
    const TimeLeft time = paceKnown(10);
    const auto before = time.at(4.1);
    const auto after = time.at(5.1);
    QVERIFY(before && after);
    QVERIFY(after->second < before->second); // the page is a second further
    for (double now = 5; now < 300; now += 1)
        QVERIFY(time.at(now)->first > 0);
}

void TestTimeLeft::largePagesTakeLonger()
{
    const auto shownFor = [](double megapixels) {
        TimeLeft time;
        event::JobStarted job;
        job.pageNames
            = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d")};
        time.apply(job, 0);
        for (int i = 0; i < 4; ++i)
            time.apply(event::PageTaken{i, {}, i < 2 ? 3 : megapixels}, 0);
        readPage(time, 0, 0);
        readPage(time, 1, 2);
        return time.at(30)->second; // long enough to have climbed
    };
    QVERIFY(shownFor(12) > 1.5 * shownFor(3));
}

void TestTimeLeft::whatWasLearnedIsSoonOutweighed()
{
    TimeLeft time;
    event::JobStarted job;
    for (int i = 0; i < 20; ++i)
        job.pageNames << QString::number(i);
    job.secondsPerPage = 50; // on a busy day
    job.secondsPerChunk = 0.01;
    time.apply(job, 0);
    for (int i = 0; i < 20; ++i)
        time.apply(event::PageTaken{i, {}, 1}, 0);
    double now = 0;
    for (int i = 0; i < 8; ++i) {
        time.apply(event::PageStarted{i}, now);
        time.apply(event::PageProgress{i, 0.5}, now + 0.5);
        now += 1;
        time.apply(event::PageRead{i, {}, false, 1000, 90, 100, {}, {}}, now);
    }
    QVERIFY(time.at(now));
    QVERIFY(time.at(now)->first < 12 * 5);
}

QTEST_APPLESS_MAIN(TestTimeLeft)
#include "tst_timeleft.moc"
