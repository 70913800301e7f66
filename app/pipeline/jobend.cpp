// SPDX-License-Identifier: GPL-3.0-or-later
// How a JobRun ends.
#include "pipeline/jobrun.h"

#include "generation/titlemaker.h"

namespace recto {

namespace {

QString titleFor(const Job &job, const QList<Flashcard> &cards, int pages)
{
    if (!job.options.title.isEmpty())
        return job.options.title;
    return makeTitle(job.options.course, job.options.group, cards, pages);
}

// What ended the run early (a full disk, no network, the spending cap) can be mended:
// the job isn't over.
JobState stateAfter(const Status &status, Outcome outcome)
{
    if (!status)
        return JobState::Paused;
    switch (outcome) {
    case Outcome::Cancelled:
        return JobState::Cancelled;
    case Outcome::Completed:
        return JobState::Completed;
    case Outcome::PartlyFailed:
        return JobState::PartlyFailed;
    case Outcome::Failed:
        break;
    }
    return JobState::Failed;
}

} // namespace

Status JobRun::finalize()
{
    if (const Status there = libraryThere(); !there)
        return there;
    tell(event::Finalizing{});
    if (const Status renewed = renewCards(); !renewed)
        return renewed;
    const auto cards = m_library->flashcards(CardFilter{{m_job.uploadId}});
    if (!cards)
        return cards.error();
    const QString title = titleFor(m_job, *cards, static_cast<int>(m_pages.size()));
    return title.isEmpty() ? Status() : m_journal->jobs.setTitle(m_job.id, title);
}

// What earlier runs made of text that was cut anew: it stays where its page reads as before.
Status JobRun::renewCards()
{
    const EarlierWork::End end = m_earlier.end();
    for (auto staying = end.staying.cbegin(); staying != end.staying.cend(); ++staying) {
        if (const Status kept = m_journal->cards.keep(m_job.id, staying.key(), staying.value());
            !kept)
            return kept;
    }
    if (!end.doubtful.isEmpty()) {
        if (const Status doubted = m_journal->cards.doubt(m_job.id, end.doubtful,
                                                          QStringLiteral("page-read-again"), 0.3);
            !doubted)
            return doubted;
    }
    return end.obsolete.isEmpty() ? Status() : m_journal->chunks.remove(m_job.id, end.obsolete);
}

// By this run or an earlier one: cards that weren't sure enough to be kept unasked.
bool JobRun::offersCards() const
{
    CardFilter filter{{m_job.uploadId}};
    filter.offered = true;
    filter.limit = 1;
    const auto offered = m_library->cardNumbers(filter, CardOrder::Reading);
    return offered && !offered->isEmpty();
}

Outcome JobRun::outcomeOf(const Status &status) const
{
    const bool saved = savedCount() > 0;
    if (!status && status.error().kind == ErrorKind::LibraryMissing)
        return Outcome::Failed; // nobody can say what is where
    if (!status)
        return saved ? Outcome::PartlyFailed : Outcome::Failed;
    if (!m_unchanged && !done())
        return Outcome::Cancelled;
    if (!m_unchanged && !saved && !(m_failed.isEmpty() && offersCards()))
        return Outcome::Failed;
    return m_failed.isEmpty() ? Outcome::Completed : Outcome::PartlyFailed;
}

void JobRun::finish(const Status &status)
{
    if (m_journal) {
        (void)makeSafe(); // only what failed above is left, and was told there
        (void)m_journal->writes.endGathering();
    }
    event::Finished finished;
    finished.outcome = outcomeOf(status);
    finished.jobId = m_job.id.isEmpty() ? m_wantedJob : m_job.id;
    finished.uploadId = m_job.uploadId;
    finished.failed = m_failed;
    finished.flashcards = savedCount();
    if (!status)
        finished.error = status.error();
    else if (finished.outcome == Outcome::Failed)
        finished.error
            = m_failed.isEmpty() ? Error{ErrorKind::NoCards, {}, {}} : m_failed.first().error;
    if (m_journal && !m_job.id.isEmpty()) {
        const Status ended = endJob(stateAfter(status, finished.outcome), finished);
        if (!ended && !finished.error) {
            finished.error = ended.error();
            finished.outcome = Outcome::PartlyFailed;
        }
    }
    tell(finished);
}

Status JobRun::endJob(JobState state, event::Finished &finished)
{
    if (const auto upload = m_library->upload(m_job.uploadId))
        finished.title = upload->title;
    if (const auto usage = m_journal->usage.ofJob(m_job.id))
        finished.usage = *usage;
    QList<JobEvent> told;
    if (m_writer)
        told = m_writer->end(finished, seconds());
    m_writer.reset();
    return m_journal->lease.finish(m_job.id, m_owner, state, told);
}

} // namespace recto
