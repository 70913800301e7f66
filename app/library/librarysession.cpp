// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarysession.h"

#include "library/backup.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>
#include <QStorageInfo>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <cerrno>
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
constexpr std::size_t preparedLimit = 64;
constexpr int upgradeLockMilliseconds = 60'000;

QVariant bound(const QVariant &value)
{
    if (value.typeId() != QMetaType::QString)
        return value;
    const QString text = value.toString();
    if (text.isNull())
        return QStringLiteral("");
    // SQLite takes half a surrogate pair together with the character behind it.
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

// One statement a paragraph; paragraphs of comments alone are for people.
QStringList statementsOf(QString sql)
{
    sql.remove(QLatin1Char('\r'));
    QStringList statements;
    for (const QString &paragraph : sql.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        const QStringList lines = paragraph.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const bool comment = std::all_of(lines.cbegin(), lines.cend(), [](const QString &line) {
            return line.startsWith(QLatin1String("--")) || line.trimmed().isEmpty();
        });
        if (!comment)
            statements << paragraph;
    }
    return statements;
}

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

QList<Migration> libraryMigrations()
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

Error fileFailure(int systemError, const QString &file, const QString &detail, ErrorKind otherwise)
{
    switch (systemError) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
    case EFBIG:
        return {ErrorKind::DiskFull, file, detail};
    case EROFS:
    case EACCES:
    case EPERM:
        return {ErrorKind::ReadOnly, file, detail};
    case ENOENT:
        return {ErrorKind::FileMissing, file, detail};
    default:
        return {otherwise, file, detail};
    }
}

qint64 nowMilliseconds()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QDateTime utcTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC();
}

QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonObject(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

LibrarySession::LibrarySession(QString folder, QString connection)
    : m_folder(std::move(folder))
    , m_connection(std::move(connection))
{
}

LibrarySession::~LibrarySession()
{
    m_prepared.clear();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<LibrarySession>> LibrarySession::open(const QString &folder,
                                                             const QList<Migration> &migrations)
{
    const QString absolute = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    std::unique_ptr<LibrarySession> session(new LibrarySession(
        absolute, QStringLiteral("recto-") + QUuid::createUuid().toString(QUuid::WithoutBraces)));
    if (const Status connected = session->connect(); !connected)
        return connected.error();
    const Result<qint64> version = session->number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    if (*version > migrations.size())
        return Error{ErrorKind::LibraryTooNew, absolute,
                     QStringLiteral("version %1, known: %2").arg(*version).arg(migrations.size())};
    if (session->readOnly()) {
        if (*version < migrations.size())
            return notWritable(absolute, QStringLiteral("the library is of an older version"));
        return session;
    }
    const auto mode
        = session->one<QString>(QStringLiteral("PRAGMA journal_mode"), {}, absolute,
                                [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!mode)
        return mode.error();
    if (*version < migrations.size() || *mode != QLatin1String("wal")) {
        if (const Status upgraded = session->upgrade(migrations); !upgraded)
            return upgraded.error();
    }
    return session;
}

Status LibrarySession::connect()
{
    const QString file = libraryDatabaseFile(m_folder);
    const bool exists = QFileInfo::exists(file);
    if (!exists && !QDir().mkpath(m_folder))
        return notWritable(m_folder, QStringLiteral("cannot make the folder"));
    if (exists && !QFileInfo(file).isReadable())
        return Error{ErrorKind::FileUnreadable, file, {}};
    const bool writable
        = QFileInfo(m_folder).isWritable() && (!exists || QFileInfo(file).isWritable());
    if (!writable && !exists)
        return notWritable(m_folder, QStringLiteral("the folder is not writable"));
    if (writable)
        return openDatabase(file, {});

    // Looking at a library that may not be written. With a WAL beside it the
    // usual way works; without one SQLite would want to make it, unless it is
    // told that nobody writes.
    m_readOnly = true;
    const QString readOnly = QStringLiteral("QSQLITE_OPEN_READONLY;");
    if (const Status opened = openDatabase(file, readOnly);
        opened && number(QStringLiteral("SELECT count(*) FROM sqlite_master")))
        return opened;
    const QString address
        = QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded) + QStringLiteral("?immutable=1");
    return openDatabase(address, readOnly + QStringLiteral("QSQLITE_OPEN_URI;"));
}

Status LibrarySession::openDatabase(const QString &name, const QString &options)
{
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setConnectOptions(options
                                 + QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(busyMilliseconds));
    m_database.setDatabaseName(name);
    if (!m_database.open())
        return failure(m_database.lastError());
    for (const QString &pragma :
         {QStringLiteral("PRAGMA foreign_keys = ON"), QStringLiteral("PRAGMA synchronous = FULL"),
          QStringLiteral("PRAGMA fullfsync = ON"), // macOS: fsync alone isn't enough
          QStringLiteral("PRAGMA journal_size_limit = 16777216")}) {
        if (const auto set = run(pragma); !set)
            return set.error();
    }
    m_file = identityOf(libraryDatabaseFile(m_folder));
    return {};
}

Status LibrarySession::stillThere() const
{
    if (m_file && identityOf(libraryDatabaseFile(m_folder)) == m_file)
        return {};
    return Error{ErrorKind::LibraryMissing, m_folder, {}};
}

Status LibrarySession::upgrade(const QList<Migration> &migrations)
{
    // Two programs that start at the same moment: one upgrades, the other waits.
    QLockFile lock(upgradeLockFile(m_folder));
    lock.setStaleLockTime(0); // never by age: only when its process is gone
    if (!lock.tryLock(upgradeLockMilliseconds)) {
        if (lock.error() == QLockFile::LockFailedError)
            return Error{ErrorKind::LibraryBusy, m_folder,
                         QStringLiteral("another program upgrades the library")};
        return Error{storageKind(m_folder).value_or(ErrorKind::ReadOnly), m_folder,
                     QStringLiteral("cannot lock it")};
    }
    // While this one waited, a backup may have been put in the file's place.
    if (const Status again = connect(); !again)
        return again;
    if (const auto mode = run(QStringLiteral("PRAGMA journal_mode = WAL")); !mode)
        return mode.error();
    const Result<qint64> version = number(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    if (*version > 0 && *version < migrations.size()) {
        if (const Status kept = backUp(*this, BackupReason::Migration); !kept)
            return kept;
    }
    for (int next = static_cast<int>(*version); next < migrations.size(); ++next) {
        if (const Status done = migrate(migrations.at(next), next + 1); !done)
            return done;
    }
    return {};
}

Status LibrarySession::migrate(const Migration &migration, int version) const
{
    return write([&]() -> Status {
        for (const QString &statement : statementsOf(migration.sql)) {
            if (const auto done = run(statement); !done) {
                Error error = done.error();
                error.detail.prepend(migration.name + QStringLiteral(": "));
                return error;
            }
        }
        // PRAGMA takes no bound values; it belongs to the transaction.
        if (const auto set = run(QStringLiteral("PRAGMA user_version = %1").arg(version)); !set)
            return set.error();
        return {};
    });
}

QString LibrarySession::mediaFolder() const
{
    return QDir(m_folder).filePath(QStringLiteral("media"));
}

QString LibrarySession::toStored(const QString &file) const
{
    const QString prefix = m_folder + QLatin1Char('/');
    return file.startsWith(prefix) ? file.mid(prefix.size()) : file;
}

QString LibrarySession::fromStored(const QString &file) const
{
    return file.isEmpty() || QDir::isAbsolutePath(file) ? file : QDir(m_folder).filePath(file);
}

Status LibrarySession::start(QSqlQuery &query, const QString &sql, const QVariantList &values) const
{
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    return execute(query, values);
}

Status LibrarySession::execute(QSqlQuery &query, const QVariantList &values) const
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), bound(values.at(i)));
    if (!query.exec())
        return failure(query.lastError());
    return {};
}

Result<int> LibrarySession::run(const QString &sql, const QVariantList &values) const
{
    const bool repeated = !values.isEmpty()
        && (sql.startsWith(QLatin1String("INSERT")) || sql.startsWith(QLatin1String("UPDATE")));
    if (!repeated) {
        QSqlQuery query(m_database);
        if (const Status status = start(query, sql, values); !status)
            return status.error();
        return query.numRowsAffected();
    }
    auto found = m_prepared.find(sql);
    if (found == m_prepared.end()) {
        if (m_prepared.size() >= preparedLimit)
            m_prepared.clear();
        QSqlQuery query(m_database);
        if (!query.prepare(sql))
            return failure(query.lastError());
        found = m_prepared.emplace(sql, std::move(query)).first;
    }
    const Status status = execute(found->second, values);
    const int changed = found->second.numRowsAffected();
    found->second.finish();
    if (!status)
        return status.error();
    return changed;
}

Result<qint64> LibrarySession::number(const QString &sql, const QVariantList &values,
                                      const QString &subject) const
{
    return one<qint64>(sql, values, subject,
                       [](const QSqlQuery &query) { return query.value(0).toLongLong(); });
}

Status LibrarySession::begin() const
{
    if (m_readOnly)
        return notWritable(m_folder, QStringLiteral("the library was opened for reading"));
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    return {};
}

Status LibrarySession::commit() const
{
    const auto committed = run(QStringLiteral("COMMIT"));
    if (committed)
        return {};
    rollback();
    return committed.error();
}

void LibrarySession::rollback() const
{
    // SQLite may have rolled back by itself already (a full disk): an error here says only that.
    QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
}

Error LibrarySession::failure(const QSqlError &error) const
{
    const int code = error.nativeErrorCode().toInt() & 0xff; // without the extension
    const QString detail = error.text().trimmed();
    const auto kind = [&]() -> ErrorKind {
        switch (code) {
        case 5: // SQLITE_BUSY
        case 6: // SQLITE_LOCKED
            return ErrorKind::LibraryBusy;
        case 3: // SQLITE_PERM
        case 8: // SQLITE_READONLY, also where a full disk let the file be opened for reading alone
            return storageKind(m_folder).value_or(ErrorKind::ReadOnly);
        case 11: // SQLITE_CORRUPT
        case 26: // SQLITE_NOTADB
            return ErrorKind::LibraryDamaged;
        case 13: // SQLITE_FULL
            return ErrorKind::DiskFull;
        case 10: // SQLITE_IOERR, which the shared memory of a WAL gives on a full disk too
        case 14: // SQLITE_CANTOPEN, the same for a log that can't be made
            return storageKind(m_folder).value_or(ErrorKind::LibraryFailed);
        default:
            break;
        }
        return ErrorKind::LibraryFailed;
    }();
    return {kind, m_folder, detail};
}

} // namespace recto
