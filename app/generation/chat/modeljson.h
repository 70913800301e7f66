// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// JSON as models write it, made into JSON, where it is certain what was meant: LaTeX with
// single backslashes ("\frac" is no form feed and "rac"), line ends inside strings, single
// quotes, commas before a closing bracket, comments. What is right stays as it is; what
// stays wrong doesn't parse. Pure.
[[nodiscard]] QString repairedJson(const QString &json);

} // namespace recto
