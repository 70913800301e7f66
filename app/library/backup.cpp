// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/backup.h"

#include "library/librarysession.h"

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

// A connection that is the only one, or LibraryBusy: leaving WAL needs that.
Status closeForAll(const QString &folder)
{
    const auto session = LibrarySession::open(folder);
    if (!session) {
        // Too damaged or too new to open: there is nothing that SQLite could guard.
        const ErrorKind kind = session.error().kind;
        const bool hopeless = kind == ErrorKind::LibraryDamaged || kind == ErrorKind::LibraryTooNew
            || kind == ErrorKind::LibraryFailed;
        return hopeless ? Status{} : Status{session.error()};
    }
    // Without waiting for the busy timeout: a window that is open stays open.
    if (const auto set = (*session)->run(QStringLiteral("PRAGMA busy_timeout = 200")); !set)
        return set.error();
    const auto mode = (*session)->one<QString>(
        QStringLiteral("PRAGMA journal_mode = DELETE"), {}, folder,
        [](const QSqlQuery &query) { return query.value(0).toString(); });
    if (!mode)
        return mode.error().kind == ErrorKind::LibraryDamaged ? Status{} : Status{mode.error()};
    if (*mode != QLatin1String("delete"))
        return Error{ErrorKind::LibraryBusy, folder,
                     QStringLiteral("the library is open elsewhere")};
    return {};
}

Result<QString> quickCheck(const LibrarySession &session)
{
    return session.one<QString>(QStringLiteral("PRAGMA quick_check(1)"), {}, session.folder(),
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
    const auto session = LibrarySession::open(workshop);
    if (!session)
        return Error{session.error().kind, backup.file, session.error().detail};
    const auto problem = quickCheck(**session);
    if (!problem)
        return problem.error();
    if (*problem != QLatin1String("ok"))
        return Error{ErrorKind::LibraryDamaged, backup.file, *problem};
    return {};
}

Status moveAside(const QString &folder, const QString &aside)
{
    const QString database = libraryDatabaseFile(folder);
    for (const QString &end : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        QFile file(database + end);
        if (file.exists() && !file.rename(aside + end))
            return Error{ErrorKind::LibraryFailed, folder, file.errorString()};
    }
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

Status backUp(const LibrarySession &session, BackupReason reason, const QDateTime &now)
{
    const QString folder = session.folder();
    if (!QDir().mkpath(backupFolder(folder)))
        return Error{ErrorKind::ReadOnly, folder, QStringLiteral("cannot make the folder backups")};
    const QString file = backupFile(folder, reason, now);
    const QString part = file + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::Id128)
        + QStringLiteral(".part");
    // VACUUM INTO reads one snapshot while others write, and the copy is compact.
    if (const auto copied = session.run(QStringLiteral("VACUUM INTO ?"), {part}); !copied) {
        QFile::remove(part);
        return copied.error();
    }
    QFile copy(part);
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
    const auto session = LibrarySession::open(folder);
    if (!session)
        return session.error();
    if ((*session)->readOnly())
        return {};
    const auto problem = quickCheck(**session);
    if (!problem)
        return problem.error();
    if (*problem != QLatin1String("ok"))
        return Error{ErrorKind::LibraryDamaged, folder, *problem};
    return backUp(**session, BackupReason::Daily, now);
}

Status restoreBackup(const QString &folder, const Backup &backup)
{
    QLockFile lock(QDir(folder).filePath(QStringLiteral("restore.lock")));
    if (!lock.tryLock(0))
        return Error{ErrorKind::LibraryBusy, folder, QStringLiteral("a backup is being restored")};

    // Made ready in a folder of its own; from there on only renames are left to do.
    QTemporaryDir workshop(QDir(folder).filePath(QStringLiteral("restore-XXXXXX")));
    if (!workshop.isValid())
        return Error{ErrorKind::ReadOnly, folder, workshop.errorString()};
    if (const Status ready = makeReady(backup, workshop.path()); !ready)
        return ready;
    const QString database = libraryDatabaseFile(folder);
    if (QFileInfo::exists(database)) {
        if (const Status closed = closeForAll(folder); !closed)
            return closed;
        if (!QDir().mkpath(backupFolder(folder)))
            return Error{ErrorKind::ReadOnly, folder,
                         QStringLiteral("cannot make the folder backups")};
        const QString aside
            = backupFile(folder, BackupReason::Replaced, QDateTime::currentDateTimeUtc());
        if (const Status moved = moveAside(folder, aside); !moved)
            return moved;
        removeOld(folder, BackupReason::Replaced);
    }
    if (QFile ready(libraryDatabaseFile(workshop.path())); !ready.rename(database))
        return Error{ErrorKind::LibraryFailed, folder, ready.errorString()};
    return {};
}

} // namespace recto
