// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace recto {

class Database;

// Copies of library.sqlite in the library's backups/ (media is not copied: it is
// never changed, and purge() leaves alone what was put there lately). A backup
// is written under another name, then renamed, so that a listed one is whole.

enum class BackupReason {
    Daily,
    Migration, // before a newer program changed the tables
    Replaced, // what stood there when a backup was restored, so that this can be undone
};

struct Backup
{
    QString file; // absolute path
    QDateTime createdAt; // UTC
    BackupReason reason = BackupReason::Daily;
    qint64 bytes = 0;

    friend bool operator==(const Backup &, const Backup &) = default;
};

// Kept of each reason; older ones are removed after a new one was made.
inline constexpr int backupsKept = 7;

// Thread-safe; blocks while it copies (measured: 260 MB/s).

// Makes a daily backup unless one is younger than 20 hours, or there is no
// library yet, or it is damaged (a damaged one must not push out good ones:
// LibraryDamaged).
[[nodiscard]] Status backupIfDue(const QString &folder,
                                 const QDateTime &now = QDateTime::currentDateTimeUtc());
// Newest first.
[[nodiscard]] QList<Backup> backups(const QString &folder);
// Puts a backup in the place of the library, which is kept as Replaced; first the
// backup is upgraded and found sound in a folder of its own. Fails
// with LibraryBusy while any database, of this or another process, has the
// library open; works on a library that is too damaged to open.
[[nodiscard]] Status restoreBackup(const QString &folder, const Backup &backup);

// For the library itself: a backup through an open database.
[[nodiscard]] Status backUp(const Database &database, BackupReason reason,
                            const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace recto
