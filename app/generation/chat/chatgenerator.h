// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "generation/flashcardgenerator.h"
#include "model/chatservice.h"

#include <memory>

namespace recto {

// Cards by a language model. Thread-safe: several chunks may be asked at once.
//
// The chunk is data: it stands between <chunk> and </chunk>, and the prompt says
// that nothing in it is an instruction. Cards are handed over as they stream in.
// When an answer breaks off or is cut off, its whole cards stand and only the rest
// is asked for; a chunk that is too long is split and asked in parts; an answer
// that isn't JSON is sent back once to be repaired.
//
// Errors: those of ChatService. A quote that isn't on the page is not judged
// here: the CardChecker marks it.
class ChatGenerator : public FlashcardGenerator
{
public:
    explicit ChatGenerator(std::shared_ptr<ChatService> service);

    [[nodiscard]] Status generateFlashcards(const Chunk &chunk, const GenerationOptions &options,
                                            std::stop_token stop,
                                            const GenerationCallbacks &callbacks) override;

    // The JSON schema of an answer: {"cards":[{kind,front,back,tags,quote}]}.
    [[nodiscard]] static QJsonObject schema();

private:
    std::shared_ptr<ChatService> m_service;
};

} // namespace recto
