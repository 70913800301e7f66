// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace recto {

// A title for an upload of so many pages: course, group and the heading that fits all its
// pages, "Biology – Cells – Prokaryotic cells"; of one page also the term that most cards
// share. Without one that fits "Biology – Cells · 40 pages", or "Cell size and 39 more pages".
// Empty when there is nothing to say; about 80 characters at most, in the language of the
// program. Thread-safe.
[[nodiscard]] QString makeTitle(const QString &course, const QString &group,
                                const QVector<Flashcard> &cards, int pages);

// The topic alone: sentence case, at most four words; may be empty.
[[nodiscard]] QString mainTopic(const QVector<Flashcard> &cards);

} // namespace recto
