// SPDX-License-Identifier: GPL-3.0-or-later
// A library under several writers, killed processes, a full disk and a folder
// that may not be written. This program is its own child: see main().
#include "librarysamples.h"

#include "library/jobjournal.h"
#include "library/sqlite/sqlitedatabase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <atomic>
#include <cstdio>
#include <thread>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

using namespace recto;
using namespace recto::samples;

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

QString outcome(const Status &status)
{
    return status ? QStringLiteral("ok") : errorKindName(status.error().kind);
}

QString cardId(const QString &writer, int number)
{
    return QStringLiteral("%1-%2").arg(writer).arg(number);
}

// Saves cards for ever (or `count`), and says each after it was committed.
int writeCards(const QString &folder, const QString &jobId, const QString &writer, int first,
               int count)
{
    auto library = Library::open(folder);
    if (!library)
        return 1;
    JobJournal journal(*library);
    for (int i = first; i < first + count; ++i) {
        if (!journal.pages.read(jobId, 0, pageText(QStringLiteral("text %1").arg(i)), i)
            || !journal.cards.save(jobId, 0, i, card(cardId(writer, i))))
            return 2;
        say(cardId(writer, i));
    }
    return 0;
}

// What somebody who may not write there gets.
int lookAt(const QString &folder)
{
#ifdef Q_OS_LINUX
    constexpr unsigned nobody = 65534;
    if (geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0))
        return 3;
#endif
    auto library = Library::open(folder);
    if (!library) {
        say(QStringLiteral("open %1 %2")
                .arg(errorKindName(library.error().kind), library.error().subject));
        return 0;
    }
    CardFilter search;
    search.search = QStringLiteral("chloro");
    say(QStringLiteral("open ok, read only %1").arg(library->readOnly()));
    say(QStringLiteral("cards %1").arg(library->flashcards(search)->size()));
    say(QStringLiteral("check %1").arg(library->check(true)->size()));
    const auto created = library->createUpload({});
    say(QStringLiteral("write ")
        + (created ? QStringLiteral("ok") : errorKindName(created.error().kind)));
    const auto media = library->importMedia(QCoreApplication::applicationFilePath());
    say(QStringLiteral("media ")
        + (media ? QStringLiteral("ok") : errorKindName(media.error().kind)));
    return 0;
}

#ifdef Q_OS_LINUX
// Fills a file system of 2 MB of its own until nothing goes in any more, makes
// room, and goes on. Exit code 77 where the system allows no such mount.
int fillDisk(const QString &folder)
{
    const bool mayMount = unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) == 0
        && (mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0)
        && mount("tmpfs", qPrintable(folder), "tmpfs", 0, "size=2m") == 0;
    if (!mayMount)
        return 77;
    const QString ballast = folder + QStringLiteral("/ballast");
    if (!writeFile(ballast, QByteArray(500'000, 'x')))
        return 4;
    auto library = Library::open(folder);
    if (!library)
        return 1;
    JobJournal journal(*library);
    const Job job = *journal.jobs.create({}, pages(1), QStringLiteral("me"));
    (void)journal.chunks.cut(job.id, {chunk(0, 0)});
    int saved = 0;
    Status status;
    while (status && saved < 100'000) {
        const auto made
            = journal.cards.save(job.id, 0, saved, card(cardId(QStringLiteral("w"), saved)));
        status = made ? Status{} : Status{made.error()};
        saved += made ? 1 : 0;
    }
    say(QStringLiteral("full ") + outcome(status));
    const QString photo = QCoreApplication::applicationFilePath();
    const auto media = library->importMedia(photo);
    say(QStringLiteral("media ")
        + (media ? QStringLiteral("ok") : errorKindName(media.error().kind)));
    say(QStringLiteral("left behind %1").arg(QDir(folder + QStringLiteral("/media")).count() - 2));
    say(QStringLiteral("kept %1").arg(*library->flashcardCount({}) == saved));
    QFile::remove(ballast);
    say(QStringLiteral("afterwards ")
        + outcome(journal.pages.read(job.id, 0, pageText(QStringLiteral("goes on")), 1)));
    say(QStringLiteral("problems %1").arg(library->check(true)->size()));
    // And once more from scratch: nothing of a library fits.
    if (mount("tmpfs", qPrintable(folder), "tmpfs", 0, "size=16k") != 0)
        return 5;
    const auto none = Library::open(folder);
    say(QStringLiteral("new ") + (none ? QStringLiteral("ok") : errorKindName(none.error().kind)));
    return 0;
}
#endif

struct ChildResult
{
    int exitCode = -1;
    QStringList lines;
};

ChildResult runChild(const QStringList &arguments)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), arguments);
    ChildResult result;
    if (child.waitForFinished(60'000))
        result.exitCode = child.exitCode();
    result.lines = QString::fromUtf8(child.readAllStandardOutput())
                       .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    return result;
}

} // namespace

class TestLibrarySurvival : public QObject
{
    Q_OBJECT

private slots:
    void manyThreadsWrite();
    void twoProcessesWrite();
    void whatWasCommittedOutlivesAKill();
    void aFullDatabaseLosesNothing();
    void aFullDiskLosesNothing();
    void aReadOnlyFolderCanBeLookedAt_data();
    void aReadOnlyFolderCanBeLookedAt();
};

void TestLibrarySurvival::manyThreadsWrite()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0)}));
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int writer = 0; writer < 8; ++writer) {
        threads.emplace_back([&, writer] {
            auto library = Library::open(place.folder.path());
            if (!library) {
                failures += 100;
                return;
            }
            JobJournal journal(*library);
            for (int i = 0; i < 50; ++i) {
                const auto made
                    = journal.cards.save(job.id, 0, i, card(cardId(QString::number(writer), i)));
                const Status learned
                    = journal.rates.learn(QStringLiteral("step"), 1); // reads, then writes
                failures += (made && *made ? 0 : 1) + (learned ? 0 : 1);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(*place.library.flashcardCount({}), 400);
    QCOMPARE(place.journal.rates.all()->first().samples, 400);
    QCOMPARE(*place.library.check(true), QList<LibraryProblem>());
}

void TestLibrarySurvival::twoProcessesWrite()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0)}));
    QProcess first;
    QProcess second;
    const QStringList common{QStringLiteral("--write"), place.folder.path(), job.id};
    const QString program = QCoreApplication::applicationFilePath();
    const QString zero = QStringLiteral("0");
    const QString hundred = QStringLiteral("100");
    first.start(program, common + QStringList{QStringLiteral("a"), zero, hundred});
    second.start(program, common + QStringList{QStringLiteral("b"), zero, hundred});
    QVERIFY(first.waitForFinished(60'000));
    QVERIFY(second.waitForFinished(60'000));
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(*place.library.flashcardCount({}), 200);
    QCOMPARE(*place.library.check(true), QList<LibraryProblem>());
}

void TestLibrarySurvival::whatWasCommittedOutlivesAKill()
{
    QTemporaryDir folder;
    QString jobId;
    {
        Library library = *Library::open(folder.path());
        JobJournal journal(library);
        jobId = journal.jobs.create({}, pages(1), QStringLiteral("me"))->id;
        VERIFY_OK(journal.chunks.cut(jobId, {chunk(0, 0)}));
    }
    QRandomGenerator random(20260301);
    QStringList promised;
    int next = 0;
    for (int round = 0; round < 20; ++round) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--write"), folder.path(), jobId, QStringLiteral("w"),
                     QString::number(next), QStringLiteral("1000000")});
        const auto takeLines = [&] {
            for (; child.canReadLine(); ++next) {
                child.readLine();
                promised << cardId(QStringLiteral("w"), next);
            }
        };
        const qsizetype wanted = promised.size() + 1 + random.bounded(15);
        while (promised.size() < wanted && child.waitForReadyRead(30'000))
            takeLines();
        for (volatile quint32 spin = random.bounded(2'000'000U); spin > 0;)
            spin = spin - 1; // somewhere inside a transaction
        child.kill();
        QVERIFY(child.waitForFinished(30'000));
        takeLines();
        const Library library = *Library::open(folder.path());
        QCOMPARE(*library.check(true), QList<LibraryProblem>());
        QStringList found = fronts(library.flashcards({}));
        QVERIFY(found.size() >= promised.size());
        QVERIFY(found.size() <= promised.size() + 1); // one committed, not yet said
        QCOMPARE(found.mid(0, promised.size()), promised);
        if (found.size() > promised.size()) {
            promised << found.last();
            ++next;
        }
    }
    QVERIFY(promised.size() >= 20);
}

void TestLibrarySurvival::aFullDatabaseLosesNothing()
{
    Place place;
    const Job job = place.job(1);
    VERIFY_OK(place.journal.chunks.cut(job.id, {chunk(0, 0)}));
    const QStringList names = QSqlDatabase::connectionNames();
    QCOMPARE(names.size(), 1);
    QSqlQuery query(QSqlDatabase::database(names.first()));
    QVERIFY(query.exec(QStringLiteral("PRAGMA max_page_count = 120")));
    query.finish();
    int saved = 0;
    auto made = place.journal.cards.save(job.id, 0, 0, card(QStringLiteral("0")));
    while (made && saved < 100'000) {
        ++saved;
        made = place.journal.cards.save(job.id, 0, saved, card(QString::number(saved)));
    }
    VERIFY_ERROR(made, ErrorKind::DiskFull);
    QVERIFY(saved > 10);
    Flashcard brought = card(QString()); // without an id, so that each is a new one
    brought.uploadId = job.uploadId;
    VERIFY_ERROR(place.library.addFlashcards(QList<Flashcard>(1000, brought)), ErrorKind::DiskFull);
    QCOMPARE(*place.library.flashcardCount({}), saved);
    QVERIFY(query.exec(QStringLiteral("PRAGMA max_page_count = 100000")));
    query.finish();
    VERIFY_OK(place.journal.cards.save(job.id, 0, saved, card(QStringLiteral("after"))));
    QCOMPARE(*place.library.check(true), QList<LibraryProblem>());
}

void TestLibrarySurvival::aFullDiskLosesNothing()
{
    QTemporaryDir folder;
    const ChildResult child = runChild({QStringLiteral("--fill"), folder.path()});
    if (child.exitCode == 77)
        QSKIP("this system lets nobody mount a small file system");
    QCOMPARE(child.exitCode, 0);
    QCOMPARE(child.lines,
             (QStringList{QStringLiteral("full DiskFull"), QStringLiteral("media DiskFull"),
                          QStringLiteral("left behind 0"), QStringLiteral("kept 1"),
                          QStringLiteral("afterwards ok"), QStringLiteral("problems 0"),
                          QStringLiteral("new DiskFull")}));
}

void TestLibrarySurvival::aReadOnlyFolderCanBeLookedAt_data()
{
    QTest::addColumn<bool>("exists");
    QTest::addColumn<bool>("openElsewhere");
    QTest::newRow("no library there") << false << false;
    QTest::newRow("closed") << true << false;
    QTest::newRow("open elsewhere, with a log") << true << true;
}

void TestLibrarySurvival::aReadOnlyFolderCanBeLookedAt()
{
#ifdef Q_OS_WIN
    QSKIP("folders have no such permission here");
#endif
    QFETCH(bool, exists);
    QFETCH(bool, openElsewhere);
    QTemporaryDir root;
    const QString folder = root.filePath(QStringLiteral("library"));
    QVERIFY(QDir().mkdir(folder));
    std::optional<Library> library;
    if (exists) {
        library = *Library::open(folder);
        Flashcard saved = card(QStringLiteral("chlorophyll"));
        saved.uploadId = library->createUpload({})->id;
        VERIFY_OK(library->addFlashcards({saved}));
        if (!openElsewhere)
            library.reset();
    }
    const auto all = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
    const auto enter = QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files))
        QVERIFY(QFile::setPermissions(file.filePath(), all));
    QVERIFY(QFile::setPermissions(folder, all | enter));
    QVERIFY(QFile::setPermissions(root.path(), all | enter));

    const ChildResult child = runChild({QStringLiteral("--look"), folder});
    QVERIFY(QFile::setPermissions(root.path(), all | enter | QFile::WriteOwner));
    QVERIFY(QFile::setPermissions(folder, all | enter | QFile::WriteOwner));
    QCOMPARE(child.exitCode, 0);
    if (!exists) {
        QCOMPARE(child.lines, QStringList{QStringLiteral("open ReadOnly ") + folder});
        return;
    }
    QCOMPARE(child.lines,
             (QStringList{QStringLiteral("open ok, read only 1"), QStringLiteral("cards 1"),
                          QStringLiteral("check 0"), QStringLiteral("write ReadOnly"),
                          QStringLiteral("media ReadOnly")}));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--write"))
        return writeCards(arguments.at(2), arguments.at(3), arguments.at(4),
                          arguments.at(5).toInt(), arguments.at(6).toInt());
    if (arguments.value(1) == QLatin1String("--look"))
        return lookAt(arguments.at(2));
#ifdef Q_OS_LINUX
    if (arguments.value(1) == QLatin1String("--fill"))
        return fillDisk(arguments.at(2));
#endif
    TestLibrarySurvival test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_librarysurvival.moc"
