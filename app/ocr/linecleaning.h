// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/recognisedline.h"

namespace recto {

// Takes out what is no text: rules of tables read as "|", ornaments and dirt
// read as letters; and puts bullets right, which the recogniser knows only as
// letters that look alike ("e", "¢", "*"). Pure.
[[nodiscard]] QVector<RecognisedLine> cleanLines(QVector<RecognisedLine> lines);

} // namespace recto
