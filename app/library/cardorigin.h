// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// What a card was made of: equal for two cards of one upload whose quotes and fronts
// differ in nothing but case, spaces, signs and forms of letters, as they do when a page
// is read again. Such a card is the same and keeps its id, and so its history. Pure,
// thread-safe.
[[nodiscard]] QString cardOrigin(const QString &quote, const QString &front);

} // namespace recto
