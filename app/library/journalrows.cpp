// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/journalrows.h"

#include "core/json.h"
#include "library/libraryrows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

const QString ofJob = QStringLiteral("upload = (SELECT upload FROM jobs WHERE id = ?)");

const QString jobPageColumns = QStringLiteral(
    "p.position, p.file, p.frame, p.frame_count, p.name, p.sha256, p.corrections, p.state, "
    "p.original_file, p.own_run, p.attempts, p.error, p.milliseconds, p.confidence, p.word_count");

const QString jobChunkColumns = QStringLiteral(
    "c.position, c.text, c.start, c.finish, c.spans, c.state, c.attempts, c.error, c.milliseconds, "
    "c.made, c.kept, c.dropped");

namespace {

std::optional<Error> readError(const QVariant &value)
{
    if (value.isNull())
        return std::nullopt;
    return errorFromJson(jsonObject(value));
}

QVector<PageSpan> spansFromText(const QString &text)
{
    QVector<PageSpan> spans;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        const QJsonArray span = value.toArray();
        spans.append(
            {span.at(0).toInt(), span.at(1).toInt(), span.at(2).toInt(), span.at(3).toInt()});
    }
    return spans;
}

} // namespace

Status changedOne(const Result<int> &changed, const QString &subject)
{
    if (!changed)
        return changed.error();
    return *changed > 0 ? Status{} : Status{Error{ErrorKind::NotFound, subject, {}}};
}

Result<qint64> uploadOfJob(const Database &database, const QString &jobId)
{
    return database.number(QStringLiteral("SELECT upload FROM jobs WHERE id = ?"), {jobId}, jobId);
}

JobPage readJobPage(const QSqlQuery &query, const QString &libraryFolder)
{
    JobPage page;
    page.position = boundedInt(query.value(0), -1);
    page.page = readPage(query, libraryFolder);
    page.state = unitStateFromName(query.value(7).toString());
    page.originalFile = query.value(8).toString();
    page.ownRun = query.value(9).toBool();
    page.attempts = boundedInt(query.value(10), 0);
    page.error = readError(query.value(11));
    page.milliseconds = query.value(12).toLongLong();
    page.confidence = query.value(13).toFloat();
    page.wordCount = boundedInt(query.value(14), 0);
    return page;
}

JobChunk readJobChunk(const QSqlQuery &query)
{
    JobChunk chunk;
    chunk.chunk.index = boundedInt(query.value(0), -1);
    chunk.chunk.text = query.value(1).toString();
    chunk.chunk.start = query.value(2).toLongLong();
    chunk.chunk.end = query.value(3).toLongLong();
    chunk.chunk.pages = spansFromText(query.value(4).toString());
    chunk.state = unitStateFromName(query.value(5).toString());
    chunk.attempts = boundedInt(query.value(6), 0);
    chunk.error = readError(query.value(7));
    chunk.milliseconds = query.value(8).toLongLong();
    chunk.made = boundedInt(query.value(9), 0);
    chunk.kept = boundedInt(query.value(10), 0);
    chunk.dropped
        = dropCountsFromJson(QJsonDocument::fromJson(query.value(11).toByteArray()).object());
    return chunk;
}

QString spansToText(const QVector<PageSpan> &spans)
{
    QJsonArray array;
    for (const PageSpan &span : spans)
        array.append(QJsonArray{span.page, span.chunkOffset, span.pageOffset, span.length});
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace recto
