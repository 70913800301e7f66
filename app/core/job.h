// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/dropreason.h"
#include "core/engines.h"
#include "core/error.h"
#include "core/page.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <optional>

namespace recto {

// What the journal knows of a job. Value types.

enum class JobState {
    Waiting, // its turn hasn't come
    Running, // a process holds its lease, or died with it
    Paused,
    Cancelled, // can be resumed
    Completed,
    PartlyFailed, // some units failed; what succeeded is saved; can be retried
    Failed, // nothing saved; can be retried
};

template<>
struct CodeNames<JobState>
{
    static constexpr std::array table{
        std::pair{JobState::Waiting, "waiting"},
        std::pair{JobState::Running, "running"},
        std::pair{JobState::Paused, "paused"},
        std::pair{JobState::Cancelled, "cancelled"},
        std::pair{JobState::Completed, "completed"},
        std::pair{JobState::PartlyFailed, "partlyFailed"},
        std::pair{JobState::Failed, "failed"},
    };
};
static_assert(codesAreComplete(JobState::Failed));

enum class UnitState { Waiting, Working, Done, Failed, Skipped };

template<>
struct CodeNames<UnitState>
{
    static constexpr std::array table{
        std::pair{UnitState::Waiting, "waiting"}, std::pair{UnitState::Working, "working"},
        std::pair{UnitState::Done, "done"},       std::pair{UnitState::Failed, "failed"},
        std::pair{UnitState::Skipped, "skipped"},
    };
};
static_assert(codesAreComplete(UnitState::Skipped));

// What a job was asked to do; travels as JSON in the journal.
struct JobOptions
{
    QString language = QStringLiteral("eng"); // Tesseract codes joined by '+'
    QString course;
    QString group;
    QString focus; // the person's prompt
    QString title; // empty: made from the cards
    OcrEngineKind ocrEngine = OcrEngineKind::Tesseract;
    GeneratorKind generator = GeneratorKind::Offline;
    int maxChunk = 3000; // characters
    int workers = 0; // reading at the same time; 0: one a core
    QString baseUrl; // of the model service; empty: from the settings
    QString model; // writes cards
    QString visionModel; // reads pages

    [[nodiscard]] bool readsByModel() const { return ocrEngine != OcrEngineKind::Tesseract; }
    [[nodiscard]] bool writesByModel() const { return generator == GeneratorKind::Chat; }
    [[nodiscard]] bool usesService() const { return readsByModel() || writesByModel(); }
    friend bool operator==(const JobOptions &, const JobOptions &) = default;
};

[[nodiscard]] QJsonObject toJson(const JobOptions &options);
[[nodiscard]] JobOptions jobOptionsFromJson(const QJsonObject &object);

struct Job
{
    QString id; // UUID without braces
    QString uploadId;
    JobState state = JobState::Waiting;
    JobOptions options;
    int pageCount = 0;
    int pagesDone = 0;
    int pagesFailed = 0;
    int chunkCount = 0; // cut so far
    int chunksDone = 0;
    int chunksFailed = 0;
    int flashcardCount = 0; // saved
    bool leased = false; // a living process works on it
    QDateTime createdAt; // UTC
    QDateTime updatedAt; // UTC

    [[nodiscard]] bool unfinished() const
    {
        return state == JobState::Waiting || state == JobState::Running || state == JobState::Paused
            || state == JobState::Cancelled;
    }
    // For people: whose process died doesn't run, it waits to be continued.
    [[nodiscard]] JobState shownState() const
    {
        return state == JobState::Running && !leased ? JobState::Paused : state;
    }
    friend bool operator==(const Job &, const Job &) = default;
};

struct JobPage
{
    int position = 0; // in the upload, from 0
    Page page; // `file` is the copy in media/ once it was taken in (sha256 set)
    QString originalFile; // as it was dropped
    UnitState state = UnitState::Waiting;
    bool ownRun
        = false; // failed once at the end of a run: its chunks stand apart from its neighbours'
    int attempts = 0;
    std::optional<Error> error;
    qint64 milliseconds = 0; // of the last attempt
    float confidence = 0; // 0–100
    int wordCount = 0;

    friend bool operator==(const JobPage &, const JobPage &) = default;
};

struct JobChunk
{
    Chunk chunk;
    UnitState state = UnitState::Waiting;
    int attempts = 0;
    std::optional<Error> error;
    qint64 milliseconds = 0;
    int made = 0; // cards proposed
    int kept = 0; // saved
    DropCounts dropped; // why the others were not

    friend bool operator==(const JobChunk &, const JobChunk &) = default;
};

// An unknown name, from a newer journal, reads as the first state.
[[nodiscard]] QString jobStateName(JobState state);
[[nodiscard]] JobState jobStateFromName(const QString &name);
[[nodiscard]] QString unitStateName(UnitState state);
[[nodiscard]] UnitState unitStateFromName(const QString &name);

[[nodiscard]] QJsonObject toJson(const Job &job);
[[nodiscard]] QJsonObject toJson(const JobPage &page);
[[nodiscard]] QJsonObject toJson(const JobChunk &chunk);
[[nodiscard]] QJsonObject toJson(const DropCounts &dropped); // {"repeated":2}
[[nodiscard]] DropCounts dropCountsFromJson(const QJsonObject &object);

} // namespace recto

Q_DECLARE_METATYPE(recto::Job)
