// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/joblog.h"

#include "core/job.h"
#include "core/json.h"

#include <QJsonDocument>

namespace recto {

namespace {

QString describe(const Error &error)
{
    QStringList parts{errorKindName(error.kind)};
    if (!error.subject.isEmpty())
        parts.append(error.subject);
    if (!error.detail.isEmpty())
        parts.append(error.detail);
    return parts.join(QStringLiteral(": "));
}

// Codes as they are: the log is for whoever looks into a fault, in no one's language.
template<typename Json>
QString compact(const Json &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

QString outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed:
        return QStringLiteral("completed");
    case Outcome::PartlyFailed:
        return QStringLiteral("partly failed");
    case Outcome::Failed:
        return QStringLiteral("failed");
    case Outcome::Cancelled:
        return QStringLiteral("cancelled");
    }
    return {};
}

QString pageLine(const PipelineEvent &happened)
{
    return std::visit(
        Overloaded{
            [](const event::PageStarted &page) {
                return QStringLiteral("page %1: started").arg(page.page + 1);
            },
            [](const event::PageRead &page) {
                return QStringLiteral("page %1: read in %2 ms, confidence %3, %4 words; %5")
                    .arg(page.page + 1)
                    .arg(page.milliseconds)
                    .arg(page.confidence > 0 ? QString::number(qRound(page.confidence))
                                             : QStringLiteral("not known"))
                    .arg(page.words)
                    .arg(compact(toJson(page.preparation)));
            },
            [](const event::PageFailed &page) {
                return QStringLiteral("page %1: failed: %2")
                    .arg(page.page + 1)
                    .arg(describe(page.error));
            },
            [](const event::PageSkipped &page) {
                return page.sameAs < 0 ? QStringLiteral("page %1: left out").arg(page.page + 1)
                                       : QStringLiteral("page %1: the same picture as page %2")
                                             .arg(page.page + 1)
                                             .arg(page.sameAs + 1);
            },
            [](const auto &) { return QString(); },
        },
        happened);
}

QString chunkLine(const PipelineEvent &happened)
{
    return std::visit(
        Overloaded{
            [](const event::ChunkStarted &chunk) {
                return QStringLiteral("part %1: started").arg(chunk.chunk + 1);
            },
            [](const event::ChunkDone &chunk) {
                return QStringLiteral("part %1: done in %2 ms, %3 cards made, %4 kept; dropped: %5")
                    .arg(chunk.chunk + 1)
                    .arg(chunk.milliseconds)
                    .arg(chunk.made)
                    .arg(chunk.kept)
                    .arg(compact(toJson(chunk.dropped)));
            },
            [](const event::ChunkFailed &chunk) {
                return QStringLiteral("part %1: failed: %2")
                    .arg(chunk.chunk + 1)
                    .arg(describe(chunk.error));
            },
            [](const event::Retrying &retry) {
                return QStringLiteral("%1: attempt %2 failed (%3); waiting %4 s")
                    .arg(retry.notice.what)
                    .arg(retry.notice.attempt)
                    .arg(describe(retry.notice.reason))
                    .arg(retry.notice.waitSeconds, 0, 'f', 1);
            },
            [](const auto &) { return QString(); },
        },
        happened);
}

QString jobLine(const PipelineEvent &happened)
{
    return std::visit(
        Overloaded{
            [](const event::JobStarted &job) {
                return QStringLiteral("job %1: %2 pages").arg(job.jobId).arg(job.pageNames.size());
            },
            [](const event::Warning &warning) {
                return QStringLiteral("warning: ") + describe(warning.error);
            },
            [](const event::Paused &) { return QStringLiteral("paused"); },
            [](const event::Continued &) { return QStringLiteral("continued"); },
            [](const event::Finished &end) {
                QString line
                    = QStringLiteral("%1: %2 cards, %3 failed; %4 requests, %5 + %6 tokens")
                          .arg(outcomeName(end.outcome))
                          .arg(end.flashcards)
                          .arg(end.failed.size())
                          .arg(end.usage.requests)
                          .arg(end.usage.inputTokens)
                          .arg(end.usage.outputTokens);
                return end.error ? line + QStringLiteral("; ") + describe(*end.error) : line;
            },
            [](const auto &) { return QString(); },
        },
        happened);
}

} // namespace

void JobLog::add(const PipelineEvent &event, const QDateTime &time)
{
    for (const QString &line : {pageLine(event), chunkLine(event), jobLine(event)}) {
        if (!line.isEmpty())
            m_lines.append(time.toString(Qt::ISODateWithMs) + u' ' + line);
    }
}

} // namespace recto
