// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/pagetext.h"
#include "core/result.h"
#include "library/librarypart.h"

#include <QVariantList>

namespace recto {

class JobLease;

// The pages of jobs, by their position. NotFound about the job for one that isn't there.
class JobPages : public LibraryPart
{
public:
    JobPages(Library &library, const JobLease &lease);

    [[nodiscard]] Result<QList<JobPage>> all(const QString &jobId) const; // in order
    // NotFound while it wasn't read.
    [[nodiscard]] Result<PageText> text(const QString &jobId, int position) const;

    // The page's file was copied to media/: sets file, sha256 and name. Until
    // then Page::file is the original and Page::sha256 is empty, so that an
    // intake that was interrupted goes on.
    [[nodiscard]] Status taken(const QString &jobId, int position, const Page &page);
    // Working, one attempt more.
    [[nodiscard]] Status started(const QString &jobId, int position);
    // Done with its text, which is found by Library::searchPages() from then on.
    [[nodiscard]] Status read(const QString &jobId, int position, const PageText &text,
                              qint64 milliseconds);
    // Finally, after its retries: sets ownRun.
    [[nodiscard]] Status failed(const QString &jobId, int position, const Error &error,
                                qint64 milliseconds);

    // What a person asks for between two runs: these fail with JobRunningElsewhere while
    // another run holds the lease.
    // Left out by the person, or in the job twice: Skipped.
    [[nodiscard]] Status skip(const QString &jobId, int position);
    // The page becomes Waiting with these corrections, its attempts count anew.
    // When the job runs again, the pipeline cuts the texts anew, keeps the chunks
    // that come out unchanged and removes the others by JobChunks::remove(). Until then
    // chunks, cards and the old text stay, so that a correction that is never run
    // costs nothing; read() replaces the text.
    [[nodiscard]] Status correct(const QString &jobId, int position,
                                 const PageCorrections &corrections);
    // The page counts as read with this text, which a person gave; as correct() otherwise.
    [[nodiscard]] Status correctText(const QString &jobId, int position, const PageText &text);

private:
    // Sets these columns of one page, within a transaction.
    [[nodiscard]] Status changed(const QString &columns, const QVariantList &values,
                                 const QString &jobId, int position) const;
    // The same in a transaction of its own.
    [[nodiscard]] Status change(const QString &columns, const QVariantList &values,
                                const QString &jobId, int position);
    [[nodiscard]] Status changeUnlessElsewhere(const QString &columns, const QVariantList &values,
                                               const QString &jobId, int position);

    const JobLease &m_lease;
};

} // namespace recto
