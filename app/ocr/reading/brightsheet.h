// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/pageorientation.h"

#include <optional>

namespace recto {

// The page with all that lies around one bright sheet painted as paper, for a
// sheet on a keyboard, a printed cloth or other pages whose own lines and letters
// hide those of the sheet. Empty where no sheet stands out from what it lies on.
// Not for every page: a half in hard shadow looks like no sheet as well, so
// whoever uses it has to see more text with it than without. Thread-safe.
[[nodiscard]] std::optional<GreyPage> onlyBrightSheet(const GreyPage &page);

} // namespace recto
