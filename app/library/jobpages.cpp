// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/jobpages.h"

#include "core/json.h"
#include "core/scripts.h"
#include "library/joblease.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"
#include "library/librarysearch.h"

namespace recto {

namespace {

const QString setText = QStringLiteral("state = 'done', error = NULL, text = ?, searchable = ?, "
                                       "milliseconds = ?, confidence = ?, word_count = ?");

QVariantList textValues(const PageText &text, qint64 milliseconds)
{
    return {packed(text), writesWithoutSpaces(text.text) ? indexedText(text.text) : text.text,
            milliseconds, text.confidence, wordCount(text)};
}

} // namespace

JobPages::JobPages(Library &library, const JobLease &lease)
    : LibraryPart(library)
    , m_lease(lease)
{
}

Status JobPages::changed(const QString &columns, const QVariantList &values, const QString &jobId,
                         int position) const
{
    QVariantList all = values;
    all << jobId << position;
    return changedOne(
        database().run(
            QStringLiteral("UPDATE pages SET %1 WHERE %2 AND position = ?").arg(columns, ofJob),
            all),
        jobId);
}

Status JobPages::change(const QString &columns, const QVariantList &values, const QString &jobId,
                        int position)
{
    return m_lease.write(jobId, [&] { return changed(columns, values, jobId, position); });
}

Status JobPages::changeUnlessElsewhere(const QString &columns, const QVariantList &values,
                                       const QString &jobId, int position)
{
    return m_lease.writeUnlessElsewhere(jobId,
                                        [&] { return changed(columns, values, jobId, position); });
}

Result<QList<JobPage>> JobPages::all(const QString &jobId) const
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

Result<PageText> JobPages::text(const QString &jobId, int position) const
{
    return database().one<PageText>(
        QStringLiteral("SELECT text FROM pages WHERE %1 AND position = ? AND text IS NOT NULL")
            .arg(ofJob),
        {jobId, position}, jobId,
        [](const QSqlQuery &query) { return unpackedText(query.value(0).toByteArray()); });
}

Status JobPages::taken(const QString &jobId, int position, const Page &page)
{
    return change(QStringLiteral("file = ?, sha256 = ?, name = ?, frame = ?, frame_count = ?"),
                  {storedPath(page.file, database().folder()), page.sha256, page.name, page.index,
                   page.indexCount},
                  jobId, position);
}

Status JobPages::started(const QString &jobId, int position)
{
    return change(QStringLiteral("state = 'working', attempts = attempts + 1"), {}, jobId,
                  position);
}

Status JobPages::read(const QString &jobId, int position, const PageText &text, qint64 milliseconds)
{
    // Outside the transaction, so that no other writer waits for the compression.
    const QVariantList values = textValues(text, milliseconds);
    return change(setText, values, jobId, position);
}

Status JobPages::failed(const QString &jobId, int position, const Error &error, qint64 milliseconds)
{
    return change(QStringLiteral("state = 'failed', own_run = 1, error = ?, milliseconds = ?"),
                  {compactJson(toJson(error)), milliseconds}, jobId, position);
}

Status JobPages::skip(const QString &jobId, int position)
{
    return changeUnlessElsewhere(QStringLiteral("state = 'skipped'"), {}, jobId, position);
}

Status JobPages::correct(const QString &jobId, int position, const PageCorrections &corrections)
{
    return changeUnlessElsewhere(
        QStringLiteral("state = 'waiting', corrections = ?, attempts = 0, error = NULL"),
        {compactJson(toJson(corrections))}, jobId, position);
}

Status JobPages::correctText(const QString &jobId, int position, const PageText &text)
{
    return changeUnlessElsewhere(setText, textValues(text, 0), jobId, position);
}

} // namespace recto
