// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"

namespace recto {

// The corrections after the person turned the page by `quarters` (clockwise,
// may be negative): corners and regions turn along. Pure.
[[nodiscard]] PageCorrections turned(const PageCorrections &corrections, int quarters);

} // namespace recto
