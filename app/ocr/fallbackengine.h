// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"

#include <atomic>
#include <memory>

namespace recto {

// Reads by a service, and by this computer when the service can't be reached: with a
// warning (once), never silently. What the service itself says (a wrong key, a refusal)
// stays an error.
class FallbackEngine : public OcrEngine
{
public:
    // The readers of a job share `away`: a service that is away for one isn't asked again.
    FallbackEngine(std::unique_ptr<OcrEngine> service, std::unique_ptr<OcrEngine> own,
                   std::shared_ptr<std::atomic<bool>> away = std::make_shared<std::atomic<bool>>(false));

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop, const Progress &progress) override;

private:
    std::unique_ptr<OcrEngine> m_service;
    std::unique_ptr<OcrEngine> m_own;
    std::shared_ptr<std::atomic<bool>> m_away;
};

} // namespace recto
