// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/pagemapping.h"
#include "ocr/reading/textlines.h"

#include <vector>

namespace recto {

struct Straightening
{
    LineCurve curve;
    double before = 0; // how far lines bend, in x-heights (root mean square)
    double after = 0;
};

// The curve that makes the lines straight and level, by least squares over
// all lines; outliers lose their weight.
[[nodiscard]] Straightening straighten(const std::vector<TextLine> &lines);

} // namespace recto
