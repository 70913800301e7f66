// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ocr/reading/recognisedline.h"

#include <opencv2/core.hpp>

#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace tesseract {
class TessBaseAPI;
}

namespace recto {

// How a picture is cut into lines.
enum class Segmentation {
    Page, // columns and blocks are found
    Column, // one column of lines
    Block, // one block of even lines
    Line, // the picture is a line
    Sparse, // text anywhere, in no order
};

struct RecognitionJob
{
    cv::Mat picture; // 8-bit grey, dark on light
    double xHeight = 0; // pixels; 0: unknown
    Segmentation segmentation = Segmentation::Page;
    bool unevenPrint = false; // a photo: print and light differ over the page
    int deadlineMilliseconds = 0; // 0: none
    std::stop_token stop;
    std::function<void(double)> progress; // 0–1
};

// Tesseract, its languages loaded once and kept. For one thread at a time.
// OpenMP has to be held to one thread from outside (OMP_THREAD_LIMIT=1 before
// the program starts): in the program it comes too late.
class TextRecogniser
{
public:
    TextRecogniser();
    ~TextRecogniser();

    // Errors: ReaderMissing (no language files), LanguageMissing (detail: the code).
    [[nodiscard]] Status useLanguage(const QString &language);

    // Errors: Cancelled, ReaderTimeout, Internal. No text is an empty list.
    [[nodiscard]] Result<QVector<RecognisedLine>> recognise(const RecognitionJob &job);

    [[nodiscard]] bool isWord(const QString &word) const;
    [[nodiscard]] static QString version();

private:
    std::unique_ptr<tesseract::TessBaseAPI> m_api;
    QString m_language;
};

} // namespace recto
