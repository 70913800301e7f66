// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/vision/fallbackengine.h"

namespace recto {

FallbackEngine::FallbackEngine(std::unique_ptr<OcrEngine> service, std::unique_ptr<OcrEngine> own,
                               std::shared_ptr<ServiceWatch> watch)
    : m_service(std::move(service))
    , m_own(std::move(own))
    , m_watch(std::move(watch))
{
}

Result<PageText> FallbackEngine::extractText(const Page &page, const ReadingOptions &options,
                                             std::stop_token stop, const Progress &progress)
{
    if (!m_watch->gone()) {
        auto text = m_service->extractText(page, options, stop, progress);
        if (text || !serviceIsAway(text.error().kind)) {
            if (text || text.error().kind != ErrorKind::Cancelled)
                m_watch->answered();
            return text;
        }
        if (m_watch->failed(text.error().kind))
            options.notices.warn(text.error());
    }
    return m_own->extractText(page, options, stop, progress);
}

} // namespace recto
