// SPDX-License-Identifier: GPL-3.0-or-later
// What a JobRun does with what its workers tell.
#include "pipeline/earlyend.h"
#include "pipeline/jobrun.h"

#include "core/retryrules.h"
#include "pipeline/timeleft.h"

#include <QRandomGenerator>

namespace recto {

Status JobRun::handle(const Message &message)
{
    return std::visit([this](const auto &alternative) { return on(alternative); }, message);
}

Status JobRun::keepFinished(const Message &message)
{
    const bool finished = std::holds_alternative<message::PageEnded>(message)
        || std::holds_alternative<message::CardProposed>(message)
        || std::holds_alternative<message::ChunkEnded>(message);
    return finished ? handle(message) : Status{};
}

Status JobRun::learn(const QString &rate, double seconds)
{
    return m_control->stop.stop_requested() ? Status{} : m_journal->rates.learn(rate, seconds);
}

Status JobRun::on(const message::PageTaken &taken)
{
    PageSlot &slot = m_pages[static_cast<size_t>(taken.page)];
    if (!taken.media) {
        const ErrorKind kind = taken.media.error().kind;
        if (kind == ErrorKind::Cancelled)
            return {};
        if (endsTheRun(kind))
            return taken.media.error(); // the library's fault, not the page's
        if (const Status there = libraryThere(); !there)
            return there;
        tell(event::PageTaken{taken.page, slot.journal.page.file, 0});
        return pageFailed(taken.page, taken.media.error(), 0);
    }
    Page &page = slot.journal.page;
    page.file = taken.media->path;
    page.sha256 = taken.media->sha256;
    if (const Status saved = m_journal->pages.taken(m_job.id, taken.page, page); !saved)
        return saved;
    slot.megapixels = taken.megapixels;
    tell(event::PageTaken{taken.page, page.file, slot.megapixels});
    if (const Status queued = queueOrSkip(taken.page); !queued)
        return queued;
    if (slot.fate == PageFate::Skipped)
        return feedChunker();
    m_bySource.insert(sourceKey(page), taken.page);
    return {};
}

Status JobRun::queueOrSkip(int page)
{
    PageSlot &slot = m_pages[static_cast<size_t>(page)];
    const auto same = m_bySource.constFind(sourceKey(slot.journal.page));
    // A person who corrects a page wants it read.
    const bool wanted = slot.journal.page.corrections != PageCorrections{};
    if (same == m_bySource.constEnd() || wanted) {
        m_readQueue.push({page, slot.journal.page});
        return {};
    }
    if (const Status saved = m_journal->pages.skip(m_job.id, page); !saved)
        return saved;
    slot.fate = PageFate::Skipped;
    tell(event::PageSkipped{page, slot.journal.page.name, *same});
    return {};
}

Status JobRun::on(const message::PageStarted &started)
{
    tell(event::PageStarted{started.page});
    return m_journal->pages.started(m_job.id, started.page);
}

Status JobRun::on(const message::PageProgress &progress)
{
    tell(event::PageProgress{progress.page, progress.fraction});
    return {};
}

Status JobRun::on(const message::PageEnded &ended)
{
    const Status handled = pageEnded(ended);
    ++m_pagesToSettle;
    return handled;
}

Status JobRun::pageEnded(const message::PageEnded &ended)
{
    PageSlot &slot = m_pages[static_cast<size_t>(ended.page)];
    if (!ended.text) {
        if (ended.text.error().kind == ErrorKind::Cancelled)
            return {};
        if (endsTheRun(ended.text.error().kind)) {
            endEarly(ended.text.error());
            return {};
        }
        if (const Status there = libraryThere(); !there)
            return there;
        if (triedAgain(ended.page, ended.text.error()))
            return {};
        return pageFailed(ended.page, ended.text.error(), ended.milliseconds);
    }
    const PageText &text = *ended.text;
    if (text.text.trimmed().isEmpty())
        return pageFailed(ended.page, {ErrorKind::PageWithoutText, slot.journal.page.name, {}},
                          ended.milliseconds);
    const double seconds = double(ended.milliseconds) / 1000 / pageWeight(slot.megapixels);
    if (const Status saved = m_journal->pages.read(m_job.id, ended.page, text, ended.milliseconds);
        !saved)
        return saved;
    if (const Status learned = learn(readingRate(m_job.options), seconds); !learned)
        return learned;
    slot.fate = PageFate::Read;
    m_texts->keep(ended.page, text);
    tell(event::PageRead{ended.page, slot.journal.page.name, false, ended.milliseconds,
                         text.confidence, wordCount(text), text.quality, text.preparation});
    return feedChunker();
}

bool JobRun::triedAgain(int page, const Error &error)
{
    PageSlot &slot = m_pages[static_cast<size_t>(page)];
    ++slot.tries;
    if (isOfService(error.kind) || slot.tries >= retryRuleFor(error.kind).tries
        || m_control->stop.stop_requested())
        return false;
    const auto wait = backoff(slot.tries, QRandomGenerator::global()->generateDouble());
    tell(event::Retrying{{slot.journal.page.name, slot.tries, double(wait.count()) / 1000, error}});
    m_readQueue.push({page, slot.journal.page, wait});
    return true;
}

Status JobRun::pageFailed(int page, const Error &error, qint64 milliseconds)
{
    PageSlot &slot = m_pages[static_cast<size_t>(page)];
    slot.fate = PageFate::Failed;
    Error named = error;
    named.subject = slot.journal.page.name;
    m_failed << event::FailedUnit{page, -1, slot.journal.page.name, named};
    if (const Status saved = m_journal->pages.failed(m_job.id, page, named, milliseconds); !saved)
        return saved;
    tell(event::PageFailed{page, slot.journal.page.name, named, milliseconds});
    return feedChunker();
}

Status JobRun::on(const message::ChunkStarted &started)
{
    tell(event::ChunkStarted{started.chunk});
    return m_journal->chunks.started(m_job.id, started.chunk);
}

Status JobRun::on(const message::CardProposed &proposed)
{
    auto card = m_keeper->keep(proposed.chunk, proposed.draft);
    if (!card)
        return card.error();
    if (*card)
        tell(event::FlashcardSaved{proposed.chunk, std::move(**card)});
    return {};
}

Status JobRun::on(const message::RetryBegan &retry)
{
    tell(event::Retrying{retry.notice});
    return {};
}

Status JobRun::on(const message::Warned &warned)
{
    tell(event::Warning{warned.error});
    return {};
}

void JobRun::endEarly(const Error &reason)
{
    if (!m_endReason)
        m_endReason = reason;
    m_readQueue.close();
    m_askQueue.close();
}

Status JobRun::on(const message::ChunkEnded &ended)
{
    if (!ended.made && ended.made.error().kind == ErrorKind::Cancelled)
        return {};
    if (!ended.made && endsTheRun(ended.made.error().kind)) {
        endEarly(ended.made.error()); // the chunk waits for the next run
        return {};
    }
    auto outcome = m_keeper->close(ended.chunk);
    outcome.milliseconds = ended.milliseconds;
    --m_chunksOpen;
    if (!ended.made) {
        m_failed << event::FailedUnit{-1, ended.chunk, {}, ended.made.error()};
        tell(event::ChunkFailed{ended.chunk, ended.made.error()});
        return m_journal->chunks.failed(m_job.id, ended.chunk, ended.made.error(), outcome);
    }
    if (const Status saved = m_journal->chunks.done(m_job.id, ended.chunk, outcome); !saved)
        return saved;
    tell(event::ChunkDone{ended.chunk, false, outcome.made, outcome.kept, outcome.dropped,
                          ended.milliseconds});
    return learn(generationRate(m_job.options), double(ended.milliseconds) / 1000);
}

Status JobRun::on(const message::ControlChanged &)
{
    const bool paused = m_control->paused;
    m_readQueue.setPaused(paused);
    m_askQueue.setPaused(paused);
    if (paused != m_pausedTold) {
        m_pausedTold = paused;
        if (paused)
            tell(event::Paused{});
        else
            tell(event::Continued{});
    }
    return {};
}

} // namespace recto
