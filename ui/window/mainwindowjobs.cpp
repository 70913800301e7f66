// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/errortext.h"
#include "library/jobjournal.h"
#include "settings/settings.h"
#include "ui/check/reviewview.h"
#include "ui/desktop/desktopsignals.h"
#include "ui/desktop/librarythread.h"
#include "ui/pages/pageeditor.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/pages/uploadfields.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"
#include "ui/window/sidepanel.h"
#include "ui/window/uploadlistmodel.h"
#include "ui/work/jobcontroller.h"
#include "ui/work/mend.h"
#include "ui/work/progresspanel.h"
#include "ui/work/workview.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QUrl>

namespace recto {

namespace {

constexpr int stopPatience = 1000; // ms until the window closes in any case

} // namespace

void MainWindow::connectJob()
{
    connect(m_job, &JobController::started, this, &MainWindow::beginWork);
    connect(m_job, &JobController::happened, this, &MainWindow::takeEvent);
    connect(m_job, &JobController::progressed, this, &MainWindow::takeProgress);
    connect(m_job, &JobController::finished, this, &MainWindow::takeOutcome);
    ProgressPanel *panel = m_work->panel();
    connect(m_job, &JobController::cancelling, panel, &ProgressPanel::showCancelling);
    connect(m_job, &JobController::failedToStart, this, [this](const Error &error) {
        m_desktop->endProgress();
        m_jobId = m_job->jobId();
        m_work->panel()->showError(error);
        m_work->end();
        updateActions();
    });
    connect(panel, &ProgressPanel::pauseToggled, m_job, &JobController::setPaused);
    connect(panel, &ProgressPanel::cancelRequested, m_job, &JobController::cancel);
    connect(panel, &ProgressPanel::continueRequested, this, [this] { m_job->resume(m_jobId); });
    connect(panel, &ProgressPanel::retryRequested, this, &MainWindow::retryFailed);
    connect(panel, &ProgressPanel::reviewRequested, this, &MainWindow::showReview);
    connect(panel, &ProgressPanel::backRequested, this, &MainWindow::showNew);
    connect(panel, &ProgressPanel::backupsRequested, this, &MainWindow::chooseBackup);
    connect(panel, &ProgressPanel::settingsRequested, this, &MainWindow::showSettingsFor);
    connect(panel, &ProgressPanel::installRequested, this, &MainWindow::showInstall);
    connect(m_work, &WorkView::retryRequested, this, [this](const QList<int> &pages) {
        if (m_job->running())
            m_work->showPlan(pages, tr("Will be tried again when the rest is done"));
        m_job->retry(m_jobId, pages);
    });
    connect(m_work, &WorkView::skipRequested, this, [this](int page) {
        if (m_job->running())
            m_work->showPlan({page}, tr("Will be skipped when the rest is done"));
        m_job->skip(m_jobId, page);
    });
    connect(m_work, &WorkView::saveLogRequested, this, &MainWindow::saveLog);
    connect(m_work, &WorkView::openRequested, this,
            [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    connect(m_work, &WorkView::cardOpened, this, [this](const Flashcard &card) {
        showReview();
        m_review->selectCard(card.id);
    });
    connect(&m_reviewTimer, &QTimer::timeout, this, &MainWindow::showReview);
}

void MainWindow::makeCards()
{
    const QList<Page> pages = m_pages->pages();
    if (pages.isEmpty())
        return;
    if (m_job->running()) {
        m_notice->say(
            NoticeBar::Kind::Information,
            tr("Cards are being made already. The new pages can follow when that is done."));
        return;
    }
    if (!serviceChosenIsReady())
        return;
    JobOptions options = m_parts.settings ? m_parts.settings->jobOptions() : JobOptions{};
    m_pagesView->fields()->writeTo(options);
    if (m_parts.settings) {
        // A folder that can't be written costs the memory of the fields alone.
        for (const auto &[key, text] : {std::pair{SettingKey::Course, options.course},
                                        std::pair{SettingKey::Group, options.group},
                                        std::pair{SettingKey::Language, options.language}})
            static_cast<void>(m_parts.settings->set(key, text).ok());
    }
    m_jobId.clear();
    m_uploadId.clear();
    m_job->start(options, pages);
    m_work->setPages(pages);
}

void MainWindow::beginWork()
{
    m_reviewTimer.stop();
    m_notice->hide();
    m_work->begin();
    showPage(m_work);
}

void MainWindow::takeEvent(const PipelineEvent &happened)
{
    m_work->apply(happened);
    if (const auto *begun = std::get_if<event::JobStarted>(&happened)) {
        m_jobId = begun->jobId;
        m_uploadId = begun->uploadId;
        m_uploads->setBusy(begun->uploadId);
        m_pages->clear(); // they are in the library's hands now
        m_pagesView->fields()->clearFocusText();
        reloadUploads();
        if (begun->flashcards > 0)
            m_work->loadCards(m_library, begun->uploadId);
        m_work->loadPages(m_library, begun->jobId);
    } else if (const auto *saved = std::get_if<event::FlashcardSaved>(&happened)) {
        m_review->append(saved->card);
    } else if (const auto *warning = std::get_if<event::Warning>(&happened)) {
        m_notice->say(NoticeBar::Kind::Problem, errorText(warning->error));
    }
}

void MainWindow::takeProgress(const Progress &progress)
{
    m_work->panel()->showProgress(progress);
    m_desktop->showProgress(progress.percentage / 100);
    if (m_stack->currentWidget() == m_work || progress.outcome)
        return;
    const QString label = tr("%1 · %2 %", "step, percentage")
                              .arg(progressLabel(progress))
                              .arg(static_cast<int>(progress.percentage));
    if (m_workNotice->isVisible())
        m_workNotice->setText(label);
    else
        m_workNotice->say(NoticeBar::Kind::Information, label,
                          {{tr("Show Progress"), [this] { showPage(m_work); }}});
}

void MainWindow::takeOutcome(const event::Finished &outcome)
{
    m_workNotice->hide();
    m_uploads->setBusy({});
    m_desktop->endProgress();
    if (!outcome.jobId.isEmpty())
        m_jobId = outcome.jobId;
    if (!outcome.uploadId.isEmpty())
        m_uploadId = outcome.uploadId;
    m_work->panel()->showOutcome(outcome);
    m_work->end();
    showJobUsage(m_jobId);
    reloadUploads();
    updateActions();
    if (m_closing) {
        close();
        return;
    }
    announceOutcome(outcome);
    const bool done
        = outcome.outcome == Outcome::Completed || outcome.outcome == Outcome::PartlyFailed;
    const bool wanted = !m_parts.settings || m_parts.settings->flag(SettingKey::OpenReviewWhenDone);
    // Not away from what the person turned to meanwhile.
    if (done && wanted && outcome.flashcards > 0 && m_stack->currentWidget() == m_work)
        m_reviewTimer.start();
    keepFailure(outcome);
    if (m_stack->currentWidget() != m_work)
        showKeptFailure();
}

// The progress panel says it too: this is for the review, which opens next.
void MainWindow::keepFailure(const event::Finished &outcome)
{
    m_failure.clear();
    m_mends.clear();
    if (outcome.outcome != Outcome::PartlyFailed || outcome.failed.isEmpty())
        return;
    const Error error = outcome.failed.first().error;
    m_failure = outcome.failed.size() == 1
        ? errorText(error)
        : tr("%n page(s) or part(s) failed. The other cards are saved.", nullptr,
             static_cast<int>(outcome.failed.size()));
    if (mendFor(error) == Mend::ShowInstall)
        m_mends.append({mendText(error), [this, error] { showInstall(error); }});
    m_mends.append({tr("Try Again"), [this] { m_job->retry(m_jobId, {}); }});
    m_mends.append({tr("Details"), [this] { showPage(m_work); }});
}

void MainWindow::showKeptFailure()
{
    if (!m_failure.isEmpty())
        m_notice->say(NoticeBar::Kind::Problem, std::exchange(m_failure, {}), m_mends);
}

void MainWindow::announceOutcome(const event::Finished &outcome)
{
    const bool wanted = !m_parts.settings || m_parts.settings->flag(SettingKey::NotifyWhenDone);
    if (!wanted || isActiveWindow() || outcome.outcome == Outcome::Cancelled)
        return;
    if (outcome.flashcards > 0)
        m_desktop->notify(
            tr("Your cards are ready"),
            tr("%1: %2", "title, cards").arg(outcome.title, cardCountText(outcome.flashcards)));
    else
        m_desktop->notify(tr("No cards were made"),
                          outcome.error ? errorText(*outcome.error) : QString());
}

void MainWindow::showReview()
{
    m_reviewTimer.stop();
    const QString id = m_uploadId;
    m_library->ask(
        this, [id](Library &library) { return library.upload(id); },
        [this](const Result<Upload> &upload) {
            if (upload)
                openUpload(*upload);
            else
                showFailure(upload.error());
        });
}

void MainWindow::retryFailed()
{
    if (!m_jobId.isEmpty())
        m_job->retry(m_jobId, {});
    else
        makeCards();
}

void MainWindow::correctSavedPage(const QString &uploadId, int position)
{
    struct Found
    {
        QString jobId;
        Page page;
    };
    m_library->ask(
        this,
        [uploadId, position](Library &library) -> Result<Found> {
            const Result<StoredPage> page = library.page(uploadId, position);
            if (!page)
                return page.error();
            const Result<QList<Job>> jobs = JobJournal(library).jobs();
            if (!jobs)
                return jobs.error();
            Found found{{}, page->page};
            if (!page->text.size.isEmpty())
                found.page.corrections.quarterTurns = page->text.quarterTurns;
            for (const Job &job : *jobs) {
                if (job.uploadId == uploadId)
                    found.jobId = job.id;
            }
            if (found.jobId.isEmpty())
                return Error{ErrorKind::NotFound, page->page.name, {}};
            return found;
        },
        [this, position](const Result<Found> &found) {
            if (!found) {
                showFailure(found.error());
                return;
            }
            auto *editor = new PageEditor(found->page, this);
            editor->setAttribute(Qt::WA_DeleteOnClose);
            editor->setInstalledLanguages(m_languages);
            editor->setSavedPage(true);
            connect(editor, &PageEditor::corrected, this,
                    [this, position, jobId = found->jobId](const PageCorrections &corrections) {
                        if (m_job->running())
                            m_notice->say(
                                NoticeBar::Kind::Information,
                                tr("Wait until the other cards are made, then correct this page."));
                        else
                            m_job->correct(jobId, position, corrections);
                    });
            editor->open();
        });
}

void MainWindow::saveLog(const QString &text)
{
    FileQuestion question;
    question.kind = FileQuestion::Kind::SaveFile;
    question.title = tr("Save the log");
    question.filters = {tr("Text (*.txt)")};
    question.suggestedFile = QStringLiteral("recto-log.txt");
    m_parts.askForFiles(this, question, [this, text](const QStringList &files) {
        if (files.isEmpty())
            return;
        QSaveFile file(files.first());
        const bool saved
            = file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit();
        if (!saved)
            showFailure({ErrorKind::ReadOnly, files.first(), file.errorString()});
    });
}

void MainWindow::showInstall(const Error &error)
{
    const QString command = installCommand(error);
    m_notice->say(NoticeBar::Kind::Information,
                  tr("Type this in a terminal, then try again:\n%1").arg(command),
                  {{tr("Copy"), [command] { QGuiApplication::clipboard()->setText(command); }},
                   {tr("Try Again"), [this] { retryFailed(); }}});
}

void MainWindow::askWhetherToClose()
{
    if (findChild<QMessageBox *>(QStringLiteral("closeQuestion")))
        return;
    auto *box = new QMessageBox(QMessageBox::Question, tr("Recto"),
                                tr("Cards are still being made. Stop and close?"),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("closeQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("What is finished is kept. You can continue when you start Recto again."));
    QPushButton *stop = box->addButton(tr("&Stop and Close"), QMessageBox::AcceptRole);
    QPushButton *keep = box->addButton(tr("&Keep Working"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(stop, &QPushButton::clicked, this, &MainWindow::stopAndClose);
    box->open();
}

void MainWindow::stopAndClose()
{
    m_closing = true;
    if (!m_job->running()) {
        close();
        return;
    }
    m_job->cancel();
    QTimer::singleShot(stopPatience, this, &QWidget::close);
}

} // namespace recto
