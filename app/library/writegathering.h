// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/librarypart.h"

namespace recto {

// What is written to the library from gather() on waits for makeSafe(), which commits it
// together (see Database): whoever tells of it, tells it after that.
class WriteGathering : public LibraryPart
{
public:
    explicit WriteGathering(Library &library);

    void gather();
    [[nodiscard]] bool unsafe() const; // something waits
    [[nodiscard]] Status makeSafe();
    void dropUnsafe(); // as if it had never been written
    [[nodiscard]] Status endGathering(); // and makes safe
};

} // namespace recto
