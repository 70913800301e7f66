// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/servicewatch.h"
#include "ocr/ocrengine.h"

#include <memory>
#include <optional>

namespace recto {

// Reads every page by `own` (Tesseract) and has the pages that came out poorly read
// again by a vision model; the better text stands. Pages that are read well are
// never sent.
//
// When the model can't be asked or fails, the first text stands, with a warning. A
// service that is gone, or would fail each page alike (a wrong key, the limit reached),
// is told once and not asked again. Errors: the first reader's, and the library's,
// which can't keep what the model is paid for.
// The model's text must hold the words that the first reader was sure of: a model
// that made something up loses. Its confidence is the share of them that it holds.
class MixedEngine : public OcrEngine
{
public:
    // The readers of a job share `watch`.
    MixedEngine(std::unique_ptr<OcrEngine> own, std::unique_ptr<OcrEngine> model,
                std::shared_ptr<ServiceWatch> watch = std::make_shared<ServiceWatch>());

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

private:
    std::unique_ptr<OcrEngine> m_own;
    std::unique_ptr<OcrEngine> m_model;
    std::shared_ptr<ServiceWatch> m_watch;
};

// Whether a page is worth asking a model: little confidence, nothing found, or a
// hand, a blur or a shadow on it. Pure.
[[nodiscard]] bool readPoorly(const PageText &text);

// Of the words that `reading` is sure of, those that `text` holds: 0–1; nothing when
// it is sure of too few to tell. Pure.
[[nodiscard]] std::optional<double> agreement(const PageText &reading, const QString &text);

} // namespace recto
