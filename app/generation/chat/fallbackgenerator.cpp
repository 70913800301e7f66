// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/fallbackgenerator.h"

namespace recto {

FallbackGenerator::FallbackGenerator(std::shared_ptr<FlashcardGenerator> service,
                                     std::shared_ptr<FlashcardGenerator> own)
    : m_service(std::move(service))
    , m_own(std::move(own))
{
}

Status FallbackGenerator::generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                             std::stop_token stop,
                                             const GenerationCallbacks &callbacks)
{
    if (!m_watch.gone()) {
        bool made = false;
        GenerationCallbacks watched = callbacks;
        watched.card = [&](const FlashcardDraft &card) {
            made = true;
            if (callbacks.card)
                callbacks.card(card);
        };
        const Status status = m_service->generateFlashcards(chunk, options, stop, watched);
        if (status || !serviceIsAway(status.error().kind)) {
            if (status || status.error().kind != ErrorKind::Cancelled)
                m_watch.answered();
            return status;
        }
        const bool news = m_watch.failed(status.error().kind);
        if (made)
            return status;
        if (news)
            callbacks.warn(status.error());
    }
    return m_own->generateFlashcards(chunk, options, std::move(stop), callbacks);
}

} // namespace recto
