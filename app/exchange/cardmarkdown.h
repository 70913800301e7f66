// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QHash>
#include <QVector>

namespace recto {

// The cards as a Markdown document; see cardfiles.h. Pure and thread-safe.
[[nodiscard]] QString cardsAsMarkdown(const QVector<Flashcard> &cards,
                                      const QHash<QString, QString> &uploadTitles);

// Text that Markdown shows as it is.
[[nodiscard]] QString markdownEscaped(const QString &text);

} // namespace recto
