// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/backup.h"

#include "library/media/mediastore.h"
#include "library/sqlite/sqlitedatabase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

namespace recto {

namespace {

constexpr qint64 dueAfterSeconds
    = 20 * 60 * 60; // a program used each morning backs up each morning
constexpr std::array reasonNames{std::pair{BackupReason::Daily, "daily"},
                                 std::pair{BackupReason::Migration, "migration"},
                                 std::pair{BackupReason::Replaced, "replaced"}};
constexpr auto stampFormat = "yyyyMMdd'T'HHmmsszzz'Z'";

QString reasonName(BackupReason reason)
{
    const auto found = std::find_if(reasonNames.begin(), reasonNames.end(),
                                    [&](const auto &entry) { return entry.first == reason; });
    return QLatin1String(found->second);
}

QString backupFolder(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("backups"));
}

QString backupFile(const QString &folder, BackupReason reason, const QDateTime &now)
{
    return QStringLiteral("%1/library-%2-%3.sqlite")
        .arg(backupFolder(folder), now.toUTC().toString(QLatin1String(stampFormat)),
             reasonName(reason));
}

std::optional<Backup> parsed(const QFileInfo &file)
{
    static const QRegularExpression pattern(
        QStringLiteral("^library-(\\d{8}T\\d{9}Z)-([a-z]+)\\.sqlite$"));
    const QRegularExpressionMatch match = pattern.match(file.fileName());
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(1), QLatin1String(stampFormat));
    time = QDateTime(time.date(), time.time(), QTimeZone::utc());
    for (const auto &[reason, name] : reasonNames) {
        if (match.captured(2) == QLatin1String(name))
            return Backup{file.absoluteFilePath(), time, reason, file.size()};
    }
    return std::nullopt;
}

void removeOld(const QString &folder, BackupReason reason)
{
    int kept = 0;
    for (const Backup &backup : backups(folder)) {
        if (backup.reason != reason || ++kept <= backupsKept)
            continue;
        for (const QString &end : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")})
            QFile::remove(backup.file + end);
    }
}

// LibraryBusy unless nobody has the library open: leaving WAL needs that. Who
// opens it from then on finds no WAL and waits for `lock` (Database::open).
Status closeForAll(const QString &folder, QLockFile &lock)
{
    const auto database = SqliteDatabase::open(folder);
    if (!lock.tryLock())
        return Error{ErrorKind::LibraryBusy, folder, lock.fileName()};
    if (!database) {
        // Too damaged or too new to open: there is nothing that SQLite could guard.
        const ErrorKind kind = database.error().kind;
        const bool hopeless = kind == ErrorKind::LibraryDamaged || kind == ErrorKind::LibraryTooNew
            || kind == ErrorKind::LibraryFailed;
        return hopeless ? Status{} : Status{database.error()};
    }
    // Without waiting for the busy timeout: a window that is open stays open.
    if (const auto set = (*database)->run(QStringLiteral("PRAGMA busy_timeout = 200")); !set)
        return set.error();
    const auto mode = (*database)->one<QString>(
        QStringLiteral("PRAGMA journal_mode = DELETE"), {}, folder,
        [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!mode)
        return mode.error().kind == ErrorKind::LibraryDamaged ? Status{} : Status{mode.error()};
    if (*mode != QLatin1String("delete"))
        return Error{ErrorKind::LibraryBusy, folder,
                     QStringLiteral("the library is open elsewhere")};
    return {};
}

Result<QString> quickCheck(const Database &database)
{
    return database.one<QString>(QStringLiteral("PRAGMA quick_check(1)"), {}, database.folder(),
                                 [](const QSqlQuery &query) { return query.value(0).toString(); });
}

// A copy of the backup as a library in `workshop`, upgraded by the migrations
// that it lacks, found sound, and closed.
Status makeReady(const Backup &backup, const QString &workshop)
{
    QFile source(backup.file);
    if (!source.exists())
        return Error{ErrorKind::NotFound, backup.file, {}};
    if (source.size() == 0) // SQLite would take it for a new database
        return Error{ErrorKind::LibraryDamaged, backup.file, QStringLiteral("empty")};
    if (!source.copy(libraryDatabaseFile(workshop)))
        return Error{ErrorKind::LibraryFailed, backup.file, source.errorString()};
    const auto database = SqliteDatabase::open(workshop);
    if (!database)
        return Error{database.error().kind, backup.file, database.error().detail};
    const auto problem = quickCheck(**database);
    if (!problem)
        return problem.error();
    if (*problem != QLatin1String("ok"))
        return Error{ErrorKind::LibraryDamaged, backup.file, *problem};
    return {};
}

// Copies what stands there, so that at no moment there is no library: a crash
// would have the next start make an empty one.
Status copyAside(const QString &folder, const QString &aside)
{
    const QString database = libraryDatabaseFile(folder);
    for (const QString &end : {QString(), QStringLiteral("-wal")}) {
        QFile file(database + end);
        if (!file.exists())
            continue;
        if (!file.copy(aside + end) || !flushToDisk(aside + end)) {
            for (const QString &part : {QString(), QStringLiteral("-wal")})
                QFile::remove(aside + part);
            return Error{ErrorKind::LibraryFailed, folder, file.errorString()};
        }
    }
    return {};
}

// A damaged library may have a log beside it, which isn't the new one's.
Status replaceBy(const QString &ready, const QString &folder)
{
    const QString database = libraryDatabaseFile(folder);
    for (const QString &end : {QStringLiteral("-wal"), QStringLiteral("-shm")})
        QFile::remove(database + end);
    std::error_code error; // QFile::rename() doesn't replace
    std::filesystem::rename(ready.toStdU16String(), database.toStdU16String(), error);
    if (error)
        return Error{ErrorKind::LibraryFailed, folder, QString::fromStdString(error.message())};
    return {};
}

} // namespace

QList<Backup> backups(const QString &folder)
{
    QList<Backup> found;
    const QDir directory(backupFolder(folder));
    for (const QFileInfo &file :
         directory.entryInfoList({QStringLiteral("library-*.sqlite")}, QDir::Files)) {
        if (const auto backup = parsed(file))
            found << *backup;
    }
    std::sort(found.begin(), found.end(), [](const Backup &left, const Backup &right) {
        return std::pair(left.createdAt, left.file) > std::pair(right.createdAt, right.file);
    });
    return found;
}

Status backUp(const Database &database, BackupReason reason, const QDateTime &now)
{
    const QString folder = database.folder();
    if (!QDir().mkpath(backupFolder(folder)))
        return Error{ErrorKind::ReadOnly, folder, QStringLiteral("cannot make the folder backups")};
    const QString file = backupFile(folder, reason, now);
    const QString part = file + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::Id128)
        + QStringLiteral(".part");
    // VACUUM INTO reads one snapshot while others write, and the copy is compact.
    if (const auto copied = database.run(QStringLiteral("VACUUM INTO ?"), {part}); !copied) {
        QFile::remove(part);
        return copied.error();
    }
    QFile copy(part);
    if (!flushToDisk(part)) {
        copy.remove();
        return Error{ErrorKind::LibraryFailed, folder, QStringLiteral("cannot flush the backup")};
    }
    if (QFileInfo::exists(file) || !copy.rename(file)) {
        copy.remove();
        if (!QFileInfo::exists(file))
            return Error{ErrorKind::LibraryFailed, folder, copy.errorString()};
    }
    removeOld(folder, reason);
    return {};
}

Status backupIfDue(const QString &folder, const QDateTime &now)
{
    if (!QFileInfo::exists(libraryDatabaseFile(folder)))
        return {};
    for (const Backup &backup : backups(folder)) {
        if (backup.reason == BackupReason::Daily && backup.createdAt.secsTo(now) < dueAfterSeconds)
            return {};
    }
    const auto database = SqliteDatabase::open(folder);
    if (!database)
        return database.error();
    if ((*database)->readOnly())
        return {};
    const auto problem = quickCheck(**database);
    if (!problem)
        return problem.error();
    if (*problem != QLatin1String("ok"))
        return Error{ErrorKind::LibraryDamaged, folder, *problem};
    return backUp(**database, BackupReason::Daily, now);
}

Status restoreBackup(const QString &folder, const Backup &backup)
{
    QLockFile lock(QDir(folder).filePath(QStringLiteral("restore.lock")));
    lock.setStaleLockTime(0); // never by age: a large library takes its time
    if (!lock.tryLock(0))
        return Error{ErrorKind::LibraryBusy, folder, QStringLiteral("a backup is being restored")};

    // Made ready in a folder of its own; from there on one rename is left to do.
    QTemporaryDir workshop(QDir(folder).filePath(QStringLiteral("restore-XXXXXX")));
    if (!workshop.isValid())
        return Error{ErrorKind::ReadOnly, folder, workshop.errorString()};
    if (const Status ready = makeReady(backup, workshop.path()); !ready)
        return ready;
    QLockFile opening(upgradeLockFile(folder));
    opening.setStaleLockTime(0);
    if (QFileInfo::exists(libraryDatabaseFile(folder))) {
        if (const Status closed = closeForAll(folder, opening); !closed)
            return closed;
        if (!QDir().mkpath(backupFolder(folder)))
            return Error{ErrorKind::ReadOnly, folder,
                         QStringLiteral("cannot make the folder backups")};
        const QString aside
            = backupFile(folder, BackupReason::Replaced, QDateTime::currentDateTimeUtc());
        if (const Status copied = copyAside(folder, aside); !copied)
            return copied;
        removeOld(folder, BackupReason::Replaced);
    }
    return replaceBy(libraryDatabaseFile(workshop.path()), folder);
}

} // namespace recto
