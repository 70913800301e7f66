// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/recognisedline.h"

namespace recto {

// Takes out what is no text: rules of tables read as "|", ornaments and dirt
// read as letters; and makes bullets of the dots and of signs that stand for them
// ("¢", "©"). Pure.
[[nodiscard]] QVector<RecognisedLine> cleanLines(QVector<RecognisedLine> lines);

} // namespace recto
