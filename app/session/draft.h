// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

namespace recto {

// Pages that were given and that no job has taken yet, with their order and corrections: a
// file of the library, so that they are there at the next start. On the library's thread.

// None: the draft goes.
[[nodiscard]] Status keepDraft(const Library &library, const QList<Page> &pages);
// Nothing when none was kept, or what was kept can't be understood. Pages whose file is gone
// are left out.
[[nodiscard]] QList<Page> keptDraft(const Library &library);

} // namespace recto
