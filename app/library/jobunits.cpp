// SPDX-License-Identifier: GPL-3.0-or-later
// The pages, chunks and cards of a job.
#include "library/jobjournal.h"

#include "core/json.h"
#include "core/scripts.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysearch.h"

#include <QJsonDocument>

namespace recto {

namespace {

const QString ofJob = QStringLiteral("upload = (SELECT upload FROM jobs WHERE id = ?)");

Status endChunk(const LibrarySession &session, const QString &jobId, int index, UnitState state,
                const QVariant &error, const JobJournal::ChunkOutcome &outcome)
{
    return changedOne(
        session.run(QStringLiteral("UPDATE chunks SET state = ?, error = ?, made = ?, kept = ?, "
                                   "dropped_why = ?, milliseconds = ? WHERE %1 AND position = ?")
                        .arg(ofJob),
                    {unitStateName(state), error, outcome.made, outcome.kept, outcome.droppedWhy,
                     outcome.milliseconds, jobId, index}),
        jobId);
}

} // namespace

Status JobJournal::changeUnit(const QString &sql, const QVariantList &values, const QString &jobId,
                              int unit)
{
    return writeTo(jobId, [&]() -> Status {
        QVariantList all = values;
        all << jobId << unit;
        return changedOne(session().run(sql.arg(ofJob), all), jobId);
    });
}

Result<QList<JobPage>> JobJournal::pages(const QString &jobId) const
{
    const auto upload = uploadOfJob(session(), jobId);
    if (!upload)
        return upload.error();
    return session().select<JobPage>(
        QStringLiteral("SELECT %1 FROM pages p WHERE upload = ? ORDER BY position")
            .arg(jobPageColumns),
        {*upload}, [this](const QSqlQuery &query) { return readJobPage(query, session()); });
}

Result<QList<JobChunk>> JobJournal::chunks(const QString &jobId) const
{
    const auto upload = uploadOfJob(session(), jobId);
    if (!upload)
        return upload.error();
    return session().select<JobChunk>(
        QStringLiteral("SELECT %1 FROM chunks c WHERE upload = ? ORDER BY position")
            .arg(jobChunkColumns),
        {*upload}, readJobChunk);
}

Status JobJournal::retryFailed(const QString &jobId, const QList<int> &pages)
{
    const QString reset = QStringLiteral("UPDATE %1 SET state = 'waiting', attempts = 0, error = "
                                         "NULL WHERE upload = ? AND state = 'failed'");
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        const auto upload = uploadOfJob(session(), jobId);
        if (!upload)
            return upload.error();
        if (pages.isEmpty()) {
            for (const QString &table : {QStringLiteral("pages"), QStringLiteral("chunks")}) {
                if (const auto done = session().run(reset.arg(table), {*upload}); !done)
                    return done.error();
            }
            return {};
        }
        for (const int page : pages) {
            if (const auto done = session().run(reset.arg(QLatin1String("pages"))
                                                    + QStringLiteral(" AND position = ?"),
                                                {*upload, page});
                !done)
                return done.error();
            const auto done = session().run(
                reset.arg(QLatin1String("chunks"))
                    + QStringLiteral(" AND EXISTS (SELECT 1 FROM json_each(spans) WHERE "
                                     "json_extract(value, '$[0]') = ?)"),
                {*upload, page});
            if (!done)
                return done.error();
        }
        return {};
    });
}

Status JobJournal::skipPage(const QString &jobId, int position)
{
    return writeUnlessElsewhere(jobId, [&]() -> Status {
        return changedOne(
            session().run(
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
            session().run(
                QStringLiteral("UPDATE pages SET state = 'waiting', corrections = ?, attempts = 0, "
                               "error = NULL WHERE %1 AND position = ?")
                    .arg(ofJob),
                {compactJson(toJson(corrections)), jobId, position}),
            jobId);
    });
}

Status JobJournal::pageTaken(const QString &jobId, int position, const Page &page)
{
    return changeUnit(
        QStringLiteral("UPDATE pages SET file = ?, sha256 = ?, name = ?, frame = ?, "
                       "frame_count = ? WHERE %1 AND position = ?"),
        {session().toStored(page.file), page.sha256, page.name, page.index, page.indexCount}, jobId,
        position);
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
    const QByteArray bytes = packed(text);
    const QString searchable = writesWithoutSpaces(text.text) ? indexedText(text.text) : text.text;
    return changeUnit(
        QStringLiteral("UPDATE pages SET state = 'done', error = NULL, text = ?, "
                       "searchable = ?, milliseconds = ?, confidence = ?, word_count = ? "
                       "WHERE %1 AND position = ?"),
        {bytes, searchable, milliseconds, text.confidence, wordCount(text)}, jobId, position);
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
    return session().one<PageText>(
        QStringLiteral("SELECT text FROM pages WHERE %1 AND position = ? AND text IS NOT NULL")
            .arg(ofJob),
        {jobId, position}, jobId,
        [](const QSqlQuery &query) { return unpackedText(query.value(0).toByteArray()); });
}

Status JobJournal::chunksCut(const QString &jobId, const QVector<Chunk> &chunks)
{
    return writeTo(jobId, [&]() -> Status {
        const auto upload = uploadOfJob(session(), jobId);
        if (!upload)
            return upload.error();
        for (const Chunk &chunk : chunks) {
            const PageSpan first = chunk.pages.value(0);
            const auto inserted = session().run(
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
        const auto upload = uploadOfJob(session(), jobId);
        if (!upload)
            return upload.error();
        const qint64 now = nowMilliseconds();
        for (const int index : indexes) {
            if (const auto hidden = session().run(
                    QStringLiteral(
                        "UPDATE flashcards SET hidden = hidden | 1, "
                        "hidden_at = coalesce(hidden_at, ?) WHERE upload = ? AND chunk = ?"),
                    {now, *upload, index});
                !hidden)
                return hidden.error();
            if (const auto removed = session().run(
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

Result<bool> JobJournal::flashcardMade(const QString &jobId, int chunkIndex, int place,
                                       const Flashcard &card)
{
    struct Spot
    {
        qint64 upload = 0;
        int page = 0;
        int offset = 0;
    };
    bool added = false;
    const Status made = writeTo(jobId, [&]() -> Status {
        const auto spot = session().one<Spot>(
            QStringLiteral(
                "SELECT upload, first_page, first_offset FROM chunks WHERE %1 AND position = ?")
                .arg(ofJob),
            {jobId, chunkIndex}, jobId, [](const QSqlQuery &query) {
                return Spot{query.value(0).toLongLong(), query.value(1).toInt(),
                            query.value(2).toInt()};
            });
        if (!spot)
            return spot.error();
        const auto inserted = insertCard(session(), spot->upload,
                                         {spot->page, spot->offset, place, chunkIndex}, card);
        if (!inserted)
            return inserted.error();
        added = *inserted;
        return {};
    });
    return made ? Result<bool>(added) : Result<bool>(made.error());
}

Result<QHash<QString, int>> JobJournal::chunksOfCards(const QString &jobId) const
{
    const auto rows = session().select<std::pair<QString, int>>(
        QStringLiteral("SELECT id, chunk FROM flashcards WHERE %1 AND chunk IS NOT NULL")
            .arg(ofJob),
        {jobId}, [](const QSqlQuery &query) {
            return std::pair(query.value(0).toString(), query.value(1).toInt());
        });
    if (!rows)
        return rows.error();
    QHash<QString, int> chunks;
    for (const auto &[card, chunk] : *rows)
        chunks.insert(card, chunk);
    return chunks;
}

Status JobJournal::chunkDone(const QString &jobId, int index, const ChunkOutcome &outcome)
{
    return writeTo(jobId,
                   [&] { return endChunk(session(), jobId, index, UnitState::Done, {}, outcome); });
}

Status JobJournal::chunkFailed(const QString &jobId, int index, const Error &error,
                               const ChunkOutcome &outcome)
{
    return writeTo(jobId, [&] {
        return endChunk(session(), jobId, index, UnitState::Failed, compactJson(toJson(error)),
                        outcome);
    });
}

} // namespace recto
