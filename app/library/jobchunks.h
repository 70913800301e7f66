// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/result.h"
#include "library/librarypart.h"

namespace recto {

class JobLease;

// What became of the cards of a chunk.
struct ChunkOutcome
{
    int made = 0;
    int kept = 0;
    DropCounts dropped;
    qint64 milliseconds = 0;
};

// The chunks of jobs. Chunk::index names a chunk within its job for good; reading order is
// by first page and offset there, not by index (a page read later gets later indexes).
// NotFound about the job for one that isn't there.
class JobChunks : public LibraryPart
{
public:
    JobChunks(Library &library, const JobLease &lease);

    [[nodiscard]] Result<QList<JobChunk>> all(const QString &jobId) const; // by index

    // Those that exist already, by index, are left as they are.
    [[nodiscard]] Status cut(const QString &jobId, const QVector<Chunk> &chunks);
    // Together with their cards (which can be restored).
    [[nodiscard]] Status remove(const QString &jobId, const QList<int> &indexes);
    [[nodiscard]] Status started(const QString &jobId, int index);
    [[nodiscard]] Status done(const QString &jobId, int index, const ChunkOutcome &outcome);
    [[nodiscard]] Status failed(const QString &jobId, int index, const Error &error,
                                const ChunkOutcome &outcome);

private:
    const JobLease &m_lease;
};

} // namespace recto
