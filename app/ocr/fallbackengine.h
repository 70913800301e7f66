// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"

#include <memory>

namespace recto {

// Reads by a service, and by this computer when the service can't be reached: with a
// warning, never silently. What the service itself says (a wrong key, a refusal)
// stays an error.
class FallbackEngine : public OcrEngine
{
public:
    FallbackEngine(std::unique_ptr<OcrEngine> service, std::unique_ptr<OcrEngine> own);

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop, const Progress &progress) override;

private:
    std::unique_ptr<OcrEngine> m_service;
    std::unique_ptr<OcrEngine> m_own;
};

} // namespace recto
