// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/jobsession.h"
#include "composition/parts.h"
#include "core/errortext.h"
#include "library/jobjournal.h"
#include "pipeline/eventjson.h"
#include "settings/settings.h"

#include <QJsonArray>

namespace recto {

namespace {

// The journal: what was begun, what is left, and going on with it.
class JobsCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("jobs"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral("Lists, shows, resumes and cancels jobs.");
    }
    void describe(QCommandLineParser &parser) const override
    {
        parser.addOption({QStringLiteral("retry-failed"),
                          QStringLiteral("With resume: try the failed pages and parts again.")});
        parser.addPositionalArgument(
            QStringLiteral("ACTION"),
            QStringLiteral(
                "list, show ID, resume ID, cancel ID, or usage: what services used by month."),
            QStringLiteral("list|show ID|resume ID|cancel ID|usage"));
    }
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;

private:
    [[nodiscard]] int list(JobJournal &journal, Console &console);
    [[nodiscard]] int usage(JobJournal &journal, Console &console);
    [[nodiscard]] int show(JobJournal &journal, const QString &id, Console &console);
    [[nodiscard]] int resume(JobJournal &journal, const QString &id, FailedUnits failed,
                             CommandContext &context);
    [[nodiscard]] int cancel(JobJournal &journal, const QString &id, Console &console);
};

int complained(Console &console, const Error &error)
{
    console.complain(error);
    return ExitFailed;
}

QString jobLine(const Job &job)
{
    return QStringLiteral("%1  %2  pages %3/%4  cards %5  %6%7")
        .arg(job.id, jobStateName(job.state).leftJustified(12))
        .arg(job.pagesDone)
        .arg(job.pageCount)
        .arg(job.flashcardCount)
        .arg(job.createdAt.toLocalTime().toString(Qt::ISODate),
             job.leased ? QStringLiteral("  (running)") : QString());
}

int JobsCommand::list(JobJournal &journal, Console &console)
{
    const auto jobs = journal.jobs();
    if (!jobs)
        return complained(console, jobs.error());
    for (const Job &job : *jobs) {
        if (console.json())
            console.print(toJson(job));
        else
            console.print(jobLine(job));
    }
    return ExitDone;
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

int JobsCommand::usage(JobJournal &journal, Console &console)
{
    const auto months = journal.usageByMonth();
    if (!months)
        return complained(console, months.error());
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

int JobsCommand::show(JobJournal &journal, const QString &id, Console &console)
{
    const auto job = journal.job(id);
    if (!job)
        return complained(console, job.error());
    const auto pages = journal.pages(id);
    if (!pages)
        return complained(console, pages.error());
    const auto chunks = journal.chunks(id);
    if (!chunks)
        return complained(console, chunks.error());
    const auto usage = journal.usage(id);
    if (!usage)
        return complained(console, usage.error());
    const auto traffic = journal.traffic(id);
    if (!traffic)
        return complained(console, traffic.error());
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
                .arg(page.position + 1, 3)
                .arg(unitStateName(page.state).leftJustified(8), page.page.name,
                     page.error ? QStringLiteral("  ") + errorText(*page.error) : QString()));
    }
    for (const JobChunk &chunk : *chunks) {
        console.print(
            QStringLiteral("  part %1  %2  cards %3 of %4%5")
                .arg(chunk.chunk.index + 1, 3)
                .arg(unitStateName(chunk.state).leftJustified(8))
                .arg(chunk.kept)
                .arg(chunk.made)
                .arg(chunk.error ? QStringLiteral("  ") + errorText(*chunk.error) : QString()));
    }
    return ExitDone;
}

int JobsCommand::resume(JobJournal &journal, const QString &id, FailedUnits failed,
                        CommandContext &context)
{
    const auto job = journal.job(id);
    if (!job)
        return complained(context.console, job.error());
    const Settings settings;
    JobSession session(context);
    const auto parts = makeParts(job->options, settings, context.secrets, context.libraryFolder);
    if (!parts)
        return session.refuse(parts.error(), id);
    return session.resume(*parts, id, failed);
}

int JobsCommand::cancel(JobJournal &journal, const QString &id, Console &console)
{
    const auto job = journal.job(id);
    if (!job)
        return complained(console, job.error());
    if (!job->leased && !job->unfinished()) {
        console.say(QStringLiteral("This job is over already."));
        return ExitDone;
    }
    if (const Status asked = journal.requestCancel(id); !asked)
        return complained(console, asked.error());
    return ExitDone;
}

int JobsCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList arguments = parser.positionalArguments();
    const QString action = arguments.value(0, QStringLiteral("list"));
    const bool needsId = action != QLatin1String("list") && action != QLatin1String("usage");
    if (arguments.size() > 2 || needsId != (arguments.size() == 2)) {
        context.console.complain(
            QStringLiteral("recto-cli jobs list|show ID|resume ID|cancel ID|usage"));
        return ExitUsage;
    }
    const FailedUnits failed = parser.isSet(QStringLiteral("retry-failed"))
        ? FailedUnits::TriedAgain
        : FailedUnits::StayFailed;
    auto library = Library::open(context.libraryFolder);
    if (!library)
        return complained(context.console, library.error());
    JobJournal journal(*library);
    if (action == QLatin1String("list"))
        return list(journal, context.console);
    if (action == QLatin1String("usage"))
        return usage(journal, context.console);
    if (action == QLatin1String("show"))
        return show(journal, arguments[1], context.console);
    if (action == QLatin1String("resume"))
        return resume(journal, arguments[1], failed, context);
    if (action == QLatin1String("cancel"))
        return cancel(journal, arguments[1], context.console);
    context.console.complain(QStringLiteral("jobs has no action “%1”.").arg(action));
    return ExitUsage;
}

} // namespace

std::unique_ptr<Command> makeJobsCommand()
{
    return std::make_unique<JobsCommand>();
}

} // namespace recto
