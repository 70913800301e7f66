// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace recto {

// What can be done so that a secret doesn't outlast its use. Thread-safe.

// Overwrites the characters, unless another string shares them: then the last one
// has to. Empty afterwards.
void wipe(QString &text);
void wipe(QByteArray &bytes);

// From now on neither this process nor a child of it writes its memory anywhere
// when it crashes, and where the system allows it no other process of the user
// may look into it. For good: copies of a secret can't be counted.
void forbidCoreDumps();

} // namespace recto
