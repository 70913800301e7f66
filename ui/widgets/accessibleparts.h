// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace recto {

// Tells screen readers what Recto's own widgets are; the platform's widgets say
// so themselves. Safe to call again.
void installAccessibleParts();

} // namespace recto
