// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/htmltags.h"

#include <QStringList>

namespace recto {

// What safeHtml() knows of the tags that others write and cards keep. Names are in lower
// case. Pure and thread-safe.

// Among names with blanks around them: " p ul ol ".
[[nodiscard]] bool isOneOf(const QString &name, const char *names);
// A tag by the name that cards use for it; empty when they have none.
[[nodiscard]] QString cardTag(const QString &name);
// Their content isn't text of the card.
[[nodiscard]] bool isDroppedWhole(const QString &name);
// They stand on lines of their own and are no tags of cards.
[[nodiscard]] bool isLine(const QString &name);
// Tags of cards that begin and end lines.
[[nodiscard]] bool isBlock(const QString &name);
[[nodiscard]] bool endsParagraph(const QString &name);

// " colspan=\"2\"" of a cell, and what a span or font asks for: "b", "span style=…".
[[nodiscard]] QString cellAttributes(const HtmlTag &tag);
[[nodiscard]] QStringList styledTags(const HtmlTag &tag);
// " name=\"value\""
[[nodiscard]] QString attribute(const char *name, const QString &value);

[[nodiscard]] QString escaped(QStringView text);
// 10² and x⁻¹, 19th, x^n: a power isn't read as more digits.
[[nodiscard]] QString raised(const QString &text);

} // namespace recto
