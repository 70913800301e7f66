// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace recto {

// HEIC, HEIF and AVIF of 8 to 16 bits through libheif; Qt reads them on Apple systems
// only. Pictures come upright: by the file's own rotation and mirroring, or by EXIF's
// where the file has none of its own. Thread-safe.

// By the first bytes of a file (12 or more).
[[nodiscard]] bool isHeif(const QByteArray &head);
// How many pictures a file shows: previews, depth and the like are none, tiles of one
// picture are one. Errors of all: ImageDamaged, UnsupportedFormat.
[[nodiscard]] Result<int> heifPageCount(const QString &file, const QString &name);
// Upright size of a picture, without decoding it. PageRangeInvalid as well.
[[nodiscard]] Result<QSize> heifSize(const QString &file, const QString &name, int index);
// A picture: Format_Grayscale8, Format_RGB888, or Format_RGBA8888 where it is transparent.
[[nodiscard]] Result<QImage> loadHeif(const QString &file, const QString &name, int index,
                                      bool grey);

} // namespace recto
