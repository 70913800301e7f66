// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notices.h"
#include "core/page.h"
#include "core/pagetext.h"
#include "core/result.h"

#include <functional>
#include <stop_token>

namespace recto {

struct ReadingOptions
{
    QString language = QStringLiteral("eng"); // Tesseract codes joined by '+'
    bool prepare = true; // false: the page as it is, upright by EXIF only
    QString stepsFolder; // when set, each preparation step's picture is written there
    Notices notices;
};

// Reads the text of a page. One object serves one thread at a time; make one a
// worker. Calls block; a stop request ends them soon with ErrorKind::Cancelled.
class OcrEngine
{
public:
    // Fraction of the page that is read, 0–1, rising; called on the calling thread.
    using Progress = std::function<void(double)>;

    virtual ~OcrEngine() = default;
    [[nodiscard]] virtual Result<PageText>
    extractText(const Page &page, const ReadingOptions &options, std::stop_token stop,
                const Progress &progress)
        = 0;
};

} // namespace recto
