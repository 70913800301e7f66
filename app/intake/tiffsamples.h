// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QImage>
#include <QSize>

struct tiff;

namespace recto {

// The samples of an open TIFF directory as greys: bitonal and grey pages of any depth,
// and what libtiff's own colour reading refuses (floating point, 32 bits, deep CMYK).

[[nodiscard]] bool areTiffSamples(tiff *tiff);
// Format_Grayscale8, not turned. ImageDamaged, ImageTooLarge.
[[nodiscard]] Result<QImage> readTiffSamples(tiff *tiff, QSize size, const QString &name);

} // namespace recto
