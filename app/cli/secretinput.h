// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// A secret from standard input, without the spaces and line ends around it. On a
// terminal one line, asked for by `prompt` on standard error and not shown as it
// is typed; else all there is, up to 64 KiB.
[[nodiscard]] QString readSecret(const QString &prompt);

} // namespace recto
