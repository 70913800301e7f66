// SPDX-License-Identifier: GPL-3.0-or-later
#include "mainwindow.h"

#include "core/errortext.h"
#include "droparea.h"
#include "droppedinput.h"
#include "intake/intake.h"
#include "librarythread.h"
#include "noticebar.h"
#include "pageintake.h"
#include "pagelistmodel.h"
#include "pagesview.h"
#include "sidepanel.h"
#include "theme.h"
#include "uploadfields.h"
#include "uploadlistmodel.h"

#include <QDragEnterEvent>
#include <QDir>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace recto {

MainWindow::MainWindow(WindowParts parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(std::move(parts))
    , m_library(new LibraryThread(m_parts.libraryFolder, this))
    , m_intake(new PageIntake(m_parts.libraryFolder + QStringLiteral("/pasted"), this))
    , m_pages(new PageListModel(this))
    , m_uploads(new UploadListModel(this))
{
    theme::initialize();
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Recto"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/recto.svg")));
    setAcceptDrops(true);
    resize(1180, 760);
    setUpLayout();
    setUpMenus();
    connectParts();
}

MainWindow::~MainWindow() = default;

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
    m_stack = new QStackedWidget(content);
    m_stack->setObjectName(QStringLiteral("stack"));
    m_dropArea = new DropArea(m_stack);
    m_pagesView = new PagesView(m_pages, m_stack);
    m_stack->addWidget(m_dropArea);
    m_stack->addWidget(m_pagesView);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_stack, 1);

    m_splitter->addWidget(m_side);
    m_splitter->addWidget(content);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({240, 940});
    setCentralWidget(m_splitter);
    m_undoBar = new UndoBar(content);
    m_overlay = new DropOverlay(this);
    m_dropArea->setSampleAvailable(QDir(m_parts.samplesFolder).exists()
                                   && !m_parts.samplesFolder.isEmpty());
}

void MainWindow::setUpMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(theme::icon(QStringLiteral("add")), tr("&New Cards"), QKeySequence::New, this,
                    &MainWindow::showNew);
    file->addAction(theme::icon(QStringLiteral("choose")), tr("&Choose Files…"), QKeySequence::Open,
                    this, &MainWindow::chooseFiles);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(tr("&Paste"), QKeySequence::Paste, this, &MainWindow::paste);
}

void MainWindow::connectParts()
{
    connect(m_dropArea, &DropArea::chooseRequested, this, &MainWindow::chooseFiles);
    connect(m_dropArea, &DropArea::sampleRequested, this, &MainWindow::trySample);
    connect(m_pagesView, &PagesView::addRequested, this, &MainWindow::chooseFiles);
    connect(m_side, &SidePanel::newRequested, this, &MainWindow::showNew);
    connect(m_intake, &PageIntake::busyChanged, m_pagesView, &PagesView::setAdding);
    connect(m_intake, &PageIntake::found, this, &MainWindow::takePages);
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
    if (const QMimeData *copied = m_parts.clipboard()) {
        const DroppedInput input = readDroppedInput(*copied);
        if (input.isEmpty())
            m_notice->say(NoticeBar::Kind::Information, tr("There is no picture or file to paste. Copy one first."));
        else
            m_intake->add(input);
    }
}

void MainWindow::trySample()
{
    addFiles({m_parts.samplesFolder});
}

void MainWindow::takePages(const QList<Page> &pages, const QList<Error> &errors)
{
    m_pages->addPages(pages);
    if (m_pages->rowCount() > 0)
        m_stack->setCurrentWidget(m_pagesView);
    QStringList sentences;
    for (const Error &error : errors)
        sentences.append(errorText(error));
    if (!sentences.isEmpty())
        m_notice->say(NoticeBar::Kind::Problem, sentences.join(u'\n'));
}

void MainWindow::showNew()
{
    m_stack->setCurrentWidget(m_pages->rowCount() > 0 ? static_cast<QWidget *>(m_pagesView) : m_dropArea);
}

void MainWindow::loadLibrary()
{
    m_library->ask(
        this, [](Library &library) { return library.uploads(); },
        [this](const Result<QList<Upload>> &uploads) {
            if (!uploads)
                return;
            m_uploads->setUploads(*uploads);
            m_side->setVisible(!uploads->isEmpty());
        });
}

void MainWindow::paintEvent(QPaintEvent *event)
{
    QMainWindow::paintEvent(event);
    if (!std::exchange(m_painted, true))
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

} // namespace recto
