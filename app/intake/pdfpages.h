// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/result.h"

#include <QImage>
#include <QRect>
#include <QSize>

namespace recto {

// PDF through Poppler. "Upright page" of a PDF is the page as a viewer shows it,
// cropped and turned, at 300 dpi, less when its longer side would pass 5000 pixels.
// Errors: PdfPassword, PdfDamaged, PageRangeInvalid; subject: `name` or Page::name.
// Thread-safe.

[[nodiscard]] Result<int> pdfPageCount(const QString &file, const QString &name);
[[nodiscard]] Result<QSize> pdfPageSize(const Page &page);
// Rendered on white with its notes and form fields; `size` fits the page's
// proportions. Empty size: full. 8-bit grey if asked for, 32-bit colour otherwise.
[[nodiscard]] Result<QImage> renderPdfPage(const Page &page, QSize size, bool grey = false);
// A part of the page at full size, 8-bit grey; `area` in its pixels.
[[nodiscard]] Result<QImage> renderPdfArea(const Page &page, const QRect &area);

} // namespace recto
