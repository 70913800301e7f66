// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// Who holds a lease. Thread-safe.
[[nodiscard]] QString thisHost();
[[nodiscard]] bool processLives(qint64 pid); // on this host

} // namespace recto
