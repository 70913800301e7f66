// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/jobfacts.h"

#include "library/jobjournal.h"

#include <algorithm>

namespace recto {

namespace {

constexpr int mostJobs = 200; // looked at, newest first

} // namespace

Result<QList<Job>> unfinishedJobs(Library &library)
{
    Result<QList<Job>> jobs = JobJournal(library).jobs.all();
    if (jobs)
        jobs->removeIf([](const Job &job) { return !job.unfinished() || job.leased; });
    return jobs;
}

Result<Job> jobOfUpload(Library &library, const QString &uploadId)
{
    const Result<QList<Job>> jobs = JobJournal(library).jobs.all();
    if (!jobs)
        return jobs.error();
    const auto found = std::find_if(jobs->cbegin(), jobs->cend(), [&uploadId](const Job &job) {
        return job.uploadId == uploadId;
    });
    if (found == jobs->cend())
        return Error{ErrorKind::NotFound, uploadId, {}};
    return *found;
}

Result<QHash<QString, QString>> uploadsOfJobs(Library &library, const QStringList &jobIds)
{
    const JobJournal journal(library);
    QHash<QString, QString> uploads;
    for (const QString &id : jobIds) {
        const Result<Job> job = journal.jobs.find(id);
        if (job)
            uploads.insert(id, job->uploadId);
        else if (job.error().kind != ErrorKind::NotFound)
            return job.error();
    }
    return uploads;
}

Result<QList<Page>> pagesOfJob(Library &library, const QString &jobId)
{
    const Result<QList<JobPage>> pages = JobJournal(library).pages.all(jobId);
    if (!pages)
        return pages.error();
    QList<Page> kept;
    for (const JobPage &page : *pages)
        kept.append(page.page);
    return kept;
}

Result<SavedPage> savedPage(Library &library, const QString &uploadId, int position)
{
    const Result<StoredPage> page = library.page(uploadId, position);
    if (!page)
        return page.error();
    const Result<Job> job = jobOfUpload(library, uploadId);
    if (!job)
        return Error{job.error().kind, page->page.name, job.error().detail};
    SavedPage found{job->id, position, page->page, page->text.size};
    if (!page->text.size.isEmpty()) // reading turned it, perhaps
        found.page.corrections.quarterTurns = page->text.quarterTurns;
    return found;
}

Result<JobUse> useOfJob(Library &library, const QString &jobId)
{
    const JobJournal journal(library);
    const auto job = journal.jobs.find(jobId);
    if (!job)
        return job.error();
    const auto usage = journal.usage.ofJob(jobId);
    const auto hosts = journal.usage.traffic(jobId);
    if (!usage || !hosts)
        return !usage ? usage.error() : hosts.error();
    const auto upload = library.upload(job->uploadId);
    return JobUse{upload ? upload->title : QString(), job->createdAt, *usage, *hosts};
}

Result<ServiceHistory> serviceHistory(Library &library)
{
    const JobJournal journal(library);
    const auto months = journal.usage.byMonth();
    const auto jobs = journal.jobs.all();
    if (!months || !jobs)
        return !months ? months.error() : jobs.error();
    ServiceHistory history{*months, {}};
    for (const Job &job : jobs->mid(0, mostJobs)) {
        const auto use = useOfJob(library, job.id);
        if (use && (!use->hosts.isEmpty() || use->usage != Usage{}))
            history.jobs.append(*use);
    }
    return history;
}

} // namespace recto
