// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/librarypart.h"

#include <QByteArray>
#include <QString>

namespace recto {

struct PaidAnswer
{
    QByteArray body;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
};

// Answers that were paid for, by SHA-256 of input + prompt + model. They go when the last
// upload is purged whose job asked for them. An empty jobId means: of no job. What was
// asked and paid is entered in JobUsage in the same transaction.
class PaidAnswers : public LibraryPart
{
public:
    explicit PaidAnswers(Library &library);

    // Entered before the money is spent; find() finds what arrived.
    [[nodiscard]] Status requestSent(const QString &jobId, const QString &key, const QString &host);
    [[nodiscard]] Status arrived(const QString &jobId, const QString &key,
                                 const PaidAnswer &answer);
    [[nodiscard]] Result<PaidAnswer> find(const QString &jobId, const QString &key); // NotFound
};

} // namespace recto
