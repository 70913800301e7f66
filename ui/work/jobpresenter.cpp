// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/work/jobpresenter.h"

#include "core/errortext.h"
#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "ui/desktop/desktopsignals.h"
#include "ui/widgets/noticebar.h"
#include "ui/work/failurenotice.h"
#include "ui/work/progresspanel.h"
#include "ui/work/workview.h"

#include <utility>

namespace recto {

JobPresenter::JobPresenter(const WindowTools &tools, WorkView *view, DesktopSignals *desktop,
                           QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_view(view)
    , m_desktop(desktop)
{
    connectQueue();
    connectView();
}

void JobPresenter::connectQueue()
{
    connect(m_tools.jobs, &JobQueue::started, this, &JobPresenter::show);
    connect(m_tools.jobs, &JobQueue::accepted, this, [this](const QString &id) {
        if (m_given.removeAll(id) > 0)
            emit pagesTaken();
        emit uploadsChanged();
    });
    connect(m_tools.jobs, &JobQueue::happened, this, &JobPresenter::takeEvent);
    connect(m_tools.jobs, &JobQueue::progressed, this,
            [this](const QString &id, const Progress &progress) {
                if (id != m_jobId)
                    return;
                m_view->panel()->showProgress(progress);
                m_desktop->showProgress(progress.percentage / 100);
                emit progressed(progress);
            });
    connect(m_tools.jobs, &JobQueue::cancelling, this, [this](const QString &id) {
        if (id == m_jobId)
            m_view->panel()->showCancelling();
    });
    connect(m_tools.jobs, &JobQueue::finished, this,
            [this](const QString &id, const event::Finished &outcome) {
                const bool fresh = m_given.removeAll(id) > 0; // nothing was left of it
                if (id == m_jobId)
                    takeOutcome(outcome);
                if (id == m_jobId && fresh)
                    m_jobId.clear();
                emit uploadsChanged();
            });
    connect(m_tools.jobs, &JobQueue::failedToStart, this, &JobPresenter::takeRefusal);
    connect(m_tools.jobs, &JobQueue::changed, this, &JobPresenter::queueChanged);
}

void JobPresenter::connectView()
{
    ProgressPanel *panel = m_view->panel();
    connect(panel, &ProgressPanel::pauseToggled, this,
            [this](bool paused) { m_tools.jobs->setPaused(m_jobId, paused); });
    connect(panel, &ProgressPanel::cancelRequested, this,
            [this] { m_tools.jobs->cancel(m_jobId); });
    connect(panel, &ProgressPanel::continueRequested, this, [this] { resume(m_jobId); });
    connect(panel, &ProgressPanel::retryRequested, this, &JobPresenter::retryFailed);
    connect(m_view, &WorkView::retryRequested, this, [this](const QList<int> &pages) {
        if (m_tools.jobs->contains(m_jobId))
            m_view->showPlan(pages, tr("Will be tried again when the rest is done"));
        ask([&] { m_tools.jobs->retry(m_jobId, pages); });
    });
    connect(m_view, &WorkView::skipRequested, this, [this](int page) {
        if (m_tools.jobs->contains(m_jobId))
            m_view->showPlan({page}, tr("Will be skipped when the rest is done"));
        ask([&] { m_tools.jobs->skip(m_jobId, page); });
    });
}

bool JobPresenter::running() const
{
    return !m_tools.jobs->isEmpty();
}

void JobPresenter::ask(const std::function<void()> &request)
{
    m_asking = true;
    request();
    m_asking = false;
}

void JobPresenter::start(const JobOptions &options, const QList<Page> &pages)
{
    const bool waits = running();
    ask([&] { m_given.append(m_tools.jobs->submit(options, pages)); });
    if (waits)
        m_tools.notice->say(NoticeBar::Kind::Information,
                            tr("These pages wait: their cards are made when the others are."));
    else
        m_view->setPages(pages);
}

void JobPresenter::resume(const QString &jobId)
{
    if (jobId.isEmpty())
        emit startRequested();
    else
        ask([&] { m_tools.jobs->resume(jobId); });
}

void JobPresenter::retryFailed()
{
    if (m_jobId.isEmpty())
        emit startRequested();
    else
        ask([&] { m_tools.jobs->retry(m_jobId); });
}

void JobPresenter::readFailedIn(const QString &language)
{
    if (!m_jobId.isEmpty())
        ask([&] { m_tools.jobs->readIn(m_jobId, language); });
}

void JobPresenter::correct(const QString &jobId, int page, const PageCorrections &corrections)
{
    m_corrected.insert(jobId);
    if (running())
        m_tools.notice->say(NoticeBar::Kind::Information,
                            tr("The page is read again when the other cards are made."));
    m_tools.jobs->correct(jobId, page, corrections);
}

void JobPresenter::discard(const QString &jobId)
{
    m_tools.library->ask(
        this, [jobId](Library &library) { return discardJob(library, jobId); },
        [this](const Status &discarded) {
            if (!discarded)
                m_tools.failure->show(discarded.error());
            emit uploadsChanged();
        });
}

void JobPresenter::forget()
{
    m_jobId.clear();
    m_uploadId.clear();
}

void JobPresenter::show(const QString &jobId)
{
    // One that is shown and runs stays: another that begins beside it is told in the lists.
    if (jobId != m_jobId && m_tools.jobs->contains(m_jobId))
        return;
    m_jobId = jobId;
    m_uploadId.clear();
    m_view->begin();
    if (m_asking)
        emit begun();
}

void JobPresenter::takeEvent(const QString &jobId, const PipelineEvent &happened)
{
    if (const auto *saved = std::get_if<event::FlashcardSaved>(&happened))
        emit cardSaved(saved->card);
    else if (const auto *warning = std::get_if<event::Warning>(&happened))
        m_tools.notice->say(NoticeBar::Kind::Problem, errorText(warning->error));
    if (jobId != m_jobId)
        return;
    m_view->apply(happened);
    if (std::holds_alternative<event::FlashcardSaved>(happened))
        ++m_new;
    const auto *begun = std::get_if<event::JobStarted>(&happened);
    if (!begun)
        return;
    m_uploadId = begun->uploadId;
    m_before = begun->flashcards;
    m_new = 0;
    emit queueChanged();
    if (begun->flashcards > 0)
        m_view->loadCards(m_tools.library, begun->uploadId);
    m_view->loadPages(m_tools.library, jobId);
}

void JobPresenter::takeOutcome(const event::Finished &outcome)
{
    m_desktop->endProgress();
    if (!outcome.uploadId.isEmpty())
        m_uploadId = outcome.uploadId;
    m_view->panel()->showOutcome(outcome);
    m_view->end();
    if (m_corrected.remove(m_jobId) && outcome.outcome == Outcome::Completed)
        m_tools.notice->say(NoticeBar::Kind::Information,
                            tr("The page was read again. New cards: %1, gone: %2.")
                                .arg(m_new)
                                .arg(m_before + m_new - outcome.flashcards));
    emit ended(outcome);
}

void JobPresenter::takeRefusal(const QString &jobId, const Error &error)
{
    const bool fresh = m_given.removeAll(jobId) > 0; // nothing was left of it
    if (jobId != m_jobId) {
        m_tools.failure->show(error);
        return;
    }
    m_desktop->endProgress();
    if (fresh)
        m_jobId.clear();
    m_view->panel()->showError(error);
    m_view->end();
    emit queueChanged();
}

} // namespace recto
