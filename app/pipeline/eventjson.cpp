// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/eventjson.h"

#include "core/errortext.h"
#include "core/json.h"

#include <QJsonArray>

#include <cmath>

namespace recto {

namespace {

using Json = QJsonObject;

Json counts(int done, int total, int failed)
{
    return {{QStringLiteral("done"), done},
            {QStringLiteral("total"), total},
            {QStringLiteral("failed"), failed}};
}

double rounded(double value)
{
    return std::round(value * 10) / 10;
}

QJsonValue etaToJson(const Progress &progress)
{
    if (!progress.etaSeconds)
        return QJsonValue::Null;
    return QJsonArray{rounded(progress.etaSeconds->first), rounded(progress.etaSeconds->second)};
}

Json pageEvent(int page, const QString &file, const char *state, qint64 milliseconds)
{
    Json json{{QStringLiteral("event"), QStringLiteral("page")},
              {QStringLiteral("page"), page >= 0 ? QJsonValue(page) : QJsonValue::Null},
              {QStringLiteral("file"), file},
              {QStringLiteral("state"), QString::fromLatin1(state)},
              {QStringLiteral("milliseconds"), milliseconds}};
    return json;
}

Json toJson(const event::PageRead &read)
{
    Json json = pageEvent(read.page, read.name, "read", read.milliseconds);
    json.insert(QStringLiteral("confidence"), rounded(double(read.confidence)));
    json.insert(QStringLiteral("words"), read.words);
    if (read.earlier)
        json.insert(QStringLiteral("earlier"), true);
    json.insert(QStringLiteral("preparation"), toJson(read.preparation));
    return json;
}

Json toJson(const event::PageFailed &failed)
{
    Json json = pageEvent(failed.page, failed.name, "failed", failed.milliseconds);
    json.insert(QStringLiteral("confidence"), 0);
    json.insert(QStringLiteral("error"), errorText(failed.error));
    json.insert(QStringLiteral("code"), errorKindName(failed.error.kind));
    return json;
}

Json toJson(const event::FailedUnit &unit)
{
    Json json{{QStringLiteral("file"), unit.name},
              {QStringLiteral("error"), errorText(unit.error)},
              {QStringLiteral("code"), errorKindName(unit.error.kind)}};
    if (unit.page >= 0)
        json.insert(QStringLiteral("page"), unit.page);
    if (unit.chunk >= 0)
        json.insert(QStringLiteral("chunk"), unit.chunk);
    return json;
}

Json warning(const QString &message)
{
    return {{QStringLiteral("event"), QStringLiteral("warning")},
            {QStringLiteral("message"), message}};
}

} // namespace

QJsonObject toJson(const Usage &usage)
{
    return {{QStringLiteral("requests"), usage.requests},
            {QStringLiteral("inputTokens"), usage.inputTokens},
            {QStringLiteral("outputTokens"), usage.outputTokens}};
}

QJsonObject toJson(const Progress &progress, const QString &jobId)
{
    return {{QStringLiteral("event"), QStringLiteral("progress")},
            {QStringLiteral("jobId"), jobId},
            {QStringLiteral("step"), stepName(progress.step)},
            {QStringLiteral("percentage"), rounded(progress.percentage)},
            {QStringLiteral("label"), progressLabel(progress)},
            {QStringLiteral("etaSeconds"), etaToJson(progress)},
            {QStringLiteral("pages"),
             counts(progress.pagesDone, progress.pagesTotal, progress.pagesFailed)},
            {QStringLiteral("chunks"),
             counts(progress.chunksDone, progress.chunksTotal, progress.chunksFailed)},
            {QStringLiteral("flashcards"),
             Json{{QStringLiteral("made"), progress.flashcardsMade},
                  {QStringLiteral("kept"), progress.flashcardsKept}}}};
}

std::optional<QJsonObject> toJson(const PipelineEvent &happened)
{
    if (const auto *started = std::get_if<event::JobStarted>(&happened)) {
        return Json{{QStringLiteral("event"), QStringLiteral("job")},
                    {QStringLiteral("jobId"), started->jobId},
                    {QStringLiteral("uploadId"), started->uploadId},
                    {QStringLiteral("pages"), static_cast<int>(started->pageNames.size())}};
    }
    if (const auto *read = std::get_if<event::PageRead>(&happened))
        return toJson(*read);
    if (const auto *failed = std::get_if<event::PageFailed>(&happened))
        return toJson(*failed);
    if (const auto *saved = std::get_if<event::FlashcardSaved>(&happened)) {
        return Json{{QStringLiteral("event"), QStringLiteral("flashcard")},
                    {QStringLiteral("flashcard"), toJson(saved->card)}};
    }
    if (const auto *retry = std::get_if<event::Retrying>(&happened)) {
        return Json{{QStringLiteral("event"), QStringLiteral("retry")},
                    {QStringLiteral("what"), retry->notice.what},
                    {QStringLiteral("attempt"), retry->notice.attempt},
                    {QStringLiteral("waitSeconds"), retry->notice.waitSeconds},
                    {QStringLiteral("reason"), errorText(retry->notice.reason)}};
    }
    if (const auto *skipped = std::get_if<event::PageSkipped>(&happened)) {
        if (skipped->sameAs < 0)
            return std::nullopt;
        return warning(skippedText(*skipped));
    }
    if (const auto *warned = std::get_if<event::Warning>(&happened))
        return warning(errorText(warned->error));
    return std::nullopt;
}

QJsonObject endingToJson(const event::Finished &finished, const QList<Flashcard> &cards)
{
    if (finished.outcome == Outcome::Cancelled) {
        return {{QStringLiteral("event"), QStringLiteral("cancelled")},
                {QStringLiteral("jobId"), finished.jobId}};
    }
    if (finished.error) {
        QJsonArray failed;
        for (const event::FailedUnit &unit : finished.failed)
            failed.append(toJson(unit));
        return {{QStringLiteral("event"), QStringLiteral("error")},
                {QStringLiteral("code"), errorKindName(finished.error->kind)},
                {QStringLiteral("message"), errorText(*finished.error)},
                {QStringLiteral("failed"), failed},
                {QStringLiteral("jobId"), finished.jobId}};
    }
    QJsonArray saved;
    for (const Flashcard &card : cards)
        saved.append(toJson(card));
    QJsonArray failed;
    for (const event::FailedUnit &unit : finished.failed)
        failed.append(toJson(unit));
    return {{QStringLiteral("event"), QStringLiteral("complete")},
            {QStringLiteral("jobId"), finished.jobId},
            {QStringLiteral("uploadId"), finished.uploadId},
            {QStringLiteral("title"), finished.title},
            {QStringLiteral("flashcards"), saved},
            {QStringLiteral("failed"), failed},
            {QStringLiteral("usage"), toJson(finished.usage)}};
}

} // namespace recto
