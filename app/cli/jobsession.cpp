// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobsession.h"

#include "cli/interruption.h"
#include "cli/pluralforms.h"
#include "core/errortext.h"
#include "library/jobjournal.h"
#include "pipeline/eventjson.h"
#include "pipeline/workerthreads.h"

#include <QEventLoop>

#include <algorithm>

namespace recto {

JobSession::JobSession(CommandContext &context)
    : m_context(context)
    , m_runner(context.library)
{
}

int JobSession::run(const PipelineParts &parts, const JobOptions &options,
                    const QList<PipelineInput> &inputs)
{
    if (const Status sound = careForLibrary(); !sound)
        return refuse(sound.error());
    m_runner.start(parts, options, inputs);
    return waitForEnd();
}

int JobSession::resume(const PipelineParts &parts, const QString &jobId, FailedUnits failed)
{
    if (const Status sound = careForLibrary(); !sound)
        return refuse(sound.error(), jobId);
    if (auto library = m_context.library.open()) {
        if (const auto last = JobStream(*library).lastNumber(jobId))
            m_toldBefore = *last;
    }
    m_runner.resume(parts, jobId, failed);
    return waitForEnd();
}

// A damaged library stops the job; a backup that couldn't be made doesn't.
Status JobSession::careForLibrary()
{
    if (const Status room = roomForFiles(); !room)
        return room;
    if (const Status begun = beginWithLibrary(m_context); !begun)
        return begun;
    const Status cared = m_context.library.care();
    if (!cared && cared.error().kind != ErrorKind::LibraryDamaged) {
        m_context.console.complain(cared.error());
        return {};
    }
    return cared;
}

int JobSession::refuse(const Error &error, const QString &jobId)
{
    event::Finished finished;
    finished.jobId = jobId;
    finished.error = error;
    m_refused = true;
    return end(finished);
}

int JobSession::waitForEnd()
{
    QEventLoop loop; // the command's own; nothing else runs below it
    Interruption interruption;
    event::Finished outcome;
    QObject::connect(&interruption, &Interruption::happened, &m_runner, &JobRunner::cancel);
    QObject::connect(&m_runner, &JobRunner::happened, &loop,
                     [this](const PipelineEvent &happened) { show(happened); });
    QObject::connect(&m_runner, &JobRunner::progressed, &loop,
                     [this](const Progress &progress) { show(progress); });
    QObject::connect(&m_runner, &JobRunner::finished, &loop, [&](const event::Finished &finished) {
        outcome = finished;
        loop.quit();
    });
    loop.exec();
    m_context.console.endProgress();
    return end(outcome);
}

void JobSession::show(const PipelineEvent &happened)
{
    Console &console = m_context.console;
    if (const auto *started = std::get_if<event::JobStarted>(&happened); started && console.json())
        follow(started->jobId);
    else if (m_follower)
        m_follower->lookSoon();
    if (const auto *failed = std::get_if<event::PageFailed>(&happened))
        console.complain(failed->error);
    else if (const auto *warning = std::get_if<event::Warning>(&happened))
        console.complain(warning->error);
    else if (const auto *skipped = std::get_if<event::PageSkipped>(&happened);
             skipped && skipped->sameAs >= 0)
        console.say(skippedText(*skipped));
    else if (const auto *chunk = std::get_if<event::ChunkFailed>(&happened))
        console.complain(chunk->error);
}

void JobSession::follow(const QString &jobId)
{
    m_follower = std::make_unique<JobFollower>(m_context.library.folder(), jobId, m_toldBefore);
    QObject::connect(m_follower.get(), &JobFollower::told, m_follower.get(),
                     [this](const QList<JobRow> &rows) {
                         for (const JobRow &row : rows) {
                             m_context.console.print(row.toJson());
                             m_endPrinted = row.endsARun();
                         }
                     });
}

void JobSession::printUnkeptEnd(const event::Finished &finished)
{
    QList<Flashcard> cards;
    if (!finished.uploadId.isEmpty()) {
        if (const auto library = m_context.library.open()) {
            if (const auto saved = library->flashcards(CardFilter{{finished.uploadId}}))
                cards = *saved;
        }
    }
    const qint64 last = m_follower ? m_follower->lastNumber() : m_toldBefore;
    const JobRow row{last + 1, QDateTime::currentDateTimeUtc(), endingToJson(finished, cards)};
    m_context.console.print(row.toJson());
}

bool JobSession::printEarlierEnd(const event::Finished &finished)
{
    if (finished.error || !m_follower || m_follower->lastNumber() != m_toldBefore)
        return false;
    auto library = m_context.library.open();
    if (!library)
        return false;
    const auto rows = JobStream(*library).rows(finished.jobId, m_toldBefore - 1, 1);
    if (!rows || rows->isEmpty() || !rows->first().endsARun())
        return false;
    m_context.console.print(rows->first().toJson());
    return true;
}

void JobSession::show(const Progress &progress)
{
    if (m_runner.jobId().isEmpty() || progress.outcome == Outcome::Failed
        || progress.outcome == Outcome::Cancelled)
        return;
    m_context.console.progress(progress.percentage, progressLabel(progress), etaLabel(progress));
}

// The error that ended the run, unless it was told when it happened.
void JobSession::complain(const event::Finished &finished)
{
    Console &console = m_context.console;
    if (finished.jobId.isEmpty()) { // no job was begun, so nothing was told yet
        for (const event::FailedUnit &unit : finished.failed)
            console.complain(unit.error);
    }
    const bool told
        = std::any_of(finished.failed.begin(), finished.failed.end(),
                      [&](const event::FailedUnit &unit) { return unit.error == finished.error; });
    if (finished.error && !told)
        console.complain(*finished.error);
}

void JobSession::sayHowToGoOn(const event::Finished &finished)
{
    if (finished.jobId.isEmpty() || m_refused)
        return; // the error says what to do first
    auto library = m_context.library.open();
    if (!library)
        return;
    const auto job = JobJournal(*library).jobs.find(finished.jobId);
    if (!job || job->leased)
        return;
    if (job->unfinished())
        m_context.console.say(
            QStringLiteral("Continue with: recto-cli jobs resume %1").arg(finished.jobId));
    else if (job->pagesFailed + job->chunksFailed > 0)
        m_context.console.say(
            QStringLiteral("Try what failed again with: recto-cli jobs resume --retry-failed %1")
                .arg(finished.jobId));
}

int JobSession::end(const event::Finished &finished)
{
    Console &console = m_context.console;
    if (m_follower)
        m_follower->look();
    if (console.json() && !m_endPrinted && !printEarlierEnd(finished))
        printUnkeptEnd(finished);
    complain(finished);
    sayHowToGoOn(finished);
    m_context.saved = finished.flashcards > 0;

    switch (finished.outcome) {
    case Outcome::Completed:
    case Outcome::PartlyFailed:
        if (!console.json()) {
            console.print(counted("%n card(s) saved in “%1” (upload %2)", finished.flashcards)
                              .arg(finished.title, finished.uploadId));
        }
        return finished.outcome == Outcome::Completed ? ExitDone : ExitPartlyFailed;
    case Outcome::Cancelled:
        return Interruption::exitCode() != 0 ? Interruption::exitCode() : ExitInterrupted;
    case Outcome::Failed:
        break;
    }
    return ExitFailed;
}

} // namespace recto
