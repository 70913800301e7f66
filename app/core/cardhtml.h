// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// HTML of others made safe; see CardText, its only caller.
struct SafeHtml
{
    QString html; // balanced, of the tags that cards may hold
    QString plain; // as shown
    bool formatted = false; // the HTML says more than the plain text
};
// Pure, thread-safe, linear; never fails.
[[nodiscard]] SafeHtml safeHtml(const QString &html);

// "a &lt; b &amp;c;" as the signs meant. Unknown entities stay as they are.
[[nodiscard]] QString entitiesResolved(QStringView text);

} // namespace recto
