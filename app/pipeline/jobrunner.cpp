// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobrunner.h"

namespace recto {

namespace {

constexpr int reportMilliseconds = 80; // with the six steps' own reports under 20 a second
constexpr int tickMilliseconds = 1000;

} // namespace

JobRunner::JobRunner(LibraryLocation library, QObject *parent)
    : QObject(parent)
    , m_library(std::move(library))
{
    m_clock.start();
    m_reportTimer.setSingleShot(true);
    m_reportTimer.setInterval(reportMilliseconds);
    m_tick.setInterval(tickMilliseconds);
    connect(&m_reportTimer, &QTimer::timeout, this, &JobRunner::report);
    connect(&m_tick, &QTimer::timeout, this, &JobRunner::report);
    connect(&m_watcher, &QFutureWatcherBase::resultsReadyAt, this, [this](int begin, int end) {
        for (int i = begin; i < end; ++i)
            take(m_watcher.resultAt(i));
    });
}

JobRunner::~JobRunner() = default; // ends the pipeline, which cancels and waits

void JobRunner::begin(const PipelineParts &parts)
{
    Q_ASSERT(!m_running);
    m_running = true;
    m_jobId.clear();
    m_estimator = ProgressEstimator();
    m_pipeline = std::make_unique<Pipeline>(m_library, parts);
    m_tick.start();
}

void JobRunner::start(const PipelineParts &parts, const JobOptions &options,
                      const QList<PipelineInput> &inputs)
{
    begin(parts);
    m_watcher.setFuture(m_pipeline->start(options, inputs));
}

void JobRunner::resume(const PipelineParts &parts, const QString &jobId, FailedUnits failed)
{
    begin(parts);
    m_watcher.setFuture(m_pipeline->resume(jobId, failed));
}

void JobRunner::cancel()
{
    if (m_pipeline)
        m_pipeline->cancel();
}

void JobRunner::setPaused(bool paused)
{
    if (!m_pipeline)
        return;
    if (paused)
        m_pipeline->pause();
    else
        m_pipeline->unpause();
}

bool JobRunner::running() const
{
    return m_running;
}

Progress JobRunner::progress() const
{
    return m_estimator.progress(double(m_clock.elapsed()) / 1000);
}

QString JobRunner::jobId() const
{
    return m_jobId;
}

void JobRunner::take(const PipelineEvent &happenedNow)
{
    const double now = double(m_clock.elapsed()) / 1000;
    const Step before = m_estimator.progress(now).step;
    m_estimator.apply(happenedNow, now);
    if (const auto *started = std::get_if<event::JobStarted>(&happenedNow))
        m_jobId = started->jobId;
    emit happened(happenedNow);

    const auto *end = std::get_if<event::Finished>(&happenedNow);
    const bool first = std::holds_alternative<event::JobStarted>(happenedNow);
    if (end || first || m_estimator.progress(now).step != before)
        report();
    else if (!m_reportTimer.isActive())
        m_reportTimer.start();
    if (!end)
        return;
    m_running = false;
    m_tick.stop();
    m_reportTimer.stop();
    const event::Finished outcome = *end; // a slot may begin the next job
    emit finished(outcome);
}

void JobRunner::report()
{
    m_reportTimer.stop();
    emit progressed(progress());
}

} // namespace recto
