// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codenames.h"

namespace recto {

// What reads the pages of a job.
enum class OcrEngineKind {
    Tesseract, // this computer
    Vision, // a vision model
    Mixed, // this computer; hard pages a vision model
};

template<>
struct CodeNames<OcrEngineKind>
{
    static constexpr std::array table{
        std::pair{OcrEngineKind::Tesseract, "tesseract"},
        std::pair{OcrEngineKind::Vision, "vision"},
        std::pair{OcrEngineKind::Mixed, "mixed"},
    };
};
static_assert(codesAreComplete(OcrEngineKind::Mixed));

// What writes the cards of a job.
enum class GeneratorKind {
    Offline, // this computer, by rules
    Chat, // a model
};

template<>
struct CodeNames<GeneratorKind>
{
    static constexpr std::array table{
        std::pair{GeneratorKind::Offline, "offline"},
        std::pair{GeneratorKind::Chat, "chat"},
    };
};
static_assert(codesAreComplete(GeneratorKind::Chat));

} // namespace recto
