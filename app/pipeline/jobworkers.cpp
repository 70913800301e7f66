// SPDX-License-Identifier: GPL-3.0-or-later
// What a JobRun does on its workers.
#include "pipeline/jobrun.h"

#include "intake/imageloader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace recto {

namespace {

// Of the page's picture, by its header; 0 when that can't be told.
double megapixelsOf(const Page &page)
{
    const auto size = imageSize(page);
    return size ? double(size->width()) * size->height() / 1e6 : 0;
}

// False when it was stopped.
bool waited(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

} // namespace

Status JobRun::startWorkers()
{
    QList<int> untaken;
    for (PageSlot &slot : m_pages) {
        const int page = slot.journal.position;
        const bool taken = !slot.journal.page.sha256.isEmpty();
        if (taken && slot.journal.state != UnitState::Done)
            slot.megapixels = megapixelsOf(slot.journal.page);
        const bool wanted
            = slot.journal.state == UnitState::Waiting || slot.journal.state == UnitState::Working;
        if (taken || !wanted)
            tell(event::PageTaken{page, slot.journal.page.file, slot.megapixels});
        else
            untaken << page;
        tellEarlier(slot);
        if (slot.fate == PageFate::Open && taken) {
            if (const Status queued = queueOrSkip(page); !queued)
                return queued;
        }
        if (taken && slot.fate != PageFate::Skipped)
            m_bySource.insert(sourceKey(slot.journal.page), page);
    }
    m_readQueue.setLimit(m_parts.readers);
    const int open
        = static_cast<int>(std::count_if(m_pages.begin(), m_pages.end(), [](const PageSlot &slot) {
              return slot.fate == PageFate::Open;
          }));
    Status started = m_workers.run([this, untaken] { takeIn(untaken); });
    for (int i = 0; started && i < std::min(m_parts.readers, open); ++i)
        started = m_workers.run([this] { readPages(); });
    for (int i = 0; started && i < m_parts.askers; ++i)
        started = m_workers.run([this] { generateCards(); });
    return started;
}

// Worker: copies the files into the library, in order.
void JobRun::takeIn(const QList<int> &pages)
{
    if (pages.isEmpty())
        return;
    const auto library = m_location.open();
    QHash<QString, MediaFile> copied; // a PDF has many pages
    for (const int page : pages) {
        if (m_control->stop.stop_requested())
            return;
        const QString file = m_pages[static_cast<size_t>(page)].journal.page.file;
        if (!library) {
            m_control->mailbox.push(message::PageTaken{page, library.error(), 0});
            continue;
        }
        const double megapixels = megapixelsOf(m_pages[static_cast<size_t>(page)].journal.page);
        if (const auto known = copied.constFind(file); known != copied.constEnd()) {
            m_control->mailbox.push(message::PageTaken{page, *known, megapixels});
            continue;
        }
        auto media = library->importMedia(file, m_control->stop.get_token());
        if (media)
            copied.insert(file, *media);
        m_control->mailbox.push(message::PageTaken{page, std::move(media), megapixels});
    }
}

// Worker: reads pages with an engine of its own until the queue is closed.
void JobRun::readPages()
{
    const auto reader = m_parts.makeReader();
    const std::stop_token stop = m_control->stop.get_token();
    ReadingOptions options;
    options.language = m_job.options.language;
    options.notices = notices();
    while (const auto task = m_readQueue.pop()) {
        const int page = task->page;
        if (!waited(task->wait, stop))
            return;
        m_control->mailbox.pushUrgent(message::PageStarted{page});
        QElapsedTimer clock;
        clock.start();
        ReadingOptions own = options;
        if (!task->source.corrections.language.isEmpty())
            own.language = task->source.corrections.language;
        auto text = reader->extractText(task->source, own, stop, [this, page](double fraction) {
            m_control->mailbox.pushUrgent(message::PageProgress{page, fraction});
        });
        m_control->mailbox.pushUrgent(message::PageEnded{page, std::move(text), clock.elapsed()});
    }
}

// Worker: makes cards of chunks until the queue is closed.
void JobRun::generateCards()
{
    const std::stop_token stop = m_control->stop.get_token();
    const GenerationOptions options{m_job.options.language, m_job.options.focus};
    while (const auto chunk = m_askQueue.pop()) {
        const int index = chunk->index;
        m_control->mailbox.push(message::ChunkStarted{index});
        QElapsedTimer clock;
        clock.start();
        GenerationCallbacks callbacks{notices(), {}};
        callbacks.card = [this, index](const FlashcardDraft &draft) {
            m_control->mailbox.push(message::CardProposed{index, draft});
        };
        Status made = m_parts.generator->generateFlashcards(*chunk, options, stop, callbacks);
        m_control->mailbox.push(message::ChunkEnded{index, std::move(made), clock.elapsed()});
    }
}

Notices JobRun::notices()
{
    return {
        [this](const RetryNotice &notice) { m_control->mailbox.push(message::RetryBegan{notice}); },
        [this](const Error &error) { m_control->mailbox.push(message::Warned{error}); }};
}

} // namespace recto
