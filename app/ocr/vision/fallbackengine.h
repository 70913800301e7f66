// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/servicewatch.h"
#include "ocr/ocrengine.h"

#include <memory>

namespace recto {

// Reads by a service, and by this computer the pages that it gives no answer for: with
// a warning, never silently. The rest of the job stays with the service unless that is
// really gone (see ServiceWatch). What the service itself says (a wrong key, a refusal)
// stays an error.
class FallbackEngine : public OcrEngine
{
public:
    // The readers of a job share `watch`.
    FallbackEngine(std::unique_ptr<OcrEngine> service, std::unique_ptr<OcrEngine> own,
                   std::shared_ptr<ServiceWatch> watch = std::make_shared<ServiceWatch>());

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

private:
    std::unique_ptr<OcrEngine> m_service;
    std::unique_ptr<OcrEngine> m_own;
    std::shared_ptr<ServiceWatch> m_watch;
};

} // namespace recto
