// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/vision/visionengine.h"

#include "model/promptfile.h"
#include "model/thoughts.h"
#include "ocr/vision/sentpicture.h"

#include <QRegularExpression>

#include <cmath>

static void initialiseReadingPromptResources()
{
    Q_INIT_RESOURCE(readingprompts); // a static library's resources have to be asked for
}

namespace recto {

namespace {

constexpr double sentShare = 0.1; // of the progress: the picture is made and sent
constexpr double usualLength = 2500; // characters on a page, for the progress
constexpr double leastStep = 0.01; // of the progress: a run keeps each report

PromptFile readingPrompt(const QString &languages)
{
    initialiseReadingPromptResources();
    return PromptFile::inLanguage(QStringLiteral("read"), languages);
}

QString withoutFence(QString text)
{
    static const QRegularExpression fence(QStringLiteral("\\A```[a-z]*\\n(.*?)\\n?```\\z"),
                                          QRegularExpression::DotMatchesEverythingOption);
    const auto match = fence.match(text);
    return match.hasMatch() ? match.captured(1) : text;
}

QString tidied(QString text)
{
    static const QRegularExpression trailing(QStringLiteral("[ \\t]+(?=\\n|\\z)"));
    static const QRegularExpression emptyLines(QStringLiteral("\\n{3,}"));
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(u'\r', u'\n');
    text.remove(trailing);
    text.replace(emptyLines, QStringLiteral("\n\n"));
    return text;
}

BlockKind kindOf(QStringView block)
{
    static const QRegularExpression item(QStringLiteral("\\A(?:[-*•]|\\d{1,3}[.)])\\s"));
    if (block.contains(u'\t'))
        return BlockKind::TableRow;
    return item.match(block.toString()).hasMatch() ? BlockKind::ListItem : BlockKind::Paragraph;
}

// Paragraphs; the lines of lists and tables each.
void addBlocks(PageText &page)
{
    const QStringView text(page.text);
    qsizetype start = 0;
    while (start < text.size()) {
        qsizetype end = text.indexOf(QLatin1String("\n\n"), start);
        if (end < 0)
            end = text.size();
        for (qsizetype from = start; from < end;) {
            qsizetype lineEnd = text.indexOf(u'\n', from);
            if (lineEnd < 0 || lineEnd > end)
                lineEnd = end;
            const BlockKind kind = kindOf(text.sliced(from, lineEnd - from));
            const qsizetype to = kind == BlockKind::Paragraph ? end : lineEnd;
            page.blocks.append({kind, int(from), int(to - from), 0, {}});
            from = to + 1;
        }
        start = end + 2;
    }
}

} // namespace

PageText pageFromAnswer(const QString &answer)
{
    PageText page;
    page.text = tidied(withoutFence(withoutThoughts(answer).trimmed())).trimmed();
    if (page.text.compare(QLatin1String("[no text]"), Qt::CaseInsensitive) == 0)
        page.text.clear();
    page.quality.blank = page.text.isEmpty();
    addBlocks(page);
    return page;
}

VisionEngine::VisionEngine(std::shared_ptr<ChatService> service, OwnText ownText)
    : m_service(std::move(service))
    , m_ownText(std::move(ownText))
{
}

Result<PageText> VisionEngine::extractText(const Page &page, const ReadingOptions &options,
                                           std::stop_token stop, const Progress &progress)
{
    if (m_ownText) {
        // Whatever keeps it from being told, the model may still read the page.
        if (auto own = m_ownText(page, options, stop); own && *own)
            return std::move(**own);
    }
    const QString language
        = page.corrections.language.isEmpty() ? options.language : page.corrections.language;
    const auto picture = pictureForModel(page, m_service->endpoint().model, stop);
    if (!picture)
        return picture.error();
    const auto answer = ask(picture->jpeg, language, options, stop, progress);
    if (!answer)
        return answer.error();
    PageText text = pageFromAnswer(*answer);
    text.size = picture->pageSize;
    text.quarterTurns = page.corrections.quarterTurns;
    text.language = language;
    text.source = TextSource::Model;
    text.engine = m_service->endpoint().model;
    text.preparation << PreparationStep{PreparationKind::SentToModel, 0, picture->size};
    if (progress)
        progress(1);
    return text;
}

Result<QString> VisionEngine::ask(const QByteArray &jpeg, const QString &language,
                                  const ReadingOptions &options, const std::stop_token &stop,
                                  const Progress &progress)
{
    const PromptFile prompt = readingPrompt(language);
    qsizetype length = 0;
    ChatQuestion question;
    question.request = [&] {
        length = 0;
        ChatRequest request;
        request.system = prompt.part(QStringLiteral("system"));
        request.user = prompt.part(QStringLiteral("user"));
        request.jpegs = {jpeg};
        return request;
    };
    double told = 0; // it never falls, not even when the page is asked again
    question.text = [&](const QString &text) {
        length += text.size();
        const double fraction
            = sentShare + (1 - sentShare) * (1 - std::exp(-double(length) / usualLength));
        if (!progress || fraction < told + leastStep)
            return;
        told = fraction;
        progress(fraction);
    };
    question.retry = options.notices.retry;
    if (progress)
        progress(told = sentShare);
    const ChatReply reply = m_service->ask(question, stop);
    if (reply.failure)
        return reply.failure->error;
    return reply.text;
}

} // namespace recto
