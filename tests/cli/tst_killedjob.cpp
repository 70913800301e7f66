// SPDX-License-Identifier: GPL-3.0-or-later
// A job whose process is killed (SIGKILL) again and again ends with the cards of
// an undisturbed run. RECTO_KILLS sets how often; the suite uses few.
#include "cliprocess.h"
#include "library/jobjournal.h"
#include "sampletexts.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace recto;

class TestKilledJob : public QObject
{
    Q_OBJECT

private slots:
    void cardsEqualThoseOfAnUndisturbedRun();
};

static QStringList addPages(const CliPlace &place, int count)
{
    QStringList files;
    for (int i = 0; i < count; ++i)
        files << place.addPage(QStringLiteral("page%1.png").arg(i), pageOfText(i));
    return files;
}

static QStringList cardsOf(const CliPlace &place)
{
    QStringList cards;
    const auto library = Library::open(place.path(QStringLiteral("library")));
    if (!library)
        return {QStringLiteral("no library")};
    for (const Flashcard &card : *library->flashcards({}))
        cards << QStringList{card.front, card.back, QString::number(card.evidence.page), card.evidence.quote}.join(u'|');
    return cards;
}

static QStringList pagesStarted(const CliPlace &place)
{
    QFile log(place.path(QStringLiteral("reads.log")));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

// The job as the journal has it; its id is empty while there is none.
static Job onlyJob(const CliPlace &place, QStringList *pagesDone)
{
    auto library = Library::open(place.path(QStringLiteral("library")));
    if (!library)
        return {};
    JobJournal journal(*library);
    const auto jobs = journal.jobs();
    if (!jobs || jobs->isEmpty())
        return {};
    for (const JobPage &page : *journal.pages(jobs->first().id)) {
        if (page.state == UnitState::Done)
            *pagesDone << page.page.name;
    }
    return jobs->first();
}

void TestKilledJob::cardsEqualThoseOfAnUndisturbedRun()
{
    constexpr int pageCount = 12;
    const int kills = qEnvironmentVariableIsSet("RECTO_KILLS") ? qEnvironmentVariableIntValue("RECTO_KILLS") : 15;
    const CliPlace calm;
    const QStringList calmFiles = addPages(calm, pageCount);
    QElapsedTimer clock;
    clock.start();
    const CliResult undisturbed = calm.run(QStringList{QStringLiteral("process"), QStringLiteral("--max-chunk"), QStringLiteral("200")} + calmFiles);
    const qint64 wholeRun = clock.elapsed();
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.complaints.constData());
    const QStringList expected = cardsOf(calm);
    QVERIFY(expected.size() >= pageCount);

    auto random = QRandomGenerator(42);
    int killed = 0;
    int rereads = 0;
    while (killed < kills) {
        const CliPlace place;
        QProcessEnvironment environment = place.environment();
        environment.insert(QStringLiteral("FAKE_MILLISECONDS"), QStringLiteral("15"));
        const QStringList files = addPages(place, pageCount);
        for (bool finished = false; !finished;) {
            QStringList done;
            const Job job = onlyJob(place, &done);
            const qsizetype startedBefore = pagesStarted(place).size();
            QProcess process;
            process.setProcessEnvironment(environment);
            process.start(qEnvironmentVariable("RECTO_CLI"),
                          job.id.isEmpty()
                              ? QStringList{QStringLiteral("process"), QStringLiteral("--max-chunk"), QStringLiteral("200"),
                                            QStringLiteral("--workers"), QStringLiteral("2")} + files
                              : QStringList{QStringLiteral("jobs"), QStringLiteral("resume"), job.id});
            const bool kill = killed < kills;
            if (kill && !process.waitForFinished(random.bounded(20, int(wholeRun) + 150))) {
                process.kill();
                ++killed;
            }
            QVERIFY(process.waitForFinished(60'000));
            finished = process.exitStatus() == QProcess::NormalExit;
            if (finished)
                QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
            // Nothing that was finished is read again; what was in flight may be.
            const QStringList started = pagesStarted(place).mid(startedBefore);
            for (const QString &page : started)
                QVERIFY2(!done.contains(page), qPrintable(page));
        }
        QCOMPARE(cardsOf(place), expected);
        rereads += static_cast<int>(pagesStarted(place).size()) - pageCount;
        const auto library = Library::open(place.path(QStringLiteral("library")));
        QVERIFY(library.ok());
        QCOMPARE(*library->check(true), QStringList());
    }
    QVERIFY2(rereads <= 2 * killed, qPrintable(QStringLiteral("%1 pages read again after %2 kills").arg(rereads).arg(killed)));
    qInfo("%d kills, %d pages in flight read again", killed, rereads);
}

QTEST_GUILESS_MAIN(TestKilledJob)
#include "tst_killedjob.moc"
