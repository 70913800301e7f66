// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

namespace recto {

// HEIC, HEIF and AVIF through libheif; Qt reads them on Apple systems only.
// Thread-safe. libheif applies the rotation that the file asks for.

// By the first bytes of a file (12 or more).
[[nodiscard]] bool isHeif(const QByteArray &head);
// Upright size of the primary picture. ImageDamaged, UnsupportedFormat.
[[nodiscard]] Result<QSize> heifSize(const QString &file, const QString &name);
// The primary picture, Format_Grayscale8 or Format_RGB888.
[[nodiscard]] Result<QImage> loadHeif(const QString &file, const QString &name, bool grey);

} // namespace recto
