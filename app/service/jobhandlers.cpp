// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/jobhandlers.h"

#include "core/json.h"
#include "library/jobjournal.h"
#include "service/jobmessages.h"

#include <QJsonArray>

namespace recto {

namespace {

HttpAnswer jobError(const Error &error)
{
    return error.kind == ErrorKind::NotFound ? jobNotFound() : errorAnswer(error);
}

HttpAnswer accepted(const Status &status, const QString &jobId)
{
    if (!status)
        return jobError(status.error());
    return jsonAnswer({{QStringLiteral("jobId"), jobId}}, 202);
}

} // namespace

HttpAnswer jobStatus(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const auto snapshot = rooms.jobs.snapshot(request.values.first());
    if (!snapshot)
        return jobError(snapshot.error());
    return jsonAnswer(jobStatusToJson(*snapshot));
}

HttpAnswer listJobs(const ServiceRooms &rooms, const ServiceRequest &)
{
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto jobs = JobJournal(*library).jobs.all();
    if (!jobs)
        return errorAnswer(jobs.error());
    QJsonArray list;
    for (const Job &job : *jobs)
        list.append(toJson(job));
    return jsonAnswer({{QStringLiteral("jobs"), list}});
}

HttpAnswer showJob(const ServiceRooms &rooms, const ServiceRequest &request)
{
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const JobJournal journal(*library);
    const auto job = journal.jobs.find(request.values.first());
    if (!job)
        return jobError(job.error());
    const auto pages = journal.pages.all(job->id);
    if (!pages)
        return jobError(pages.error());
    QJsonObject object = toJson(*job);
    QJsonArray list;
    for (const JobPage &page : *pages)
        list.append(QJsonObject{{QStringLiteral("page"), page.position},
                                {QStringLiteral("name"), page.page.name},
                                {QStringLiteral("state"), unitStateName(page.state)}});
    object.insert(QStringLiteral("pageList"), list);
    return jsonAnswer(object);
}

HttpAnswer cancelJob(const ServiceRooms &rooms, const ServiceRequest &request)
{
    return accepted(rooms.jobs.cancel(request.values.first()), request.values.first());
}

HttpAnswer retryJob(const ServiceRooms &rooms, const ServiceRequest &request)
{
    return accepted(rooms.jobs.retry(request.values.first()), request.values.first());
}

HttpAnswer skipJobPage(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const Status skipped
        = rooms.jobs.skipPage(request.values.first(), request.values.at(1).toInt());
    if (!skipped && skipped.error().subject == QString::number(request.values.at(1).toInt()))
        return errorAnswer(404, QStringLiteral("Page not found"));
    return accepted(skipped, request.values.first());
}

} // namespace recto
