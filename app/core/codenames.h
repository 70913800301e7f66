// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace recto {

// The names that the codes of an enum have in JSON, in journals and on the command line.
// Data holds codes; words for people are made in codetext.h and errortext.h. An enum with
// names specialises this beside its declaration:
//   template<> struct CodeNames<Kind> { static constexpr std::array table{std::pair{…}}; };
template<typename Code>
struct CodeNames;

template<typename Code>
[[nodiscard]] constexpr bool codesAreComplete(Code last)
{
    const auto &table = CodeNames<Code>::table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].first) != i)
            return false;
    }
    return table.size() == static_cast<std::size_t>(last) + 1;
}

template<typename Code>
[[nodiscard]] QString codeName(Code code)
{
    for (const auto &[known, name] : CodeNames<Code>::table) {
        if (known == code)
            return QString::fromLatin1(name);
    }
    return {};
}

// Nothing for a name that isn't known, as from a newer Recto.
template<typename Code>
[[nodiscard]] std::optional<Code> codeFromName(const QString &name)
{
    for (const auto &[code, known] : CodeNames<Code>::table) {
        if (name == QLatin1String(known))
            return code;
    }
    return std::nullopt;
}

} // namespace recto
