// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transportfactory.h"

namespace recto {

class Settings;

// The way to the world for whoever keeps to these settings: *Offline only* is read from
// their file before each request, so that a change counts at once, also one that
// another program made.
[[nodiscard]] TransportFactory networkFor(const Settings &settings);

} // namespace recto
