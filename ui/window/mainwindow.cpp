// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "core/errortext.h"
#include "intake/intake.h"
#include "ui/check/reviewview.h"
#include "ui/desktop/desktopsignals.h"
#include "ui/desktop/librarythread.h"
#include "ui/pages/costwatch.h"
#include "ui/pages/droparea.h"
#include "ui/pages/droppedinput.h"
#include "ui/pages/pageeditor.h"
#include "ui/pages/pageintake.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/pages/uploadfields.h"
#include "ui/widgets/accessibleparts.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/theme.h"
#include "ui/window/sidepanel.h"
#include "ui/window/uploadlistmodel.h"
#include "ui/work/jobcontroller.h"
#include "ui/work/progresspanel.h"
#include "ui/work/workview.h"

#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace recto {

namespace {

constexpr int reviewDelay = 800; // ms from 100 % to the review

} // namespace

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_library(new LibraryThread(m_parts.libraryFolder, this))
    , m_intake(new PageIntake(m_parts.libraryFolder + QStringLiteral("/pasted"), this))
    , m_job(new JobController(&m_parts, m_library, this))
    , m_pages(new PageListModel(this))
    , m_uploads(new UploadListModel(this))
    , m_cost(new CostWatch(this))
    , m_desktop(new DesktopSignals(this))
{
    theme::initialize();
    installAccessibleParts();
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Recto"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/recto.svg")));
    setAcceptDrops(true);
    resize(1180, 760);
    m_pages->thumbnails()->setInspector(m_parts.inspectPage);
    m_reviewTimer.setSingleShot(true);
    m_reviewTimer.setInterval(reviewDelay);
    setUpLayout();
    setUpMenus();
    connectParts();
    connectJob();
    connectReview();
    connectService();
    updateActions();
}

MainWindow::~MainWindow()
{
    delete m_job; // its workers use the library's folder and our parts
    m_job = nullptr;
    m_care.waitForDone();
    endService();
}

void MainWindow::setUpLayout()
{
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_side = new SidePanel(m_uploads, m_splitter);
    m_side->setMinimumWidth(200);
    m_side->hide(); // the first start is an invitation and nothing else

    auto *content = new QWidget(m_splitter);
    m_notice = new NoticeBar(content);
    m_workNotice = new NoticeBar(content);
    m_workNotice->setObjectName(QStringLiteral("workNotice"));
    m_undoBar = new UndoBar(content);
    m_stack = new QStackedWidget(content);
    m_stack->setObjectName(QStringLiteral("stack"));
    m_dropArea = new DropArea(m_stack);
    m_pagesView = new PagesView(m_pages, m_stack);
    m_work = new WorkView(m_parts.now, m_stack);
    m_review = new ReviewView(m_library, m_undoBar, m_stack);
    for (QWidget *page : {static_cast<QWidget *>(m_dropArea), static_cast<QWidget *>(m_pagesView),
                          static_cast<QWidget *>(m_work), static_cast<QWidget *>(m_review)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_workNotice);
    layout->addWidget(m_stack, 1);

    m_splitter->addWidget(m_side);
    m_splitter->addWidget(content);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({230, 950});
    setCentralWidget(m_splitter);
    m_overlay = new DropOverlay(this);
    m_dropArea->setSampleAvailable(!m_parts.samplesFolder.isEmpty()
                                   && QDir(m_parts.samplesFolder).exists());
}

void MainWindow::connectParts()
{
    connect(m_dropArea, &DropArea::chooseRequested, this, &MainWindow::chooseFiles);
    connect(m_dropArea, &DropArea::sampleRequested, this, &MainWindow::trySample);
    connect(m_pagesView, &PagesView::addRequested, this, &MainWindow::chooseFiles);
    connect(m_pagesView, &PagesView::makeRequested, this, &MainWindow::makeCards);
    connect(m_pagesView, &PagesView::editRequested, this, &MainWindow::editPage);
    connect(m_pagesView, &PagesView::selectionChanged, this, &MainWindow::updateActions);
    connect(m_pages, &QAbstractItemModel::rowsInserted, this, &MainWindow::updateActions);
    connect(m_pages, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (m_pages->rowCount() == 0 && m_stack->currentWidget() == m_pagesView)
            showPage(m_dropArea);
        updateActions();
    });
    connect(m_intake, &PageIntake::busyChanged, m_dropArea, &DropArea::setAdding);
    connect(m_intake, &PageIntake::busyChanged, m_pagesView, &PagesView::setAdding);
    connect(m_intake, &PageIntake::found, this, &MainWindow::takePages);
    connect(m_side, &SidePanel::newRequested, this, &MainWindow::showNew);
    connect(m_side, &SidePanel::uploadOpened, this, &MainWindow::openUpload);
    connect(m_side, &SidePanel::searchChanged, this, &MainWindow::search);
    connect(m_side, &SidePanel::deleteRequested, this, &MainWindow::deleteUpload);
    connect(m_side, &SidePanel::renameRequested, this, &MainWindow::renameUpload);
}

void MainWindow::showPage(QWidget *page)
{
    if (m_stack->currentWidget() == m_review && page != m_review)
        m_review->close();
    m_stack->setCurrentWidget(page);
    if (page == m_work)
        m_workNotice->hide();
    else
        showKeptFailure();
    if (page != m_review)
        m_side->setCurrent({});
    updateActions();
}

void MainWindow::addFiles(const QStringList &files)
{
    if (!files.isEmpty())
        m_intake->add({files, {}, {}, {}});
}

void MainWindow::chooseFiles()
{
    FileQuestion question;
    question.title = tr("Choose pages");
    question.filters = {tr("Pages (%1)").arg(pageFilePatterns().join(u' ')), tr("All files (*)")};
    m_parts.askForFiles(this, question, [this](const QStringList &files) { addFiles(files); });
}

void MainWindow::paste()
{
    const QMimeData *copied = m_parts.clipboard();
    const DroppedInput input = copied ? readDroppedInput(*copied) : DroppedInput{};
    if (input.isEmpty())
        m_notice->say(NoticeBar::Kind::Information,
                      tr("There is no picture or file to paste. Copy one first."));
    else
        m_intake->add(input);
}

void MainWindow::trySample()
{
    addFiles({m_parts.samplesFolder});
}

void MainWindow::takePages(const QList<Page> &pages, const QList<Error> &errors)
{
    m_pages->addPages(pages);
    if (!pages.isEmpty() && m_stack->currentWidget() != m_pagesView) {
        showPage(m_pagesView);
        m_pagesView->focusPages();
    }
    QStringList sentences;
    constexpr qsizetype mostShown = 4;
    for (const Error &error : errors.mid(0, mostShown))
        sentences.append(errorText(error));
    if (errors.size() > mostShown)
        sentences.append(tr("And %n more file(s) could not be added.", nullptr,
                            static_cast<int>(errors.size() - mostShown)));
    if (!sentences.isEmpty())
        m_notice->say(NoticeBar::Kind::Problem, sentences.join(u'\n'));
}

void MainWindow::editPage(int row)
{
    auto *editor = new PageEditor(m_pages->page(row), this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->setInstalledLanguages(m_languages);
    connect(editor, &PageEditor::corrected, this, [this, row](const PageCorrections &corrections) {
        if (row < m_pages->rowCount())
            m_pages->correctPage(row, corrections);
    });
    editor->open();
}

void MainWindow::showNew()
{
    showPage(m_pages->rowCount() > 0 ? static_cast<QWidget *>(m_pagesView) : m_dropArea);
}

void MainWindow::undo()
{
    if (m_stack->currentWidget() == m_review ? m_review->undo() : m_undoBar->undo())
        return;
    m_pages->undoStack()->undo();
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
    const DroppedInput input = readDroppedInput(*event->mimeData());
    if (input.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_intake->add(input);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    // At a log-out nobody is there to answer: what is finished is kept.
    if (!m_job->running() || m_closing || qGuiApp->isSavingSession()) {
        m_review->close();
        event->accept();
        return;
    }
    event->ignore();
    askWhetherToClose();
}

} // namespace recto
