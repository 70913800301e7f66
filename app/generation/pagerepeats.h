// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/pagetext.h"

#include <QByteArray>
#include <QSet>

namespace recto {

// Pages whose matter is on another page as well: the same page twice, and slides that
// build up, of which the last says everything. Their texts would give fragments where
// one page runs on into the next. Running heads and page numbers don't count. Value type.
class PageRepeats
{
public:
    // Whether a page before this one said the same; remembers the page.
    [[nodiscard]] bool saidBefore(const PageText &page);

    // Whether the next page says all of this one, line by line, and more.
    [[nodiscard]] static bool buildsUp(const PageText &page, const PageText &next);

private:
    QSet<QByteArray> m_seen; // hashes of texts
};

} // namespace recto
