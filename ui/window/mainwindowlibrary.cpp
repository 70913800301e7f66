// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/errortext.h"
#include "library/jobjournal.h"
#include "settings/settings.h"
#include "ui/check/reviewview.h"
#include "ui/desktop/librarythread.h"
#include "ui/pages/pagesview.h"
#include "ui/pages/uploadfields.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"
#include "ui/window/sidepanel.h"
#include "ui/window/uploadlistmodel.h"
#include "ui/work/jobcontroller.h"
#include "ui/work/mend.h"

#include <QAction>
#include <QInputDialog>
#include <QLocale>
#include <QStackedWidget>
#include <QtConcurrent>

namespace recto {

namespace {

// Enough of a job for an offer to go on with it.
Result<QList<Job>> unfinishedJobs(Library &library)
{
    Result<QList<Job>> jobs = JobJournal(library).jobs();
    if (!jobs)
        return jobs;
    const Result<QList<Upload>> uploads = library.uploads();
    if (!uploads)
        return uploads.error();
    QList<Job> found;
    for (const Job &job : *jobs) {
        const bool there
            = std::any_of(uploads->cbegin(), uploads->cend(),
                          [&job](const Upload &upload) { return upload.id == job.uploadId; });
        if (there && job.unfinished() && !job.leased)
            found.append(job);
    }
    return found;
}

// The job counts as done with what it has; one that has nothing goes.
Status discard(Library &library, const Job &job)
{
    if (job.flashcardCount == 0)
        return library.deleteUpload(job.uploadId);
    JobJournal journal(library);
    const QString owner = QStringLiteral("window-discards");
    if (const Status leased = journal.acquire(job.id, owner); !leased)
        return leased;
    const Result<QList<JobPage>> pages = journal.pages(job.id);
    if (!pages)
        return pages.error();
    for (const JobPage &page : *pages) {
        if (page.state != UnitState::Waiting)
            continue;
        if (const Status skipped = journal.skipPage(job.id, page.position); !skipped)
            return skipped;
    }
    return journal.finish(job.id, owner, JobState::PartlyFailed);
}

} // namespace

void MainWindow::connectReview()
{
    connect(m_review, &ReviewView::exportRequested, this, &MainWindow::exportUploads);
    connect(m_review, &ReviewView::correctPageRequested, this, &MainWindow::correctSavedPage);
    connect(m_review, &ReviewView::cardsChanged, this, &MainWindow::reloadUploads);
    connect(m_review, &ReviewView::failed, this, &MainWindow::showFailure);
}

void MainWindow::loadLibrary()
{
    reloadUploads();
    loadRemembered();
    m_library->ask(this, unfinishedJobs, [this](const Result<QList<Job>> &jobs) {
        if (jobs && !m_job->running())
            offerUnfinished(*jobs);
        if (!std::exchange(m_libraryLoaded, true))
            startCare();
    });
    if (!m_parts.installedLanguages)
        return;
    auto *watcher = new QFutureWatcher<Result<QStringList>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const Result<QStringList> languages = watcher->result();
        if (!languages)
            return; // the job says what is missing, with the button that mends it
        m_languages = *languages;
        m_pagesView->fields()->setInstalledLanguages(*languages);
    });
    watcher->setFuture(QtConcurrent::run(m_parts.installedLanguages));
}

void MainWindow::loadRemembered()
{
    UploadFields *fields = m_pagesView->fields();
    if (m_parts.settings) {
        fields->setCourse(m_parts.settings->text(SettingKey::Course));
        fields->setGroup(m_parts.settings->text(SettingKey::Group));
        fields->setLanguage(m_parts.settings->text(SettingKey::Language));
    }
    m_library->ask(
        this, [](Library &library) { return library.courses(); },
        [fields](const Result<QStringList> &courses) {
            if (courses)
                fields->setKnownCourses(*courses);
        });
    m_library->ask(
        this, [](Library &library) { return library.groups(); },
        [fields](const Result<QStringList> &groups) {
            if (groups)
                fields->setKnownGroups(*groups);
        });
}

void MainWindow::reloadUploads()
{
    m_library->ask(
        this, [](Library &library) { return library.uploads(); },
        [this](const Result<QList<Upload>> &uploads) {
            if (!uploads) {
                showFailure(uploads.error());
                return;
            }
            const bool first = m_uploads->rowCount() == 0;
            m_uploads->setUploads(*uploads);
            if (first && !uploads->isEmpty())
                m_sideAction->setChecked(true);
            if (m_stack->currentWidget() == m_review)
                m_side->setCurrent(m_review->uploadId());
        });
}

void MainWindow::offerUnfinished(const QList<Job> &jobs)
{
    if (jobs.isEmpty())
        return;
    const Job job = jobs.first();
    const QString text
        = tr("Recto stopped while cards were being made of %n page(s): %1 read, %2 left, %3 saved.",
             nullptr, job.pageCount)
              .arg(QLocale().toString(job.pagesDone),
                   QLocale().toString(job.pageCount - job.pagesDone),
                   cardCountText(job.flashcardCount));
    m_notice->say(NoticeBar::Kind::Information, text,
                  {{tr("Continue"), [this, job] { m_job->resume(job.id); }},
                   {tr("Discard"), [this, job, jobs] {
                        discardJob(job);
                        offerUnfinished(jobs.mid(1));
                    }}});
}

void MainWindow::discardJob(const Job &job)
{
    m_library->ask(
        this, [job](Library &library) { return discard(library, job); },
        [this](const Status &status) {
            if (!status)
                showFailure(status.error());
            reloadUploads();
        });
}

void MainWindow::openUpload(const Upload &upload)
{
    m_reviewTimer.stop();
    m_side->clearSearch();
    m_review->openUpload(upload);
    showPage(m_review);
    m_side->setCurrent(upload.id);
}

void MainWindow::search(const QString &words)
{
    if (words.isEmpty()) {
        if (m_stack->currentWidget() == m_review && m_review->uploadId().isEmpty())
            showNew();
        return;
    }
    m_review->openSearch(words);
    showPage(m_review);
}

void MainWindow::deleteUpload(const Upload &upload)
{
    m_library->ask(
        this, [id = upload.id](Library &library) { return library.deleteUpload(id); },
        [this, upload](const Status &status) {
            if (!status) {
                showFailure(status.error());
                return;
            }
            if (m_review->uploadId() == upload.id && m_stack->currentWidget() == m_review)
                showNew();
            reloadUploads();
            m_undoBar->offer(tr("“%1” deleted.").arg(upload.title), [this, id = upload.id] {
                m_library->ask(
                    this, [id](Library &library) { return library.restoreUpload(id); },
                    [this](const Status &restored) {
                        if (!restored)
                            showFailure(restored.error());
                        reloadUploads();
                    });
            });
        });
}

void MainWindow::renameUpload(const Upload &upload)
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("Title"));
    dialog->setTextValue(upload.title);
    connect(
        dialog, &QInputDialog::textValueSelected, this,
        [this, id = upload.id](const QString &title) {
            if (title.trimmed().isEmpty())
                return;
            m_library->ask(
                this,
                [id, title](Library &library) { return library.renameUpload(id, title.trimmed()); },
                [this](const Status &status) {
                    if (!status)
                        showFailure(status.error());
                    reloadUploads();
                });
        });
    dialog->open();
}

void MainWindow::showFailure(const Error &error)
{
    QList<NoticeBar::Action> actions;
    if (mendFor(error) == Mend::OpenSettings)
        actions.append({mendText(error), [this, error] { showSettingsFor(error); }});
    else if (mendFor(error) == Mend::RestoreBackup)
        actions.append({mendText(error), [this] { chooseBackup(); }});
    else if (mendFor(error) == Mend::TryAgain)
        actions.append({mendText(error), [this] { loadLibrary(); }});
    m_notice->say(NoticeBar::Kind::Problem, errorText(error), actions);
}

} // namespace recto
