// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/usage.h"
#include "library/librarypart.h"

#include <QMap>
#include <QString>

namespace recto {

// What services were asked and paid, and what left this computer. Kept when the upload is
// purged: what was paid stays paid. An empty jobId means: of no job.
class JobUsage : public LibraryPart
{
public:
    explicit JobUsage(Library &library);

    // PaidAnswers enters what it keeps; this is for tokens whose answer can't be kept.
    [[nodiscard]] Status add(const QString &jobId, const Usage &usage);
    [[nodiscard]] Result<Usage> ofJob(const QString &jobId) const;
    // Of all jobs and of none, what was deleted included, by month (UTC): "2026-11".
    [[nodiscard]] Result<QMap<QString, Usage>> byMonth() const;

    // By host.
    [[nodiscard]] Status addTraffic(const QString &jobId, const QString &host,
                                    const HostTraffic &traffic);
    [[nodiscard]] Result<QMap<QString, HostTraffic>> traffic(const QString &jobId) const;
};

} // namespace recto
