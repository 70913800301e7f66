// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace recto {

// How a picture has to be turned and mirrored to stand upright, by the numbers of
// EXIF and TIFF (1: as it is … 8). Pure functions; thread-safe.

// Of an EXIF block, with or without "Exif\0\0" before it; 1 where it says nothing.
[[nodiscard]] int exifOrientation(QByteArrayView block);
// Of a PNG or WebP file, which Qt doesn't look for; 1 where it says nothing.
[[nodiscard]] int storedOrientation(const QString &file);

[[nodiscard]] bool orientationTurns(int orientation);
[[nodiscard]] QSize orientated(QSize size, int orientation);
[[nodiscard]] QImage orientated(const QImage &image, int orientation);

} // namespace recto
