// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace recto {

// What would fail every page and part that is left in the same way: the run ends,
// the job is paused, and goes on where it was once a person mended it.
[[nodiscard]] constexpr bool endsTheRun(ErrorKind kind)
{
    return failsEveryQuestion(kind) || libraryFails(kind) || kind == ErrorKind::NoResources;
}

} // namespace recto
