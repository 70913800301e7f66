// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace recto {

class Database;
class Library;

// A part of the library's tables that has a class of its own. Serves the library's thread,
// for as long as the library is there.
class LibraryPart
{
protected:
    explicit LibraryPart(const Library &library);
    ~LibraryPart() = default;

    [[nodiscard]] Database &database() const { return m_database; }

private:
    Database &m_database;
};

} // namespace recto
