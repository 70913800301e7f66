// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QString>

namespace recto {

enum class FileKind { Jpeg, Heif, Tiff, Pdf, OtherImage };

// What a file is by its first bytes, whatever its name says. Errors:
// FileMissing, NameUnreadable, FileUnreadable, FileEmpty, UnsupportedFormat; `name` becomes the
// subject. Thread-safe.
[[nodiscard]] Result<FileKind> checkFile(const QString &file, const QString &name);

} // namespace recto
