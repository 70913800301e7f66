// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/core.hpp>

#include <QString>
#include <QStringList>

namespace recto {

// Which writing a page is in, for pages that their language can't read. Writings are
// named by the Tesseract code of a language that is written so: "chi_sim", "rus", "eng"
// for Latin letters. Thread-safe.

// The writing of a language; empty for codes that are not known.
[[nodiscard]] QString writingOfLanguage(const QString &code);
// Share of the letters of a text that belong to a writing, 0–1.
[[nodiscard]] double shareInWriting(const QString &text, const QString &writing);
// By Tesseract's orientation data, where it is sure; empty without that data, too.
[[nodiscard]] QString writingByShapes(const cv::Mat &picture);
// Whether the lines are rows of squares, as Chinese and Japanese are set: ink and gaps
// repeat at one distance, which is about a line's height. `picture`: grey, dark on light.
[[nodiscard]] bool isSetInSquares(const cv::Mat &picture);

} // namespace recto
