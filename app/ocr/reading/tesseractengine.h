// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"
#include "ocr/reading/missedtext.h"
#include "ocr/reading/pagepreparation.h"
#include "ocr/reading/placement.h"
#include "ocr/reading/textrecogniser.h"

namespace recto {

// The embedded reader: prepares the page, recognises it with Tesseract, lays
// the text out and maps its boxes back to the upright photo. In-process, so a
// page that crashes Tesseract takes the process along: run it in a child.
// For one thread at a time; keeps its language loaded between pages.
//
// Errors besides loadImage()'s: ReaderMissing, LanguageMissing (detail: the
// code), OtherLanguage (detail: a code that would fit), ReaderTimeout, Cancelled. A page without
// text is no error: the text is empty and quality.blank is set.
class TesseractEngine : public OcrEngine
{
public:
    TesseractEngine();

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

    // For whoever has single lines to read.
    [[nodiscard]] TextRecogniser &recogniser() { return m_recogniser; }

private:
    // A page that turns out to lie otherwise is prepared and read again.
    [[nodiscard]] Result<PageText> readPage(const Page &page, const ReadingOptions &options,
                                            std::stop_token stop, const Progress &progress);
    [[nodiscard]] Result<PageText> readPageOnce(const Page &page, const ReadingOptions &options,
                                                const std::stop_token &stop,
                                                const Progress &progress, int *turnsMissing);
    [[nodiscard]] Preparation prepare(cv::Mat &grey, const Page &page, StepRecorder &steps);
    struct Reading
    {
        PageText text; // boxes in pixels of the prepared picture
        PageMapping mapping; // from there to the upright picture
        double worth = 0;
        int letters = 0;
        std::optional<PreparationKind> opinion; // how it was read, if not as usual
        bool deblurred = false;
        int turnsMissing = 0; // clockwise: the page lies otherwise than was thought
    };
    struct Effort
    {
        std::stop_token stop;
        double deadline = 0; // CPU seconds of this process
        bool mayTurn = true; // nobody said how the page lies

        [[nodiscard]] bool isSpent() const;
    };
    [[nodiscard]] Result<Reading> readPrepared(const PreparedPage &page, Segmentation segmentation,
                                               const Effort &effort, const Progress &progress);
    // Reads again in other ways what was read poorly; the better reading wins.
    // `grey` as after preparation; empty: only `page` is read again.
    [[nodiscard]] Result<Reading> readWithSecondOpinion(const PreparedPage &page,
                                                        const cv::Mat &grey,
                                                        const Preparation &preparation,
                                                        const Effort &effort,
                                                        const Progress &progress);
    // Another way to hold a page that reads as gibberish.
    [[nodiscard]] Placement placementOf(const PreparedPage &page);
    [[nodiscard]] static PageQuality judged(const Preparation &preparation, const PageText &text);

    TextRecogniser m_recogniser;
};

} // namespace recto
