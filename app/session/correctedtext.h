// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"

namespace recto {

// A page's text as a person has it, instead of what was read: words that stay keep their
// places on the page, words that were mended take the places of those that they replace, and
// words of which nothing was read have none. The structure is guessed anew. Pure.
[[nodiscard]] PageText correctedText(const PageText &read, const QString &text);

} // namespace recto
