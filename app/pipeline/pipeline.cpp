// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/pipeline.h"

#include "pipeline/jobrun.h"
#include "pipeline/workerthreads.h"

#include <QPromise>

namespace recto {

class Pipeline::Control
{
public:
    Control(LibraryLocation location, PipelineParts given)
        : library(std::move(location))
        , parts(std::move(given))
        , shared(std::make_shared<RunControl>())
    {
    }

    template<typename Begin>
    QFuture<PipelineEvent> run(Begin begin)
    {
        const auto promise = std::make_shared<QPromise<PipelineEvent>>();
        promise->start();
        const Status started = coordinator.run([this, begin, promise] {
            {
                JobRun job(library, parts, shared, *promise);
                begin(job);
            }
            promise->finish();
        });
        if (!started) {
            event::Finished end;
            end.error = started.error();
            promise->addResult(PipelineEvent(end));
            promise->finish();
        }
        return promise->future();
    }

    void wake() { shared->mailbox.push(message::ControlChanged{}); }

    LibraryLocation library;
    PipelineParts parts;
    std::shared_ptr<RunControl> shared;
    WorkerThreads coordinator; // last: its end waits for the run
};

Pipeline::Pipeline(LibraryLocation library, PipelineParts parts)
    : m_control(std::make_unique<Control>(std::move(library), std::move(parts)))
{
}

Pipeline::~Pipeline()
{
    cancel();
}

QFuture<PipelineEvent> Pipeline::start(const JobOptions &options,
                                       const QList<PipelineInput> &inputs)
{
    return m_control->run([options, inputs](JobRun &job) { job.start(options, inputs); });
}

QFuture<PipelineEvent> Pipeline::resume(const QString &jobId, FailedUnits failed)
{
    return m_control->run([jobId, failed](JobRun &job) { job.resume(jobId, failed); });
}

void Pipeline::cancel()
{
    m_control->shared->stop.request_stop();
    m_control->wake();
}

void Pipeline::pause()
{
    m_control->shared->paused = true;
    m_control->wake();
}

void Pipeline::unpause()
{
    m_control->shared->paused = false;
    m_control->wake();
}

} // namespace recto
