// SPDX-License-Identifier: GPL-3.0-or-later
// A job whose process is killed (SIGKILL) again and again ends with the cards of
// an undisturbed run, and pays no answer twice. RECTO_KILLS sets how often; the
// suite uses few, tests/benchmarks/survival 200.
#include "cliprocess.h"
#include "fakes/sentencecards.h"
#include "pipeline/jobstream.h"
#include "sampletexts.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace recto;
using namespace recto::fakes;

namespace {

constexpr int pageCount = 12;
constexpr int workers = 2;

int killsWanted()
{
    return qEnvironmentVariableIsSet("RECTO_KILLS") ? qEnvironmentVariableIntValue("RECTO_KILLS")
                                                    : 15;
}

QStringList addPages(const CliPlace &place)
{
    QStringList files;
    for (int i = 0; i < pageCount; ++i)
        files << place.addPage(QStringLiteral("page%1.png").arg(i), pageOfText(i));
    return files;
}

QStringList cardsOf(const CliPlace &place)
{
    QStringList cards;
    const auto library = Library::open(place.path(QStringLiteral("library")));
    if (!library)
        return {QStringLiteral("no library")};
    for (const Flashcard &card : *library->flashcards({}))
        cards << QStringList{card.front, card.back, QString::number(card.evidence.page),
                             card.evidence.quote}
                     .join(u'|');
    return cards;
}

// The pages that readers began, in order.
QStringList pagesStarted(const CliPlace &place)
{
    QFile log(place.path(QStringLiteral("reads.log")));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

struct JournalLook
{
    QString jobId; // empty: no job yet
    QSet<QString> pagesDone;
};

JournalLook lookInto(const CliPlace &place)
{
    JournalLook look;
    auto library = Library::open(place.path(QStringLiteral("library")));
    if (!library)
        return look;
    JobJournal journal(*library);
    const auto jobs = journal.jobs.all();
    if (!jobs || jobs->isEmpty())
        return look;
    look.jobId = jobs->first().id;
    for (const JobPage &page : *journal.pages.all(look.jobId)) {
        if (page.state == UnitState::Done)
            look.pagesDone.insert(page.page.name);
    }
    return look;
}

// What is wrong with the rows of the job, as another process reads them: numbers have
// no gap and no double, pages and cards are told once, percentages never fall.
QString faultOfStream(const CliPlace &place, const QString &jobId)
{
    auto library = Library::open(place.path(QStringLiteral("library")));
    const auto rows = library ? JobStream(*library).rows(jobId, 0, 1'000'000) : library.error();
    if (!rows)
        return errorKindName(rows.error().kind);
    QSet<QString> told;
    double percentage = 0;
    qint64 number = 0;
    for (const JobRow &row : *rows) {
        const QString kind = row.event.value(QLatin1String("event")).toString();
        const QString where = QStringLiteral("row %1: ").arg(row.number);
        if (row.number != ++number)
            return where + QStringLiteral("not %1").arg(number);
        if (kind == QLatin1String("progress")) {
            const double now = row.event.value(QLatin1String("percentage")).toDouble();
            if (now < percentage)
                return where + QStringLiteral("%1 after %2").arg(now).arg(percentage);
            percentage = now;
        } else if (kind == QLatin1String("complete")) {
            percentage = 0; // what is asked of a job that is done begins anew
        }
        QString what;
        if (kind == QLatin1String("page"))
            what = row.event.value(QLatin1String("file")).toString();
        if (kind == QLatin1String("flashcard"))
            what = row.event.value(QLatin1String("flashcard"))
                       .toObject()
                       .value(QLatin1String("id"))
                       .toString();
        if (!what.isEmpty() && told.contains(what))
            return where + what + QStringLiteral(" again");
        told.insert(what);
    }
    return {};
}

// How many rows of a kind there are.
int rowsOfKind(const CliPlace &place, const QString &jobId, const QString &kind)
{
    auto library = Library::open(place.path(QStringLiteral("library")));
    int found = 0;
    const auto rows = library ? JobStream(*library).rows(jobId, 0, 1'000'000) : library.error();
    for (const JobRow &row : rows ? *rows : QList<JobRow>())
        found += row.event.value(QLatin1String("event")).toString() == kind;
    return found;
}

// A job that is killed at random moments, and resumed each time, until it is done.
class KilledJob
{
public:
    KilledJob(const CliPlace &place, const QStringList &options, int wholeRun)
        : m_place(place)
        , m_files(addPages(place))
        , m_options(options)
        , m_wholeRun(wholeRun)
        , m_environment(place.environment())
    {
        m_environment.insert(QStringLiteral("FAKE_MILLISECONDS"), QStringLiteral("15"));
    }

    // Starts or resumes it; kills it after a random time if `mayKill`. The kills
    // crowd at the start now and then, so that one job takes many.
    void go(bool mayKill, QRandomGenerator &random)
    {
        const QString jobId = lookInto(m_place).jobId;
        QStringList arguments{QStringLiteral("jobs"), QStringLiteral("resume"), jobId};
        if (jobId.isEmpty())
            arguments = QStringList{QStringLiteral("process")} + m_options + m_files;
        const int patience = random.bounded(3) == 0 ? 120 : m_wholeRun;
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(qEnvironmentVariable("RECTO_CLI"), arguments);
        killed = mayKill && !process.waitForFinished(random.bounded(5, patience));
        if (killed)
            process.kill();
        if (process.state() != QProcess::NotRunning && !process.waitForFinished(60'000))
            qFatal("a job hangs");
        exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        killed = killed && exitCode != 0;
        complaints = process.readAllStandardError();
    }

    bool killed = false;
    int exitCode = -1;
    QByteArray complaints;

private:
    const CliPlace &m_place;
    const QStringList m_files;
    const QStringList m_options;
    const int m_wholeRun; // milliseconds
    QProcessEnvironment m_environment;
};

const QStringList smallParts{QStringLiteral("--max-chunk"), QStringLiteral("200"),
                             QStringLiteral("--workers"), QString::number(workers)};

} // namespace

class TestKilledJob : public QObject
{
    Q_OBJECT

private slots:
    void cardsEqualThoseOfAnUndisturbedRun();
    void anAnswerThatArrivedIsNotBoughtAgain();
};

void TestKilledJob::cardsEqualThoseOfAnUndisturbedRun()
{
    const CliPlace calm;
    QElapsedTimer clock;
    clock.start();
    const CliResult undisturbed
        = calm.run(QStringList{QStringLiteral("process")} + smallParts + addPages(calm));
    const int wholeRun = static_cast<int>(clock.elapsed()) + 150;
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.complaints.constData());
    const QStringList expected = cardsOf(calm);
    QVERIFY(expected.size() >= pageCount);

    auto random = QRandomGenerator(42);
    const int kills = killsWanted();
    int killed = 0;
    int jobs = 0;
    qsizetype readAgain = 0;
    while (killed < kills) {
        const CliPlace place;
        KilledJob job(place, smallParts, wholeRun);
        ++jobs;
        do {
            const QSet<QString> doneBefore = lookInto(place).pagesDone;
            const qsizetype startedBefore = pagesStarted(place).size();
            job.go(killed < kills, random);
            killed += job.killed;
            // Nothing that is in the journal is read again, nothing twice in one run …
            const QStringList started = pagesStarted(place).mid(startedBefore);
            const QSet<QString> different(started.cbegin(), started.cend());
            QCOMPARE(different.size(), started.size());
            QVERIFY(!different.intersects(doneBefore));
            // … and a kill costs no more than the pages that the workers had in hand.
            const QSet<QString> lost = different - lookInto(place).pagesDone;
            QVERIFY2(lost.size() <= workers, qPrintable(QStringList(lost.values()).join(u' ')));
            readAgain += lost.size();
            if (const QString jobId = lookInto(place).jobId; !jobId.isEmpty())
                QCOMPARE(faultOfStream(place, jobId), QString());
        } while (job.killed);
        QVERIFY2(job.exitCode == 0, job.complaints.constData());
        QCOMPARE(cardsOf(place), expected);
        const QString jobId = lookInto(place).jobId;
        QCOMPARE(rowsOfKind(place, jobId, QStringLiteral("page")), pageCount);
        QCOMPARE(rowsOfKind(place, jobId, QStringLiteral("flashcard")), expected.size());
        // One end a run: what is killed after its end was told is a run more.
        const int ended = rowsOfKind(place, jobId, QStringLiteral("complete"));
        QVERIFY(ended >= 1 && ended <= rowsOfKind(place, jobId, QStringLiteral("job")));
        const auto library = Library::open(place.path(QStringLiteral("library")));
        QVERIFY(library.ok());
        QCOMPARE(*library->check(true), QList<LibraryProblem>());
    }
    qInfo("%d kills of %d jobs, %d pages in hand read again", killed, jobs, int(readAgain));
}

void TestKilledJob::anAnswerThatArrivedIsNotBoughtAgain()
{
    constexpr int askers = 4; // requests at a time, as the settings have it
    FakeChatServer server([](const FakeRequest &request) {
        FakeAnswer answer = streamedAnswer(deltasOf(sentenceCards(request), 20));
        answer.beforePiece = std::chrono::milliseconds(1);
        return answer;
    });
    const QStringList options
        = smallParts + QStringList{QStringLiteral("--generator"), QStringLiteral("chat"),
                                   QStringLiteral("--base-url"),  server.url().toString(),
                                   QStringLiteral("--model"),     QStringLiteral("loopback")};
    const CliPlace calm;
    QElapsedTimer clock;
    clock.start();
    const CliResult undisturbed
        = calm.run(QStringList{QStringLiteral("process")} + options + addPages(calm));
    const int wholeRun = static_cast<int>(clock.elapsed()) + 150;
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.complaints.constData());
    const QStringList expected = cardsOf(calm);
    const qsizetype chunks = server.requests().size();
    QVERIFY(chunks >= pageCount);

    auto random = QRandomGenerator(43);
    const int kills = std::max(5, killsWanted() / 3);
    int killed = 0;
    qsizetype askedAgain = 0;
    while (killed < kills) {
        const CliPlace place;
        KilledJob job(place, options, wholeRun);
        const qsizetype before = server.requests().size();
        int killsOfThis = 0;
        do {
            job.go(killed < kills, random);
            killed += job.killed;
            killsOfThis += job.killed;
        } while (job.killed);
        QVERIFY2(job.exitCode == 0, job.complaints.constData());
        const qsizetype again = server.requests().size() - before - chunks;
        QVERIFY2(again <= killsOfThis * askers,
                 qPrintable(QStringLiteral("%1 after %2 kills").arg(again).arg(killsOfThis)));
        askedAgain += again;
        QStringList cards = cardsOf(place);
        cards.sort();
        QStringList wanted = expected;
        wanted.sort(); // answers come in any order, so places in a chunk may, too
        QCOMPARE(cards, wanted);
    }
    qInfo("%d kills, %d requests in flight asked again", killed, int(askedAgain));
}

QTEST_GUILESS_MAIN(TestKilledJob)
#include "tst_killedjob.moc"
