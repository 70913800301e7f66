// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"

#include <optional>

namespace recto {

// The text that a page of a PDF brings along, when it is a good one and the page is
// to be read as it is: then nothing needs to recognise it. Thread-safe.
[[nodiscard]] std::optional<PageText> ownText(const Page &page, const ReadingOptions &options);

} // namespace recto
