// SPDX-License-Identifier: GPL-3.0-or-later
#include "librarysamples.h"

#include "library/backup.h"
#include "library/sqlite/sqlitedatabase.h"

#include <QThread>

#include <atomic>
#include <thread>

using namespace recto;
using namespace recto::samples;

namespace {

QList<Migration> withNext(const QString &sql)
{
    QList<Migration> migrations = sqliteMigrations();
    migrations.append({QStringLiteral("9999_next.sql"), sql});
    return migrations;
}

qint64 version(const QString &folder, const QList<Migration> &migrations)
{
    const auto session = SqliteDatabase::open(folder, migrations);
    return session ? *(*session)->number(QStringLiteral("PRAGMA user_version")) : -1;
}

} // namespace

class TestLibraryMigrations : public QObject
{
    Q_OBJECT

private slots:
    void theResourcesHoldNumberedMigrations();
    void anOlderLibraryIsUpgradedWithABackup_data();
    void anOlderLibraryIsUpgradedWithABackup();
    void aFailedMigrationRollsBackAndRefusesToOpen();
    void aLibraryOfANewerProgramIsLeftAlone();
    void manyOpenANewLibraryAtOnce();
    void theConnectionKeepsItsPromises();
    void statementsAreSplitAtEmptyLines();
};

void TestLibraryMigrations::theResourcesHoldNumberedMigrations()
{
    const QList<Migration> migrations = sqliteMigrations();
    QVERIFY(!migrations.isEmpty());
    for (qsizetype i = 0; i < migrations.size(); ++i) {
        const QString number = QStringLiteral("%1_").arg(i + 1, 4, 10, QLatin1Char('0'));
        QVERIFY2(migrations.at(i).name.startsWith(number), qPrintable(migrations.at(i).name));
    }
}

void TestLibraryMigrations::anOlderLibraryIsUpgradedWithABackup_data()
{
    QTest::addColumn<int>("from");
    for (int from = 0; from <= sqliteMigrations().size(); ++from)
        QTest::addRow("from version %d", from) << from;
}

void TestLibraryMigrations::anOlderLibraryIsUpgradedWithABackup()
{
    QFETCH(int, from);
    QTemporaryDir folder;
    const QList<Migration> newest = withNext(QStringLiteral("CREATE TABLE later (value TEXT)\n\n"
                                                            "INSERT INTO later VALUES ('made')"));
    const QList<Migration> older = newest.mid(0, from);
    QCOMPARE(version(folder.path(), older), from);
    QString uploadId;
    if (from == sqliteMigrations().size()) {
        Library library = *Library::open(folder.path());
        uploadId = library.createUpload({})->id;
    }

    QCOMPARE(version(folder.path(), newest), newest.size());
    const QList<Backup> kept = backups(folder.path());
    QCOMPARE(kept.size(), from == 0 ? 0 : 1);
    const auto session = SqliteDatabase::open(folder.path(), newest);
    VERIFY_OK(session);
    QCOMPARE(*(*session)->number(QStringLiteral("SELECT count(*) FROM later")), 1);
    if (!uploadId.isEmpty())
        VERIFY_OK((*session)->number(QStringLiteral("SELECT number FROM uploads WHERE id = ?"),
                                     {uploadId}));
    if (from > 0)
        QCOMPARE(kept.first().reason, BackupReason::Migration);
}

void TestLibraryMigrations::aFailedMigrationRollsBackAndRefusesToOpen()
{
    QTemporaryDir folder;
    VERIFY_OK(Library::open(folder.path())->createUpload({}));
    const auto session = SqliteDatabase::open(
        folder.path(),
        withNext(QStringLiteral("CREATE TABLE later (value TEXT)\n\n"
                                "DELETE FROM uploads\n\nINSERT INTO nowhere VALUES (1)")));
    VERIFY_ERROR(session, ErrorKind::LibraryFailed);
    QVERIFY(session.error().detail.contains(QStringLiteral("9999_next.sql")));
    QCOMPARE(session.error().subject, folder.path());

    const auto before = SqliteDatabase::open(folder.path());
    VERIFY_OK(before);
    QCOMPARE(*(*before)->number(QStringLiteral("PRAGMA user_version")), sqliteMigrations().size());
    QCOMPARE(*(*before)->number(
                 QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name = 'later'")),
             0);
    QCOMPARE(Library::open(folder.path())->uploads()->size(), 1);
}

void TestLibraryMigrations::aLibraryOfANewerProgramIsLeftAlone()
{
    QTemporaryDir folder;
    const QList<Migration> newer = withNext(QStringLiteral("CREATE TABLE later (value TEXT)"));
    QCOMPARE(version(folder.path(), newer), newer.size());
    const auto library = Library::open(folder.path());
    VERIFY_ERROR(library, ErrorKind::LibraryTooNew);
    QCOMPARE(library.error().subject, folder.path());
    QCOMPARE(version(folder.path(), newer), newer.size());
}

void TestLibraryMigrations::manyOpenANewLibraryAtOnce()
{
    QTemporaryDir folder;
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            auto library = Library::open(folder.path());
            if (!library || !library->createUpload({}))
                ++failures;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(Library::open(folder.path())->uploads()->size(), 8);
}

void TestLibraryMigrations::theConnectionKeepsItsPromises()
{
    QTemporaryDir folder;
    (void)Library::open(folder.path());
    const auto opened = SqliteDatabase::open(folder.path());
    VERIFY_OK(opened);
    const Database &session = **opened;
    const auto text = [&](const char *pragma) {
        return session
            .one<QString>(QLatin1String(pragma), {}, {},
                          [](const QSqlQuery &query) { return query.value(0).toString(); })
            .value();
    };
    QCOMPARE(text("PRAGMA journal_mode"), QStringLiteral("wal"));
    QCOMPARE(text("PRAGMA synchronous"), QStringLiteral("2")); // FULL
    QCOMPARE(text("PRAGMA foreign_keys"), QStringLiteral("1"));
    QVERIFY(text("PRAGMA busy_timeout").toInt() >= 5000);
    QVERIFY(!session.run(QStringLiteral("INSERT INTO jobs (id, upload, state, options, created_at, "
                                        "updated_at) VALUES ('x', 99, 'running', '{}', 0, 0)")));
}

void TestLibraryMigrations::statementsAreSplitAtEmptyLines()
{
    QTemporaryDir folder;
    const QList<Migration> migrations{
        {QStringLiteral("0001_x.sql"),
         QStringLiteral(
             "-- only\r\n-- comments\r\n\r\nCREATE TABLE a (b -- inside\r\n);\r\n\r\n\r\n"
             "-- before\r\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\r\n"
             "    DELETE FROM a;\r\n    DELETE FROM a;\r\nEND;\r\n")}};
    QCOMPARE(version(folder.path(), migrations), 1);
    const auto session = SqliteDatabase::open(folder.path(), migrations);
    QCOMPARE(*(*session)->number(
                 QStringLiteral("SELECT count(*) FROM sqlite_master WHERE name IN ('a', 't')")),
             2);
}

QTEST_GUILESS_MAIN(TestLibraryMigrations)
#include "tst_librarymigrations.moc"
