// SPDX-License-Identifier: GPL-3.0-or-later
#include "cliprocess.h"
#include "sampletexts.h"
#include "streamfaults.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace recto;

namespace {

// A job that hangs at its last page until it is stopped.
class HangingJob
{
public:
    HangingJob()
    {
        QStringList files;
        for (int i = 0; i < 3; ++i)
            files << place.addPage(QStringLiteral("p%1.png").arg(i), pageOfText(i));
        files << place.addPage(QStringLiteral("hang.png"), pageOfText(9));
        m_cli.setProcessEnvironment(place.environment());
        m_cli.start(qEnvironmentVariable("RECTO_CLI"),
                    QStringList{QStringLiteral("process"), QStringLiteral("--json")} + files);
        while (m_output.count("\"state\":\"read\"") < 3) {
            if (!m_cli.waitForReadyRead(30'000))
                qFatal("the job does not begin");
            m_output += m_cli.readAllStandardOutput();
        }
        id = QJsonDocument::fromJson(m_output.split('\n').first())
                 .object()
                 .value(QLatin1String("jobId"))
                 .toString();
    }

    CliResult end()
    {
        CliResult result;
        if (!m_cli.waitForFinished(10'000))
            return result;
        result.exitCode = m_cli.exitCode();
        result.output = m_output + m_cli.readAllStandardOutput();
        return result;
    }

    [[nodiscard]] CliResult jobs(const QStringList &arguments) const
    {
        return place.run(QStringList{QStringLiteral("jobs")} + arguments);
    }

    CliPlace place;
    QString id;

private:
    QProcess m_cli;
    QByteArray m_output;
};

// A job of two pages, of which error.png fails.
QString halfFailedJob(const CliPlace &place)
{
    const QStringList files{place.addPage(QStringLiteral("a.png"), pageOfText(1)),
                            place.addPage(QStringLiteral("error.png"), {})};
    if (place.run(QStringList{QStringLiteral("process")} + files).exitCode != 3)
        qFatal("the job should fail in part");
    return place.run({QStringLiteral("jobs"), QStringLiteral("list"), QStringLiteral("--json")})
        .objects()
        .value(0)
        .value(QLatin1String("jobId"))
        .toString();
}

QJsonObject shown(const CliPlace &place, const QString &id)
{
    return place.run({QStringLiteral("jobs"), QStringLiteral("show"), id, QStringLiteral("--json")})
        .objects()
        .value(0);
}

QString pageState(const CliPlace &place, const QString &id, int page)
{
    return shown(place, id)
        .value(QLatin1String("pageList"))
        .toArray()
        .at(page)
        .toObject()
        .value(QLatin1String("state"))
        .toString();
}

QByteArray everyCard(const CliPlace &place)
{
    return place.run({QStringLiteral("cards"), QStringLiteral("--json")}).output;
}

QString state(const CliResult &shown)
{
    return shown.objects().value(0).value(QLatin1String("state")).toString();
}

} // namespace

class TestJobsCommand : public QObject
{
    Q_OBJECT

private slots:
    void twoProcessesNeverRunTheSameJob();
    void oneProcessCancelsAnothersJob();
    void showTellsEverything();
    void whatFailedIsTriedAgainAlone();
    void aCompleteJobIsToldAsItStands();
    void whatCannotStartForgetsNoFailure();
    void aDamagedLibraryIsSaidBeforeAnythingIsDone();
    void aLibraryThatIsMovedIsNamed();
    void whatIsNoFolderIsSaid();
    void retryTriesAgainWhatFailed();
    void aPageCanBeSkipped();
    void aPageIsCorrectedByItsText();
    void aPageIsReadAgainWithCorrections();
    void correctionsThatCannotBeMeantAreRefused_data();
    void correctionsThatCannotBeMeantAreRefused();
    void aDiscardedJobIsOver();
};

void TestJobsCommand::twoProcessesNeverRunTheSameJob()
{
    HangingJob job;
    for (const QStringList &arguments :
         {QStringList{QStringLiteral("resume"), job.id, QStringLiteral("--json")},
          {QStringLiteral("resume"), QStringLiteral("--retry-failed"), job.id,
           QStringLiteral("--json")}}) {
        const CliResult second = job.jobs(arguments);
        QCOMPARE(second.exitCode, 1);
        QCOMPARE(second.objects().size(), 1);
        const QJsonObject end = second.objects().first();
        QCOMPARE(end.value(QLatin1String("event")).toString(), QStringLiteral("error"));
        QCOMPARE(end.value(QLatin1String("code")).toString(),
                 QStringLiteral("JobRunningElsewhere"));
        QCOMPARE(end.value(QLatin1String("jobId")).toString(), job.id);
        QVERIFY2(!second.complaints.contains("resume"), second.complaints.constData());
    }
    QCOMPARE(job.jobs({QStringLiteral("cancel"), job.id}).exitCode, 0);
    QCOMPARE(job.end().exitCode, 130);
}

void TestJobsCommand::oneProcessCancelsAnothersJob()
{
    HangingJob job;
    QCOMPARE(state(job.jobs({QStringLiteral("show"), job.id, QStringLiteral("--json")})),
             QStringLiteral("running"));
    QCOMPARE(job.jobs({QStringLiteral("cancel"), job.id}).exitCode, 0);
    const CliResult ended = job.end();
    QCOMPARE(ended.exitCode, 130);
    StreamChecker checker;
    for (const QByteArray &line : ended.output.trimmed().split('\n'))
        checker.take(line);
    QCOMPARE(checker.faults(), QStringList());
    QCOMPARE(checker.ending(), QStringLiteral("cancelled"));
    QCOMPARE(state(job.jobs({QStringLiteral("show"), job.id, QStringLiteral("--json")})),
             QStringLiteral("cancelled"));
}

void TestJobsCommand::showTellsEverything()
{
    const CliPlace place;
    const QStringList files{place.addPage(QStringLiteral("a.png"), pageOfText(1)),
                            place.addPage(QStringLiteral("error.png"), {})};
    QCOMPARE(place.run(QStringList{QStringLiteral("process")} + files).exitCode, 3);
    const QString id
        = place.run({QStringLiteral("jobs"), QStringLiteral("list"), QStringLiteral("--json")})
              .objects()
              .value(0)
              .value(QLatin1String("jobId"))
              .toString();
    const QJsonObject job
        = place.run({QStringLiteral("jobs"), QStringLiteral("show"), id, QStringLiteral("--json")})
              .objects()
              .value(0);
    for (const char *field : {"state", "options", "pages", "chunks", "flashcards", "pageList",
                              "chunkList", "usage", "createdAt"})
        QVERIFY2(job.contains(QLatin1String(field)), field);
    const QJsonArray pages = job.value(QLatin1String("pageList")).toArray();
    QCOMPARE(pages.size(), 2);
    QVERIFY(pages[0].toObject().value(QLatin1String("attempts")).toInt() == 1);
    QVERIFY(pages[1].toObject().contains(QLatin1String("error")));
    const CliResult text = place.run({QStringLiteral("jobs"), QStringLiteral("show"), id});
    QVERIFY2(text.output.contains("error.png") && text.output.contains("failed"),
             text.output.constData());
    QCOMPARE(place.run({QStringLiteral("jobs"), QStringLiteral("show"), QStringLiteral("nobody")})
                 .exitCode,
             1);
}

void TestJobsCommand::whatFailedIsTriedAgainAlone()
{
    const CliPlace place;
    QStringList files;
    for (int i = 0; i < 3; ++i)
        files << place.addPage(QStringLiteral("p%1.png").arg(i), pageOfText(i));
    files << place.addPage(QStringLiteral("hang.png"), pageOfText(9));
    QProcessEnvironment hasty = place.environment();
    hasty.insert(QStringLiteral("RECTO_READER_SECONDS"), QStringLiteral("1"));
    const CliResult first = place.run(QStringList{QStringLiteral("process")} + files, {}, hasty);
    QCOMPARE(first.exitCode, 3);
    const QByteArray hint = "jobs resume --retry-failed ";
    QVERIFY2(first.complaints.contains(hint), first.complaints.constData());
    const QString id = QString::fromUtf8(
        first.complaints.mid(first.complaints.indexOf(hint) + hint.size()).trimmed());
    const auto reads = [&place] {
        QFile log(place.path(QStringLiteral("reads.log")));
        return log.open(QIODevice::ReadOnly) ? log.readAll().count('\n') : -1;
    };
    QCOMPARE(reads(), 4);
    QCOMPARE(place.run({QStringLiteral("jobs"), QStringLiteral("resume"), id}, {}, hasty).exitCode,
             3);
    QCOMPARE(reads(), 4); // nothing was left
    QCOMPARE(place
                 .run({QStringLiteral("jobs"), QStringLiteral("resume"),
                       QStringLiteral("--retry-failed"), id},
                      {}, hasty)
                 .exitCode,
             3);
    QCOMPARE(reads(), 5); // that page alone
}

void TestJobsCommand::aCompleteJobIsToldAsItStands()
{
    const CliPlace place;
    const QList<QJsonObject> told
        = place
              .run({QStringLiteral("process"), QStringLiteral("--json"),
                    place.addPage(QStringLiteral("a.png"), pageOfText(1))})
              .objects();
    const QJsonObject end = told.last();
    QCOMPARE(end.value(QLatin1String("event")).toString(), QStringLiteral("complete"));
    const CliResult again
        = place.run({QStringLiteral("jobs"), QStringLiteral("resume"),
                     end.value(QLatin1String("jobId")).toString(), QStringLiteral("--json")});
    QCOMPARE(again.exitCode, 0);
    QCOMPARE(again.objects(), QList<QJsonObject>{end}); // with the number that it has
}

void TestJobsCommand::whatCannotStartForgetsNoFailure()
{
    const CliPlace place;
    const QStringList files{place.addPage(QStringLiteral("a.png"), pageOfText(1)),
                            place.addPage(QStringLiteral("error.png"), {})};
    QCOMPARE(place.run(QStringList{QStringLiteral("process")} + files).exitCode, 3);
    const QString id
        = place.run({QStringLiteral("jobs"), QStringLiteral("list"), QStringLiteral("--json")})
              .objects()
              .value(0)
              .value(QLatin1String("jobId"))
              .toString();
    place.write(QStringLiteral("zyx.traineddata"), "another language");
    QProcessEnvironment without = place.environment();
    without.insert(QStringLiteral("TESSDATA_PREFIX"), place.path({}));
    const CliResult refused = place.run(
        {QStringLiteral("jobs"), QStringLiteral("resume"), QStringLiteral("--retry-failed"), id},
        {}, without);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.complaints.contains("language"), refused.complaints.constData());
    const QJsonArray pages
        = place.run({QStringLiteral("jobs"), QStringLiteral("show"), id, QStringLiteral("--json")})
              .objects()
              .value(0)
              .value(QLatin1String("pageList"))
              .toArray();
    QCOMPARE(pages[1].toObject().value(QLatin1String("state")).toString(),
             QStringLiteral("failed"));
}

void TestJobsCommand::aDamagedLibraryIsSaidBeforeAnythingIsDone()
{
    const CliPlace place;
    const QString page = place.addPage(QStringLiteral("a.png"), pageOfText(1));
    QCOMPARE(place.run({QStringLiteral("process"), page}).exitCode, 0);
    QFile database(place.path(QStringLiteral("library/library.sqlite")));
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.seek(4096 + 100));
    QVERIFY(database.write(QByteArray(60'000, '\x5a')) > 0);
    database.close();
    const CliResult second = place.run({QStringLiteral("process"), QStringLiteral("--json"), page});
    QCOMPARE(second.exitCode, 1);
    QCOMPARE(second.objects().last().value(QLatin1String("code")).toString(),
             QStringLiteral("LibraryDamaged"));
    QVERIFY(second.complaints.contains("Restore a backup"));
    QCOMPARE(place.run({QStringLiteral("doctor")}).exitCode, 1);
}

void TestJobsCommand::aLibraryThatIsMovedIsNamed()
{
    HangingJob job;
    const QString library = job.place.path(QStringLiteral("library"));
    QVERIFY(QDir().rename(library, job.place.path(QStringLiteral("moved"))));
    const CliResult ended = job.end();
    QCOMPARE(ended.exitCode, 1);
    const QJsonObject last = ended.objects().last();
    QCOMPARE(last.value(QLatin1String("event")).toString(), QStringLiteral("error"));
    QCOMPARE(last.value(QLatin1String("code")).toString(), QStringLiteral("LibraryMissing"));
    QVERIFY(last.value(QLatin1String("message")).toString().contains(library));
    QVERIFY(!QFileInfo::exists(library));
}

void TestJobsCommand::whatIsNoFolderIsSaid()
{
    const CliPlace place;
    place.write(QStringLiteral("file"), "no folder");
    for (const QString &wrong :
         {place.path(QStringLiteral("file")), QStringLiteral("/dev/null"), QString()}) {
        const CliResult result = place.run({QStringLiteral("--library"), wrong,
                                            QStringLiteral("cards"), QStringLiteral("--json")});
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.complaints.contains("is not a folder"), result.complaints.constData());
    }
}

void TestJobsCommand::retryTriesAgainWhatFailed()
{
    const CliPlace place;
    const QString id = halfFailedJob(place);
    const CliResult again = place.run(
        {QStringLiteral("jobs"), QStringLiteral("retry"), id, QStringLiteral("--json")});
    QCOMPARE(again.exitCode, 3);
    QCOMPARE(again.objects().last().value(QLatin1String("event")).toString(),
             QStringLiteral("complete"));
    const QJsonArray pages = shown(place, id).value(QLatin1String("pageList")).toArray();
    QCOMPARE(pages[0].toObject().value(QLatin1String("attempts")).toInt(), 1);
    QCOMPARE(pages[1].toObject().value(QLatin1String("attempts")).toInt(), 1); // counted anew
    QFile log(place.path(QStringLiteral("reads.log")));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QList<QByteArray> reads = log.readAll().trimmed().split('\n');
    std::sort(reads.begin(), reads.end()); // two readers write in either order
    QCOMPARE(reads, (QList<QByteArray>{"a.png", "error.png", "error.png"}));
}

void TestJobsCommand::aPageCanBeSkipped()
{
    const CliPlace place;
    const QString id = halfFailedJob(place);
    QCOMPARE(place.run({QStringLiteral("jobs"), QStringLiteral("skip"), id, QStringLiteral("1")})
                 .exitCode,
             0);
    QCOMPARE(pageState(place, id, 1), QStringLiteral("skipped"));
    QCOMPARE(shown(place, id).value(QLatin1String("state")).toString(),
             QStringLiteral("completed"));
    QCOMPARE(place.run({QStringLiteral("jobs"), QStringLiteral("skip"), id, QStringLiteral("7")})
                 .exitCode,
             1);
    QCOMPARE(place.run({QStringLiteral("jobs"), QStringLiteral("skip"), id, QStringLiteral("b")})
                 .exitCode,
             2);
}

void TestJobsCommand::aPageIsCorrectedByItsText()
{
    const CliPlace place;
    const QString id = halfFailedJob(place);
    place.write(QStringLiteral("page.txt"), pageOfText(5).toUtf8());
    const CliResult corrected
        = place.run({QStringLiteral("jobs"), QStringLiteral("correct"), id, QStringLiteral("1"),
                     QStringLiteral("--text"), place.path(QStringLiteral("page.txt"))});
    QCOMPARE(corrected.exitCode, 0);
    QCOMPARE(pageState(place, id, 1), QStringLiteral("done"));
    QVERIFY2(everyCard(place).contains("sonnet"), everyCard(place).constData());
}

void TestJobsCommand::aPageIsReadAgainWithCorrections()
{
    const CliPlace place;
    const QString id = halfFailedJob(place);
    place.write(QStringLiteral("a.png.txt"), pageOfText(3).toUtf8()); // how it is read turned
    const CliResult corrected = place.run(
        {QStringLiteral("jobs"), QStringLiteral("correct"), id, QStringLiteral("0"),
         QStringLiteral("--turn"), QStringLiteral("90"), QStringLiteral("--corners"),
         QStringLiteral("0,0,1,0,1,1,0,1"), QStringLiteral("--language"), QStringLiteral("eng")});
    QCOMPARE(corrected.exitCode, 3);
    QVERIFY(everyCard(place).contains("glacier"));
    QVERIFY(!everyCard(place).contains("Inflation is"));
    const QJsonObject page
        = shown(place, id).value(QLatin1String("pageList")).toArray().at(0).toObject();
    const QByteArray kept = QJsonDocument(page).toJson();
    QVERIFY2(kept.contains("quarterTurns\": 1"), kept.constData());
}

void TestJobsCommand::correctionsThatCannotBeMeantAreRefused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("turn") << QStringList{QStringLiteral("--turn"), QStringLiteral("45")};
    QTest::newRow("corners") << QStringList{QStringLiteral("--corners"), QStringLiteral("1,2,3")};
    QTest::newRow("corner outside")
        << QStringList{QStringLiteral("--corners"), QStringLiteral("0,0,9999,0,9,9,0,9")};
    QTest::newRow("no such text") << QStringList{QStringLiteral("--text"),
                                                 QStringLiteral("/no/such/file")};
    QTest::newRow("text and turn")
        << QStringList{QStringLiteral("--text"), QStringLiteral("/no/such/file"),
                       QStringLiteral("--turn"), QStringLiteral("90")};
}

void TestJobsCommand::correctionsThatCannotBeMeantAreRefused()
{
    QFETCH(QStringList, options);
    static const CliPlace place;
    static const QString id = halfFailedJob(place);
    const CliResult refused = place.run(
        QStringList{QStringLiteral("jobs"), QStringLiteral("correct"), id, QStringLiteral("0")}
        + options);
    QCOMPARE(refused.exitCode, 2);
    QVERIFY(!refused.complaints.isEmpty());
    QCOMPARE(pageState(place, id, 0), QStringLiteral("done"));
}

void TestJobsCommand::aDiscardedJobIsOver()
{
    HangingJob job;
    QCOMPARE(job.jobs({QStringLiteral("discard"), job.id}).exitCode, 1); // it runs
    QCOMPARE(job.jobs({QStringLiteral("cancel"), job.id}).exitCode, 0);
    QCOMPARE(job.end().exitCode, 130);
    QCOMPARE(job.jobs({QStringLiteral("discard"), job.id}).exitCode, 0);
    QCOMPARE(shown(job.place, job.id).value(QLatin1String("state")).toString(),
             QStringLiteral("cancelled"));
    // Without a card nothing is left of it to look at.
    QCOMPARE(job.place.run({QStringLiteral("--json"), QStringLiteral("uploads")}).output,
             QByteArray());
}

QTEST_GUILESS_MAIN(TestJobsCommand)
#include "tst_jobscommand.moc"
