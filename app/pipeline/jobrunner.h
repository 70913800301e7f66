// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pipeline/pipeline.h"
#include "pipeline/progressestimator.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <memory>

namespace recto {

// The edge between a Pipeline and a thread with an event loop (a window, the
// command line, a service): events and progress as signals, in order, on the
// thread that this object lives in. One job at a time; a new one may start after
// finished(). Destroying it cancels.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(LibraryLocation library, QObject *parent = nullptr);
    ~JobRunner() override;

    void start(const PipelineParts &parts, const JobOptions &options,
               const QList<PipelineInput> &inputs);
    void resume(const PipelineParts &parts, const QString &jobId,
                FailedUnits failed = FailedUnits::StayFailed);

    void cancel();
    void setPaused(bool paused);

    [[nodiscard]] bool running() const;
    [[nodiscard]] Progress progress() const;
    [[nodiscard]] QString jobId() const; // empty until JobStarted

signals:
    void happened(const recto::PipelineEvent &event);
    void progressed(const recto::Progress &progress); // at most 20 a second
    void finished(const recto::event::Finished &outcome);

private:
    void begin(const PipelineParts &parts);
    void take(const PipelineEvent &event);
    void report();

    LibraryLocation m_library;
    std::unique_ptr<Pipeline> m_pipeline;
    QFutureWatcher<PipelineEvent> m_watcher;
    ProgressEstimator m_estimator;
    QElapsedTimer m_clock;
    QTimer m_reportTimer; // single shot: coalesces progress to 20 a second
    QTimer m_tick; // the ETA counts down while nothing happens
    QString m_jobId;
    bool m_running = false;
};

} // namespace recto

Q_DECLARE_METATYPE(recto::Progress)
