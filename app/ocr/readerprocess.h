// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/ocrengine.h"
#include "settings/installation.h"

#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

class QProcess;

namespace recto {

// How long a page may take before its reader is stopped. $RECTO_READER_SECONDS
// sets one limit for any page.
struct ReaderLimits
{
    double baseSeconds = 30;
    double secondsPerMegapixel = 5;

    [[nodiscard]] static ReaderLimits fromEnvironment();
};

// Reads pages in a child process, `recto-reader`, kept alive from page to page.
// Tesseract may abort or hang on a hostile page: that costs the page alone. A
// cancel is a kill, so it takes effect at once, even during layout analysis.
// Serves the thread that made it. Further errors: ReaderMissing, ReaderCrashed,
// ReaderTimeout.
//
// Protocol, one JSON object a line: in {"page","options"}, or {"page","assess":true}
// for a look at the page alone, "ownText":true for what needs no reading; out any number
// of {"progress": 0–1}, then {"text"} or {"error"}, or {"none":true} for no own text. The
// text of a look is empty but for its quality.
class ReaderProcess : public OcrEngine
{
public:
    explicit ReaderProcess(QString program = Installation().reader(),
                           ReaderLimits limits = ReaderLimits::fromEnvironment());
    ~ReaderProcess() override;

    // Starts the child ahead of the first page.
    void warmUp();

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

    // What makes the page hard to read, without reading it; about 0.2 s for 12 megapixels.
    [[nodiscard]] Result<PageQuality> assess(const Page &page, const std::stop_token &stop = {});

    // The page's own text, if it is all that the page needs: nothing is read from its
    // picture but a line here and there, to compare.
    [[nodiscard]] Result<std::optional<PageText>>
    ownText(const Page &page, const ReadingOptions &options, const std::stop_token &stop);

private:
    [[nodiscard]] Status ensureRunning();
    void stop();
    [[nodiscard]] Result<QJsonObject> ask(const QJsonObject &request, const Page &page,
                                          const std::stop_token &stop, const Progress &progress);
    [[nodiscard]] double secondsFor(const Page &page) const;

    QString m_program;
    ReaderLimits m_limits;
    std::unique_ptr<QProcess> m_process;
};

} // namespace recto
