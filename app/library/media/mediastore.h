// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QDateTime>
#include <QSet>
#include <QString>

#include <stop_token>

namespace recto {

// A user's file as the library keeps it.
struct MediaFile
{
    QString sha256; // of its bytes, lower-case hex: its name for good
    QString path; // absolute, on this computer

    friend bool operator==(const MediaFile &, const MediaFile &) = default;
};

// Bytes by their hash: what was put in is found again on this computer, unchanged, and
// the same bytes are kept once. A file is "<sha256>.<suffix>" in one folder. Safe
// against a crash: written under a name ending in ".part", flushed to the disk, then
// renamed. Thread-safe, also between processes. Errors: FileMissing and FileUnreadable
// about the user's file; DiskFull, ReadOnly and LibraryFailed about the folder;
// NotFound about a hash.
class MediaStore
{
public:
    explicit MediaStore(QString folder);

    [[nodiscard]] QString folder() const { return m_folder; }

    // Copies the file in. One that is there already is not written again, only touched,
    // so that removeUnused() spares it. A stop request ends it soon, leaving nothing (Cancelled).
    [[nodiscard]] Result<MediaFile> add(const QString &file,
                                        const std::stop_token &stop = {}) const;
    // The same for bytes at hand; `suffix` without a dot, as a file's name would end.
    [[nodiscard]] Result<MediaFile> add(const QByteArray &bytes, const QString &suffix) const;
    [[nodiscard]] Result<QString> file(const QString &sha256) const;
    // Removes what is neither named by `used` nor was put in or touched since `spared`.
    [[nodiscard]] Status removeUnused(const QSet<QString> &used, const QDateTime &spared) const;

private:
    [[nodiscard]] QString known(const QString &sha256) const; // empty: not there

    QString m_folder;
};

// Of the file's bytes, lower-case hex. Errors as above.
[[nodiscard]] Result<QString> fileSha256(const QString &file);

// Waits until the file's bytes, and the names in its folder, are on the disk.
// False when the system says that they aren't; true where it can't tell.
[[nodiscard]] bool flushToDisk(const QString &file);

// What a failed file operation means: DiskFull, ReadOnly, FileMissing or
// `otherwise`. `systemError` is errno. Pure.
[[nodiscard]] Error fileFailure(int systemError, const QString &file, const QString &detail,
                                ErrorKind otherwise);

} // namespace recto
