// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/recognisedline.h"

#include <opencv2/core.hpp>

namespace recto {

// Looks at the words of one sign: a filled dot or square no taller than a small
// letter is a bullet, whatever the recogniser, which knows no bullets, read it
// as ("e", "o", "@"). Sets RecognisedWord::isDot.
void markBullets(QVector<RecognisedLine> &lines, const cv::Mat &picture);

} // namespace recto
