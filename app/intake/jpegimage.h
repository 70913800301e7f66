// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>

namespace recto {

// A JPEG decoded straight to grey and by powers of two smaller, through
// libjpeg-turbo: a quarter of the memory and half the time of Qt's decoder,
// which goes by way of RGB32. As it is stored: EXIF orientation not applied.
// The longer side keeps at least `minimumLongSide` pixels (0: full size).
// Error: ImageDamaged (also when the file ends early); UnsupportedFormat for
// CMYK, which Qt's decoder does. Thread-safe.
[[nodiscard]] Result<QImage> loadGreyJpeg(const QString &file, const QString &name,
                                          int minimumLongSide);

} // namespace recto
