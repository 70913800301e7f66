// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/result.h"
#include "library/librarypart.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace recto {

class JobLease;

// What was told of a job: one public event, as its row in the journal. `number`
// and `at` are given when it is entered.
struct JobEvent
{
    qint64 number = 0; // in the job, from 1, without gaps
    QDateTime at; // UTC
    QString kind; // "job", "progress", "flashcard", …
    QJsonObject body; // empty for a card, which stands in its own table
    QString cardId; // of a card
    std::optional<Flashcard> card; // as it is now; nothing once it was purged
};

// What is told of jobs, in the order of the numbers that it gets here.
class JobEvents : public LibraryPart
{
public:
    JobEvents(Library &library, const JobLease &lease);

    // In the transaction of the work that it tells (see WriteGathering), so that neither is
    // there without the other.
    [[nodiscard]] Status enter(const QString &jobId, const QList<JobEvent> &told);
    // Those with a number above `number`, at most `limit`, in order. NotFound.
    [[nodiscard]] Result<QList<JobEvent>> after(const QString &jobId, qint64 number,
                                                int limit) const;
    // The last one, or the last of these kinds; nothing when there is none.
    [[nodiscard]] Result<std::optional<JobEvent>> last(const QString &jobId,
                                                       const QStringList &kinds = {}) const;

private:
    const JobLease &m_lease;
};

} // namespace recto
