// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codenames.h"

#include <QMap>

namespace recto {

// Why a card that was made is not kept.
enum class DropReason {
    Repeated, // another card asks the same
    BrokenGap, // a cloze card whose gap doesn't work
    Leakage, // the question gives the answer away
};

template<>
struct CodeNames<DropReason>
{
    static constexpr std::array table{
        std::pair{DropReason::Repeated, "repeated"},
        std::pair{DropReason::BrokenGap, "brokenGap"},
        std::pair{DropReason::Leakage, "leakage"},
    };
};
static_assert(codesAreComplete(DropReason::Leakage));

using DropCounts = QMap<DropReason, int>; // how many cards, by reason

} // namespace recto
