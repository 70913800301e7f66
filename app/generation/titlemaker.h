// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QString>
#include <QStringList>
#include <QVector>

namespace recto {

// A title for an upload: course, group and what its cards are mostly about,
// "Biology – Cells – Prokaryotic cells". The topic is the heading (tag) or term
// that most cards share. Empty when there is nothing to say; 80 characters at
// most. Pure and thread-safe.
[[nodiscard]] QString makeTitle(const QString &course, const QString &group,
                                const QVector<Flashcard> &cards);

// The topic alone: sentence case, at most four words; may be empty.
[[nodiscard]] QString mainTopic(const QVector<Flashcard> &cards);

} // namespace recto
