// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/librarylocation.h"

#include <optional>

namespace recto {

class Settings;

// The one rule by which every program finds the library: the option --library, else
// $RECTO_LIBRARY, else the setting libraryFolder, else the user's data folder. An option
// that is given counts even when it is empty: nowhere is no library, and opening says so.
[[nodiscard]] LibraryLocation chosenLibrary(const std::optional<QString> &option,
                                            const Settings &settings);

} // namespace recto
