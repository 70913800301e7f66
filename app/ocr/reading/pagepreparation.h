// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/page.h"
#include "core/pagetext.h"
#include "ocr/reading/pagemapping.h"
#include "ocr/reading/pageorientation.h"
#include "ocr/reading/steprecorder.h"

#include <opencv2/core.hpp>

#include <QStringList>

#include <optional>
#include <vector>

namespace recto {

// A page of a picture made ready for the recogniser.
struct PreparedPage
{
    cv::Mat picture; // 8-bit grey, text upright, dark on light
    PageMapping mapping; // prepared pixel → pixel of the upright picture
    double xHeight = 0; // of most of the text, pixels of `picture`; 0: no text found
    bool lightEvened = false;
    int letters = 0; // seen in lines, without reading
    cv::Point fullest; // where most of them stand, pixels of `picture`
    bool deblurred = false;
};

// What one picture gave: one page, or the two of an open book.
struct Preparation
{
    std::vector<PreparedPage> pages; // in reading order, at least one
    cv::Size uprightSize; // of the picture that was given, after quarterTurns
    int quarterTurns = 0; // clockwise: how the content was turned
    QVector<PreparationStep> decisions;
    PageQuality quality;
    bool surelyBlurred = false; // in whole or in part, however well it is read
};

// Makes a photo as readable as a scan. Each step looks for evidence and leaves
// the page alone without it: polarity, direction, facing pages, the paper's
// outline and perspective, curved lines, size of the letters, light.
// Stateless but for the probe; one thread at a time.
class PagePreparation
{
public:
    // `probe` settles what the picture alone can't tell; may be empty.
    explicit PagePreparation(ReadingProbe probe = {})
        : m_probe(std::move(probe))
    {
    }

    // `picture`: grey, upright by EXIF and corrections.quarterTurns. It is changed
    // where the person left regions out, light and dark are swapped, or what lies
    // around a sheet is left out.
    [[nodiscard]] Preparation prepare(cv::Mat &picture, const PageCorrections &corrections,
                                      StepRecorder &steps) const;
    // The page as it is.
    [[nodiscard]] static Preparation untouched(const cv::Mat &grey);
    // The page turned and made smaller, nothing else: what remains when the
    // other steps did harm. `grey` as it was given to prepare().
    [[nodiscard]] static PreparedPage simplyPrepared(const cv::Mat &grey, int quarterTurns,
                                                     double xHeight);
    // Some lines where the page is fullest.
    [[nodiscard]] static cv::Mat sampleOf(const PreparedPage &page);
    // A page that reads poorly, its blur undone; nothing where there is none to undo.
    [[nodiscard]] static std::optional<PreparedPage> deblurredPage(const PreparedPage &page);
    // The first steps alone: the page level, and its print dark on light, for
    // which `grey` may be swapped, or what lies around the sheet painted over.
    [[nodiscard]] LevelPage levelPage(GreyPage &grey, const PageCorrections &corrections,
                                      QVector<PreparationStep> *decisions) const;

private:
    [[nodiscard]] bool deblurIfBetter(PreparedPage &page) const;

    ReadingProbe m_probe;
};

} // namespace recto
