// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

class QImage;

namespace recto {

// A page, or why a given file has none.
using IntakeItem = std::variant<Page, Error>;

// Turns what a person gave into pages, in order: images, multi-page TIFF/GIF,
// PDF (with "book.pdf#3-7"), HEIC, folders (their files by natural name order,
// not below hidden folders). Each bad file becomes an Error that names it; the
// others go on. Reads headers only. Blocks; thread-safe.
[[nodiscard]] QList<IntakeItem> expandInputs(const QStringList &inputs);

// Saves a pasted or dropped picture as PNG in `folder` and returns its file.
[[nodiscard]] Result<QString> savePastedImage(const QImage &image, const QString &folder);

// Whether a file name looks like something expandInputs() reads (for drag-over).
[[nodiscard]] bool looksLikePages(const QString &fileName);
// "*.jpg", … for file dialogs.
[[nodiscard]] QStringList pageFilePatterns();

} // namespace recto
