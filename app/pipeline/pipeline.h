// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "generation/flashcardgenerator.h"
#include "library/librarylocation.h"
#include "ocr/ocrengine.h"
#include "pipeline/pipelineevent.h"

#include <QFuture>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <variant>

namespace recto {

// What a run is made of; the composition roots choose.
struct PipelineParts
{
    // One engine a worker; called on the worker's thread. Never null.
    std::function<std::unique_ptr<OcrEngine>()> makeReader;
    std::shared_ptr<FlashcardGenerator> generator;
    int readers = 2; // pages read at the same time
    int askers = 1; // chunks generated at the same time
    // Called once, when the job is known and before anything is read or asked; an
    // error ends the run. May be null.
    std::function<Status(const QString &jobId)> jobBegan;
    QList<Error> warnings; // about how the parts came to be; told when the job began
};

// A page to read, or what was wrong with a file that was given.
using PipelineInput = std::variant<Page, Error>;

// What a job that is resumed does with the pages and parts that failed.
enum class FailedUnits {
    StayFailed,
    TriedAgain,
};

// One run of a job: pages in, saved cards out. Start it once; it works on its
// own threads and tells what happens as results of the future, in order,
// lossless; the last one is event::Finished, exactly once. The functions may be
// called from any thread and return at once. Destroying it stops the work and
// waits for the workers (their longest uninterruptible stretch is well under
// 250 ms). The library must exist: a run makes none, and ends with LibraryMissing once it
// was moved or removed.
class Pipeline
{
public:
    Pipeline(LibraryLocation library, PipelineParts parts);
    ~Pipeline();
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    [[nodiscard]] QFuture<PipelineEvent> start(const JobOptions &options,
                                               const QList<PipelineInput> &inputs);
    // Goes on with what is left of a job: waiting pages and chunks. Failed ones wait
    // again only once the job is this run's.
    [[nodiscard]] QFuture<PipelineEvent> resume(const QString &jobId,
                                                FailedUnits failed = FailedUnits::StayFailed);

    // Takes effect soon; the run ends with Outcome::Cancelled and can be resumed.
    void cancel();
    void pause(); // units in work are finished, no new one begins
    void unpause();

private:
    class Control;
    std::unique_ptr<Control> m_control;
};

} // namespace recto
