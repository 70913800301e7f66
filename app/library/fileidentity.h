// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace recto {

// Which file stands under a name, whatever it is called: another one in its place, or the
// same one moved away, is noticed. Value type.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t number = 0; // of the file on its device

    friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
};

// Nothing where there is no such file. Where the system doesn't number its files, every
// file that exists is taken to be the same. Thread-safe.
[[nodiscard]] std::optional<FileIdentity> identityOf(const QString &file);

} // namespace recto
