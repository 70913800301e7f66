// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "library/backup.h"
#include "library/sqlite/sqlitedatabase.h"

#include <QDir>
#include <QFileInfo>

using namespace recto;
using namespace recto::samples;

namespace {

const QDateTime morning(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC);

} // namespace

class TestLibraryBackup : public QObject
{
    Q_OBJECT

private slots:
    void oneADay();
    void sevenAreKept();
    void noLibraryNoBackup();
    void aDamagedLibraryPushesOutNoGoodBackup();
    void restoringBringsBackWhatWasThere();
    void restoringCanBeUndone();
    void restoringWaitsForNobodyWhoHasItOpen();
    void aDamagedLibraryCanBeRestored();
    void aMissingBackupChangesNothing();
    void foreignFilesAreNotListed();
};

void TestLibraryBackup::oneADay()
{
    Place place;
    const QString folder = place.folder.path();
    VERIFY_OK(backupIfDue(folder, morning));
    VERIFY_OK(backupIfDue(folder, morning.addSecs(12 * 3600)));
    QCOMPARE(backups(folder).size(), 1);
    VERIFY_OK(backupIfDue(folder, morning.addSecs(24 * 3600)));
    const QList<Backup> kept = backups(folder);
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.at(0).createdAt, morning.addDays(1));
    QCOMPARE(kept.at(1).createdAt, morning);
    QCOMPARE(kept.at(1).reason, BackupReason::Daily);
    QCOMPARE(kept.at(1).bytes, QFileInfo(kept.at(1).file).size());
    QVERIFY(kept.at(1).bytes > 0);
}

void TestLibraryBackup::sevenAreKept()
{
    Place place;
    const QString folder = place.folder.path();
    for (int day = 0; day < 10; ++day)
        VERIFY_OK(backupIfDue(folder, morning.addDays(day)));
    const QList<Backup> kept = backups(folder);
    QCOMPARE(kept.size(), backupsKept);
    QCOMPARE(kept.first().createdAt, morning.addDays(9));
    QCOMPARE(kept.last().createdAt, morning.addDays(3));
}

void TestLibraryBackup::noLibraryNoBackup()
{
    QTemporaryDir folder;
    VERIFY_OK(backupIfDue(folder.path(), morning));
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestLibraryBackup::aDamagedLibraryPushesOutNoGoodBackup()
{
    QTemporaryDir folder;
    VERIFY_OK(Library::open(folder.path()));
    VERIFY_OK(backupIfDue(folder.path(), morning));
    QVERIFY(writeFile(libraryDatabaseFile(folder.path()), QByteArray("nonsense ").repeated(1000)));
    VERIFY_ERROR(Library::open(folder.path()), ErrorKind::LibraryDamaged);
    VERIFY_ERROR(backupIfDue(folder.path(), morning.addDays(1)), ErrorKind::LibraryDamaged);
    QCOMPARE(backups(folder.path()).size(), 1);
}

void TestLibraryBackup::restoringBringsBackWhatWasThere()
{
    QTemporaryDir folder;
    {
        Library library = *Library::open(folder.path());
        Upload upload;
        upload.title = QStringLiteral("before");
        VERIFY_OK(library.createUpload(upload));
        VERIFY_OK(backupIfDue(folder.path(), morning)); // while it is open, with the WAL full
        upload.title = QStringLiteral("after");
        VERIFY_OK(library.createUpload(upload));
    }
    VERIFY_OK(restoreBackup(folder.path(), backups(folder.path()).first()));
    const Library restored = *Library::open(folder.path());
    QCOMPARE(restored.uploads()->size(), 1);
    QCOMPARE(restored.uploads()->first().title, QStringLiteral("before"));
    QCOMPARE(*restored.check(true), QList<LibraryProblem>());
}

void TestLibraryBackup::restoringCanBeUndone()
{
    QTemporaryDir folder;
    VERIFY_OK(Library::open(folder.path()));
    VERIFY_OK(backupIfDue(folder.path(), morning));
    VERIFY_OK(Library::open(folder.path())->createUpload({}));
    VERIFY_OK(restoreBackup(folder.path(), backups(folder.path()).last()));
    QCOMPARE(Library::open(folder.path())->uploads()->size(), 0);
    const QList<Backup> kept = backups(folder.path());
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept.first().reason, BackupReason::Replaced);
    VERIFY_OK(restoreBackup(folder.path(), kept.first()));
    QCOMPARE(Library::open(folder.path())->uploads()->size(), 1);
}

void TestLibraryBackup::restoringWaitsForNobodyWhoHasItOpen()
{
    Place place;
    VERIFY_OK(backupIfDue(place.folder.path(), morning));
    VERIFY_OK(place.library.createUpload({}));
    VERIFY_ERROR(restoreBackup(place.folder.path(), backups(place.folder.path()).first()),
                 ErrorKind::LibraryBusy);
    VERIFY_OK(place.library.createUpload({}));
    QCOMPARE(place.library.uploads()->size(), 2);
    QCOMPARE(backups(place.folder.path()).size(), 1);
}

void TestLibraryBackup::aDamagedLibraryCanBeRestored()
{
    QTemporaryDir folder;
    VERIFY_OK(Library::open(folder.path())->createUpload({}));
    VERIFY_OK(backupIfDue(folder.path(), morning));
    const QByteArray nonsense = QByteArray("nonsense ").repeated(1000);
    QVERIFY(writeFile(libraryDatabaseFile(folder.path()), nonsense));
    VERIFY_OK(restoreBackup(folder.path(), backups(folder.path()).last()));
    QCOMPARE(Library::open(folder.path())->uploads()->size(), 1);
    QFile aside(backups(folder.path()).first().file);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), nonsense);
}

void TestLibraryBackup::aMissingBackupChangesNothing()
{
    QTemporaryDir folder;
    VERIFY_OK(Library::open(folder.path())->createUpload({}));
    Backup missing;
    missing.file = folder.filePath(QStringLiteral("backups/library-none.sqlite"));
    VERIFY_ERROR(restoreBackup(folder.path(), missing), ErrorKind::NotFound);
    missing.file = folder.filePath(QStringLiteral("text"));
    for (const char *content : {"not a library", ""}) {
        QVERIFY(writeFile(missing.file, content));
        VERIFY_ERROR(restoreBackup(folder.path(), missing), ErrorKind::LibraryDamaged);
    }
    QCOMPARE(Library::open(folder.path())->uploads()->size(), 1);
}

void TestLibraryBackup::foreignFilesAreNotListed()
{
    Place place;
    VERIFY_OK(backupIfDue(place.folder.path(), morning));
    for (const char *name : {"library-20260301T080000000Z-odd.sqlite", "library-1-daily.sqlite",
                             "notes.txt", "library-20260301T080000000Z-daily.sqlite.x.part"})
        QVERIFY(writeFile(place.folder.filePath(QStringLiteral("backups/") + QLatin1String(name)),
                          "x"));
    QCOMPARE(backups(place.folder.path()).size(), 1);
}

QTEST_GUILESS_MAIN(TestLibraryBackup)
#include "tst_librarybackup.moc"
