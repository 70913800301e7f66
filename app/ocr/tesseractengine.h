// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"
#include "ocr/pagepreparation.h"
#include "ocr/textrecogniser.h"

namespace recto {

// The embedded reader: prepares the page, recognises it with Tesseract, lays
// the text out and maps its boxes back to the upright photo. In-process, so a
// page that crashes Tesseract takes the process along: run it in a child.
// For one thread at a time; keeps its language loaded between pages.
//
// Errors besides loadImage()'s: ReaderMissing, LanguageMissing (detail: the
// code), ReaderTimeout, Cancelled. A page without text is no error: the text is
// empty and quality.blank is set.
class TesseractEngine : public OcrEngine
{
public:
    TesseractEngine();

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

private:
    [[nodiscard]] Preparation prepare(cv::Mat &grey, const Page &page, StepRecorder &steps);
    [[nodiscard]] Result<PageText> readPrepared(const PreparedPage &page, std::stop_token stop,
                                                const Progress &progress);

    TextRecogniser m_recogniser;
};

} // namespace recto
