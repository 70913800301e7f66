// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sqlite/sqlitedatabase.h"

#include "library/backup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QStorageInfo>
#include <QUrl>

#include <optional>

#ifdef Q_OS_UNIX
#include <sys/statvfs.h>
#endif

// A resource in a static library is dropped by the linker unless it is named.
static void keepMigrations()
{
    Q_INIT_RESOURCE(migrations);
}

namespace recto {

namespace {

// Longer than any transaction of ours takes, several writers queued; short
// enough that a stuck process becomes an error that a person can read.
constexpr int busyMilliseconds = 10'000;
constexpr int upgradeLockMilliseconds = 60'000;
// Marks the file as Recto's ("Rcto").
constexpr qint64 applicationId = 0x5263746f;

// What the folder's file system says of itself, where an error doesn't.
std::optional<ErrorKind> storageKind(const QString &folder)
{
    constexpr qint64 nothing = 256 * 1024; // bytes; less than a commit takes
    const QStorageInfo storage(folder);
    if (storage.isReadOnly() || !QFileInfo(folder).isWritable())
        return ErrorKind::ReadOnly;
    if (storage.bytesAvailable() < nothing)
        return ErrorKind::DiskFull;
#ifdef Q_OS_UNIX
    struct statvfs numbers = {}; // a disk can be out of files before it is out of bytes
    if (statvfs(QFile::encodeName(folder).constData(), &numbers) == 0 && numbers.f_files > 0
        && numbers.f_favail == 0)
        return ErrorKind::DiskFull;
#endif
    return std::nullopt;
}

Error notWritable(const QString &folder, const QString &detail)
{
    return {ErrorKind::ReadOnly, folder, detail};
}

} // namespace

QList<Migration> sqliteMigrations()
{
    keepMigrations();
    const QDir folder(QStringLiteral(":/migrations/sqlite"));
    QList<Migration> migrations;
    for (const QString &name :
         folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            migrations.append({name, QString::fromUtf8(file.readAll())});
    }
    return migrations;
}

QString libraryDatabaseFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("library.sqlite"));
}

QString upgradeLockFile(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("library.lock"));
}

SqliteDatabase::SqliteDatabase(QString folder)
    : Database(std::move(folder))
{
}

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const QString &folder,
                                                             const QList<Migration> &migrations)
{
    const QString absolute = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(absolute));
    if (const Status connected = database->connect(); !connected)
        return connected.error();
    const auto version = database->checkedVersion(migrations);
    if (!version)
        return version.error();
    if (database->readOnly()) {
        if (*version < migrations.size())
            return notWritable(absolute, QStringLiteral("the library is of an older version"));
        return database;
    }
    const auto mode = database->text(QStringLiteral("PRAGMA journal_mode"));
    if (!mode)
        return mode.error();
    if (*version < migrations.size() || *mode != QLatin1String("wal")) {
        if (const Status upgraded = database->upgrade(migrations); !upgraded)
            return upgraded.error();
    }
    return database;
}

Status SqliteDatabase::connect()
{
    const QString file = libraryDatabaseFile(folder());
    const bool exists = QFileInfo::exists(file);
    if (!exists && !QDir().mkpath(folder()))
        return notWritable(folder(), QStringLiteral("cannot make the folder"));
    if (exists && !QFileInfo(file).isReadable())
        return Error{ErrorKind::FileUnreadable, file, {}};
    const bool writable
        = QFileInfo(folder()).isWritable() && (!exists || QFileInfo(file).isWritable());
    if (!writable && !exists)
        return notWritable(folder(), QStringLiteral("the folder is not writable"));
    if (writable)
        return openFile(file, {});

    // Looking at a library that may not be written. With a WAL beside it the
    // usual way works; without one SQLite would want to make it, unless it is
    // told that nobody writes.
    setReadOnly();
    const QString readingOnly = QStringLiteral("QSQLITE_OPEN_READONLY;");
    if (const Status opened = openFile(file, readingOnly);
        opened && number(QStringLiteral("SELECT count(*) FROM sqlite_master")))
        return opened;
    const QString address
        = QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1");
    return openFile(address, readingOnly + QStringLiteral("QSQLITE_OPEN_URI;"));
}

Status SqliteDatabase::openFile(const QString &name, const QString &options)
{
    const Status opened
        = connectTo(QStringLiteral("QSQLITE"), name,
                    options + QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMilliseconds));
    if (!opened)
        return opened;
    for (const QString &pragma :
         {QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
          QStringLiteral("PRAGMA fullfsync = ON"), // macOS: fsync alone isn't enough
          QStringLiteral("PRAGMA journal_size_limit = 16777216")}) {
        if (const auto set = run(pragma); !set)
            return set.error();
    }
    m_file = identityOf(libraryDatabaseFile(folder()));
    return {};
}

Result<qint64> SqliteDatabase::checkedVersion(const QList<Migration> &migrations) const
{
    struct Head
    {
        qint64 version = 0;
        qint64 owner = 0;
        qint64 tables = 0;
    };
    // One statement sees one state: another program may be upgrading it.
    const auto head
        = one<Head>(QStringLiteral("SELECT (SELECT user_version FROM pragma_user_version), "
                                   "(SELECT application_id FROM pragma_application_id), count(*) "
                                   "FROM sqlite_master"),
                    {}, folder(), [](const QSqlQuery &query) {
                        return Head{query.value(0).toLongLong(), query.value(1).toLongLong(),
                                    query.value(2).toLongLong()};
                    });
    if (!head)
        return head.error();
    const auto refused = [&](ErrorKind kind) {
        return Error{kind, folder(),
                     QStringLiteral("version %1 of application %2, known: %3")
                         .arg(head->version)
                         .arg(head->owner)
                         .arg(migrations.size())};
    };
    if (head->owner != applicationId && head->tables > 0)
        return refused(ErrorKind::LibraryForeign);
    if (head->version < 0 || (head->version == 0) != (head->tables == 0))
        return refused(ErrorKind::LibraryDamaged);
    if (head->version > migrations.size())
        return refused(ErrorKind::LibraryTooNew);
    return head->version;
}

Status SqliteDatabase::whileLocked(const std::function<Status()> &body)
{
    // Two programs that start at the same moment: one upgrades, the other waits.
    QLockFile lock(upgradeLockFile(folder()));
    lock.setStaleLockTime(0); // never by age: only when its process is gone
    if (lock.tryLock(upgradeLockMilliseconds))
        return body();
    if (lock.error() == QLockFile::LockFailedError)
        return Error{ErrorKind::LibraryBusy, folder(),
                     QStringLiteral("another program upgrades the library")};
    return Error{storageKind(folder()).value_or(ErrorKind::ReadOnly), folder(),
                 QStringLiteral("cannot lock it")};
}

Status SqliteDatabase::upgrade(const QList<Migration> &migrations)
{
    return whileLocked([&]() -> Status {
        // While this one waited, a backup may have been put in the file's place.
        if (const Status again = connect(); !again)
            return again;
        if (const auto mode = run(QStringLiteral("PRAGMA journal_mode = WAL")); !mode)
            return mode.error();
        const auto stored = checkedVersion(migrations);
        if (!stored)
            return stored.error();
        if (*stored > 0 && *stored < migrations.size()) {
            if (const Status kept = backUp(*this, BackupReason::Migration); !kept)
                return kept;
        }
        return migrate(migrations);
    });
}

Result<QString> SqliteDatabase::text(const QString &sql) const
{
    return one<QString>(sql, {}, folder(),
                        [](const QSqlQuery &query) { return query.value(0).toString(); });
}

Result<qint64> SqliteDatabase::version() const
{
    return number(QStringLiteral("PRAGMA user_version"));
}

Status SqliteDatabase::setVersion(int version) const
{
    // PRAGMA takes no bound values; both belong to the transaction.
    for (const QString &pragma :
         {QStringLiteral("PRAGMA user_version = %1").arg(version),
          QStringLiteral("PRAGMA application_id = %1").arg(applicationId)}) {
        if (const auto set = run(pragma); !set)
            return set.error();
    }
    return {};
}

Result<qint64> SqliteDatabase::now() const
{
    return number(
        QStringLiteral("SELECT CAST((julianday('now') - 2440587.5) * 86400000.0 AS INTEGER)"));
}

QString SqliteDatabase::matching(TextIndex index) const
{
    return QStringLiteral("SELECT rowid AS number, snippet(%1, 0, '', '', '…', 16) AS excerpt, "
                          "rank AS rank FROM %1 WHERE %1 MATCH ?")
        .arg(index == TextIndex::Cards ? QStringLiteral("flashcards_fts")
                                       : QStringLiteral("pages_fts"));
}

QString SqliteDatabase::beginWriting() const
{
    return QStringLiteral("BEGIN IMMEDIATE");
}

Status SqliteDatabase::stillThere() const
{
    if (m_file && identityOf(libraryDatabaseFile(folder())) == m_file)
        return {};
    return Error{ErrorKind::LibraryMissing, folder(), {}};
}

Result<QList<LibraryProblem>> SqliteDatabase::problems(bool full) const
{
    const auto lines = select<QString>(
        full ? QStringLiteral("PRAGMA integrity_check") : QStringLiteral("PRAGMA quick_check"), {},
        [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!lines)
        return lines.error();
    QList<LibraryProblem> found;
    for (const QString &line : *lines) {
        if (line != QLatin1String("ok"))
            found << LibraryProblem{LibraryFault::DatabaseDamaged, {}, line};
    }
    const auto foreign = select<LibraryProblem>(
        QStringLiteral("SELECT \"table\", coalesce(rowid, '?') || ' → ' || parent "
                       "FROM pragma_foreign_key_check"),
        {}, [](const QSqlQuery &query) {
            return LibraryProblem{LibraryFault::RowWithoutParent, query.value(0).toString(),
                                  query.value(1).toString()};
        });
    if (!foreign)
        return foreign.error();
    found << *foreign;
    if (full && !readOnly())
        found << indexProblems();
    return found;
}

// Compares the full-text indexes with what they index; it writes nothing, but is an
// INSERT to SQLite.
QList<LibraryProblem> SqliteDatabase::indexProblems() const
{
    QList<LibraryProblem> found;
    for (const QString &table : {QStringLiteral("flashcards_fts"), QStringLiteral("pages_fts")}) {
        const Status checked = write([&]() -> Status {
            const auto done
                = run(QStringLiteral("INSERT INTO %1 (%1, rank) VALUES ('integrity-check', 1)")
                          .arg(table));
            return done ? Status{} : Status{done.error()};
        });
        if (!checked)
            found << LibraryProblem{LibraryFault::IndexDamaged, table, checked.error().detail};
    }
    return found;
}

ErrorKind SqliteDatabase::kindOf(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt() & 0xff; // without the extension
    switch (code) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return ErrorKind::LibraryBusy;
    case 3: // SQLITE_PERM
    case 8: // SQLITE_READONLY, also where a full disk let the file be opened for reading alone
        return storageKind(folder()).value_or(ErrorKind::ReadOnly);
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorKind::LibraryDamaged;
    case 13: // SQLITE_FULL
        return ErrorKind::DiskFull;
    case 10: // SQLITE_IOERR, which the shared memory of a WAL gives on a full disk too
    case 14: // SQLITE_CANTOPEN, the same for a log that can't be made
        return storageKind(folder()).value_or(ErrorKind::LibraryFailed);
    default:
        return ErrorKind::LibraryFailed;
    }
}

} // namespace recto
