// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

#include <stop_token>

namespace recto {

struct StoredMedia
{
    QString sha256; // lower-case hex
    QString path; // absolute
};

// Copies `file` into `mediaFolder` as "<sha256>.<suffix>", hashing while it
// copies. A file that is there already is not written again, only touched, so
// that a purge sees it as used. Safe against a crash: written under a name
// ending in ".part", flushed to the disk, then renamed. Thread-safe, also
// between processes. Errors: FileMissing and FileUnreadable about `file`;
// DiskFull and ReadOnly about the folder; LibraryFailed; Cancelled, leaving nothing.
[[nodiscard]] Result<StoredMedia> storeMedia(const QString &file, const QString &mediaFolder,
                                             const std::stop_token &stop = {});

// Waits until the file's bytes, and the names in its folder, are on the disk.
// False when the system says that they aren't; true where it can't tell.
[[nodiscard]] bool flushToDisk(const QString &file);

// Of the file's bytes, lower-case hex.
[[nodiscard]] Result<QString> fileSha256(const QString &file);

} // namespace recto
