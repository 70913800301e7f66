// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// Characters that show nothing and command whatever shows the text: a terminal (ESC,
// BEL, U+009B), the order of what is read (bidirectional embeddings, overrides and
// isolates), a program that ends a text at NUL. Models, files of others and pages may
// hold them; cards and terminals don't. Pure and thread-safe.

// The text without them: other line breaks (VT, FF, NEL, U+2028, U+2029, CR, CR LF)
// become \n, the rest goes, with halves of surrogate pairs and what Unicode calls no
// character. Tab, soft hyphen and the marks that Arabic and Hebrew need stay.
[[nodiscard]] QString withoutControls(const QString &text);
// For a terminal: U+FFFD in their place; line feed, tab and form feed stay.
[[nodiscard]] QString withControlsShown(const QString &text);

} // namespace recto
