// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upkeep/examination.h"

namespace recto {

class Settings;

// A text to send with a question, in English, a fact a line: versions, system, what works, and
// which settings differ from their defaults. Holds no name of a file, folder, computer, person
// or service, no text of pages and cards, and no key: of settings that are free text it says
// only that they are set. `program`: "recto", "recto-cli".
[[nodiscard]] QString supportReport(const QString &program, const QList<Finding> &findings,
                                    const Settings &settings);

} // namespace recto
