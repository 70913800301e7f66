// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace recto {

// The sentence that a person reads: what happened, to which file or service,
// and what to do. Translated; without codes. The one place where an Error
// becomes words, for the window and the command line alike. Thread-safe.
[[nodiscard]] QString errorText(const Error &error);

} // namespace recto
