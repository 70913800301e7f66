// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, chunks and cards of a job.
#include "library/jobjournal.h"

#include "core/json.h"
#include "core/scripts.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysearch.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>

namespace recto {

namespace {

QString toText(const DropCounts &dropped)
{
    return QString::fromUtf8(QJsonDocument(toJson(dropped)).toJson(QJsonDocument::Compact));
}

const QString ofJob = QStringLiteral("upload = (SELECT upload FROM jobs WHERE id = ?)");

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

// Waiting again: the failed ones of the upload, or one of them.
Status retryUnits(const Database &database, const QString &table, qint64 upload,
                  std::optional<int> position)
{
    QVariantList values{upload};
    QString sql = QStringLiteral("UPDATE %1 SET state = 'waiting', attempts = 0, error = NULL "
                                 "WHERE upload = ? AND state = 'failed'")
                      .arg(table);
    if (position) {
        sql += QStringLiteral(" AND position = ?");
        values << *position;
    }
    const auto done = database.run(sql, values);
    return done ? Status() : Status(done.error());
}

Status endChunk(const Database &database, const QString &jobId, int index, UnitState state,
                const QVariant &error, const JobJournal::ChunkOutcome &outcome)
{
    return changedOne(
        database.run(QStringLiteral("UPDATE chunks SET state = ?, error = ?, made = ?, kept = ?, "
                                    "dropped = ?, milliseconds = ? WHERE %1 AND position = ?")
                         .arg(ofJob),
                     {unitStateName(state), error, outcome.made, outcome.kept,
                      toText(outcome.dropped), outcome.milliseconds, jobId, index}),
        jobId);
}

// %1: of which job.
const QString setPageText
    = QStringLiteral("UPDATE pages SET state = 'done', error = NULL, text = ?, searchable = ?, "
                     "milliseconds = ?, confidence = ?, word_count = ? WHERE %1 AND position = ?");

QVariantList textValues(const PageText &text, qint64 milliseconds)
{
    return {packed(text), writesWithoutSpaces(text.text) ? indexedText(text.text) : text.text,
            milliseconds, text.confidence, wordCount(text)};
}

} // namespace

Status JobJournal::changeUnit(const QString &sql, const QVariantList &values, const QString &jobId,
                              int unit)
{
    return writeTo(jobId, [&]() -> Status {
        QVariantList all = values;
        all << jobId << unit;
        return changedOne(database().run(sql.arg(ofJob), all), jobId);
    });
}

Result<QList<JobPage>> JobJournal::pages(const QString &jobId) const
{
    const auto upload = uploadOfJob(database(), jobId);
    if (!upload)
        return upload.error();
    const auto pages = database().select<JobPage>(
        QStringLiteral("SELECT %1 FROM pages p WHERE upload = ? ORDER BY position")
            .arg(jobPageColumns),
        {*upload},
        [this](const QSqlQuery &query) { return readJobPage(query, database().folder()); });
    // Positions are indexes to whoever works on the job.
    for (qsizetype i = 0; pages && i < pages->size(); ++i) {
        if (pages->at(i).position != i)
            return Error{ErrorKind::LibraryDamaged, database().folder(),
                         QStringLiteral("page %1 of job %2 is missing").arg(i).arg(jobId)};
    }
    return pages;
}

Result<QList<JobChunk>> JobJournal::chunks(const QString &jobId) const
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

Status JobJournal::retryFailed(const QString &jobId, const QList<int> &pages)
{
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        const auto upload = uploadOfJob(database(), jobId);
        if (!upload)
            return upload.error();
        if (pages.isEmpty()) {
            const Status retried
                = retryUnits(database(), QStringLiteral("pages"), *upload, std::nullopt);
            return retried ? retryUnits(database(), QStringLiteral("chunks"), *upload, std::nullopt)
                           : retried;
        }
        for (const int page : pages) {
            if (const Status done = retryUnits(database(), QStringLiteral("pages"), *upload, page);
                !done)
                return done;
        }
        const auto known = chunks(jobId);
        if (!known)
            return known.error();
        for (const JobChunk &chunk : *known) {
            const bool touched
                = std::any_of(chunk.chunk.pages.begin(), chunk.chunk.pages.end(),
                              [&](const PageSpan &span) { return pages.contains(span.page); });
            if (!touched)
                continue;
            if (const Status done
                = retryUnits(database(), QStringLiteral("chunks"), *upload, chunk.chunk.index);
                !done)
                return done;
        }
        return {};
    });
}

Status JobJournal::skipPage(const QString &jobId, int position)
{
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        return changedOne(
            database().run(
                QStringLiteral("UPDATE pages SET state = 'skipped' WHERE %1 AND position = ?")
                    .arg(ofJob),
                {jobId, position}),
            jobId);
    });
}

Status JobJournal::correctPage(const QString &jobId, int position,
                               const PageCorrections &corrections)
{
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        return changedOne(
            database().run(
                QStringLiteral("UPDATE pages SET state = 'waiting', corrections = ?, attempts = 0, "
                               "error = NULL WHERE %1 AND position = ?")
                    .arg(ofJob),
                {compactJson(toJson(corrections)), jobId, position}),
            jobId);
    });
}

Status JobJournal::pageTaken(const QString &jobId, int position, const Page &page)
{
    return changeUnit(QStringLiteral("UPDATE pages SET file = ?, sha256 = ?, name = ?, frame = ?, "
                                     "frame_count = ? WHERE %1 AND position = ?"),
                      {storedPath(page.file, database().folder()), page.sha256, page.name,
                       page.index, page.indexCount},
                      jobId, position);
}

Status JobJournal::pageStarted(const QString &jobId, int position)
{
    return changeUnit(QStringLiteral("UPDATE pages SET state = 'working', attempts = attempts + 1 "
                                     "WHERE %1 AND position = ?"),
                      {}, jobId, position);
}

Status JobJournal::pageRead(const QString &jobId, int position, const PageText &text,
                            qint64 milliseconds)
{
    // Outside the transaction, so that no other writer waits for the compression.
    const QVariantList values = textValues(text, milliseconds);
    return changeUnit(setPageText, values, jobId, position);
}

Status JobJournal::correctText(const QString &jobId, int position, const PageText &text)
{
    QVariantList values = textValues(text, 0);
    values << jobId << position;
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        return changedOne(database().run(setPageText.arg(ofJob), values), jobId);
    });
}

Status JobJournal::pageFailed(const QString &jobId, int position, const Error &error,
                              qint64 milliseconds)
{
    return changeUnit(QStringLiteral("UPDATE pages SET state = 'failed', own_run = 1, error = ?, "
                                     "milliseconds = ? WHERE %1 AND position = ?"),
                      {compactJson(toJson(error)), milliseconds}, jobId, position);
}

Result<PageText> JobJournal::pageText(const QString &jobId, int position) const
{
    return database().one<PageText>(
        QStringLiteral("SELECT text FROM pages WHERE %1 AND position = ? AND text IS NOT NULL")
            .arg(ofJob),
        {jobId, position}, jobId,
        [](const QSqlQuery &query) { return unpackedText(query.value(0).toByteArray()); });
}

Status JobJournal::chunksCut(const QString &jobId, const QVector<Chunk> &chunks)
{
    return writeTo(jobId, [&]() -> Status {
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

Status JobJournal::removeChunks(const QString &jobId, const QList<int> &indexes)
{
    return writeTo(jobId, [&]() -> Status {
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

Status JobJournal::chunkStarted(const QString &jobId, int index)
{
    return changeUnit(QStringLiteral("UPDATE chunks SET state = 'working', attempts = attempts + 1 "
                                     "WHERE %1 AND position = ?"),
                      {}, jobId, index);
}

Status JobJournal::chunkDone(const QString &jobId, int index, const ChunkOutcome &outcome)
{
    return writeTo(
        jobId, [&] { return endChunk(database(), jobId, index, UnitState::Done, {}, outcome); });
}

Status JobJournal::chunkFailed(const QString &jobId, int index, const Error &error,
                               const ChunkOutcome &outcome)
{
    return writeTo(jobId, [&] {
        return endChunk(database(), jobId, index, UnitState::Failed, compactJson(toJson(error)),
                        outcome);
    });
}

} // namespace recto
