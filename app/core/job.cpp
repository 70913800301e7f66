// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job.h"

#include "core/json.h"

namespace recto {

QString jobStateName(JobState state)
{
    return codeName(state);
}

JobState jobStateFromName(const QString &name)
{
    return codeFromName<JobState>(name).value_or(JobState::Running);
}

QString unitStateName(UnitState state)
{
    return codeName(state);
}

UnitState unitStateFromName(const QString &name)
{
    return codeFromName<UnitState>(name).value_or(UnitState::Waiting);
}

QJsonObject toJson(const JobOptions &options)
{
    return {{QStringLiteral("language"), options.language},
            {QStringLiteral("course"), options.course},
            {QStringLiteral("group"), options.group},
            {QStringLiteral("focus"), options.focus},
            {QStringLiteral("title"), options.title},
            {QStringLiteral("ocrEngine"), codeName(options.ocrEngine)},
            {QStringLiteral("generator"), codeName(options.generator)},
            {QStringLiteral("maxChunk"), options.maxChunk},
            {QStringLiteral("workers"), options.workers},
            {QStringLiteral("baseUrl"), options.baseUrl},
            {QStringLiteral("model"), options.model},
            {QStringLiteral("visionModel"), options.visionModel}};
}

JobOptions jobOptionsFromJson(const QJsonObject &object)
{
    JobOptions options;
    options.language = object.value(QLatin1String("language")).toString(options.language);
    options.course = object.value(QLatin1String("course")).toString();
    options.group = object.value(QLatin1String("group")).toString();
    options.focus = object.value(QLatin1String("focus")).toString();
    options.title = object.value(QLatin1String("title")).toString();
    options.ocrEngine
        = codeFromName<OcrEngineKind>(object.value(QLatin1String("ocrEngine")).toString())
              .value_or(options.ocrEngine);
    options.generator
        = codeFromName<GeneratorKind>(object.value(QLatin1String("generator")).toString())
              .value_or(options.generator);
    options.maxChunk = object.value(QLatin1String("maxChunk")).toInt(options.maxChunk);
    options.workers = object.value(QLatin1String("workers")).toInt();
    options.baseUrl = object.value(QLatin1String("baseUrl")).toString();
    options.model = object.value(QLatin1String("model")).toString();
    options.visionModel = object.value(QLatin1String("visionModel")).toString();
    return options;
}

QJsonObject toJson(const Job &job)
{
    return {{QStringLiteral("jobId"), job.id},
            {QStringLiteral("uploadId"), job.uploadId},
            {QStringLiteral("state"), jobStateName(job.shownState())},
            {QStringLiteral("options"), toJson(job.options)},
            {QStringLiteral("pages"),
             QJsonObject{{QStringLiteral("done"), job.pagesDone},
                         {QStringLiteral("total"), job.pageCount},
                         {QStringLiteral("failed"), job.pagesFailed}}},
            {QStringLiteral("chunks"),
             QJsonObject{{QStringLiteral("done"), job.chunksDone},
                         {QStringLiteral("total"), job.chunkCount},
                         {QStringLiteral("failed"), job.chunksFailed}}},
            {QStringLiteral("flashcards"), job.flashcardCount},
            {QStringLiteral("running"), job.leased},
            {QStringLiteral("createdAt"), job.createdAt.toUTC().toString(Qt::ISODateWithMs)},
            {QStringLiteral("updatedAt"), job.updatedAt.toUTC().toString(Qt::ISODateWithMs)}};
}

QJsonObject toJson(const JobPage &page)
{
    QJsonObject object{{QStringLiteral("position"), page.position},
                       {QStringLiteral("file"), page.originalFile},
                       {QStringLiteral("name"), page.page.name},
                       {QStringLiteral("state"), unitStateName(page.state)},
                       {QStringLiteral("attempts"), page.attempts},
                       {QStringLiteral("milliseconds"), page.milliseconds},
                       {QStringLiteral("confidence"), page.confidence},
                       {QStringLiteral("words"), page.wordCount}};
    if (page.page.corrections != PageCorrections())
        object.insert(QStringLiteral("corrections"), toJson(page.page.corrections));
    if (page.error)
        object.insert(QStringLiteral("error"), toJson(*page.error));
    return object;
}

QJsonObject toJson(const JobChunk &chunk)
{
    QJsonObject object{{QStringLiteral("index"), chunk.chunk.index},
                       {QStringLiteral("state"), unitStateName(chunk.state)},
                       {QStringLiteral("attempts"), chunk.attempts},
                       {QStringLiteral("milliseconds"), chunk.milliseconds},
                       {QStringLiteral("made"), chunk.made},
                       {QStringLiteral("kept"), chunk.kept},
                       {QStringLiteral("dropped"), toJson(chunk.dropped)}};
    if (chunk.error)
        object.insert(QStringLiteral("error"), toJson(*chunk.error));
    return object;
}

QJsonObject toJson(const DropCounts &dropped)
{
    QJsonObject object;
    for (auto it = dropped.cbegin(); it != dropped.cend(); ++it)
        object.insert(codeName(it.key()), it.value());
    return object;
}

DropCounts dropCountsFromJson(const QJsonObject &object)
{
    DropCounts dropped;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const auto reason = codeFromName<DropReason>(it.key());
        if (reason && it->toInt() > 0)
            dropped.insert(*reason, it->toInt());
    }
    return dropped;
}

} // namespace recto
