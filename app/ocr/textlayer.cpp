// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/textlayer.h"

#include "intake/filecheck.h"
#include "intake/pdfpages.h"

namespace recto {

std::optional<PageText> ownText(const Page &page, const ReadingOptions &options)
{
    const auto kind = checkFile(page.file, page.name);
    if (!kind || *kind != FileKind::Pdf || !options.prepare
        || page.corrections != PageCorrections{})
        return std::nullopt;
    auto layer = pdfTextLayer(page);
    if (!layer || !*layer)
        return std::nullopt;
    (*layer)->language = options.language;
    return std::move(*layer);
}

} // namespace recto
