// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class GooString;

namespace recto {

// A text string of a PDF: UTF-16 or UTF-8 with their mark, PDFDocEncoding without.
// Null gives an empty text.
[[nodiscard]] QString pdfString(const GooString *string);

} // namespace recto
