// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/result.h"
#include "library/librarypart.h"

#include <QStringList>

namespace recto {

class JobLease;

// A card that was made for a job, also one that is hidden by now, to know it again.
struct MadeCard
{
    QString id;
    QString origin; // as cardOrigin() told of it when it was made
    int page = -1; // of its evidence
    int chunk = -1;
    bool changed = false; // by a person
    bool checked = false; // by a person
    bool deleted = false; // by a person
};

// The cards that are made for jobs.
class JobCards : public LibraryPart
{
public:
    JobCards(Library &library, const JobLease &lease);

    // Saves one card at once; returns whether the chunk has a card more to show. `place` orders
    // cards within the chunk. The card's uploadId is not read: it is the job's. Saving the same id
    // for the same chunk again changes nothing. A card that was made of another chunk (see
    // made()) moves to this one with its id, comes back if that one was removed, and gets its
    // new text unless a person changed it; what a person deleted stays deleted.
    [[nodiscard]] Result<bool> save(const QString &jobId, int chunkIndex, int place,
                                    const Flashcard &card);
    [[nodiscard]] Result<QList<MadeCard>> made(const QString &jobId) const;
    // Cards whose text is as it was stand in another chunk from now on; they keep their place
    // in it, as in the chunk before.
    [[nodiscard]] Status keep(const QString &jobId, int chunkIndex, const QStringList &ids);
    // Something new speaks against cards: a code beside what Flashcard::doubts has, and a score
    // no better than this. Whoever found them right had not seen it.
    [[nodiscard]] Status doubt(const QString &jobId, const QStringList &ids, const QString &doubt,
                               double score);

private:
    const JobLease &m_lease;
};

} // namespace recto
