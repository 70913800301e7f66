// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "ui/check/checkactions.h"
#include "ui/check/reviewview.h"
#include "ui/desktop/desktopsignals.h"
#include "ui/pages/droparea.h"
#include "ui/pages/droppedinput.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/pages/uploadfields.h"
#include "ui/widgets/accessibleparts.h"
#include "ui/widgets/history.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/theme.h"
#include "ui/window/carepresenter.h"
#include "ui/window/closequestion.h"
#include "ui/window/exportpresenter.h"
#include "ui/window/leftovers.h"
#include "ui/window/pagespresenter.h"
#include "ui/window/phonepresenter.h"
#include "ui/window/rememberedfields.h"
#include "ui/window/savedpagecorrection.h"
#include "ui/window/servicepresenter.h"
#include "ui/window/sidepanel.h"
#include "ui/window/upkeeppresenter.h"
#include "ui/window/uploadlistmodel.h"
#include "ui/window/uploadspresenter.h"
#include "ui/window/windowmenus.h"
#include "ui/window/windowpages.h"
#include "ui/work/failurenotice.h"
#include "ui/work/jobpresenter.h"
#include "ui/work/logsaver.h"
#include "ui/work/outcomenotice.h"
#include "ui/work/progresspanel.h"
#include "ui/work/workview.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMenuBar>
#include <QUrl>

namespace recto {

namespace {

constexpr int reviewDelay = 800; // ms from 100 % to the review
constexpr int stopPatience = 1000; // ms until the window closes in any case

// What every widget needs before it is made.
QWidget *prepared(QWidget *parent)
{
    theme::initialize();
    installAccessibleParts();
    return parent;
}

} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(prepared(parent))
    , m_parts(std::move(parts))
    , m_library(new LibraryThread(m_parts.library, this))
    , m_jobs(new JobQueue(m_library, m_parts.makeParts, this))
    , m_history(new History(this))
    , m_pageList(new PageListModel(m_history, this))
    , m_uploadList(new UploadListModel(this))
    , m_desktop(new DesktopSignals(this))
    , m_pages(new WindowPages(m_library, m_history, m_pageList, m_uploadList, m_parts.now, this))
    , m_menus(new WindowMenus(this, m_history, m_pages->review->actions()->all()))
    , m_overlay(new DropOverlay(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Recto"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/recto.svg")));
    setCentralWidget(m_pages);
    setAcceptDrops(true);
    resize(1180, 760);
    m_reviewTimer.setSingleShot(true);
    m_reviewTimer.setInterval(reviewDelay);
    makePresenters();
    connectMenus();
    connectPages();
    connectJobs();
    connectLibrary();
    updateActions();
}

MainWindow::~MainWindow()
{
    delete std::exchange(m_phone, nullptr); // it asks the jobs
    delete std::exchange(m_jobs, nullptr); // its workers use our parts
    m_service->end();
    m_upkeep->end();
    m_workers.finish();
}

void MainWindow::makePresenters()
{
    m_failure = new FailureNotice(m_pages->notice, this);
    const WindowTools tools{&m_parts,  m_library, m_jobs,     m_pages->notice,
                            m_failure, m_history, &m_workers, this};
    m_given = new PagesPresenter(tools, m_pageList, m_pages->pages, m_pages->dropArea, this);
    m_fields = new RememberedFields(tools, m_pages->pages->fields(), this);
    m_job = new JobPresenter(tools, m_pages->work, m_desktop, this);
    m_outcome = new OutcomeNotice(tools, m_pages->workNotice, m_desktop, this);
    m_uploads = new UploadsPresenter(tools, m_uploadList, m_pages->side, m_pages->undoBar, this);
    m_leftovers = new Leftovers(tools, this);
    m_correction = new SavedPageCorrection(tools, this);
    m_export = new ExportPresenter(tools, this);
    m_care = new CarePresenter(tools, this);
    m_phone = new PhonePresenter(tools, menuBar(), this);
    m_service = new ServicePresenter(tools, m_pageList, m_pages->pages, m_pages->work, this);
    m_upkeep = new UpkeepPresenter(tools, this);
    auto *log = new LogSaver(tools, this);
    connect(m_pages->work, &WorkView::saveLogRequested, log, &LogSaver::ask);
}

void MainWindow::connectMenus()
{
    const auto on
        = [this](QAction *action, auto what) { connect(action, &QAction::triggered, this, what); };
    on(m_menus->newCards, [this] { showNew(); });
    on(m_menus->chooseFiles, [this] { m_given->choose(); });
    on(m_menus->makeCards, [this] { makeCards(); });
    on(m_menus->exportCards, [this] { m_pages->review->requestExport(); });
    on(m_menus->restoreBackup, [this] { m_care->chooseBackup(); });
    on(m_menus->phone, [this] { m_phone->open(); });
    on(m_menus->settings, [this] { m_service->showSettings(); });
    on(m_menus->paste, [this] { m_given->paste(); });
    on(m_menus->find, [this] { find(); });
    on(m_menus->correctPage, [this] { m_pages->pages->editCurrent(); });
    on(m_menus->rotateLeft, [this] { m_pages->pages->turnSelected(-1); });
    on(m_menus->rotateRight, [this] { m_pages->pages->turnSelected(1); });
    on(m_menus->removePage, [this] { m_pages->pages->removeSelected(); });
    on(m_menus->progress, [this] { showPage(m_pages->work); });
    on(m_menus->addLanguage, [this] { m_upkeep->addLanguage(); });
    on(m_menus->report, [this] { m_upkeep->report(); });
    on(m_menus->updates, [this] { m_upkeep->check(); });
    m_menus->addLanguage->setVisible(static_cast<bool>(m_parts.upkeep.catalog));
    m_menus->report->setVisible(static_cast<bool>(m_parts.upkeep.report));
    m_menus->updates->setVisible(m_upkeep->knowsUpdates());
    connect(m_menus->uploads, &QAction::toggled, m_pages->side, &QWidget::setVisible);
}

void MainWindow::connectPages()
{
    connect(m_pages->pages, &PagesView::makeRequested, this, &MainWindow::makeCards);
    connect(m_pages->pages, &PagesView::selectionChanged, this, &MainWindow::updateActions);
    connect(m_pageList, &QAbstractItemModel::rowsInserted, this, &MainWindow::updateActions);
    connect(m_pageList, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_pageList->rowCount() == 0 && m_pages->shows(m_pages->pages))
            showPage(m_pages->dropArea);
        updateActions();
    });
    connect(m_given, &PagesPresenter::arrived, this, [this] {
        if (m_pages->shows(m_pages->pages))
            return;
        showPage(m_pages->pages);
        m_pages->pages->focusPages();
    });
    connect(m_given, &PagesPresenter::languagesKnown, this, [this](const QStringList &codes) {
        m_correction->setInstalledLanguages(codes);
        m_service->setInstalledLanguages(codes);
        m_upkeep->setInstalledLanguages(codes);
    });
    connect(m_given, &PagesPresenter::languageFilesGiven, m_upkeep,
            &UpkeepPresenter::takeLanguages);
    m_pages->pages->fields()->setLanguagesAddable(static_cast<bool>(m_parts.upkeep.catalog));
    connect(m_pages->pages->fields(), &UploadFields::addLanguageRequested, m_upkeep,
            [this] { m_upkeep->addLanguage(); });
    connect(m_upkeep, &UpkeepPresenter::languagesChanged, m_given, &PagesPresenter::loadLanguages);
    connect(m_pages->side, &SidePanel::newRequested, this, &MainWindow::showNew);
    connect(m_pages->side, &SidePanel::uploadOpened, this, &MainWindow::openUpload);
    connect(m_pages->side, &SidePanel::searchChanged, this, &MainWindow::search);
    connect(m_service, &ServicePresenter::settingsClosed, m_fields, &RememberedFields::load);
}

void MainWindow::connectJobs()
{
    connect(m_job, &JobPresenter::begun, this, [this] {
        m_reviewTimer.stop();
        m_pages->notice->hide();
        showPage(m_pages->work);
    });
    connect(m_job, &JobPresenter::pagesTaken, this, [this] {
        m_pageList->clear(); // they are in the library's hands now
        m_pages->pages->fields()->clearFocusText();
    });
    connect(m_job, &JobPresenter::startRequested, this, &MainWindow::makeCards);
    connect(m_job, &JobPresenter::cardSaved, m_pages->review, &ReviewView::append);
    connect(m_job, &JobPresenter::progressed, this, [this](const Progress &progress) {
        if (!m_pages->shows(m_pages->work) && !progress.outcome)
            m_outcome->showProgress(progress);
    });
    connect(m_job, &JobPresenter::ended, this, &MainWindow::takeOutcome);
    connect(m_job, &JobPresenter::queueChanged, this, [this] {
        m_uploads->followJobs();
        updateActions();
    });
    connect(m_job, &JobPresenter::uploadsChanged, m_uploads, &UploadsPresenter::reload);
    connect(m_outcome, &OutcomeNotice::retryRequested, m_job, &JobPresenter::retryFailed);
    connect(m_outcome, &OutcomeNotice::addLanguageRequested, m_upkeep,
            &UpkeepPresenter::addLanguage);
    connect(m_outcome, &OutcomeNotice::languageRequested, m_job, &JobPresenter::readFailedIn);
    connect(m_pages->work->panel(), &ProgressPanel::languageRequested, m_job,
            &JobPresenter::readFailedIn);
    connect(m_outcome, &OutcomeNotice::detailsRequested, this, [this] { showPage(m_pages->work); });
    connect(&m_reviewTimer, &QTimer::timeout, this, &MainWindow::showReview);
    ProgressPanel *panel = m_pages->work->panel();
    connect(panel, &ProgressPanel::reviewRequested, this, &MainWindow::showReview);
    connect(panel, &ProgressPanel::backRequested, this, &MainWindow::showNew);
    connect(panel, &ProgressPanel::backupsRequested, m_care, &CarePresenter::chooseBackup);
    connect(panel, &ProgressPanel::settingsRequested, m_service,
            &ServicePresenter::showSettingsFor);
    connect(panel, &ProgressPanel::installRequested, m_outcome, &OutcomeNotice::showInstall);
    connect(m_pages->work, &WorkView::openRequested, this,
            [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    connect(m_pages->work, &WorkView::cardOpened, this, [this](const Flashcard &card) {
        showReview();
        m_pages->review->selectCard(card.id);
    });
}

void MainWindow::connectLibrary()
{
    connect(m_pages->review, &ReviewView::exportRequested, m_export, &ExportPresenter::ask);
    connect(m_pages->review, &ReviewView::correctPageRequested, m_correction,
            &SavedPageCorrection::ask);
    connect(m_pages->review, &ReviewView::cardsChanged, m_uploads, &UploadsPresenter::reload);
    connect(m_correction, &SavedPageCorrection::corrected, m_job, &JobPresenter::correct);
    connect(m_uploads, &UploadsPresenter::opened, this, &MainWindow::openUpload);
    connect(m_uploads, &UploadsPresenter::firstLoaded, this, [this] { showSets(true); });
    connect(m_pages->review, &ReviewView::setsRequested, this,
            [this] { m_menus->uploads->setChecked(true); });
    connect(m_uploads, &UploadsPresenter::loaded, this, [this] {
        if (m_pages->shows(m_pages->review))
            m_pages->side->setCurrent(m_pages->review->uploadId());
    });
    connect(m_uploads, &UploadsPresenter::deleted, this, [this](const QString &uploadId) {
        if (m_pages->review->uploadId() == uploadId && m_pages->shows(m_pages->review))
            showNew();
    });
    connect(m_leftovers, &Leftovers::looked, this, [this] {
        if (!std::exchange(m_libraryLoaded, true))
            m_care->start();
    });
    connect(m_leftovers, &Leftovers::continueRequested, m_job, &JobPresenter::resume);
    connect(m_leftovers, &Leftovers::discardRequested, m_job, &JobPresenter::discard);
    connect(m_care, &CarePresenter::replacing, this, [this] {
        m_job->forget();
        m_history->clear();
        showNew();
    });
    connect(m_history, &History::went, this, [this](const QObject *owner) {
        m_pages->undoBar->hide();
        if (owner == m_pageList) // to the place that changed; cards show theirs themselves
            showNew();
    });
    connect(m_pages->review, &ReviewView::uploadRequested, m_uploads, &UploadsPresenter::open);
    connect(m_pages->review, &ReviewView::failed, m_failure, &FailureNotice::show);
    connect(m_failure, &FailureNotice::settingsRequested, m_service,
            &ServicePresenter::showSettingsFor);
    connect(m_failure, &FailureNotice::backupsRequested, m_care, &CarePresenter::chooseBackup);
    connect(m_failure, &FailureNotice::retryRequested, this, &MainWindow::loadLibrary);
    connect(m_care, &CarePresenter::replaced, this, [this] {
        m_uploads->reload();
        m_fields->load();
    });
}

// The sets give their place to the cards of the one that is checked, and come back after it.
void MainWindow::showSets(bool shown)
{
    if (m_setsAside)
        *m_setsAside = shown;
    else
        m_menus->uploads->setChecked(shown);
}

void MainWindow::showPage(QWidget *page)
{
    const bool checking = page == m_pages->review && !m_pages->review->uploadId().isEmpty();
    if (checking && !m_setsAside) {
        const bool shown = m_menus->uploads->isChecked();
        m_menus->uploads->setChecked(false);
        m_setsAside = shown;
    } else if (!checking && m_setsAside) {
        const bool shown = *m_setsAside || m_menus->uploads->isChecked();
        m_setsAside.reset();
        m_menus->uploads->setChecked(shown);
    }
    m_pages->show(page);
    if (page != m_pages->work)
        m_outcome->showKept();
    updateActions();
}

void MainWindow::showNew()
{
    showPage(m_pageList->rowCount() > 0 ? static_cast<QWidget *>(m_pages->pages)
                                        : m_pages->dropArea);
}

void MainWindow::updateActions()
{
    const bool onPages = m_pages->shows(m_pages->pages);
    m_menus->makeCards->setEnabled(onPages && m_pageList->rowCount() > 0);
    m_menus->exportCards->setEnabled(m_pages->shows(m_pages->review));
    m_menus->progress->setEnabled(m_job->running() || !m_job->jobId().isEmpty());
    const bool selected = onPages && !m_pages->pages->selectedRows().isEmpty();
    for (QAction *action : m_menus->pageActions())
        action->setEnabled(selected);
}

void MainWindow::addFiles(const QStringList &files)
{
    m_given->addFiles(files);
}

void MainWindow::find()
{
    const bool inUpload = m_pages->shows(m_pages->review) && !m_pages->review->uploadId().isEmpty();
    m_menus->uploads->setChecked(m_menus->uploads->isChecked() || !inUpload);
    inUpload ? m_pages->review->focusSearch() : m_pages->side->focusSearch();
}

void MainWindow::makeCards()
{
    if (m_pageList->rowCount() > 0 && m_service->ready())
        m_job->start(m_fields->take(), m_pageList->pages());
}

void MainWindow::takeOutcome(const event::Finished &outcome)
{
    m_pages->workNotice->hide();
    m_service->showUse(m_job->jobId());
    updateActions();
    if (m_closing)
        return;
    m_outcome->take(outcome);
    // Not away from what the person turned to meanwhile.
    m_pages->review->reload(m_job->uploadId());
    if (!m_pages->shows(m_pages->work))
        m_outcome->showKept();
    else if (m_outcome->leadsToReview(outcome))
        m_reviewTimer.start();
}

void MainWindow::showReview()
{
    m_reviewTimer.stop();
    m_uploads->open(m_job->uploadId());
}

void MainWindow::openUpload(const Upload &upload)
{
    m_reviewTimer.stop();
    m_pages->side->clearSearch();
    m_pages->review->openUpload(upload);
    showPage(m_pages->review);
    m_pages->side->setCurrent(upload.id);
}

void MainWindow::search(const QString &words)
{
    if (words.isEmpty()) {
        if (m_pages->shows(m_pages->review) && m_pages->review->uploadId().isEmpty())
            showNew();
        return;
    }
    m_pages->review->openSearch(words);
    showPage(m_pages->review);
}

void MainWindow::loadLibrary()
{
    m_uploads->reload();
    m_fields->load();
    m_leftovers->look();
    m_given->load();
    m_upkeep->checkAtStart();
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(m_painted, true))
        return;
    emit painted();
    QTimer::singleShot(0, this, &MainWindow::loadLibrary);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!offersPages(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_overlay->setActive(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_overlay->setActive(false);
    event->accept();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    m_overlay->setActive(false);
    if (!m_given->add(*event->mimeData()))
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // At a log-out nobody is there to answer: what is finished is kept.
    if (!m_job->running() || m_closing || qGuiApp->isSavingSession()) {
        m_pages->review->close();
        event->accept();
        return;
    }
    event->ignore();
    askWhetherToClose(this, [this] { stopAndClose(); });
}

void MainWindow::stopAndClose()
{
    m_closing = true;
    if (!m_job->running()) {
        close();
        return;
    }
    // What waits for its turn goes on at the next start.
    connect(m_jobs, &JobQueue::stopped, this, &QWidget::close);
    m_jobs->stop();
    QTimer::singleShot(stopPatience, this, &QWidget::close);
}

} // namespace recto
