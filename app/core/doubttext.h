// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace recto {

// Why a person should look at a card: the codes of Flashcard::doubts in words. Translated;
// thread-safe.

// The codes that are known, the weightiest first.
[[nodiscard]] QStringList doubtCodes();
// The weightiest of them; empty for none that is known.
[[nodiscard]] QString weightiestDoubt(const QStringList &doubts);
// One sentence; of a code that isn't known, as from a newer Recto, the one of any doubt.
[[nodiscard]] QString doubtText(const QString &code);

} // namespace recto
