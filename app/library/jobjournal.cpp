// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/jobjournal.h"

#include "library/database.h"
#include "library/journalrows.h"

#include <algorithm>

namespace recto {

namespace {

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

} // namespace

JobJournal::JobJournal(Library &library)
    : LibraryPart(library)
    , lease(library)
    , jobs(library, lease)
    , pages(library, lease)
    , chunks(library, lease)
    , cards(library, lease)
    , events(library, lease)
    , answers(library)
    , usage(library)
    , rates(library)
    , writes(library)
{
}

Status JobJournal::retryFailed(const QString &jobId, const QList<int> &chosen)
{
    return lease.writeUnlessElsewhere(jobId, [&]() -> Status {
        const auto upload = uploadOfJob(database(), jobId);
        if (!upload)
            return upload.error();
        if (chosen.isEmpty()) {
            const Status retried
                = retryUnits(database(), QStringLiteral("pages"), *upload, std::nullopt);
            return retried ? retryUnits(database(), QStringLiteral("chunks"), *upload, std::nullopt)
                           : retried;
        }
        for (const int page : chosen) {
            if (const Status done = retryUnits(database(), QStringLiteral("pages"), *upload, page);
                !done)
                return done;
        }
        const auto known = chunks.all(jobId);
        if (!known)
            return known.error();
        for (const JobChunk &chunk : *known) {
            const bool touched
                = std::any_of(chunk.chunk.pages.begin(), chunk.chunk.pages.end(),
                              [&](const PageSpan &span) { return chosen.contains(span.page); });
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

} // namespace recto
