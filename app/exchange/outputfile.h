// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QIODevice>
#include <QString>

#include <functional>

namespace recto {

// Writes a file that a person named. `write` fills a device.
//
// The library's own files (library.sqlite and what stands beside it, media/, backups/)
// are refused, whatever they are called: through links, hard links and other spellings.
// What is no ordinary file (a pipe, a device, /dev/stdout, /dev/fd/3) is written through,
// and waits for a reader as other programs do. An ordinary file is there whole or not at
// all: a temporary file beside it takes its place once everything was written.
//
// `libraryFolder` may be empty: nothing is refused. Errors of `write`; DiskFull,
// FileUnwritable, BadInput with the path as subject. Thread-safe.
[[nodiscard]] Status writeOutputFile(const QString &path, const QString &libraryFolder,
                                     const std::function<Status(QIODevice &)> &write);

} // namespace recto
