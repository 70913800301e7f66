// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace recto {

// TIFF through libtiff: Qt shows no floating-point greys, takes previews for pages and
// shows white for black where white is zero. Thread-safe.

// By the first bytes of a file (4 or more).
[[nodiscard]] bool isTiff(const QByteArray &head);
// How many pages a file has: its directories but for previews, steps of a pyramid and
// masks, which are told by NewSubfileType; where a preview hides the page in a
// directory of its own (SubIFDs), that one. ImageDamaged.
[[nodiscard]] Result<int> tiffPageCount(const QString &file, const QString &name);
// Upright size of a page, without decoding it. ImageDamaged, PageRangeInvalid.
[[nodiscard]] Result<QSize> tiffSize(const QString &file, const QString &name, int index);
// A page, upright. Floating-point, 32-bit and deep grey samples come as greys, stretched
// to what the picture uses. ImageDamaged, ImageTooLarge, UnsupportedFormat,
// PageRangeInvalid.
[[nodiscard]] Result<QImage> loadTiff(const QString &file, const QString &name, int index);

} // namespace recto
