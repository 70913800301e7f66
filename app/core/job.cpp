// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/job.h"

#include "core/json.h"

#include <array>
#include <utility>

namespace recto {

namespace {

constexpr std::array jobStates{
    std::pair{JobState::Running, "running"},           std::pair{JobState::Paused, "paused"},
    std::pair{JobState::Cancelled, "cancelled"},       std::pair{JobState::Completed, "completed"},
    std::pair{JobState::PartlyFailed, "partlyFailed"}, std::pair{JobState::Failed, "failed"},
};

constexpr std::array unitStates{
    std::pair{UnitState::Waiting, "waiting"}, std::pair{UnitState::Working, "working"},
    std::pair{UnitState::Done, "done"},       std::pair{UnitState::Failed, "failed"},
    std::pair{UnitState::Skipped, "skipped"},
};

template<typename Table, typename State>
QString nameIn(const Table &table, State state)
{
    for (const auto &[known, name] : table) {
        if (known == state)
            return QString::fromLatin1(name);
    }
    return {};
}

// An unknown name, from a newer journal, reads as the first state.
template<typename Table>
auto stateIn(const Table &table, const QString &name)
{
    for (const auto &[state, known] : table) {
        if (name == QLatin1String(known))
            return state;
    }
    return table.front().first;
}

} // namespace

QString jobStateName(JobState state)
{
    return nameIn(jobStates, state);
}

JobState jobStateFromName(const QString &name)
{
    return stateIn(jobStates, name);
}

QString unitStateName(UnitState state)
{
    return nameIn(unitStates, state);
}

UnitState unitStateFromName(const QString &name)
{
    return stateIn(unitStates, name);
}

QJsonObject toJson(const JobOptions &options)
{
    return {{QStringLiteral("language"), options.language},
            {QStringLiteral("course"), options.course},
            {QStringLiteral("group"), options.group},
            {QStringLiteral("focus"), options.focus},
            {QStringLiteral("title"), options.title},
            {QStringLiteral("ocrEngine"), options.ocrEngine},
            {QStringLiteral("generator"), options.generator},
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
    options.ocrEngine = object.value(QLatin1String("ocrEngine")).toString(options.ocrEngine);
    options.generator = object.value(QLatin1String("generator")).toString(options.generator);
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
            {QStringLiteral("state"), jobStateName(job.state)},
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
                       {QStringLiteral("droppedWhy"), chunk.droppedWhy}};
    if (chunk.error)
        object.insert(QStringLiteral("error"), toJson(*chunk.error));
    return object;
}

} // namespace recto
