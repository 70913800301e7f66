// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/writegathering.h"

#include "library/database.h"

namespace recto {

WriteGathering::WriteGathering(Library &library)
    : LibraryPart(library)
{
}

void WriteGathering::gather()
{
    database().gather();
}

bool WriteGathering::unsafe() const
{
    return database().unsafe();
}

Status WriteGathering::makeSafe()
{
    return database().makeSafe();
}

void WriteGathering::dropUnsafe()
{
    database().dropUnsafe();
}

Status WriteGathering::endGathering()
{
    return database().endGathering();
}

} // namespace recto
