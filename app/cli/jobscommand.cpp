// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/jobsession.h"
#include "cli/jobslisting.h"
#include "cli/pagecorrection.h"
#include "composition/parts.h"
#include "session/jobchanges.h"
#include "session/jobfacts.h"
#include "settings/settings.h"

#include <QHash>

#include <algorithm>

namespace recto {

namespace {

// The journal: what was begun, what is left, and going on with it.
class JobsCommand : public Command
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("jobs"); }
    [[nodiscard]] QString summary() const override
    {
        return QStringLiteral(
            "Lists and shows jobs, goes on with them, cancels and corrects them.");
    }
    void describe(QCommandLineParser &parser) const override;
    [[nodiscard]] int run(const QCommandLineParser &parser, CommandContext &context) override;
};

// One run of the command.
class JobsAction
{
public:
    JobsAction(const QCommandLineParser &parser, CommandContext &context, Library &library)
        : m_parser(parser)
        , m_context(context)
        , m_library(library)
        , m_journal(library)
        , m_id(parser.positionalArguments().value(1))
    {
    }

    [[nodiscard]] int run(const QString &action);

private:
    [[nodiscard]] int resume(FailedUnits failed);
    [[nodiscard]] int cancel();
    [[nodiscard]] int discard();
    [[nodiscard]] int skip();
    [[nodiscard]] int correct();
    // Changes the job, then goes on with it.
    [[nodiscard]] int changeAndResume(const JobChange &change);

    const QCommandLineParser &m_parser;
    CommandContext &m_context;
    Library &m_library;
    JobJournal m_journal;
    const QString m_id;
};

// How many words each action takes.
const QHash<QString, int> &actions()
{
    static const QHash<QString, int> all{
        {QStringLiteral("list"), 1},    {QStringLiteral("usage"), 1},
        {QStringLiteral("show"), 2},    {QStringLiteral("resume"), 2},
        {QStringLiteral("cancel"), 2},  {QStringLiteral("retry"), 2},
        {QStringLiteral("discard"), 2}, {QStringLiteral("skip"), 3},
        {QStringLiteral("correct"), 3}};
    return all;
}

void JobsCommand::describe(QCommandLineParser &parser) const
{
    parser.addOption({QStringLiteral("retry-failed"),
                      QStringLiteral("With resume: try the failed pages and parts again.")});
    describeCorrections(parser);
    parser.addPositionalArgument(
        QStringLiteral("ACTION"),
        QStringLiteral(
            "list; usage: what services used by month; show ID; resume ID; cancel ID; retry ID: "
            "what failed once more; discard ID: the job counts as done with what it has; "
            "skip ID PAGE: leave a page out; correct ID PAGE: read a page again, or take its text "
            "from a file, and renew its cards. PAGE is numbered as in the events, from 0."),
        QStringLiteral("list|usage|show ID|resume ID|cancel ID|retry ID|discard ID|skip ID PAGE|"
                       "correct ID PAGE"));
}

int JobsAction::resume(FailedUnits failed)
{
    const auto job = m_journal.jobs.find(m_id);
    if (!job)
        return complainedOf(m_context.console, job.error());
    const Settings settings;
    JobSession session(m_context);
    const auto parts = makeParts(job->options, settings, m_context.secrets, m_context.library);
    if (!parts)
        return session.refuse(parts.error(), m_id);
    return session.resume(*parts, m_id, failed);
}

int JobsAction::cancel()
{
    const auto job = m_journal.jobs.find(m_id);
    if (!job)
        return complainedOf(m_context.console, job.error());
    if (!job->leased && !job->unfinished()) {
        m_context.console.say(QStringLiteral("This job is over already."));
        return ExitDone;
    }
    if (const Status asked = m_journal.jobs.requestCancel(m_id); !asked)
        return complainedOf(m_context.console, asked.error());
    return ExitDone;
}

int JobsAction::discard()
{
    const Status discarded = discardJob(m_library, m_id);
    return discarded ? ExitDone : complainedOf(m_context.console, discarded.error());
}

int JobsAction::changeAndResume(const JobChange &change)
{
    if (const Status changed = change(m_journal); !changed) {
        JobSession session(m_context);
        return session.refuse(changed.error(), m_id);
    }
    return resume(FailedUnits::StayFailed);
}

int JobsAction::skip()
{
    const auto page = pageNumber(m_parser.positionalArguments().value(2), m_context.console);
    return page ? changeAndResume(skipChange(m_id, *page)) : ExitUsage;
}

int JobsAction::correct()
{
    const auto page = pageNumber(m_parser.positionalArguments().value(2), m_context.console);
    if (!page)
        return ExitUsage;
    const auto job = m_journal.jobs.find(m_id);
    if (!job)
        return complainedOf(m_context.console, job.error());
    const auto read = savedPage(m_library, job->uploadId, *page);
    if (!read)
        return complainedOf(m_context.console, read.error());
    const auto change = correctionFrom(m_parser, *read, m_context.console);
    return change ? changeAndResume(*change) : ExitUsage;
}

int JobsAction::run(const QString &action)
{
    if (action == QLatin1String("list"))
        return listJobs(m_journal, m_context.console);
    if (action == QLatin1String("usage"))
        return listUsage(m_journal, m_context.console);
    if (action == QLatin1String("show"))
        return showJob(m_journal, m_id, m_context.console);
    if (action == QLatin1String("cancel"))
        return cancel();
    if (action == QLatin1String("discard"))
        return discard();
    if (action == QLatin1String("skip"))
        return skip();
    if (action == QLatin1String("correct"))
        return correct();
    const bool again
        = action == QLatin1String("retry") || m_parser.isSet(QStringLiteral("retry-failed"));
    return resume(again ? FailedUnits::TriedAgain : FailedUnits::StayFailed);
}

int JobsCommand::run(const QCommandLineParser &parser, CommandContext &context)
{
    const QStringList arguments = parser.positionalArguments();
    const QString action = arguments.value(0, QStringLiteral("list"));
    const auto words = actions().constFind(action);
    if (words == actions().constEnd()) {
        context.console.complain(QStringLiteral("jobs has no action “%1”.").arg(action));
        return ExitUsage;
    }
    if (std::max<qsizetype>(arguments.size(), 1) != *words) {
        context.console.complain(QStringLiteral(
            "recto-cli jobs list|usage|show ID|resume ID|cancel ID|retry ID|discard ID|skip ID "
            "PAGE|correct ID PAGE [--language L] [--turn 90] [--corners x,y,…] [--text FILE]"));
        return ExitUsage;
    }
    auto library = context.library.openOrMake();
    if (!library)
        return complainedOf(context.console, library.error());
    return JobsAction(parser, context, *library).run(action);
}

} // namespace

std::unique_ptr<Command> makeJobsCommand()
{
    return std::make_unique<JobsCommand>();
}

} // namespace recto
