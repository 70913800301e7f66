// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobrun.h"

#include "generation/titlemaker.h"
#include "pipeline/task.h"
#include "pipeline/unitretry.h"

#include <QUuid>

#include <algorithm>

namespace recto {

namespace {

constexpr auto patience = std::chrono::milliseconds(250); // between looks at the lease
constexpr qint64 heartbeatMilliseconds = 3000;
// Texts kept in memory between reading and cutting; others are loaded again
// from the library when their turn comes, so that memory stays flat.
constexpr int textsKept = 16;

QString readingRate(const JobOptions &options)
{
    return QStringLiteral("reading/") + options.ocrEngine;
}

QString generationRate(const JobOptions &options)
{
    return QStringLiteral("generation/") + options.generator;
}

QString titleFor(const Job &job, const QList<Flashcard> &cards)
{
    if (!job.options.title.isEmpty())
        return job.options.title;
    return TitleMaker::title(job.options.course, job.options.group, cards);
}

QString sourceKey(const QString &sha256, int index)
{
    return QStringLiteral("%1#%2").arg(sha256).arg(index);
}

} // namespace

JobRun::JobRun(const QString &libraryFolder, PipelineParts parts,
               std::shared_ptr<RunControl> control, QPromise<PipelineEvent> &promise)
    : m_libraryFolder(libraryFolder)
    , m_parts(std::move(parts))
    , m_control(std::move(control))
    , m_promise(promise)
    , m_owner(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    m_parts.readers = std::max(1, m_parts.readers);
    m_parts.askers = std::max(1, m_parts.askers);
    m_workers.setMaxThreadCount(m_parts.readers + m_parts.askers + 1); // one takes pages in
}

JobRun::~JobRun()
{
    m_readQueue.close();
    m_askQueue.close();
}

void JobRun::start(const JobOptions &options, const QList<PipelineInput> &inputs)
{
    Status status = openLibrary();
    if (status)
        status = createJob(options, inputs);
    if (status)
        status = work();
    finish(status);
}

void JobRun::resume(const QString &jobId)
{
    Status status = openLibrary();
    if (status)
        status = loadJob(jobId);
    if (status)
        status = work();
    finish(status);
}

Status JobRun::openLibrary()
{
    auto library = Library::open(m_libraryFolder);
    if (!library)
        return library.error();
    m_library.emplace(std::move(*library));
    m_journal.emplace(*m_library);
    return {};
}

Status JobRun::createJob(const JobOptions &options, const QList<PipelineInput> &inputs)
{
    QList<Page> pages;
    for (const PipelineInput &input : inputs) {
        if (const auto *page = std::get_if<Page>(&input))
            pages << *page;
        else
            m_failed << event::FailedUnit{-1, -1, std::get<Error>(input).subject, std::get<Error>(input)};
    }
    if (pages.isEmpty()) {
        if (m_failed.isEmpty())
            return Error{ErrorKind::BadInput, {}, QStringLiteral("no pages were given")};
        return m_failed.first().error;
    }
    auto job = m_journal->create(options, pages, m_owner);
    if (!job)
        return job.error();
    m_job = std::move(*job);
    return {};
}

Status JobRun::loadJob(const QString &jobId)
{
    if (const Status leased = m_journal->acquire(jobId, m_owner); !leased)
        return leased;
    auto job = m_journal->job(jobId);
    if (!job)
        return job.error();
    m_job = std::move(*job);
    auto chunks = m_journal->chunks(jobId);
    if (!chunks)
        return chunks.error();
    for (const JobChunk &chunk : *chunks) {
        m_earlierChunks << chunk;
        m_nextChunk = std::max(m_nextChunk, chunk.chunk.index + 1);
    }
    return {};
}

// Tells what the job is and what earlier runs did of it.
void JobRun::announce()
{
    event::JobStarted started;
    started.jobId = m_job.id;
    started.uploadId = m_job.uploadId;
    for (const PageSlot &slot : m_pages)
        started.pageNames << slot.journal.page.name;
    started.flashcards = m_keeper->keptCount();
    started.readers = m_parts.readers;
    started.askers = m_parts.askers;
    if (const auto rates = m_journal->rates()) {
        for (const StepRate &rate : *rates) {
            if (rate.step == readingRate(m_job.options))
                started.secondsPerPage = rate.seconds;
            if (rate.step == generationRate(m_job.options))
                started.secondsPerChunk = rate.seconds;
        }
    }
    tell(started);
    for (const event::FailedUnit &failed : std::as_const(m_failed))
        tell(event::PageFailed{-1, failed.name, failed.error, 0});
}

Status JobRun::work()
{
    const auto pages = m_journal->pages(m_job.id);
    if (!pages)
        return pages.error();
    for (const JobPage &page : *pages)
        m_pages.push_back({page, PageFate::Open, 0});
    m_stream.emplace(m_job.options.maxChunk);
    m_keeper.emplace(*m_journal, m_job, [this](int page) { return textOf(page); });
    const auto earlier = m_library->flashcards({{m_job.uploadId}, {}, {}, -1, 0});
    if (!earlier)
        return earlier.error();
    m_keeper->remember(*earlier);
    announce();

    startWorkers();
    m_sinceHeartbeat.start();
    Status status = feedChunker();
    while (status && !done() && !m_control->stop.stop_requested()) {
        const auto message = m_control->mailbox.pop(patience);
        if (message)
            status = handle(*message);
        if (status)
            status = keepAlive();
    }
    if (!status)
        m_control->stop.request_stop();
    m_readQueue.close();
    m_askQueue.close();
    m_workers.waitForDone();
    // What the workers finished before they stopped is kept.
    while (status) {
        const auto message = m_control->mailbox.pop(std::chrono::milliseconds(0));
        if (!message)
            break;
        status = handle(*message);
    }
    if (status && done())
        status = finalize();
    return status;
}

void JobRun::startWorkers()
{
    QList<int> untaken;
    for (PageSlot &slot : m_pages) {
        const int page = slot.journal.position;
        const bool taken = !slot.journal.page.sha256.isEmpty();
        if (taken)
            m_bySource.insert(sourceKey(slot.journal.page.sha256, slot.journal.page.index), page);
        if (taken || slot.journal.state == UnitState::Failed)
            tell(event::PageTaken{page, slot.journal.page.file});
        else
            untaken << page;
        switch (slot.journal.state) {
        case UnitState::Done:
            slot.fate = PageFate::Read;
            tell(event::PageRead{page, slot.journal.page.name, true, slot.journal.milliseconds,
                                 slot.journal.confidence, slot.journal.wordCount, {}, {}});
            break;
        case UnitState::Failed:
            slot.fate = PageFate::Failed;
            m_failed << event::FailedUnit{page, -1, slot.journal.page.name, slot.journal.error.value_or(Error{})};
            tell(event::PageFailed{page, slot.journal.page.name, slot.journal.error.value_or(Error{}),
                                   slot.journal.milliseconds});
            break;
        case UnitState::Skipped:
            slot.fate = PageFate::Skipped;
            tell(event::PageSkipped{page, slot.journal.page.name, -1});
            break;
        case UnitState::Waiting:
        case UnitState::Working:
            if (taken)
                m_readQueue.push({page, slot.journal.page});
            break;
        }
    }
    runTask(m_workers, [this, untaken] { takeIn(untaken); });
    const int open = static_cast<int>(std::count_if(m_pages.begin(), m_pages.end(), [](const PageSlot &slot) {
        return slot.fate == PageFate::Open;
    }));
    for (int i = 0; i < std::min(m_parts.readers, open); ++i)
        runTask(m_workers, [this] { readPages(); });
    for (int i = 0; i < m_parts.askers; ++i)
        runTask(m_workers, [this] { generateCards(); });
}

// Worker: copies the files into the library, in order.
void JobRun::takeIn(const QList<int> &pages)
{
    if (pages.isEmpty())
        return;
    const auto library = Library::open(m_libraryFolder);
    QHash<QString, Library::MediaFile> copied; // a PDF has many pages
    for (const int page : pages) {
        if (m_control->stop.stop_requested())
            return;
        const QString file = m_pages[static_cast<size_t>(page)].journal.page.file;
        if (!library) {
            m_control->mailbox.push(message::PageTaken{page, library.error()});
            continue;
        }
        if (const auto known = copied.constFind(file); known != copied.constEnd()) {
            m_control->mailbox.push(message::PageTaken{page, *known});
            continue;
        }
        auto media = library->importMedia(file);
        if (media)
            copied.insert(file, *media);
        m_control->mailbox.push(message::PageTaken{page, std::move(media)});
    }
}

// Worker: reads pages with an engine of its own until the queue is closed.
void JobRun::readPages()
{
    const auto reader = m_parts.makeReader();
    const std::stop_token stop = m_control->stop.get_token();
    ReadingOptions options;
    options.language = m_job.options.language;
    while (const auto task = m_readQueue.pop()) {
        const int page = task->page;
        m_control->mailbox.push(message::PageStarted{page});
        QElapsedTimer clock;
        clock.start();
        ReadingOptions own = options;
        if (!task->source.corrections.language.isEmpty())
            own.language = task->source.corrections.language;
        auto text = reader->extractText(task->source, own, stop, [this, page](double fraction) {
            m_control->mailbox.push(message::PageProgress{page, fraction});
        });
        m_control->mailbox.push(message::PageEnded{page, std::move(text), clock.elapsed()});
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
        GenerationCallbacks callbacks;
        callbacks.card = [this, index](const FlashcardDraft &draft) {
            m_control->mailbox.push(message::CardProposed{index, draft});
        };
        callbacks.retry = [this](const RetryNotice &notice) {
            m_control->mailbox.push(message::RetryBegan{notice});
        };
        auto usage = m_parts.generator->generateFlashcards(*chunk, options, stop, callbacks);
        m_control->mailbox.push(message::ChunkEnded{index, std::move(usage), clock.elapsed()});
    }
}

Status JobRun::handle(const Message &message)
{
    return std::visit([this](const auto &alternative) { return on(alternative); }, message);
}

Status JobRun::on(const message::PageTaken &taken)
{
    PageSlot &slot = m_pages[static_cast<size_t>(taken.page)];
    if (!taken.media) {
        const ErrorKind kind = taken.media.error().kind;
        if (kind == ErrorKind::DiskFull || kind == ErrorKind::ReadOnly || kind == ErrorKind::LibraryFailed)
            return taken.media.error(); // the library's fault, not the page's
        tell(event::PageTaken{taken.page, slot.journal.page.file});
        return pageFailed(taken.page, taken.media.error(), 0);
    }
    Page &page = slot.journal.page;
    page.file = taken.media->path;
    page.sha256 = taken.media->sha256;
    if (const Status saved = m_journal->pageTaken(m_job.id, taken.page, page); !saved)
        return saved;
    tell(event::PageTaken{taken.page, page.file});
    const QString key = sourceKey(page.sha256, page.index);
    if (const auto same = m_bySource.constFind(key); same != m_bySource.constEnd()) {
        if (const Status saved = m_journal->skipPage(m_job.id, taken.page); !saved)
            return saved;
        slot.fate = PageFate::Skipped;
        tell(event::PageSkipped{taken.page, page.name, *same});
        return feedChunker();
    }
    m_bySource.insert(key, taken.page);
    m_readQueue.push({taken.page, page});
    return {};
}

Status JobRun::on(const message::PageStarted &started)
{
    tell(event::PageStarted{started.page});
    return m_journal->pageStarted(m_job.id, started.page);
}

Status JobRun::on(const message::PageProgress &progress)
{
    tell(event::PageProgress{progress.page, progress.fraction});
    return {};
}

Status JobRun::on(const message::PageEnded &ended)
{
    PageSlot &slot = m_pages[static_cast<size_t>(ended.page)];
    if (!ended.text) {
        if (ended.text.error().kind == ErrorKind::Cancelled)
            return {};
        if (triedAgain(ended.page, ended.text.error()))
            return {};
        return pageFailed(ended.page, ended.text.error(), ended.milliseconds);
    }
    const PageText &text = *ended.text;
    if (text.text.trimmed().isEmpty())
        return pageFailed(ended.page, {ErrorKind::PageWithoutText, slot.journal.page.name, {}},
                          ended.milliseconds);
    const double seconds = double(ended.milliseconds) / 1000;
    if (const Status saved = m_journal->pageRead(m_job.id, ended.page, text, ended.milliseconds); !saved)
        return saved;
    if (const Status learned = m_journal->learnRate(readingRate(m_job.options), seconds); !learned)
        return learned;
    slot.fate = PageFate::Read;
    if (m_texts.size() < textsKept)
        m_texts.insert(ended.page, text);
    tell(event::PageRead{ended.page, slot.journal.page.name, false, ended.milliseconds,
                         text.confidence, static_cast<int>(text.words.size()), text.quality,
                         text.preparation});
    return feedChunker();
}

bool JobRun::triedAgain(int page, const Error &error)
{
    PageSlot &slot = m_pages[static_cast<size_t>(page)];
    ++slot.tries;
    if (slot.tries >= triesFor(error.kind) || m_control->stop.stop_requested())
        return false;
    tell(event::Retrying{{slot.journal.page.name, slot.tries, 0, error}});
    m_readQueue.push({page, slot.journal.page});
    return true;
}

Status JobRun::pageFailed(int page, const Error &error, qint64 milliseconds)
{
    PageSlot &slot = m_pages[static_cast<size_t>(page)];
    slot.fate = PageFate::Failed;
    Error named = error;
    named.subject = slot.journal.page.name;
    m_failed << event::FailedUnit{page, -1, slot.journal.page.name, named};
    if (const Status saved = m_journal->pageFailed(m_job.id, page, named, milliseconds); !saved)
        return saved;
    tell(event::PageFailed{page, slot.journal.page.name, named, milliseconds});
    return feedChunker();
}

Status JobRun::on(const message::ChunkStarted &started)
{
    tell(event::ChunkStarted{started.chunk});
    return m_journal->chunkStarted(m_job.id, started.chunk);
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

Status JobRun::on(const message::ChunkEnded &ended)
{
    if (!ended.usage && ended.usage.error().kind == ErrorKind::Cancelled)
        return {};
    auto outcome = m_keeper->close(ended.chunk);
    outcome.milliseconds = ended.milliseconds;
    --m_chunksOpen;
    if (!ended.usage) {
        m_failed << event::FailedUnit{-1, ended.chunk, {}, ended.usage.error()};
        tell(event::ChunkFailed{ended.chunk, ended.usage.error()});
        return m_journal->chunkFailed(m_job.id, ended.chunk, ended.usage.error(), outcome);
    }
    m_usage += *ended.usage;
    outcome.requests = ended.usage->requests;
    outcome.inputTokens = ended.usage->inputTokens;
    outcome.outputTokens = ended.usage->outputTokens;
    if (const Status saved = m_journal->chunkDone(m_job.id, ended.chunk, outcome); !saved)
        return saved;
    tell(event::ChunkDone{ended.chunk, false, outcome.made, outcome.kept, outcome.droppedWhy,
                          ended.milliseconds});
    return m_journal->learnRate(generationRate(m_job.options), double(ended.milliseconds) / 1000);
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

Result<PageText> JobRun::textOf(int page)
{
    if (const auto known = m_texts.constFind(page); known != m_texts.constEnd())
        return *known;
    return m_journal->pageText(m_job.id, page);
}

// Hands the texts to the chunker in page order, as far as they are there. A page
// that failed ends a run of text; so does one that is read after it had failed,
// so that its neighbours' chunks stay as they are.
Status JobRun::feedChunker()
{
    if (m_readOut)
        return {};
    const int count = static_cast<int>(m_pages.size());
    for (; m_nextToFeed < count; ++m_nextToFeed) {
        const PageSlot &slot = m_pages[static_cast<size_t>(m_nextToFeed)];
        QVector<Chunk> whole;
        if (slot.fate == PageFate::Open)
            return {};
        if (slot.fate == PageFate::Skipped)
            continue;
        if (slot.fate == PageFate::Failed || slot.journal.ownRun)
            whole += m_stream->finish();
        if (slot.fate == PageFate::Read) {
            const auto text = textOf(m_nextToFeed);
            if (!text)
                return text.error();
            whole += m_stream->append(m_nextToFeed, *text);
            if (slot.journal.ownRun)
                whole += m_stream->finish();
        }
        if (const Status dispatched = dispatch(whole); !dispatched)
            return dispatched;
        m_texts.remove(m_nextToFeed);
    }
    m_readOut = true;
    m_readQueue.close();
    const Status dispatched = dispatch(m_stream->finish());
    if (dispatched)
        tell(event::PagesReadOut{});
    return dispatched;
}

Status JobRun::dispatch(const QVector<Chunk> &chunks)
{
    for (Chunk chunk : chunks) {
        const auto earlier = std::find_if(m_earlierChunks.begin(), m_earlierChunks.end(),
                                          [&chunk](const JobChunk &known) {
                                              return known.chunk.text == chunk.text
                                                  && known.chunk.pages == chunk.pages;
                                          });
        UnitState state = UnitState::Waiting;
        JobChunk known;
        if (earlier != m_earlierChunks.end()) {
            known = *earlier;
            chunk.index = known.chunk.index;
            state = known.state;
            m_earlierChunks.erase(earlier);
        } else {
            chunk.index = m_nextChunk++;
            if (const Status saved = m_journal->chunksCut(m_job.id, {chunk}); !saved)
                return saved;
        }
        QVector<int> pages;
        for (const PageSpan &span : std::as_const(chunk.pages))
            pages << span.page;
        tell(event::ChunkCut{chunk.index, pages});
        if (state == UnitState::Done) {
            tell(event::ChunkDone{chunk.index, true, known.made, known.kept, known.droppedWhy,
                                  known.milliseconds});
            continue;
        }
        ++m_chunksOpen;
        m_keeper->open(chunk);
        m_askQueue.push(chunk);
    }
    return {};
}

bool JobRun::done() const
{
    return m_readOut && m_chunksOpen == 0;
}

Status JobRun::keepAlive()
{
    if (m_sinceHeartbeat.elapsed() < heartbeatMilliseconds)
        return {};
    m_sinceHeartbeat.restart();
    const auto cancel = m_journal->cancelRequested(m_job.id);
    if (cancel && *cancel)
        m_control->stop.request_stop();
    return m_journal->heartbeat(m_job.id, m_owner);
}

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
    const auto cards = m_library->flashcards({{m_job.uploadId}, {}, {}, -1, 0});
    if (!cards)
        return cards.error();
    return m_journal->setTitle(m_job.id, titleFor(m_job, *cards));
}

Outcome JobRun::outcomeOf(const Status &status) const
{
    const bool saved = m_keeper && m_keeper->keptCount() > 0;
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
    event::Finished finished;
    finished.outcome = outcomeOf(status);
    finished.jobId = m_job.id;
    finished.uploadId = m_job.uploadId;
    finished.failed = m_failed;
    finished.usage = m_usage;
    finished.flashcards = m_keeper ? m_keeper->keptCount() : 0;
    if (!status)
        finished.error = status.error();
    else if (finished.outcome == Outcome::Failed)
        finished.error = m_failed.isEmpty() ? Error{ErrorKind::PageWithoutText, {}, {}}
                                            : m_failed.first().error;
    if (m_journal && !m_job.id.isEmpty()) {
        // After a fault of the library the job can go on later: it isn't over.
        const JobState state = !status ? JobState::Paused
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
    }
    tell(finished);
}

void JobRun::tell(PipelineEvent event)
{
    m_promise.addResult(std::move(event));
}

} // namespace recto
