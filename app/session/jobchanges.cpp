// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/jobchanges.h"

#include "session/correctedtext.h"

#include <QUuid>

namespace recto {

JobChange retryChange(const QString &jobId, const QList<int> &pages)
{
    return [jobId, pages](JobJournal &journal) { return journal.retryFailed(jobId, pages); };
}

JobChange skipChange(const QString &jobId, int page)
{
    return [jobId, page](JobJournal &journal) { return journal.pages.skip(jobId, page); };
}

JobChange correctChange(const QString &jobId, int page, const PageCorrections &corrections)
{
    return [jobId, page, corrections](JobJournal &journal) {
        return journal.pages.correct(jobId, page, corrections);
    };
}

JobChange languageChange(const QString &jobId, const QString &language)
{
    return [jobId, language](JobJournal &journal) -> Status {
        const auto pages = journal.pages.all(jobId);
        if (!pages)
            return pages.error();
        for (const JobPage &page : *pages) {
            const bool looksLikeIt = page.state == UnitState::Failed && page.error
                && page.error->kind == ErrorKind::OtherLanguage && page.error->detail == language;
            if (!looksLikeIt)
                continue;
            PageCorrections corrections = page.page.corrections;
            corrections.language = language;
            if (const Status corrected = journal.pages.correct(jobId, page.position, corrections);
                !corrected)
                return corrected;
        }
        return {};
    };
}

JobChange textChange(const QString &jobId, int page, const QString &text)
{
    return [jobId, page, text](JobJournal &journal) -> Status {
        const Result<PageText> read = journal.pages.text(jobId, page);
        if (!read && read.error().kind != ErrorKind::NotFound)
            return read.error();
        return journal.pages.correctText(jobId, page,
                                         correctedText(read ? *read : PageText(), text));
    };
}

Status discardJob(Library &library, const QString &jobId)
{
    JobJournal journal(library);
    const Result<Job> asked = journal.jobs.find(jobId);
    if (!asked)
        return asked.error();
    if (!asked->unfinished())
        return {}; // it is over already
    const QString owner = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const Status leased = journal.lease.acquire(jobId, owner); !leased)
        return leased;
    const Result<Job> job = journal.jobs.find(jobId);
    if (!job)
        return job.error();
    if (job->flashcardCount == 0) {
        const Status ended = journal.lease.finish(jobId, owner, JobState::Cancelled);
        return ended ? library.deleteUpload(job->uploadId) : ended;
    }
    const Result<QList<JobPage>> pages = journal.pages.all(jobId);
    if (!pages)
        return pages.error();
    for (const JobPage &page : *pages) {
        if (page.state != UnitState::Waiting)
            continue;
        if (const Status skipped = journal.pages.skip(jobId, page.position); !skipped)
            return skipped;
    }
    return journal.lease.finish(jobId, owner, JobState::PartlyFailed);
}

} // namespace recto
