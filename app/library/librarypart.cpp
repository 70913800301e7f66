// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarypart.h"

#include "library/database.h"
#include "library/library.h"

namespace recto {

LibraryPart::LibraryPart(const Library &library)
    : m_database(*library.m_database)
{
}

} // namespace recto
