// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/pagetext.h"
#include "core/result.h"

#include <QImage>
#include <QSize>

#include <optional>

namespace recto {

// PDF through Qt PDF (PDFium). "Upright page" of a PDF is the page rendered at
// 300 dpi, less when its longer side would pass 5000 pixels. Errors: PdfPassword,
// PdfDamaged, PageRangeInvalid; subject: `name` or Page::name. Thread-safe.

[[nodiscard]] Result<int> pdfPageCount(const QString &file, const QString &name);
[[nodiscard]] Result<QSize> pdfPageSize(const Page &page);
// Rendered on white; `size` fits the page's proportions. Empty size: full.
[[nodiscard]] Result<QImage> renderPdfPage(const Page &page, QSize size);
// The page's own text with word boxes, when it has one that can be trusted:
// enough characters, hardly any that have no Unicode meaning, and no picture
// that fills a page which has next to no text. Nothing otherwise: then render
// and read it.
[[nodiscard]] Result<std::optional<PageText>> pdfTextLayer(const Page &page);

} // namespace recto
