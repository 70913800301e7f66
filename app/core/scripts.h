// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// Which writing puts no spaces between words: Chinese and Japanese, Thai, Lao, Khmer,
// Burmese, with the punctuation and the full-width signs that stand among them. Korean
// parts its words. Pure and thread-safe.
[[nodiscard]] bool isUnspaced(char32_t character);
// By the first sign of a word; false for an empty one.
[[nodiscard]] bool beginsUnspaced(QStringView text);
// Somewhere in it.
[[nodiscard]] bool writesWithoutSpaces(QStringView text);

} // namespace recto
