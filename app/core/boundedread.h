// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QIODevice>

namespace recto {

// All that a device gives, as long as that is at most `most` bytes: a pipe or a device may
// never end. BadInput (TooLarge) when it gives more, FileUnreadable when reading fails; the
// caller names the subject.
[[nodiscard]] Result<QByteArray> readWhole(QIODevice &device, qint64 most);

} // namespace recto
