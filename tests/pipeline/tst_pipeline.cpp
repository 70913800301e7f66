// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakegenerator.h"
#include "fakes/fakeocrengine.h"
#include "library/jobjournal.h"
#include "library/librarysession.h"
#include "pipeline/pipeline.h"
#include "pipeline/progressestimator.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace recto;
using namespace recto::fakes;

namespace {

// What a run told, and what it left behind.
struct RunLog
{
    QList<PipelineEvent> events;

    template<typename Event>
    [[nodiscard]] int count() const
    {
        int found = 0;
        for (const PipelineEvent &event : events)
            found += std::holds_alternative<Event>(event) ? 1 : 0;
        return found;
    }
    template<typename Event>
    [[nodiscard]] int first() const // its place; -1: never
    {
        for (qsizetype i = 0; i < events.size(); ++i) {
            if (std::holds_alternative<Event>(events[i]))
                return static_cast<int>(i);
        }
        return -1;
    }
    [[nodiscard]] event::Finished finished() const { return std::get<event::Finished>(events.last()); }
    [[nodiscard]] QString jobId() const { return std::get<event::JobStarted>(events.first()).jobId; }
};

// What a run has told so far; QFuture::results() would wait for its end.
RunLog soFar(const QFuture<PipelineEvent> &future)
{
    RunLog log;
    for (int i = 0; i < future.resultCount(); ++i)
        log.events << future.resultAt(i);
    return log;
}

} // namespace

class TestPipeline : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void pagesBecomeSavedCards();
    void cardsStandInReadingOrderHoweverPagesFinish();
    void cardsAreMadeWhileLaterPagesAreRead();
    void aPageThatFailsStopsNoOther();
    void aPageWithoutTextIsNamed();
    void aCrashedReaderIsTriedOnceMore();
    void aFileThatGaveNoPageIsNamed();
    void theSamePictureTwiceIsNoticed();
    void aChunkThatFailsKeepsItsCards();
    void nothingReadMeansFailed();
    void repeatsAreDropped();
    void aPageOfRepeatsKeepsOne();
    void retriesAreTold();
    void everyRunEndsOnce_data();
    void everyRunEndsOnce();
    void aCancelledJobGoesOnWhereItWas();
    void failedPagesAreRetriedAlone();
    void aFailedPartWaitsForRetry();
    void theSamePictureIsNoticedAfterAKill();
    void aReaderBeginsNothingBeforeItsPageIsSafe();
    void anotherProcessCanCancel();
    void aRunThatBreaksOffIsNotComplete();
    void aCorrectedPageRenewsItsCards();
    void aPausedJobBeginsNothingNew();
    void aJobRunsOnce();
    void aLibraryThatCannotBeWrittenIsSaid();
    void manyPagesStayFlat();

private:
    Page makePage(const QString &name, const ReadingScript &script, const QByteArray &bytes = {});
    QList<PipelineInput> pages(int count);
    [[nodiscard]] PipelineParts parts(int readers = 2) const;
    RunLog collect(QFuture<PipelineEvent> future) const;
    RunLog run(const QList<PipelineInput> &inputs, int readers = 2);
    RunLog resume(const QString &jobId);
    [[nodiscard]] QList<Flashcard> cards() const;
    [[nodiscard]] QStringList fronts() const;
    template<typename Event>
    void waitFor(const QFuture<PipelineEvent> &future, int count = 1) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeReading> m_reading;
    std::shared_ptr<FakeGenerator> m_generator;
};

void TestPipeline::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_reading = std::make_shared<FakeReading>();
    m_generator = std::make_shared<FakeGenerator>();
}

Page TestPipeline::makePage(const QString &name, const ReadingScript &script, const QByteArray &bytes)
{
    Page page;
    page.file = m_folder->filePath(name);
    page.name = name;
    QFile file(page.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes.isEmpty() ? name.toUtf8() : bytes) < 1)
        qFatal("could not write %s", qPrintable(page.file));
    m_reading->script(name, script);
    return page;
}

// Word pairs that no check takes for near-duplicates.
static QString cardLine(int page, int line)
{
    static const char *const words[] = {"amber", "basalt", "cedar", "dune", "ember", "fjord",
                                        "glacier", "harbour", "island", "jungle", "karst", "lagoon"};
    const auto word = [](int n) { return QString::fromLatin1(words[n % 12]) + QString::number(n); };
    return QStringLiteral("%1 %2 = %3 %4.")
        .arg(word(page * 7 + line), word(page * 11 + line * 5 + 100), word(page * 13 + line * 3 + 200),
             word(page + line * 17 + 300));
}

static QString pageText(int page, int lines = 3)
{
    QStringList text;
    for (int line = 0; line < lines; ++line)
        text << cardLine(page, line);
    return text.join(u'\n');
}

QList<PipelineInput> TestPipeline::pages(int count)
{
    QList<PipelineInput> inputs;
    for (int i = 0; i < count; ++i) {
        ReadingScript script;
        script.text = pageText(i);
        script.drips = 3;
        inputs << makePage(QStringLiteral("p%1.png").arg(i), script);
    }
    return inputs;
}

PipelineParts TestPipeline::parts(int readers) const
{
    PipelineParts result;
    result.makeReader = [reading = m_reading] { return std::make_unique<FakeOcrEngine>(reading); };
    result.generator = m_generator;
    result.readers = readers;
    return result;
}

RunLog TestPipeline::collect(QFuture<PipelineEvent> future) const
{
    future.waitForFinished();
    return {future.results()};
}

static JobOptions smallChunks()
{
    JobOptions options;
    options.maxChunk = 200; // a page of the test's each
    options.course = QStringLiteral("Geology");
    return options;
}

RunLog TestPipeline::run(const QList<PipelineInput> &inputs, int readers)
{
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts(readers));
    return collect(pipeline.start(smallChunks(), inputs));
}

RunLog TestPipeline::resume(const QString &jobId)
{
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts());
    return collect(pipeline.resume(jobId));
}

QList<Flashcard> TestPipeline::cards() const
{
    const auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
    if (!library)
        return {};
    const auto found = library->flashcards({});
    return found ? *found : QList<Flashcard>();
}

QStringList TestPipeline::fronts() const
{
    QStringList result;
    for (const Flashcard &card : cards())
        result << card.front;
    return result;
}

static QStringList expectedFronts(const QList<int> &pages, int lines = 3)
{
    QStringList result;
    for (const int page : pages) {
        for (int line = 0; line < lines; ++line)
            result << cardLine(page, line).section(QLatin1String(" = "), 0, 0);
    }
    return result;
}

template<typename Event>
void TestPipeline::waitFor(const QFuture<PipelineEvent> &future, int count) const
{
    QTRY_VERIFY_WITH_TIMEOUT(soFar(future).count<Event>() >= count, 20'000);
}

void TestPipeline::pagesBecomeSavedCards()
{
    const RunLog log = run(pages(4));
    QCOMPARE(log.first<event::JobStarted>(), 0);
    QCOMPARE(log.count<event::PageTaken>(), 4);
    QCOMPARE(log.count<event::PageStarted>(), 4);
    QCOMPARE(log.count<event::PageRead>(), 4);
    QCOMPARE(log.count<event::FlashcardSaved>(), 12);
    QCOMPARE(log.count<event::PagesReadOut>(), 1);
    QCOMPARE(log.count<event::Finished>(), 1);
    const event::Finished finished = log.finished();
    QCOMPARE(finished.outcome, Outcome::Completed);
    QCOMPARE(finished.flashcards, 12);
    QVERIFY(finished.failed.isEmpty());
    QVERIFY(!finished.title.isEmpty());
    QCOMPARE(fronts(), expectedFronts({0, 1, 2, 3}));
    for (const Flashcard &card : cards()) {
        QCOMPARE(card.course, QStringLiteral("Geology"));
        QVERIFY(card.evidence.page >= 0);
        QCOMPARE(card.evidence.match, EvidenceMatch::Exact);
    }
}

void TestPipeline::cardsStandInReadingOrderHoweverPagesFinish()
{
    auto inputs = pages(5);
    ReadingScript late;
    late.text = pageText(0);
    late.waitForRelease = true;
    m_reading->script(QStringLiteral("p0.png"), late);
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts(2));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageRead>(future, 4);
    QCOMPARE(soFar(future).count<event::FlashcardSaved>(), 0);
    m_reading->release();
    QCOMPARE(collect(future).finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0, 1, 2, 3, 4}));
}

void TestPipeline::cardsAreMadeWhileLaterPagesAreRead()
{
    auto inputs = pages(6);
    ReadingScript last;
    last.text = pageText(5);
    last.waitForRelease = true;
    m_reading->script(QStringLiteral("p5.png"), last);
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts(2));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::FlashcardSaved>(future, 3);
    QVERIFY(cards().size() >= 3); // saved, not only told
    m_reading->release();
    QCOMPARE(collect(future).finished().outcome, Outcome::Completed);
}

void TestPipeline::aPageThatFailsStopsNoOther()
{
    auto inputs = pages(5);
    ReadingScript bad;
    bad.failure = Error{ErrorKind::ImageDamaged, {}, {}};
    m_reading->script(QStringLiteral("p2.png"), bad);
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(log.finished().failed.size(), 1);
    QCOMPARE(log.finished().failed[0].page, 2);
    QCOMPARE(log.finished().failed[0].error.subject, QStringLiteral("p2.png"));
    QCOMPARE(fronts(), expectedFronts({0, 1, 3, 4}));
}

void TestPipeline::aPageWithoutTextIsNamed()
{
    auto inputs = pages(2);
    m_reading->script(QStringLiteral("p1.png"), {QStringLiteral(" \n "), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(log.finished().failed[0].error.kind, ErrorKind::PageWithoutText);
    QCOMPARE(fronts(), expectedFronts({0}));
}

void TestPipeline::aCrashedReaderIsTriedOnceMore()
{
    auto inputs = pages(3);
    ReadingScript once;
    once.text = pageText(0);
    once.failure = Error{ErrorKind::ReaderCrashed, {}, {}};
    once.failures = 1;
    ReadingScript always = once;
    always.failures = 1000;
    m_reading->script(QStringLiteral("p0.png"), once);
    m_reading->script(QStringLiteral("p1.png"), always);
    const RunLog log = run(inputs);
    QCOMPARE(m_reading->reads(QStringLiteral("p0.png")), 2);
    QCOMPARE(m_reading->reads(QStringLiteral("p1.png")), 2);
    QCOMPARE(log.count<event::Retrying>(), 2);
    QCOMPARE(log.finished().failed.size(), 1);
    QCOMPARE(fronts(), expectedFronts({0, 2}));
}

void TestPipeline::aFileThatGaveNoPageIsNamed()
{
    auto inputs = pages(1);
    inputs << Error{ErrorKind::FileEmpty, QStringLiteral("empty.jpg"), {}};
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(log.finished().failed[0].name, QStringLiteral("empty.jpg"));
    QCOMPARE(log.count<event::PageFailed>(), 1);
    QCOMPARE(fronts(), expectedFronts({0}));
}

void TestPipeline::theSamePictureTwiceIsNoticed()
{
    auto inputs = pages(2);
    ReadingScript script;
    script.text = pageText(9);
    inputs << makePage(QStringLiteral("copy.png"), script, "p0.png"); // the bytes of p0.png
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(log.count<event::PageSkipped>(), 1);
    const auto skipped = std::get<event::PageSkipped>(log.events[log.first<event::PageSkipped>()]);
    QCOMPARE(skipped.name, QStringLiteral("copy.png"));
    QCOMPARE(skipped.sameAs, 0);
    QCOMPARE(m_reading->reads(QStringLiteral("copy.png")), 0);
    QCOMPARE(fronts(), expectedFronts({0, 1}));
}

void TestPipeline::aChunkThatFailsKeepsItsCards()
{
    auto inputs = pages(3);
    m_reading->script(QStringLiteral("p1.png"), {pageText(1, 1) + QStringLiteral("\nFAIL\n") + cardLine(1, 2), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(log.count<event::ChunkFailed>(), 1);
    QVERIFY(log.finished().failed[0].chunk >= 0);
    const QStringList saved = fronts();
    QVERIFY(saved.contains(expectedFronts({1}, 1).first()));
    QVERIFY(saved.contains(expectedFronts({2}).last()));
}

void TestPipeline::nothingReadMeansFailed()
{
    auto inputs = pages(2);
    ReadingScript bad;
    bad.failure = Error{ErrorKind::LanguageMissing, {}, QStringLiteral("tlh")};
    m_reading->script(QStringLiteral("p0.png"), bad);
    m_reading->script(QStringLiteral("p1.png"), bad);
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Failed);
    QVERIFY(log.finished().error.has_value());
    QCOMPARE(log.finished().error->kind, ErrorKind::LanguageMissing);

    const RunLog none = run({Error{ErrorKind::FileMissing, QStringLiteral("gone.jpg"), {}}});
    QCOMPARE(none.count<event::Finished>(), 1);
    QCOMPARE(none.finished().outcome, Outcome::Failed);
    QCOMPARE(none.finished().error->subject, QStringLiteral("gone.jpg"));
}

void TestPipeline::repeatsAreDropped()
{
    auto inputs = pages(2);
    m_reading->script(QStringLiteral("p1.png"), {pageText(0) + QStringLiteral("\n") + cardLine(1, 0), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0}) + expectedFronts({1}, 1));
    bool told = false;
    for (const PipelineEvent &event : log.events) {
        if (const auto *done = std::get_if<event::ChunkDone>(&event))
            told = told || (done->made > done->kept && !done->droppedWhy.isEmpty());
    }
    QVERIFY(told);
}

// Two photos of one page in one chunk: the second keeps a card, marked as uncertain.
void TestPipeline::aPageOfRepeatsKeepsOne()
{
    auto inputs = pages(2);
    m_reading->script(QStringLiteral("p1.png"), {pageText(0), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QMap<int, QList<double>> scores;
    for (const PipelineEvent &event : log.events) {
        if (const auto *saved = std::get_if<event::FlashcardSaved>(&event))
            scores[saved->card.evidence.page].append(saved->card.score);
    }
    QCOMPARE(scores.value(0).size(), expectedFronts({0}).size());
    QCOMPARE(scores.value(1).size(), 1);
    QVERIFY(scores.value(1).first() < 0.5);
}

void TestPipeline::retriesAreTold()
{
    auto inputs = pages(1);
    m_reading->script(QStringLiteral("p0.png"), {QStringLiteral("RETRY\n") + pageText(0), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.count<event::Retrying>(), 1);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
}

void TestPipeline::everyRunEndsOnce_data()
{
    QTest::addColumn<QString>("place"); // where the run is when it happens
    QTest::addColumn<QString>("deed");
    for (const char *place : {"before", "reading", "generating", "saved", "after"}) {
        for (const char *deed : {"let", "cancel", "quit", "fail"})
            QTest::addRow("%s, %s", place, deed) << QString::fromLatin1(place) << QString::fromLatin1(deed);
    }
}

// The cross product: at each place of the walk the run is left alone, cancelled,
// its owner destroyed, or something fails. It ends exactly once, as it should.
void TestPipeline::everyRunEndsOnce()
{
    QFETCH(QString, place);
    QFETCH(QString, deed);
    const bool stopped = deed == QLatin1String("cancel") || deed == QLatin1String("quit");
    auto inputs = pages(4);
    ReadingScript script;
    script.text = pageText(1);
    if (place == QLatin1String("reading")) {
        script.hang = stopped;
        if (deed == QLatin1String("fail"))
            script.failure = Error{ErrorKind::ReaderTimeout, {}, {}};
    } else if (place == QLatin1String("generating")) {
        if (stopped)
            script.text = pageText(1, 1) + QStringLiteral("\nHANG");
        else if (deed == QLatin1String("fail"))
            script.text = pageText(1, 1) + QStringLiteral("\nFAIL");
    } else if (place == QLatin1String("saved") && stopped) {
        script.waitForRelease = true; // never: page 0's cards are saved, page 1 isn't read
    } else if (place == QLatin1String("before") && deed == QLatin1String("fail")) {
        inputs << Error{ErrorKind::FileMissing, QStringLiteral("gone"), {}};
    } else if (deed == QLatin1String("fail")) {
        script.failure = Error{ErrorKind::ImageDamaged, {}, {}};
    }
    m_reading->script(QStringLiteral("p1.png"), script);

    auto pipeline = std::make_unique<Pipeline>(m_folder->filePath(QStringLiteral("library")), parts(2));
    const auto future = pipeline->start(smallChunks(), inputs);
    if (stopped) {
        if (place == QLatin1String("reading"))
            waitFor<event::PageStarted>(future, 2);
        else if (place == QLatin1String("generating"))
            waitFor<event::ChunkStarted>(future, 2);
        else if (place == QLatin1String("saved"))
            waitFor<event::FlashcardSaved>(future);
        else if (place == QLatin1String("after"))
            waitFor<event::Finished>(future);
        if (deed == QLatin1String("cancel"))
            pipeline->cancel();
        else
            pipeline.reset();
    }
    const RunLog log = collect(future);
    QCOMPARE(log.count<event::Finished>(), 1);
    QVERIFY(std::holds_alternative<event::Finished>(log.events.last()));
    Outcome expected = Outcome::Completed;
    if (deed == QLatin1String("fail"))
        expected = Outcome::PartlyFailed;
    else if (stopped && place != QLatin1String("after"))
        expected = Outcome::Cancelled;
    if (stopped && place == QLatin1String("before")) // may be quicker than the deed, never half
        QVERIFY(log.finished().outcome == Outcome::Cancelled || log.finished().outcome == Outcome::Completed);
    else
        QCOMPARE(log.finished().outcome, expected);

    // What was told as saved is saved, and the library is sound.
    QCOMPARE(cards().size(), log.count<event::FlashcardSaved>());
    const auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(library.ok());
    const auto faults = library->check(true);
    QVERIFY(faults.ok());
    QCOMPARE(*faults, QStringList());
}

void TestPipeline::aCancelledJobGoesOnWhereItWas()
{
    auto inputs = pages(6);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(QStringLiteral("p3.png"), stuck);
    QString jobId;
    {
        Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts(2));
        const auto future = pipeline.start(smallChunks(), inputs);
        waitFor<event::PageRead>(future, 5);
        waitFor<event::FlashcardSaved>(future, 6);
        pipeline.cancel();
        const RunLog log = collect(future);
        QCOMPARE(log.finished().outcome, Outcome::Cancelled);
        jobId = log.jobId();
    }
    ReadingScript fine;
    fine.text = pageText(3);
    m_reading->script(QStringLiteral("p3.png"), fine);
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

void TestPipeline::failedPagesAreRetriedAlone()
{
    auto inputs = pages(5);
    ReadingScript once;
    once.text = pageText(2);
    once.failure = Error{ErrorKind::ReaderTimeout, {}, {}};
    once.failures = 1;
    m_reading->script(QStringLiteral("p2.png"), once);
    const RunLog first = run(inputs);
    QCOMPARE(first.finished().outcome, Outcome::PartlyFailed);
    const int asked = m_generator->asked();
    {
        auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
        QVERIFY(library.ok());
        QVERIFY(JobJournal(*library).retryFailed(first.jobId()).ok());
    }
    const RunLog second = resume(first.jobId());
    QCOMPARE(second.finished().outcome, Outcome::Completed);
    QCOMPARE(m_generator->asked(), asked + 1); // its own chunk alone
    QCOMPARE(m_reading->total(), 6);
    QCOMPARE(fronts(), expectedFronts({0, 1, 2, 3, 4}));
}

void TestPipeline::aFailedPartWaitsForRetry()
{
    auto inputs = pages(3);
    m_reading->script(QStringLiteral("p1.png"), {pageText(1, 1) + QStringLiteral("\nFAIL"), {}, 0, false, 0, false});
    const RunLog first = run(inputs);
    QCOMPARE(first.finished().outcome, Outcome::PartlyFailed);
    const int asked = m_generator->asked();
    const RunLog second = resume(first.jobId()); // goes on with what is left: nothing
    QCOMPARE(second.finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(second.finished().failed.size(), 1);
    QCOMPARE(second.finished().failed[0].error.kind, ErrorKind::ServerFailed);
    QCOMPARE(m_generator->asked(), asked);
    auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(library.ok());
    QVERIFY(JobJournal(*library).retryFailed(first.jobId()).ok());
    QCOMPARE(resume(first.jobId()).finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(m_generator->asked(), asked + 1);
}

// Killed after the second copy was taken in and before it was left out.
void TestPipeline::theSamePictureIsNoticedAfterAKill()
{
    const QString folder = m_folder->filePath(QStringLiteral("library"));
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
        const auto job = journal.create(smallChunks(), taken, QStringLiteral("killed"));
        QVERIFY(job.ok());
        jobId = job->id;
        for (int i = 0; i < 2; ++i)
            QVERIFY(journal.pageTaken(jobId, i, taken[i]).ok());
        QVERIFY(journal.finish(jobId, QStringLiteral("killed"), JobState::Paused).ok());
    }
    const RunLog log = resume(jobId);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(log.count<event::PageSkipped>(), 1);
    QCOMPARE(m_reading->total(), 1);
    QCOMPARE(fronts(), expectedFronts({0}));
}

void TestPipeline::aReaderBeginsNothingBeforeItsPageIsSafe()
{
    auto inputs = pages(3);
    ReadingScript gate;
    gate.text = pageText(0);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("p0.png"), gate);
    const QString folder = m_folder->filePath(QStringLiteral("library"));
    Pipeline pipeline(folder, parts(1));
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageTaken>(future, 3);
    waitFor<event::PageStarted>(future);
    {
        const auto session = LibrarySession::open(folder);
        QVERIFY(session.ok());
        QVERIFY((*session)->run(QStringLiteral("BEGIN IMMEDIATE")).ok()); // nobody else can write
        m_reading->release();
        QThread::msleep(100); // nothing to wait for: the point is that nothing comes
        QCOMPARE(m_reading->total(), 1);
        QVERIFY((*session)->run(QStringLiteral("ROLLBACK")).ok());
    }
    QCOMPARE(collect(future).finished().outcome, Outcome::Completed);
    QCOMPARE(m_reading->total(), 3);
}

void TestPipeline::anotherProcessCanCancel()
{
    auto inputs = pages(2);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(QStringLiteral("p0.png"), stuck);
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts());
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageStarted>(future);
    auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(library.ok());
    JobJournal journal(*library);
    const QString jobId = soFar(future).jobId();
    QVERIFY(journal.requestCancel(jobId).ok());
    QCOMPARE(collect(future).finished().outcome, Outcome::Cancelled);
    QCOMPARE(journal.job(jobId)->state, JobState::Cancelled);
}

// The lease is taken away in the middle: the run ends with that error, and isn't done.
void TestPipeline::aRunThatBreaksOffIsNotComplete()
{
    auto inputs = pages(3);
    ReadingScript gate;
    gate.text = pageText(2);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("p2.png"), gate);
    const QString folder = m_folder->filePath(QStringLiteral("library"));
    Pipeline pipeline(folder, parts());
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::FlashcardSaved>(future, 6);
    {
        const auto session = LibrarySession::open(folder);
        QVERIFY(session.ok());
        QVERIFY((*session)->run(QStringLiteral("UPDATE jobs SET owner = ?"), {QStringLiteral("other")}).ok());
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

void TestPipeline::aCorrectedPageRenewsItsCards()
{
    const RunLog first = run(pages(3));
    QCOMPARE(first.finished().outcome, Outcome::Completed);
    {
        auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
        QVERIFY(library.ok());
        PageCorrections corrections;
        corrections.quarterTurns = 1;
        QVERIFY(JobJournal(*library).correctPage(first.jobId(), 1, corrections).ok());
    }
    m_reading->script(QStringLiteral("p1.png"), {pageText(8), {}, 0, false, 0, false});
    const RunLog second = resume(first.jobId());
    QCOMPARE(second.finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0, 8, 2}));
    QCOMPARE(m_reading->total(), 4);
}

void TestPipeline::aPausedJobBeginsNothingNew()
{
    auto inputs = pages(6);
    ReadingScript gate;
    gate.text = pageText(0);
    gate.waitForRelease = true;
    m_reading->script(QStringLiteral("p0.png"), gate);
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts(1));
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

void TestPipeline::aJobRunsOnce()
{
    auto inputs = pages(2);
    ReadingScript stuck;
    stuck.hang = true;
    m_reading->script(QStringLiteral("p0.png"), stuck);
    Pipeline pipeline(m_folder->filePath(QStringLiteral("library")), parts());
    const auto future = pipeline.start(smallChunks(), inputs);
    waitFor<event::PageStarted>(future);
    const QString jobId = soFar(future).jobId();
    const RunLog second = resume(jobId);
    QCOMPARE(second.count<event::Finished>(), 1);
    QCOMPARE(second.finished().error->kind, ErrorKind::JobRunningElsewhere);
    pipeline.cancel();
    QCOMPARE(collect(future).finished().outcome, Outcome::Cancelled);
}

void TestPipeline::aLibraryThatCannotBeWrittenIsSaid()
{
    // A file stands where the library's folder should be.
    QFile file(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const RunLog log = run(pages(1));
    QCOMPARE(log.count<event::Finished>(), 1);
    QCOMPARE(log.finished().outcome, Outcome::Failed);
    QVERIFY(log.finished().error.has_value());
}

void TestPipeline::manyPagesStayFlat()
{
    const RunLog log = run(pages(120), 4);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(log.count<event::PageRead>(), 120);
    QCOMPARE(m_reading->total(), 120);
}

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
