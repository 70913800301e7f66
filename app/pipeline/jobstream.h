// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/jobjournal.h"

namespace recto {

// One public event of a job (see eventjson.h for the shapes), as any process reads it.
struct JobRow
{
    qint64 number = 0; // in the job, from 1, without gaps; goes on when it is resumed
    QDateTime at; // UTC
    QJsonObject event;

    // The event with its number as "n" and its time as "at".
    [[nodiscard]] QJsonObject toJson() const;
    // "complete", "error" or "cancelled": the last one of a run.
    [[nodiscard]] bool endsARun() const;
};

// What was told of the jobs of a library: every public event once, from the first
// run on. It is kept with the work that it tells, in one transaction, so a row is
// there exactly if its work is. Each run begins with "job" and ends with one row
// that endsARun(); a run that was killed has no end, and the "job" of the next says
// so. Cards are told as they are now. Serves the library's thread.
class JobStream
{
public:
    explicit JobStream(Library &library);

    // Rows with a number above `after`, at most `limit` of them, in order. NotFound.
    [[nodiscard]] Result<QList<JobRow>> rows(const QString &jobId, qint64 after = 0,
                                             int limit = 500) const;
    // The number of the last row; 0: nothing was told yet.
    [[nodiscard]] Result<qint64> lastNumber(const QString &jobId) const;
    // Somebody works on the job, so that more may come. Asked before rows() it tells
    // whether those are all. NotFound.
    [[nodiscard]] Result<bool> running(const QString &jobId) const;

private:
    [[nodiscard]] Result<JobRow> rowOf(const JobEvent &told) const;

    Library &m_library;
};

} // namespace recto
