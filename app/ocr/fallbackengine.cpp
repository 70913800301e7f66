// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/fallbackengine.h"

namespace recto {

FallbackEngine::FallbackEngine(std::unique_ptr<OcrEngine> service, std::unique_ptr<OcrEngine> own,
                               std::shared_ptr<std::atomic<bool>> away)
    : m_service(std::move(service)), m_own(std::move(own)), m_away(std::move(away))
{
}

Result<PageText> FallbackEngine::extractText(const Page &page, const ReadingOptions &options,
                                             std::stop_token stop, const Progress &progress)
{
    if (!*m_away) {
        auto text = m_service->extractText(page, options, stop, progress);
        if (text || !serviceIsAway(text.error().kind))
            return text;
        if (!m_away->exchange(true))
            options.notices.warn(text.error());
    }
    return m_own->extractText(page, options, stop, progress);
}

} // namespace recto
