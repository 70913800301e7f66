// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelinestage.h"

#include <atomic>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

using namespace recto;
using namespace recto::fakes;

class TestPipeline : public QObject, protected PipelineStage
{
    Q_OBJECT

private slots:
    void init() { reset(); }
    void pagesBecomeSavedCards();
    void cardsStandInReadingOrderHoweverPagesFinish();
    void cardsAreMadeWhileLaterPagesAreRead();
    void aPageThatFailsStopsNoOther();
    void aPageThatSaysWhatAnotherSaysIsAskedOnce();
    void aPageWithoutTextIsNamed();
    void aCrashedReaderIsTriedOnceMore();
    void aFileThatGaveNoPageIsNamed();
    void theSamePictureTwiceIsNoticed();
    void aChunkThatFailsKeepsItsCards();
    void nothingReadMeansFailed();
    void repeatsAreDropped();
    void aPageOfRepeatsAsksNothingTwice();
    void retriesAreTold();
    void everyRunEndsOnce_data();
    void everyRunEndsOnce();
    void aLibraryThatCannotBeWrittenIsSaid();
    void manyPagesStayFlat();

private:
    qint64 heapWhileReading(int count);
};

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

// Two pictures, as a slide and its handout.
void TestPipeline::aPageThatSaysWhatAnotherSaysIsAskedOnce()
{
    ReadingScript script;
    script.text = pageText(0);
    QList<PipelineInput> inputs;
    for (const QString &name : {QStringLiteral("slide.png"), QStringLiteral("handout.png")})
        inputs << makePage(name, script, name.toUtf8());
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(m_reading->total(), 2);
    QCOMPARE(m_generator->asked(), 1);
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
    m_reading->script(
        QStringLiteral("p1.png"),
        {pageText(1, 1) + QStringLiteral("\nFAIL\n") + cardLine(1, 2), {}, 0, false, 0, false});
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
    m_reading->script(
        QStringLiteral("p1.png"),
        {pageText(0) + QStringLiteral("\n") + cardLine(1, 0), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(fronts(), expectedFronts({0}) + expectedFronts({1}, 1));
    bool told = false;
    for (const PipelineEvent &event : log.events) {
        if (const auto *done = std::get_if<event::ChunkDone>(&event))
            told = told || (done->made > done->kept && !done->dropped.isEmpty());
    }
    QVERIFY(told);
}

// Two photos of one page: what both say is asked once.
void TestPipeline::aPageOfRepeatsAsksNothingTwice()
{
    auto inputs = pages(2);
    m_reading->script(QStringLiteral("p1.png"), {pageText(0), {}, 0, false, 0, false});
    const RunLog log = run(inputs);
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    QCOMPARE(log.count<event::FlashcardSaved>(), int(expectedFronts({0}).size()));
}

void TestPipeline::retriesAreTold()
{
    auto inputs = pages(1);
    m_reading->script(QStringLiteral("p0.png"),
                      {QStringLiteral("RETRY\n") + pageText(0), {}, 0, false, 0, false});
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
            QTest::addRow("%s, %s", place, deed)
                << QString::fromLatin1(place) << QString::fromLatin1(deed);
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

    auto pipeline
        = std::make_unique<Pipeline>(m_folder->filePath(QStringLiteral("library")), parts(2));
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
        QVERIFY(log.finished().outcome == Outcome::Cancelled
                || log.finished().outcome == Outcome::Completed);
    else
        QCOMPARE(log.finished().outcome, expected);

    // What was told as saved is saved, and the library is sound.
    QCOMPARE(cards().size(), log.count<event::FlashcardSaved>());
    const auto library = Library::open(m_folder->filePath(QStringLiteral("library")));
    QVERIFY(library.ok());
    const auto faults = library->check(true);
    QVERIFY(faults.ok());
    QVERIFY(faults->isEmpty());
}

void TestPipeline::aLibraryThatCannotBeWrittenIsSaid()
{
    // A file stands where the library's folder should be.
    QVERIFY(QDir(libraryFolder()).removeRecursively());
    QFile file(libraryFolder());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const RunLog log = run(pages(1));
    QCOMPARE(log.count<event::Finished>(), 1);
    QCOMPARE(log.finished().outcome, Outcome::Failed);
    QVERIFY(log.finished().error.has_value());
}

// Bytes of the heap that are in use; 0 where nobody knows.
static qint64 heapInUse()
{
#if defined(__GLIBC__)
    const auto heap = mallinfo2();
    return static_cast<qint64>(heap.uordblks + heap.hblkhd);
#else
    return 0;
#endif
}

// The most that was in use while so many heavy pages were read.
qint64 TestPipeline::heapWhileReading(int count)
{
    init();
    const auto inputs = pages(count);
    constexpr int words = 5000;
    for (int i = 0; i < count; ++i) {
        ReadingScript heavy;
        heavy.text = pageText(i);
        heavy.words = words;
        m_reading->script(QStringLiteral("p%1.png").arg(i), heavy);
    }
    std::atomic<qint64> most = 0;
    const qint64 before = heapInUse();
    m_reading->begins = [&] { most = std::max<qint64>(most, heapInUse() - before); };
    const RunLog log = run(inputs, 4);
    return log.finished().outcome == Outcome::Completed && log.count<event::PageRead>() == count
        ? most.load()
        : -1;
}

void TestPipeline::manyPagesStayFlat()
{
    if (heapInUse() == 0)
        QSKIP("this system's heap, or a sanitizer's, keeps no count");
    constexpr int few = 20;
    constexpr int many = 120;
    const qint64 little = heapWhileReading(few);
    const qint64 much = heapWhileReading(many);
    QVERIFY(little > 0 && much > 0);
    // Were they kept, each page would add 5000 words.
    const qint64 kept = qint64(many - few) * 5000 * qint64(sizeof(Word));
    QVERIFY2(much - little < kept / 4,
             qPrintable(QStringLiteral("%1 bytes with %2 pages, %3 with %4")
                            .arg(little)
                            .arg(few)
                            .arg(much)
                            .arg(many)));
}

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
