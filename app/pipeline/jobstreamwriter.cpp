// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobstreamwriter.h"

#include "pipeline/eventjson.h"

namespace recto {

namespace {

constexpr double secondsWithOthers = 0.25; // between two rows of progress
constexpr double secondsAlone = 1;

// What an earlier run told already.
bool isEarlier(const PipelineEvent &happened)
{
    if (const auto *read = std::get_if<event::PageRead>(&happened))
        return read->earlier;
    const auto *failed = std::get_if<event::PageFailed>(&happened);
    return failed && failed->earlier;
}

} // namespace

JobStreamWriter::JobStreamWriter(JobEvents &kept, QString jobId)
    : m_kept(kept)
    , m_jobId(std::move(jobId))
{
}

void JobStreamWriter::add(const QJsonObject &body)
{
    JobEvent row;
    row.kind = body.value(QLatin1String("event")).toString();
    row.body = body;
    m_rows.append(row);
}

void JobStreamWriter::addProgress(const Progress &progress, double seconds)
{
    m_lastProgress = toJson(progress, m_jobId);
    m_progressTold = seconds;
    m_moved = false;
    add(m_lastProgress);
}

// Each step is told, however short.
void JobStreamWriter::addSteps(Step before, double seconds)
{
    const Progress now = m_estimator.progress(seconds);
    for (int step = static_cast<int>(before) + 1; step < static_cast<int>(now.step); ++step) {
        Progress passed = now;
        passed.step = static_cast<Step>(step);
        passed.percentage = lowestPercentage(passed.step);
        passed.outcome.reset();
        addProgress(passed, seconds);
    }
    addProgress(now, seconds);
}

void JobStreamWriter::take(const PipelineEvent &happened, double seconds)
{
    const Step before = m_estimator.step();
    const bool paused = m_estimator.paused();
    m_estimator.apply(happened, seconds);
    m_moved = true;
    if (const auto *saved = std::get_if<event::FlashcardSaved>(&happened)) {
        JobEvent row;
        row.kind = QStringLiteral("flashcard");
        row.cardId = saved->card.id;
        m_rows.append(row);
    } else if (const auto body = toJson(happened); body && !isEarlier(happened)) {
        add(*body);
    }
    if (std::holds_alternative<event::JobStarted>(happened) || paused != m_estimator.paused())
        addProgress(m_estimator.progress(seconds), seconds);
    else if (m_estimator.step() != before)
        addSteps(before, seconds);
}

Status JobStreamWriter::write(double seconds, bool withOthers)
{
    const bool others = withOthers || !m_rows.isEmpty();
    const double passed = seconds - m_progressTold;
    if (others ? passed >= secondsWithOthers : m_moved && passed >= secondsAlone) {
        const Progress progress = m_estimator.progress(seconds);
        if (toJson(progress, m_jobId) != m_lastProgress)
            addProgress(progress, seconds);
    }
    if (m_rows.isEmpty())
        return {};
    const Status written = m_kept.enter(m_jobId, m_rows);
    m_rows.clear();
    return written;
}

QList<JobEvent> JobStreamWriter::end(const event::Finished &finished, double seconds)
{
    const Step before = m_estimator.step();
    m_estimator.apply(finished, seconds);
    if (m_estimator.step() != before)
        addSteps(before, seconds);
    QJsonObject body = endingToJson(finished, {});
    body.remove(QLatin1String("flashcards")); // they stand in their own table
    add(body);
    return std::exchange(m_rows, {});
}

void takeUpProgress(const JobEvents &kept, event::JobStarted &started)
{
    const auto last
        = kept.last(started.jobId, {QStringLiteral("progress"), QStringLiteral("complete")});
    if (!last || !*last || (*last)->kind != QLatin1String("progress"))
        return;
    const QJsonObject body = (*last)->body;
    started.reachedStep = stepFromName(body.value(QLatin1String("step")).toString());
    started.reachedPercentage = body.value(QLatin1String("percentage")).toDouble();
}

} // namespace recto
