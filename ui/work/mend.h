// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>

namespace recto {

// The button that mends what went wrong.
enum class Mend { None, TryAgain, OpenSettings, ShowInstall, RestoreBackup, ReadInLanguage };

[[nodiscard]] Mend mendFor(const Error &error);
// "Try Again", "Open Settings", "Install German…", "Read It in 简体中文"; empty for None.
[[nodiscard]] QString mendText(const Error &error);
// What to type to install what is missing, for this system's package manager.
[[nodiscard]] QString installCommand(const Error &error);

} // namespace recto
