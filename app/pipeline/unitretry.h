// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <array>
#include <utility>

namespace recto {

// How often a page is tried, by what went wrong, before it is failed. What isn't
// named is tried once: the same picture fails the same way again. Services have
// a table of their own (net/retrypolicy.h).
inline constexpr std::array readingTries{
    std::pair{ErrorKind::ReaderCrashed, 2}, // may have been the memory of the moment
    std::pair{ErrorKind::ReaderTimeout, 1}, // the person waited long enough once
};

[[nodiscard]] constexpr int triesFor(ErrorKind kind)
{
    for (const auto &[known, tries] : readingTries) {
        if (known == kind)
            return tries;
    }
    return 1;
}

} // namespace recto
