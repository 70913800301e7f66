// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"
#include "model/servicewatch.h"

#include <memory>

namespace recto {

// Cards by a service, and by this computer those of the chunks that it gives no answer
// for: with a warning, never silently. The rest of the job stays with the service unless
// that is really gone (see ServiceWatch). What the service itself says (a wrong key, a
// refusal) stays an error; so does a chunk of which it made some cards. Thread-safe.
class FallbackGenerator : public FlashcardGenerator
{
public:
    FallbackGenerator(std::shared_ptr<FlashcardGenerator> service,
                      std::shared_ptr<FlashcardGenerator> own);

    [[nodiscard]] Status generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks) override;

private:
    std::shared_ptr<FlashcardGenerator> m_service;
    std::shared_ptr<FlashcardGenerator> m_own;
    ServiceWatch m_watch;
};

} // namespace recto
