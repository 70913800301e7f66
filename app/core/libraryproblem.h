// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/codenames.h"

namespace recto {

// What a check of the library may find.
enum class LibraryFault {
    DatabaseDamaged, // detail: the database's own line
    RowWithoutParent, // subject: the table; detail: the row and the table that it names
    MediaMissing, // subject of these four: the file, as stored
    MediaEmpty,
    MediaUnreadable,
    MediaChanged,
    IndexDamaged, // subject: the full-text index; detail: the database's own line
};

template<>
struct CodeNames<LibraryFault>
{
    static constexpr std::array table{
        std::pair{LibraryFault::DatabaseDamaged, "databaseDamaged"},
        std::pair{LibraryFault::RowWithoutParent, "rowWithoutParent"},
        std::pair{LibraryFault::MediaMissing, "mediaMissing"},
        std::pair{LibraryFault::MediaEmpty, "mediaEmpty"},
        std::pair{LibraryFault::MediaUnreadable, "mediaUnreadable"},
        std::pair{LibraryFault::MediaChanged, "mediaChanged"},
        std::pair{LibraryFault::IndexDamaged, "indexDamaged"},
    };
};
static_assert(codesAreComplete(LibraryFault::IndexDamaged));

// One line of such a check. Value type; codetext.h makes it a sentence.
struct LibraryProblem
{
    LibraryFault fault = LibraryFault::DatabaseDamaged;
    QString subject;
    QString detail;

    friend bool operator==(const LibraryProblem &, const LibraryProblem &) = default;
};

} // namespace recto
