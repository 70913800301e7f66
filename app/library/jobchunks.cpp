// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/jobchunks.h"

#include "core/json.h"
#include "library/joblease.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace recto {

namespace {

QString toText(const DropCounts &dropped)
{
    return QString::fromUtf8(QJsonDocument(toJson(dropped)).toJson(QJsonDocument::Compact));
}

// Places in it are indexes to whoever works on the job.
bool isPossible(const Chunk &chunk, qint64 pageCount)
{
    const qsizetype length = chunk.text.size();
    return chunk.index >= 0 && chunk.index < std::numeric_limits<int>::max() / 2
        && std::all_of(chunk.pages.begin(), chunk.pages.end(), [&](const PageSpan &span) {
               return span.page >= 0 && span.page < pageCount && span.chunkOffset >= 0
                   && span.pageOffset >= 0 && span.length >= 0
                   && span.length <= length - span.chunkOffset;
           });
}

Status endChunk(const Database &database, const QString &jobId, int index, UnitState state,
                const QVariant &error, const ChunkOutcome &outcome)
{
    return changedOne(
        database.run(QStringLiteral("UPDATE chunks SET state = ?, error = ?, made = ?, kept = ?, "
                                    "dropped = ?, milliseconds = ? WHERE %1 AND position = ?")
                         .arg(ofJob),
                     {unitStateName(state), error, outcome.made, outcome.kept,
                      toText(outcome.dropped), outcome.milliseconds, jobId, index}),
        jobId);
}

} // namespace

JobChunks::JobChunks(Library &library, const JobLease &lease)
    : LibraryPart(library)
    , m_lease(lease)
{
}

Result<QList<JobChunk>> JobChunks::all(const QString &jobId) const
{
    const auto upload = uploadOfJob(database(), jobId);
    if (!upload)
        return upload.error();
    const auto pageCount = database().number(
        QStringLiteral("SELECT count(*) FROM pages WHERE upload = ?"), {*upload});
    if (!pageCount)
        return pageCount.error();
    const auto chunks = database().select<JobChunk>(
        QStringLiteral("SELECT %1 FROM chunks c WHERE upload = ? ORDER BY position")
            .arg(jobChunkColumns),
        {*upload}, readJobChunk);
    for (const JobChunk &chunk : chunks ? *chunks : QList<JobChunk>()) {
        if (!isPossible(chunk.chunk, *pageCount))
            return Error{
                ErrorKind::LibraryDamaged, database().folder(),
                QStringLiteral("chunk %1 of job %2 can't be").arg(chunk.chunk.index).arg(jobId)};
    }
    return chunks;
}

Status JobChunks::cut(const QString &jobId, const QVector<Chunk> &chunks)
{
    return m_lease.write(jobId, [&]() -> Status {
        const auto upload = uploadOfJob(database(), jobId);
        if (!upload)
            return upload.error();
        for (const Chunk &chunk : chunks) {
            const PageSpan first = chunk.pages.value(0);
            const auto inserted = database().run(
                QStringLiteral("INSERT INTO chunks (upload, position, text, start, finish, spans, "
                               "first_page, first_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                               "ON CONFLICT (upload, position) DO NOTHING"),
                {*upload, chunk.index, chunk.text, chunk.start, chunk.end, spansToText(chunk.pages),
                 first.page, first.pageOffset});
            if (!inserted)
                return inserted.error();
        }
        return {};
    });
}

Status JobChunks::remove(const QString &jobId, const QList<int> &indexes)
{
    return m_lease.write(jobId, [&]() -> Status {
        const auto upload = uploadOfJob(database(), jobId);
        if (!upload)
            return upload.error();
        const qint64 now = nowMilliseconds();
        for (const int index : indexes) {
            if (const auto hidden = database().run(
                    QStringLiteral(
                        "UPDATE flashcards SET hidden = hidden | ?, "
                        "hidden_at = coalesce(hidden_at, ?) WHERE upload = ? AND chunk = ?"),
                    {hiddenWithChunk, now, *upload, index});
                !hidden)
                return hidden.error();
            if (const auto removed = database().run(
                    QStringLiteral("DELETE FROM chunks WHERE upload = ? AND position = ?"),
                    {*upload, index});
                !removed)
                return removed.error();
        }
        return {};
    });
}

Status JobChunks::started(const QString &jobId, int index)
{
    return m_lease.write(jobId, [&] {
        return changedOne(
            database().run(
                QStringLiteral("UPDATE chunks SET state = 'working', attempts = attempts + 1 "
                               "WHERE %1 AND position = ?")
                    .arg(ofJob),
                {jobId, index}),
            jobId);
    });
}

Status JobChunks::done(const QString &jobId, int index, const ChunkOutcome &outcome)
{
    return m_lease.write(
        jobId, [&] { return endChunk(database(), jobId, index, UnitState::Done, {}, outcome); });
}

Status JobChunks::failed(const QString &jobId, int index, const Error &error,
                         const ChunkOutcome &outcome)
{
    return m_lease.write(jobId, [&] {
        return endChunk(database(), jobId, index, UnitState::Failed, compactJson(toJson(error)),
                        outcome);
    });
}

} // namespace recto
