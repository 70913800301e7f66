// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/cardfiles.h"
#include "library/library.h"

namespace recto {

// Files that a person asks for.

// By a file's ending; CSV, which most programs take, for any other.
[[nodiscard]] CardFileFormat cardFormatOf(const QString &file);

// Writes the cards of the library to a file, whole or not at all; returns how many. On the
// library's thread. Errors: of the library, and of writeOutputFile().
[[nodiscard]] Result<int> exportToFile(const Library &library, const CardFilter &filter,
                                       const QString &file);

// As UTF-8. Errors: of writeOutputFile(). Thread-safe.
[[nodiscard]] Status saveText(const QString &file, const QString &text,
                              const QString &libraryFolder);

} // namespace recto
