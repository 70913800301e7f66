// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipelinestage.h"

using namespace recto;
using fakes::ReadingScript;
using fakes::RunLog;

// A page is read again with corrections, while the text of several pages is cut together:
// only what stands on that page is made again.
class TestCorrectedPage : public QObject, public fakes::PipelineStage
{
    Q_OBJECT

private slots:
    void init();
    void editsAndDeletionsOnOtherPagesStay();
    void cardsOfThePageAreRenewed();
    void aChangedCardOfThePageIsKept();
    void aDeletedCardOfThePageStaysDeleted();
    void aCardThatIsMadeAgainKeepsItsId();
    void cardsComeBackWithTheirIds();
    void aPageThatCannotBeReadCostsNothing();
    void whatStaysIsNotAskedForAgain();
    void aCancelledCorrectionGoesOn();

private:
    static constexpr int corrected = 2;
    [[nodiscard]] static JobOptions together();
    [[nodiscard]] static QString front(int page, int line);
    [[nodiscard]] Flashcard card(const QString &front) const;
    [[nodiscard]] QStringList frontsOf(int page) const;
    [[nodiscard]] QHash<QString, QString> ids() const; // by front
    void change(const QString &front, const QString &back);
    void remove(const QString &front);
    void readAs(const QString &text); // the corrected page, from now on
    RunLog correct();

    QString m_job;
};

// Some pages a chunk, and pages that are cut in two.
JobOptions TestCorrectedPage::together()
{
    JobOptions options;
    options.maxChunk = 450;
    return options;
}

QString TestCorrectedPage::front(int page, int line)
{
    return fakes::cardLine(page, line).section(QLatin1String(" = "), 0, 0);
}

void TestCorrectedPage::init()
{
    reset();
    Pipeline pipeline(libraryFolder(), parts(1));
    const RunLog log = collect(pipeline.start(together(), pages(6)));
    QCOMPARE(log.finished().outcome, Outcome::Completed);
    m_job = log.jobId();
    QCOMPARE(fronts().size(), 18);
    auto library = Library::open(libraryFolder());
    bool spans = false;
    const auto chunks = JobJournal(*library).chunks.all(m_job);
    for (const JobChunk &chunk : *chunks)
        spans = spans || chunk.chunk.pages.size() > 1;
    QVERIFY(spans);
}

Flashcard TestCorrectedPage::card(const QString &wanted) const
{
    for (const Flashcard &found : cards()) {
        if (found.front == wanted)
            return found;
    }
    return {};
}

QStringList TestCorrectedPage::frontsOf(int page) const
{
    QStringList found;
    for (const Flashcard &one : cards()) {
        if (one.evidence.page == page)
            found << one.front;
    }
    return found;
}

QHash<QString, QString> TestCorrectedPage::ids() const
{
    QHash<QString, QString> all;
    for (const Flashcard &one : cards())
        all.insert(one.front, one.id);
    return all;
}

void TestCorrectedPage::change(const QString &wanted, const QString &back)
{
    auto library = Library::open(libraryFolder());
    Flashcard changed = card(wanted);
    changed.back = back;
    QVERIFY(library->updateFlashcard(changed).ok());
}

void TestCorrectedPage::remove(const QString &wanted)
{
    auto library = Library::open(libraryFolder());
    QVERIFY(library->deleteFlashcards({card(wanted).id}).ok());
}

void TestCorrectedPage::readAs(const QString &text)
{
    ReadingScript script;
    script.text = text;
    m_reading->script(QStringLiteral("p%1.png").arg(corrected), script);
}

RunLog TestCorrectedPage::correct()
{
    {
        auto library = Library::open(libraryFolder());
        PageCorrections turned;
        turned.quarterTurns = 1;
        if (!JobJournal(*library).pages.correct(m_job, corrected, turned))
            qFatal("the page can't be corrected");
    }
    return resume(m_job);
}

void TestCorrectedPage::editsAndDeletionsOnOtherPagesStay()
{
    QStringList untouched;
    for (const int page : {0, 1, 3, 4, 5}) {
        change(front(page, 0), QStringLiteral("my own answer %1").arg(page));
        remove(front(page, 1));
        untouched << front(page, 2);
    }
    const auto before = ids();
    readAs(fakes::pageText(9, 5)); // other cards, and more: everything behind moves
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    for (const int page : {0, 1, 3, 4, 5}) {
        QCOMPARE(card(front(page, 0)).back, QStringLiteral("my own answer %1").arg(page));
        QVERIFY2(card(front(page, 1)).id.isEmpty(), qPrintable(front(page, 1)));
    }
    for (const QString &one : untouched)
        QCOMPARE(card(one).id, before.value(one));
    QCOMPARE(fronts().size(), 10 + 5);
    // They stand in their order, in the chunks of now.
    QList<int> order;
    for (const Flashcard &one : cards())
        order << one.evidence.page;
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
}

void TestCorrectedPage::cardsOfThePageAreRenewed()
{
    readAs(fakes::pageText(9));
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    QCOMPARE(frontsOf(corrected), QStringList({front(9, 0), front(9, 1), front(9, 2)}));
    QCOMPARE(fronts().size(), 18);
    readAs(fakes::pageText(11));
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    QCOMPARE(frontsOf(corrected), QStringList({front(11, 0), front(11, 1), front(11, 2)}));
    QCOMPARE(fronts().size(), 18);
}

void TestCorrectedPage::aChangedCardOfThePageIsKept()
{
    change(front(corrected, 0), QStringLiteral("my own answer"));
    readAs(fakes::pageText(9));
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    const Flashcard kept = card(front(corrected, 0));
    QCOMPARE(kept.back, QStringLiteral("my own answer"));
    QVERIFY(kept.score < 0.5); // to be looked at: its page was read again
    QVERIFY(kept.doubts.contains(QStringLiteral("page-read-again")));
    QCOMPARE(frontsOf(corrected).size(), 4);
}

void TestCorrectedPage::aDeletedCardOfThePageStaysDeleted()
{
    remove(front(corrected, 1));
    readAs(fakes::pageText(corrected) + QStringLiteral("\n") + fakes::cardLine(9, 0));
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    QCOMPARE(frontsOf(corrected),
             QStringList({front(corrected, 0), front(corrected, 2), front(9, 0)}));
}

void TestCorrectedPage::aCardThatIsMadeAgainKeepsItsId()
{
    const auto before = ids();
    readAs(fakes::cardLine(9, 0) + QStringLiteral("\n") + fakes::pageText(corrected).toUpper());
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    QCOMPARE(fronts().size(), 19);
    for (int line = 0; line < 3; ++line) {
        const QString now = front(corrected, line).toUpper();
        QCOMPARE(card(now).id, before.value(front(corrected, line))); // the same after folding
        QCOMPARE(card(now).front, now); // as it reads now
    }
}

void TestCorrectedPage::cardsComeBackWithTheirIds()
{
    const auto before = ids();
    readAs(fakes::pageText(9));
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    readAs(fakes::pageText(corrected)); // corrected back
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    QCOMPARE(ids(), before);
}

void TestCorrectedPage::aPageThatCannotBeReadCostsNothing()
{
    const auto before = ids();
    ReadingScript broken;
    broken.failure = Error{ErrorKind::ReaderTimeout, {}, {}};
    m_reading->script(QStringLiteral("p%1.png").arg(corrected), broken);
    QCOMPARE(correct().finished().outcome, Outcome::PartlyFailed);
    QCOMPARE(ids(), before);
    readAs(fakes::pageText(9));
    QCOMPARE(resume(m_job, FailedUnits::TriedAgain).finished().outcome, Outcome::Completed);
    QCOMPARE(frontsOf(corrected), QStringList({front(9, 0), front(9, 1), front(9, 2)}));
    QCOMPARE(fronts().size(), 18);
}

void TestCorrectedPage::whatStaysIsNotAskedForAgain()
{
    const int asked = m_generator->asked();
    readAs(fakes::pageText(9, 6)); // everything behind is cut elsewhere
    QCOMPARE(correct().finished().outcome, Outcome::Completed);
    // The chunks that touch the page: it fills one, and reaches into one before and behind.
    QVERIFY2(m_generator->asked() - asked <= 3, qPrintable(QString::number(m_generator->asked())));
    QCOMPARE(fronts().size(), 15 + 6);
}

// The run is stopped when the page was read, and goes on in another.
void TestCorrectedPage::aCancelledCorrectionGoesOn()
{
    change(front(0, 0), QStringLiteral("my own answer"));
    remove(front(4, 1));
    const auto before = ids();
    readAs(QStringLiteral("WAIT\n") + fakes::pageText(9));
    {
        auto library = Library::open(libraryFolder());
        QVERIFY(JobJournal(*library).pages.correct(m_job, corrected, {}).ok());
        Pipeline pipeline(libraryFolder(), parts(1));
        const auto future = pipeline.resume(m_job);
        waitFor<event::ChunkStarted>(future);
        pipeline.cancel();
        QCOMPARE(collect(future).finished().outcome, Outcome::Cancelled);
    }
    m_generator->release();
    QCOMPARE(resume(m_job).finished().outcome, Outcome::Completed);
    QCOMPARE(card(front(0, 0)).back, QStringLiteral("my own answer"));
    QVERIFY(card(front(4, 1)).id.isEmpty());
    QCOMPARE(frontsOf(corrected), QStringList({front(9, 0), front(9, 1), front(9, 2)}));
    QCOMPARE(fronts().size(), before.size());
}

QTEST_GUILESS_MAIN(TestCorrectedPage)
#include "tst_correctedpage.moc"
