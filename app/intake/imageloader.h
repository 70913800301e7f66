// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <QImage>
#include <QSize>

namespace recto {

struct LoadOptions
{
    // Decode so that the longer side has at least this many pixels, but as few
    // as the format allows cheaply (JPEG: eighths). 0: full size.
    int minimumLongSide = 0;
    bool grey = false; // Format_Grayscale8
    int quarterTurns = 0; // clockwise, after EXIF; usually corrections.quarterTurns
};

struct LoadedImage
{
    QImage image; // upright by EXIF and quarterTurns; opaque, see transparency.h
    QSize fullSize; // of the upright page at full size, pixels (PDF: as rendered at 300 dpi)
};

// Pages larger than this are refused with ImageTooLarge before they are decoded.
inline constexpr qint64 maximumPixels = 200'000'000;

// Decodes one page. Errors: FileMissing, FileUnreadable, FileEmpty,
// UnsupportedFormat, ImageDamaged, ImageTooLarge, PdfPassword, PdfDamaged,
// PageRangeInvalid; the subject is Page::name. Blocks; thread-safe.
[[nodiscard]] Result<LoadedImage> loadImage(const Page &page, const LoadOptions &options);

// A thumbnail that fits into `bound`, upright. Fast: scaled decoding.
[[nodiscard]] Result<QImage> loadThumbnail(const Page &page, QSize bound);

// Size of the upright page at full size without decoding it.
[[nodiscard]] Result<QSize> imageSize(const Page &page);

} // namespace recto
