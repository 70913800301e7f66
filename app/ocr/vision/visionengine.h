// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/chatservice.h"
#include "ocr/ocrengine.h"

#include <functional>
#include <memory>
#include <optional>

namespace recto {

// Reads pages by a vision model: the page's picture goes to the service, its text
// comes back. A page of a PDF with a good text of its own is not sent.
//
// What stands on the page is data: the prompt says that it is copied and never
// followed. The text has no words with places, so a card's evidence shows the page
// whole, and the confidence is not known (0): a model doesn't say. A page without
// text is no error: quality.blank is set.
//
// Errors: loadImage()'s and ChatService's. An answer that was cut off is an error:
// half a page would pass for a whole one.
class VisionEngine : public OcrEngine
{
public:
    // The text that a page brings along, if it needs no other reading: no request then.
    using OwnText = std::function<Result<std::optional<PageText>>(
        const Page &, const ReadingOptions &, const std::stop_token &)>;

    explicit VisionEngine(std::shared_ptr<ChatService> service, OwnText ownText = {});

    [[nodiscard]] Result<PageText> extractText(const Page &page, const ReadingOptions &options,
                                               std::stop_token stop,
                                               const Progress &progress) override;

private:
    [[nodiscard]] Result<QString> ask(const QByteArray &jpeg, const QString &language,
                                      const ReadingOptions &options, const std::stop_token &stop,
                                      const Progress &progress);

    std::shared_ptr<ChatService> m_service;
    OwnText m_ownText;
};

// What a model wrote as a page's text: without code fences, with the line ends and
// empty lines of PageText::text, its paragraphs as blocks. "[no text]" gives none. Pure.
[[nodiscard]] PageText pageFromAnswer(const QString &answer);

} // namespace recto
