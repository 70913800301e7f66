// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace recto {

// Names whose bytes are no text in the system's encoding (copied from an old disk,
// unpacked from an archive) can't be written as a QString: each undecodable byte shows as
// U+FFFD, and Qt skips them in folders. Where the system has links, such a file is reached
// through one whose name can be written; it lasts as long as the program. Thread-safe.

// A path to what `path`, with its U+FFFD, was meant to name; `path` itself where that
// exists, or nothing (or more than one thing) fits.
[[nodiscard]] QString readablePath(const QString &path);
// Paths to the entries of a folder that Qt skips, in the order of their bytes.
[[nodiscard]] QStringList skippedEntries(const QString &folder);

} // namespace recto
