// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobmessages.h"

#include "pipeline/pipelineevent.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <utility>

namespace recto {

namespace {

// The steps with the percentage that each begins at (DESIGN.md).
constexpr std::array stepBands{
    std::pair{Step::Uploading, 0.0},           std::pair{Step::AnalyzingChunks, 20.0},
    std::pair{Step::AnalyzingBatch1, 65.0},    std::pair{Step::AnalyzingBatch2, 75.0},
    std::pair{Step::FinalizingAnalysis, 90.0}, std::pair{Step::Complete, 100.0},
};
constexpr int lastStep = static_cast<int>(stepBands.size()) - 1;

QString nameOfStep(int step)
{
    return stepName(stepBands[static_cast<std::size_t>(step)].first);
}

int stepOf(const QString &name)
{
    for (int step = lastStep; step > 0; --step) {
        if (nameOfStep(step) == name)
            return step;
    }
    return 0;
}

QJsonObject parsed(const NumberedRow &row)
{
    return QJsonDocument::fromJson(row.json).object();
}

QString eventOf(const QJsonObject &row)
{
    return row.value(QLatin1String("event")).toString();
}

QJsonObject resultOf(const QJsonObject &complete)
{
    return {{QStringLiteral("uploadId"), complete.value(QLatin1String("uploadId"))},
            {QStringLiteral("flashcards"), complete.value(QLatin1String("flashcards"))}};
}

QString cancelledText()
{
    return QStringLiteral("Cancelled");
}

} // namespace

void JobMessages::tell(const QJsonObject &more)
{
    QJsonObject message = more;
    message.insert(QStringLiteral("step"), nameOfStep(std::max(0, m_step)));
    message.insert(QStringLiteral("percentage"), m_percentage);
    m_messages.append(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

// A job of one part has no second half: its step is passed, and told as such.
void JobMessages::tellStepsBefore(int step)
{
    while (m_step + 1 < step) {
        ++m_step;
        m_percentage = std::max(m_percentage, stepBands[static_cast<std::size_t>(m_step)].second);
        tell({});
    }
}

void JobMessages::takeProgress(const QJsonObject &row)
{
    const int step = std::max(m_step, stepOf(row.value(QLatin1String("step")).toString()));
    tellStepsBefore(step);
    m_step = step;
    m_percentage = std::max(m_percentage, row.value(QLatin1String("percentage")).toDouble());
    QJsonObject more;
    for (const char *name : {"jobId", "label", "etaSeconds", "pages", "chunks"})
        more.insert(QLatin1String(name), row.value(QLatin1String(name)));
    // Not by its own name, by which clients know the last message.
    more.insert(QStringLiteral("cards"), row.value(QLatin1String("flashcards")));
    tell(more);
}

void JobMessages::takeEnd(const QJsonObject &row)
{
    m_ended = true;
    QJsonObject last;
    const QString event = eventOf(row);
    if (event == QLatin1String("complete")) {
        tellStepsBefore(lastStep + 1);
        last = resultOf(row);
    } else {
        last.insert(QStringLiteral("error"),
                    event == QLatin1String("error") ? row.value(QLatin1String("message"))
                                                    : QJsonValue(cancelledText()));
    }
    m_messages.append(QJsonDocument(last).toJson(QJsonDocument::Compact));
}

QList<QByteArray> JobMessages::take(const NumberedRow &numbered)
{
    if (m_ended)
        return {};
    const QJsonObject row = parsed(numbered);
    const QString event = eventOf(row);
    if (event == QLatin1String("progress")) {
        takeProgress(row);
    } else if (event == QLatin1String("page")) {
        if (row.value(QLatin1String("state")).toString() == QLatin1String("failed"))
            tell({{QStringLiteral("pageError"), row.value(QLatin1String("error"))},
                  {QStringLiteral("page"), row.value(QLatin1String("page"))},
                  {QStringLiteral("file"), row.value(QLatin1String("file"))}});
    } else if (event == QLatin1String("flashcard")) {
        tell({{QStringLiteral("flashcard"), row.value(QLatin1String("flashcard"))}});
    } else if (event == QLatin1String("warning")) {
        tell({{QStringLiteral("warning"), row.value(QLatin1String("message"))}});
    } else if (event == QLatin1String("complete") || event == QLatin1String("error")
               || event == QLatin1String("cancelled")) {
        takeEnd(row);
    }
    return std::exchange(m_messages, {});
}

namespace {

// What the last row says of a job that is over; by its state where an end was never told,
// as when the program was killed while it told it.
QJsonObject endToJson(const ServiceJobs::Snapshot &snapshot)
{
    const QJsonObject last = snapshot.last ? parsed(*snapshot.last) : QJsonObject();
    const QString event = eventOf(last);
    if (event == QLatin1String("complete"))
        return {{QStringLiteral("status"), QStringLiteral("completed")},
                {QStringLiteral("result"), resultOf(last)}};
    QString reason = last.value(QLatin1String("message")).toString();
    if (event == QLatin1String("cancelled") || snapshot.job.state == JobState::Cancelled)
        reason = cancelledText();
    else if (reason.isEmpty())
        reason = QStringLiteral("The job stopped.");
    return {{QStringLiteral("status"), QStringLiteral("error")}, {QStringLiteral("error"), reason}};
}

} // namespace

QJsonObject jobStatusToJson(const ServiceJobs::Snapshot &snapshot)
{
    const QJsonObject progress = snapshot.progress ? parsed(*snapshot.progress) : QJsonObject();
    QJsonObject status{{QStringLiteral("status"), QStringLiteral("processing")}};
    if (snapshot.over)
        status = endToJson(snapshot);
    const bool completed
        = status.value(QLatin1String("status")).toString() == QLatin1String("completed");
    const int step
        = completed ? lastStep : stepOf(progress.value(QLatin1String("step")).toString());
    status.insert(QStringLiteral("step"), nameOfStep(step));
    status.insert(QStringLiteral("percentage"),
                  completed ? 100.0 : progress.value(QLatin1String("percentage")).toDouble());
    status.insert(QStringLiteral("jobId"), snapshot.job.id);
    return status;
}

} // namespace recto
