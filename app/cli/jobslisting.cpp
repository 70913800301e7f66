// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobslisting.h"

#include "core/errortext.h"
#include "core/json.h"
#include "pipeline/eventjson.h"

#include <QJsonArray>

namespace recto {

namespace {

QString jobLine(const Job &job)
{
    return QStringLiteral("%1  %2  pages %3/%4  cards %5  %6%7")
        .arg(job.id, jobStateName(job.shownState()).leftJustified(12))
        .arg(job.pagesDone)
        .arg(job.pageCount)
        .arg(job.flashcardCount)
        .arg(job.createdAt.toLocalTime().toString(Qt::ISODate),
             job.leased ? QStringLiteral("  (running)") : QString());
}

QJsonArray hostsToJson(const QMap<QString, HostTraffic> &traffic)
{
    QJsonArray hosts;
    for (auto host = traffic.cbegin(); host != traffic.cend(); ++host)
        hosts.append(QJsonObject{{QStringLiteral("host"), host.key()},
                                 {QStringLiteral("requests"), host->requests},
                                 {QStringLiteral("bytesSent"), host->bytesSent},
                                 {QStringLiteral("bytesReceived"), host->bytesReceived}});
    return hosts;
}

void printServices(const Usage &usage, const QMap<QString, HostTraffic> &traffic, Console &console)
{
    if (traffic.isEmpty())
        console.print(QStringLiteral("  nothing left this computer"));
    for (auto host = traffic.cbegin(); host != traffic.cend(); ++host)
        console.print(QStringLiteral("  %1: %2 requests, %3 bytes sent, %4 received")
                          .arg(host.key())
                          .arg(host->requests)
                          .arg(host->bytesSent)
                          .arg(host->bytesReceived));
    if (usage.requests > 0)
        console.print(QStringLiteral("  %1 questions to a model, %2 + %3 tokens")
                          .arg(usage.requests)
                          .arg(usage.inputTokens)
                          .arg(usage.outputTokens));
}

} // namespace

int complainedOf(Console &console, const Error &error)
{
    console.complain(error);
    return ExitFailed;
}

int listJobs(const JobJournal &journal, Console &console)
{
    const auto jobs = journal.jobs.all();
    if (!jobs)
        return complainedOf(console, jobs.error());
    for (const Job &job : *jobs) {
        if (console.json())
            console.print(toJson(job));
        else
            console.print(jobLine(job));
    }
    return ExitDone;
}

int listUsage(const JobJournal &journal, Console &console)
{
    const auto months = journal.usage.byMonth();
    if (!months)
        return complainedOf(console, months.error());
    for (auto month = months->cbegin(); month != months->cend(); ++month) {
        QJsonObject object = toJson(*month);
        object.insert(QStringLiteral("month"), month.key());
        if (console.json())
            console.print(object);
        else
            console.print(QStringLiteral("%1  %2 requests, %3 + %4 tokens")
                              .arg(month.key())
                              .arg(month->requests)
                              .arg(month->inputTokens)
                              .arg(month->outputTokens));
    }
    return ExitDone;
}

int showJob(const JobJournal &journal, const QString &id, Console &console)
{
    const auto job = journal.jobs.find(id);
    if (!job)
        return complainedOf(console, job.error());
    const auto pages = journal.pages.all(id);
    if (!pages)
        return complainedOf(console, pages.error());
    const auto chunks = journal.chunks.all(id);
    if (!chunks)
        return complainedOf(console, chunks.error());
    const auto usage = journal.usage.ofJob(id);
    if (!usage)
        return complainedOf(console, usage.error());
    const auto traffic = journal.usage.traffic(id);
    if (!traffic)
        return complainedOf(console, traffic.error());
    if (console.json()) {
        QJsonObject object = toJson(*job);
        object.insert(QStringLiteral("usage"), toJson(*usage));
        object.insert(QStringLiteral("hosts"), hostsToJson(*traffic));
        QJsonArray pageList;
        for (const JobPage &page : *pages)
            pageList.append(toJson(page));
        QJsonArray chunkList;
        for (const JobChunk &chunk : *chunks)
            chunkList.append(toJson(chunk));
        object.insert(QStringLiteral("pageList"), pageList);
        object.insert(QStringLiteral("chunkList"), chunkList);
        console.print(object);
        return ExitDone;
    }
    console.print(jobLine(*job));
    printServices(*usage, *traffic, console);
    for (const JobPage &page : *pages) {
        console.print(
            QStringLiteral("  page %1  %2  %3%4")
                .arg(page.position, 3)
                .arg(unitStateName(page.state).leftJustified(8), page.page.name,
                     page.error ? QStringLiteral("  ") + errorText(*page.error) : QString()));
    }
    for (const JobChunk &chunk : *chunks) {
        console.print(
            QStringLiteral("  part %1  %2  cards %3 of %4%5")
                .arg(chunk.chunk.index, 3)
                .arg(unitStateName(chunk.state).leftJustified(8))
                .arg(chunk.kept)
                .arg(chunk.made)
                .arg(chunk.error ? QStringLiteral("  ") + errorText(*chunk.error) : QString()));
    }
    return ExitDone;
}

} // namespace recto
