// SPDX-License-Identifier: GPL-3.0-or-later
// Jobs on a disk that gives out at any write: it is said in one clear sentence,
// nothing is damaged, and the job goes on once there is room. RECTO_FAULTS sets at
// how many writes. A small tmpfs where that may be mounted; a preloaded library,
// tests/fakes/failingdisk.cpp, in any case.
#include "cliprocess.h"
#include "core/codetext.h"
#include "library/jobjournal.h"
#include "sampletexts.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

#include <cerrno>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace recto;

namespace {

constexpr int pageCount = 4;

QStringList jobArguments(const QStringList &files)
{
    return QStringList{QStringLiteral("process"), QStringLiteral("--json"),
                       QStringLiteral("--max-chunk"), QStringLiteral("200")}
    + files;
}

QStringList addPages(const CliPlace &place)
{
    QStringList files;
    for (int i = 0; i < pageCount; ++i)
        files << place.addPage(QStringLiteral("page%1.png").arg(i), pageOfText(i));
    return files;
}

QString onlyJob(const CliPlace &place)
{
    const auto jobs
        = place.run({QStringLiteral("jobs"), QStringLiteral("list"), QStringLiteral("--json")})
              .objects();
    return jobs.isEmpty() ? QString() : jobs.first().value(QLatin1String("jobId")).toString();
}

QStringList cardsOf(const CliPlace &place)
{
    QStringList cards;
    for (const QJsonObject &card :
         place.run({QStringLiteral("cards"), QStringLiteral("--json")}).objects())
        cards << card.value(QLatin1String("front")).toString() + u'|'
                + card.value(QLatin1String("back")).toString();
    return cards;
}

// What is wrong with how a run ended that met `kind`; empty: nothing.
QString badEnding(const CliResult &result, const QString &kind, const QString &sentence)
{
    const auto events = result.objects();
    if (events.isEmpty())
        return QStringLiteral("no event");
    int endings = 0;
    for (const QJsonObject &event : events)
        endings += QStringList{QStringLiteral("complete"), QStringLiteral("error"),
                               QStringLiteral("cancelled")}
                       .contains(event.value(QLatin1String("event")).toString());
    const QJsonObject end = events.last();
    const QString text
        = QString::fromUtf8(QJsonDocument(end).toJson(QJsonDocument::Compact).left(300));
    if (endings != 1)
        return QStringLiteral("%1 endings").arg(endings);
    if (end.value(QLatin1String("event")).toString() == QLatin1String("complete"))
        return result.exitCode == 0
            ? QString()
            : QStringLiteral("complete, but exit code %1").arg(result.exitCode);
    const bool saved = end.value(QLatin1String("saved")).toInt() > 0
        || result.output.contains("\"event\":\"flashcard\"");
    if (result.exitCode != (saved ? 3 : 1))
        return QStringLiteral("exit code %1: ").arg(result.exitCode) + text;
    if (end.value(QLatin1String("code")).toString() != kind)
        return text;
    return end.value(QLatin1String("message")).toString().contains(sentence) ? QString() : text;
}

// What is wrong once there is room again; empty: nothing.
QString badRecovery(const CliPlace &place, const QStringList &files, const QStringList &expected)
{
    {
        const auto library = Library::open(place.path(QStringLiteral("library")));
        if (!library)
            return errorKindName(library.error().kind) + u' ' + library.error().detail;
        const auto problems = library->check(true);
        if (!problems || !problems->isEmpty())
            return problems ? libraryProblemText(problems->first()) : problems.error().detail;
    }
    const QString job = onlyJob(place);
    const CliResult resumed = job.isEmpty()
        ? place.run(jobArguments(files))
        : place.run(
            {QStringLiteral("jobs"), QStringLiteral("resume"), job, QStringLiteral("--json")});
    if (resumed.exitCode != 0)
        return QStringLiteral("resumed with %1: ").arg(resumed.exitCode)
            + QString::fromUtf8(resumed.complaints);
    const QStringList cards = cardsOf(place);
    return cards == expected
        ? QString()
        : QStringLiteral("%1 cards instead of %2").arg(cards.size()).arg(expected.size());
}

// The same on a tmpfs of 4 MB, filled up to `room` bytes before the job begins.
// Child of the test, which may unshare what it mounts; 77: it may not.
int onSmallDisk(qint64 room, const QStringList &expected)
{
    const CliPlace place;
    const QStringList files = addPages(place);
    const QString folder = place.path(QStringLiteral("library"));
    if (!QDir().mkdir(folder))
        return 3;
    const bool mayMount = unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) == 0
        && mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
        && mount("tmpfs", qPrintable(folder), "tmpfs", 0, "size=4m") == 0;
    if (!mayMount)
        return 77;
    const QString ballast = QStringLiteral("library/ballast");
    place.write(ballast, QByteArray(4 * 1024 * 1024 - room, 'x'));
    const CliResult full = place.run(jobArguments(files));
    QString bad = badEnding(full, QStringLiteral("DiskFull"), QStringLiteral("full"));
    QFile::remove(place.path(ballast));
    if (bad.isEmpty()) { // not to be written at all, before it goes on
        if (mount(nullptr, qPrintable(folder), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0)
            return 4;
        const QString job = onlyJob(place);
        bad = badEnding(job.isEmpty() ? place.run(jobArguments(files))
                                      : place.run({QStringLiteral("jobs"), QStringLiteral("resume"),
                                                   job, QStringLiteral("--json")}),
                        QStringLiteral("ReadOnly"), QStringLiteral("can’t be written"));
        if (mount(nullptr, qPrintable(folder), nullptr, MS_REMOUNT, nullptr) != 0)
            return 5;
    }
    if (bad.isEmpty())
        bad = badRecovery(place, files, expected);
    umount(qPrintable(folder));
    std::fputs(qPrintable(bad), stdout);
    return bad.isEmpty() ? 0 : 1;
}

int faultsWanted(int few)
{
    return qEnvironmentVariableIsSet("RECTO_FAULTS") ? qEnvironmentVariableIntValue("RECTO_FAULTS")
                                                     : few;
}

} // namespace

class TestFailingDisk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anyWriteMayFail_data();
    void anyWriteMayFail();
    void aSmallDiskFillsUp();

private:
    QStringList m_expected; // cards of an undisturbed run
};

void TestFailingDisk::initTestCase()
{
    const CliPlace calm;
    QCOMPARE(calm.run(jobArguments(addPages(calm))).exitCode, 0);
    m_expected = cardsOf(calm);
    QVERIFY(m_expected.size() >= pageCount);
}

void TestFailingDisk::anyWriteMayFail_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("full") << ENOSPC << "DiskFull"
                          << "is full";
    QTest::newRow("read-only") << EROFS << "ReadOnly"
                               << "can’t be written";
}

void TestFailingDisk::anyWriteMayFail()
{
    QFETCH(int, error);
    QFETCH(QString, kind);
    QFETCH(QString, sentence);
    const auto failing = [&](const CliPlace &place, int from) {
        QProcessEnvironment environment = place.environment();
        environment.insert(QStringLiteral("LD_PRELOAD"), qEnvironmentVariable("FAILING_DISK"));
        environment.insert(QStringLiteral("FAIL_FOLDER"), place.path(QStringLiteral("library")));
        environment.insert(QStringLiteral("FAIL_FROM"), QString::number(from));
        environment.insert(QStringLiteral("FAIL_ERRNO"), QString::number(error));
        environment.insert(QStringLiteral("FAIL_COUNT"), place.path(QStringLiteral("writes")));
        return environment;
    };
    const CliPlace counted;
    QCOMPARE(counted.run(jobArguments(addPages(counted)), {}, failing(counted, 0)).exitCode, 0);
    QFile count(counted.path(QStringLiteral("writes")));
    QVERIFY(count.open(QIODevice::ReadOnly));
    const int writes = count.readAll().toInt();
    QVERIFY2(writes > 200, qPrintable(QString::number(writes)));

    auto random = QRandomGenerator(static_cast<quint32>(error));
    const int faults = faultsWanted(12);
    for (int i = 0; i < faults; ++i) {
        const CliPlace place;
        const QStringList files = addPages(place);
        const int from = 1
            + random.bounded(writes * (i + 1)
                             / faults); // early ones too: the library is being made
        const CliResult result = place.run(jobArguments(files), {}, failing(place, from));
        const QString bad = badEnding(result, kind, sentence);
        QVERIFY2(bad.isEmpty(),
                 qPrintable(QStringLiteral("write %1 of %2: ").arg(from).arg(writes) + bad));
        const QString after = badRecovery(place, files, m_expected);
        QVERIFY2(
            after.isEmpty(),
            qPrintable(QStringLiteral("after write %1 of %2: ").arg(from).arg(writes) + after));
    }
}

void TestFailingDisk::aSmallDiskFillsUp()
{
    auto random = QRandomGenerator(7);
    const int faults = faultsWanted(5);
    for (int i = 0; i < faults; ++i) {
        const int room = 1 + random.bounded(300'000);
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    QStringList{QStringLiteral("--small-disk"), QString::number(room)}
                        + m_expected);
        QVERIFY(child.waitForFinished(60'000));
        if (child.exitCode() == 77)
            QSKIP("this system lets nobody mount a small file system");
        QVERIFY2(child.exitCode() == 0,
                 qPrintable(QStringLiteral("%1 bytes of room: ").arg(room)
                            + QString::fromUtf8(child.readAllStandardOutput())));
    }
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--small-disk"))
        return onSmallDisk(arguments.at(2).toLongLong(), arguments.mid(3));
    TestFailingDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_failingdisk.moc"
