// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// Where this build's sources and programs are. In a library of its own, so that clones in
// other folders share the compiled tests. Thread-safe.
[[nodiscard]] QString
sourceFile(const QString &path); // "tests/data/x.pdf", below the source folder
[[nodiscard]] QString builtProgram(const QString &name); // "recto-reader"
[[nodiscard]] QString builtTest(const QString &name); // "dragsource"

} // namespace recto
