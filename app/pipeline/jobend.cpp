// SPDX-License-Identifier: GPL-3.0-or-later
// How a JobRun ends.
#include "pipeline/jobrun.h"

#include "generation/titlemaker.h"

namespace recto {

namespace {

QString titleFor(const Job &job, const QList<Flashcard> &cards)
{
    if (!job.options.title.isEmpty())
        return job.options.title;
    return makeTitle(job.options.course, job.options.group, cards);
}

} // namespace

Status JobRun::finalize()
{
    tell(event::Finalizing{});
    QList<int> obsolete;
    for (const JobChunk &chunk : std::as_const(m_earlierChunks))
        obsolete << chunk.chunk.index;
    if (!obsolete.isEmpty()) {
        if (const Status removed = m_journal->removeChunks(m_job.id, obsolete); !removed)
            return removed;
    }
    const auto cards = m_library->flashcards(CardFilter{{m_job.uploadId}});
    if (!cards)
        return cards.error();
    return m_journal->setTitle(m_job.id, titleFor(m_job, *cards));
}

Outcome JobRun::outcomeOf(const Status &status) const
{
    const bool saved = savedCount() > 0;
    if (!status)
        return saved ? Outcome::PartlyFailed : Outcome::Failed;
    if (!done())
        return Outcome::Cancelled;
    if (!saved)
        return Outcome::Failed;
    return m_failed.isEmpty() ? Outcome::Completed : Outcome::PartlyFailed;
}

void JobRun::finish(const Status &status)
{
    if (m_journal)
        (void)m_journal->endGathering(); // only what failed above is left, and was told there
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
        // What ended the run early (a full disk, no network, the spending cap) can be
        // mended: the job isn't over.
        const JobState state = !status                  ? JobState::Paused
            : finished.outcome == Outcome::Cancelled    ? JobState::Cancelled
            : finished.outcome == Outcome::Completed    ? JobState::Completed
            : finished.outcome == Outcome::PartlyFailed ? JobState::PartlyFailed
                                                        : JobState::Failed;
        const Status ended = m_journal->finish(m_job.id, m_owner, state);
        if (!ended && !finished.error) {
            finished.error = ended.error();
            finished.outcome = Outcome::PartlyFailed;
        }
        if (const auto upload = m_library->upload(m_job.uploadId))
            finished.title = upload->title;
        if (const auto usage = m_journal->usage(m_job.id))
            finished.usage = *usage;
    }
    tell(finished);
}

} // namespace recto
