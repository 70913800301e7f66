// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/vision/mixedengine.h"

#include <QSet>

namespace recto {

namespace {

constexpr float wellRead = 80; // confidence of a page; clean print has 90 and more
constexpr float sureOfWord = 85;
constexpr qsizetype longEnough = 4; // letters: shorter words agree by chance
constexpr int fewestWords = 8;
constexpr double tellsTheSame = 0.5;

// Progress of two readings as one.
constexpr double ownShare = 0.5;

QString plain(const QString &word)
{
    QString letters;
    for (const QChar character : word.toCaseFolded()) {
        if (character.isLetterOrNumber())
            letters += character;
    }
    return letters;
}

// Of errors of the reader itself, those that another reader may not have.
bool modelMayHelp(ErrorKind kind)
{
    return kind == ErrorKind::ReaderCrashed || kind == ErrorKind::ReaderTimeout;
}

OcrEngine::Progress part(const OcrEngine::Progress &progress, double from, double share)
{
    return [progress, from, share](double fraction) {
        if (progress)
            progress(from + share * fraction);
    };
}

// The better of the two; `read` was read poorly.
PageText better(PageText read, PageText asked)
{
    const auto agreed = agreement(read, asked.text);
    if (agreed && *agreed < tellsTheSame) {
        read.preparation << PreparationStep{
            PreparationKind::SecondReadingUnused, 0, {}, asked.engine};
        return read;
    }
    if (agreed)
        asked.confidence = float(100 * *agreed);
    asked.preparation << PreparationStep{
        PreparationKind::ReadAgain, double(qRound(read.confidence)), {}, read.engine};
    const bool blank = asked.quality.blank;
    asked.quality = read.quality;
    asked.quality.blank = blank;
    return asked;
}

} // namespace

bool readPoorly(const PageText &text)
{
    const PageQuality &quality = text.quality;
    return text.text.trimmed().isEmpty() || text.confidence < wellRead || quality.handwritten
        || quality.blurred || quality.dark;
}

std::optional<double> agreement(const PageText &reading, const QString &text)
{
    QSet<QString> told;
    for (const QString &word : text.simplified().split(u' '))
        told.insert(plain(word));
    int sure = 0;
    int found = 0;
    for (const Word &word : reading.words) {
        const QString letters = plain(word.text);
        if (word.confidence < sureOfWord || letters.size() < longEnough)
            continue;
        ++sure;
        found += told.contains(letters);
    }
    if (sure < fewestWords)
        return std::nullopt;
    return double(found) / sure;
}

MixedEngine::MixedEngine(std::unique_ptr<OcrEngine> own, std::unique_ptr<OcrEngine> model,
                         std::shared_ptr<ServiceWatch> watch)
    : m_own(std::move(own))
    , m_model(std::move(model))
    , m_watch(std::move(watch))
{
}

Result<PageText> MixedEngine::extractText(const Page &page, const ReadingOptions &options,
                                          std::stop_token stop, const Progress &progress)
{
    auto read = m_own->extractText(page, options, stop, part(progress, 0, ownShare));
    const bool poor = read ? readPoorly(*read) : modelMayHelp(read.error().kind);
    if (!poor || m_watch->gone() || stop.stop_requested()) {
        if (progress && read)
            progress(1);
        return read;
    }
    Page upright = page;
    if (read)
        upright.corrections.quarterTurns = read->quarterTurns; // as it was found to stand
    auto asked
        = m_model->extractText(upright, options, stop, part(progress, ownShare, 1 - ownShare));
    if (!asked) {
        const ErrorKind kind = asked.error().kind;
        if (kind == ErrorKind::Cancelled || libraryFails(kind))
            return asked;
        if (m_watch->failed(kind))
            options.notices.warn(asked.error());
        return read;
    }
    m_watch->answered();
    return read ? better(std::move(*read), std::move(*asked)) : std::move(asked);
}

} // namespace recto
