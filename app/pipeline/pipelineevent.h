// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dropreason.h"
#include "core/error.h"
#include "core/flashcard.h"
#include "core/notices.h"
#include "core/pagetext.h"
#include "core/usage.h"

#include <QMetaType>
#include <QVector>

#include <optional>
#include <variant>

namespace recto {

// The steps with the names that they have outside the process.
enum class Step {
    Uploading,
    AnalyzingChunks,
    AnalyzingBatch1,
    AnalyzingBatch2,
    FinalizingAnalysis,
    Complete,
};
[[nodiscard]] QString stepName(Step step); // "uploading", "analyzing-chunks", …
[[nodiscard]] Step stepFromName(const QString &name); // Uploading for an unknown one

enum class Outcome { Completed, PartlyFailed, Failed, Cancelled };

// What happened, as facts in order. `page` is the position in the upload from
// 0, `chunk` is Chunk::index. Value types.
namespace event {

struct JobStarted
{
    QString jobId;
    QString uploadId;
    QStringList pageNames;
    // What a resumed job brings along.
    int flashcards = 0;
    // For the estimate: how wide the run is, and what a unit took here before.
    int readers = 1;
    int askers = 1;
    double secondsPerPage = 0; // with a pageWeight() of 1; 0: unknown
    double secondsPerChunk = 0;
    // Where an earlier run left the progress of a job that is not over yet.
    Step reachedStep = Step::Uploading;
    double reachedPercentage = 0;
};
struct PageTaken // its file is safe in the library
{
    int page = 0;
    QString file; // the copy
    double megapixels = 0; // 0: not known
};
struct PageStarted
{
    int page = 0;
};
struct PageProgress
{
    int page = 0;
    double fraction = 0; // 0–1
};
struct PageRead
{
    int page = 0;
    QString name;
    bool earlier = false; // read by an earlier run of this job
    qint64 milliseconds = 0;
    float confidence = 0; // 0–100; 0: not known, as a model doesn't say
    int words = 0;
    PageQuality quality;
    QVector<PreparationStep> preparation;
};
struct PageFailed
{
    int page = 0; // -1: a file that gave no page
    QString name;
    Error error;
    qint64 milliseconds = 0;
    bool earlier = false; // in an earlier run of this job
};
struct PageSkipped // left out, or the same picture twice
{
    int page = 0;
    QString name;
    int sameAs = -1; // the position of the page that it repeats; -1: left out
};
struct PagesReadOut // every page was read, failed or skipped: the chunks are all known
{
};
struct ChunkCut
{
    int chunk = 0;
    QVector<int> pages;
};
struct ChunkStarted
{
    int chunk = 0;
};
struct FlashcardSaved
{
    int chunk = 0;
    Flashcard card;
};
struct ChunkDone
{
    int chunk = 0;
    bool earlier = false; // by an earlier run of this job
    int made = 0;
    int kept = 0;
    DropCounts dropped;
    qint64 milliseconds = 0;
};
struct ChunkFailed
{
    int chunk = 0;
    Error error;
};
struct Retrying
{
    RetryNotice notice;
};
struct Warning
{
    Error error;
};
struct Paused
{
};
struct Continued
{
};
struct Finalizing
{
};
struct FailedUnit
{
    int page = -1; // -1: not a page
    int chunk = -1; // -1: not a chunk
    QString name;
    Error error;
};
// The last event of every run, exactly once.
struct Finished
{
    Outcome outcome = Outcome::Failed;
    QString jobId;
    QString uploadId;
    QString title;
    int flashcards = 0; // saved in the upload
    QVector<FailedUnit> failed;
    Usage usage;
    std::optional<Error> error; // why nothing was saved, or what ended the run
};

} // namespace event

using PipelineEvent
    = std::variant<event::JobStarted, event::PageTaken, event::PageStarted, event::PageProgress,
                   event::PageRead, event::PageFailed, event::PageSkipped, event::PagesReadOut,
                   event::ChunkCut, event::ChunkStarted, event::FlashcardSaved, event::ChunkDone,
                   event::ChunkFailed, event::Retrying, event::Warning, event::Paused,
                   event::Continued, event::Finalizing, event::Finished>;

// For std::visit with a lambda an alternative.
template<class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template<class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace recto

Q_DECLARE_METATYPE(recto::PipelineEvent)
