// SPDX-License-Identifier: GPL-3.0-or-later
// How a JobRun cuts texts into chunks, and what earlier runs made of them.
#include "pipeline/jobrun.h"

#include <algorithm>
#include <utility>

namespace recto {

// What earlier runs did of a page.
void JobRun::tellEarlier(const PageSlot &slot)
{
    const JobPage &page = slot.journal;
    const Error error = page.error.value_or(Error{});
    switch (slot.fate) {
    case PageFate::Open:
        break;
    case PageFate::Read:
        tell(event::PageRead{page.position,
                             page.page.name,
                             true,
                             page.milliseconds,
                             page.confidence,
                             page.wordCount,
                             {},
                             {}});
        break;
    case PageFate::Failed:
        m_failed << event::FailedUnit{page.position, -1, page.page.name, error};
        tell(event::PageFailed{page.position, page.page.name, error, page.milliseconds, true});
        break;
    case PageFate::Skipped:
        tell(event::PageSkipped{page.position, page.page.name, -1});
        break;
    }
}

// What an earlier run told last was its completion. A person may have corrected, retried
// or left out something since: then something waits, or the texts are cut in another way.
Result<bool> JobRun::nothingLeft()
{
    const auto last = m_journal->events.last(m_job.id);
    if (!last)
        return last.error();
    const auto open = [](const JobChunk &chunk) { return fateOf(chunk.state) == PageFate::Open; };
    if (!*last || (*last)->kind != QLatin1String("complete")
        || std::any_of(m_cutBefore.cbegin(), m_cutBefore.cend(), open))
        return false;
    JobTexts texts(m_journal->pages, m_job.id, m_pages, m_job.options.maxChunk);
    QList<JobChunk> before = m_cutBefore;
    while (!texts.cutOut()) {
        const auto cut = texts.cutNext();
        if (!cut)
            return cut.error();
        if (!*cut)
            return false; // a page waits
        for (const Chunk &chunk : **cut) {
            const auto same
                = std::find_if(before.cbegin(), before.cend(), [&chunk](const JobChunk &known) {
                      return known.chunk.text == chunk.text && known.chunk.pages == chunk.pages;
                  });
            if (same == before.cend())
                return false;
            before.erase(same);
        }
    }
    return before.isEmpty();
}

// Nothing of it is entered in the journal: what was told last is how the job stands.
void JobRun::endUnchanged()
{
    m_unchanged = true;
    event::JobStarted started = beginning();
    started.reachedStep = Step::Complete;
    started.reachedPercentage = lowestPercentage(Step::Complete);
    tell(started);
    for (const PageSlot &slot : m_pages) {
        tell(event::PageTaken{slot.journal.position, slot.journal.page.file, 0});
        tellEarlier(slot);
    }
    for (const JobChunk &chunk : std::as_const(m_cutBefore)) {
        if (chunk.state == UnitState::Failed)
            m_failed << event::FailedUnit{-1, chunk.chunk.index, {}, chunk.error.value_or(Error{})};
    }
}

Status JobRun::loadEarlierWork()
{
    const auto made = m_journal->cards.made(m_job.id);
    if (!made)
        return made.error();
    QHash<QString, Flashcard> there;
    for (const bool offered : {false, true}) {
        CardFilter filter{{m_job.uploadId}};
        filter.offered = offered;
        const auto cards = m_library->flashcards(filter);
        if (!cards)
            return cards.error();
        for (const Flashcard &card : *cards)
            there.insert(card.id, card);
    }
    QList<EarlierCard> earlier;
    for (const MadeCard &card : *made) {
        const auto found = there.constFind(card.id);
        earlier << EarlierCard{card, found == there.cend() ? std::nullopt : std::optional(*found)};
        there.remove(card.id);
    }
    m_keeper->remember(there.values()); // brought by the person
    m_earlier = EarlierWork(std::exchange(m_cutBefore, {}), earlier,
                            [this](int page) { return m_texts->now(page); });
    return {};
}

Status JobRun::feedChunker()
{
    // Stopped: no new work, no more writes than needed.
    if (m_texts->cutOut() || m_control->stop.stop_requested())
        return {};
    while (!m_texts->cutOut()) {
        if (const Status safe = makeSafeInTime(); !safe)
            return safe;
        const auto whole = m_texts->cutNext();
        if (!whole)
            return whole.error();
        if (!*whole)
            return {};
        if (const Status dispatched = dispatch(**whole); !dispatched)
            return dispatched;
    }
    m_readQueue.close();
    tell(event::PagesReadOut{});
    return {};
}

Status JobRun::dispatch(const QVector<Chunk> &chunks)
{
    for (const Chunk &chunk : chunks) {
        const auto known = cut(chunk);
        if (!known)
            return known.error();
        if (const Status dispatched = dispatch(*known); !dispatched)
            return dispatched;
    }
    return {};
}

Result<JobChunk> JobRun::cut(const Chunk &chunk)
{
    JobChunk known;
    if (const auto same = m_earlier.takeSame(chunk)) {
        known = same->chunk;
        m_keeper->remember(same->cards);
    } else {
        known.chunk.index = m_nextChunk++;
    }
    const bool fresh = known.chunk.text.isEmpty();
    const int index = known.chunk.index;
    known.chunk = chunk;
    known.chunk.index = index;
    if (const Status saved = fresh ? m_journal->chunks.cut(m_job.id, {known.chunk}) : Status();
        !saved)
        return saved.error();
    m_earlier.addChunk(known.chunk);
    return known;
}

Status JobRun::dispatch(const JobChunk &known)
{
    const int index = known.chunk.index;
    QVector<int> pages;
    for (const PageSpan &span : known.chunk.pages)
        pages << span.page;
    tell(event::ChunkCut{index, pages});
    if (known.state == UnitState::Done) {
        tell(event::ChunkDone{index, true, known.made, known.kept, known.dropped,
                              known.milliseconds});
        return {};
    }
    if (known.state == UnitState::Failed) { // as with pages: tried again when that is asked for
        const Error error = known.error.value_or(Error{});
        m_failed << event::FailedUnit{-1, index, {}, error};
        tell(event::ChunkFailed{index, error});
        return {};
    }
    m_keeper->remember(m_earlier.takeStaying(known.chunk));
    if (m_earlier.settled(known.chunk)) { // its cards are there: nobody is asked again
        tell(event::ChunkDone{index, true, 0, 0, {}, 0});
        return m_journal->chunks.done(m_job.id, index, {});
    }
    ++m_chunksOpen;
    m_keeper->open(known.chunk);
    m_askQueue.push(known.chunk);
    return {};
}

} // namespace recto
