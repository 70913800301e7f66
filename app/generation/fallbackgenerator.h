// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"

#include <atomic>
#include <memory>

namespace recto {

// Cards by a service, and by this computer when the service can't be reached: with a
// warning (once), never silently. What the service itself says (a wrong key, a
// refusal) stays an error; so does a chunk of which it made some cards. Thread-safe.
class FallbackGenerator : public FlashcardGenerator
{
public:
    FallbackGenerator(std::shared_ptr<FlashcardGenerator> service, std::shared_ptr<FlashcardGenerator> own);

    [[nodiscard]] Status generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks) override;

private:
    std::shared_ptr<FlashcardGenerator> m_service;
    std::shared_ptr<FlashcardGenerator> m_own;
    std::atomic<bool> m_away = false; // the rest of the job isn't asked again
};

} // namespace recto
