// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/check/reviewview.h"
#include "ui/pages/pagelistmodel.h"
#include "ui/pages/pagesview.h"
#include "ui/widgets/theme.h"
#include "ui/window/sidepanel.h"
#include "ui/work/jobcontroller.h"
#include "ui/work/workview.h"

#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace recto {

void MainWindow::setUpMenus()
{
    setUpFileMenu();
    setUpEditMenu();
    setUpPageMenu();
    setUpViewMenu();
    setUpHelpMenu();
}

void MainWindow::setUpFileMenu()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addAction(theme::icon(QStringLiteral("add")), tr("&New Cards"), QKeySequence::New, this,
                    &MainWindow::showNew);
    file->addAction(theme::icon(QStringLiteral("choose")), tr("&Choose Files…"), QKeySequence::Open,
                    this, &MainWindow::chooseFiles);
    file->addSeparator();
    m_makeAction = file->addAction(theme::icon(QStringLiteral("cards")), tr("&Make Cards"), this,
                                   &MainWindow::makeCards);
    m_makeAction->setObjectName(QStringLiteral("makeAction"));
    m_makeAction->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    m_exportAction = file->addAction(theme::icon(QStringLiteral("export")), tr("E&xport…"),
                                     m_review, &ReviewView::requestExport);
    m_exportAction->setShortcut(Qt::CTRL | Qt::Key_E);
    QAction *restore = file->addAction(tr("Restore a &Backup…"), this, &MainWindow::chooseBackup);
    restore->setObjectName(QStringLiteral("restoreAction"));
    file->addSeparator();
    QAction *settings = file->addAction(theme::icon(QStringLiteral("settings")), tr("&Settings…"),
                                        QKeySequence::Preferences, this, &MainWindow::showSettings);
    settings->setMenuRole(QAction::PreferencesRole);
    settings->setObjectName(QStringLiteral("settingsAction"));
    file->addSeparator();
    QAction *quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);
}

void MainWindow::setUpEditMenu()
{
    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undoAction = edit->addAction(theme::icon(QStringLiteral("undo")), tr("&Undo"),
                                          QKeySequence::Undo, this, &MainWindow::undo);
    undoAction->setObjectName(QStringLiteral("undoAction"));
    QAction *redo = m_pages->undoStack()->createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    edit->addAction(redo);
    edit->addSeparator();
    QAction *pasteAction
        = edit->addAction(tr("&Paste"), QKeySequence::Paste, this, &MainWindow::paste);
    pasteAction->setObjectName(QStringLiteral("pasteAction"));
    edit->addSeparator();
    edit->addAction(
        theme::icon(QStringLiteral("search")), tr("&Find Cards"), QKeySequence::Find, this, [this] {
            if (m_stack->currentWidget() == m_review && !m_review->uploadId().isEmpty()) {
                m_review->focusSearch();
                return;
            }
            m_sideAction->setChecked(true);
            m_side->focusSearch();
        });
}

void MainWindow::setUpPageMenu()
{
    QMenu *page = menuBar()->addMenu(tr("&Page"));
    const auto add = [this, page](const QString &icon, const QString &text, auto action) {
        m_pageActions.append(page->addAction(theme::icon(icon), text, this, action));
    };
    add(QStringLiteral("edit"), tr("&Correct Page…"), [this] { m_pagesView->editCurrent(); });
    add(QStringLiteral("rotate-left"), tr("Rotate &Left"),
        [this] { m_pagesView->turnSelected(-1); });
    add(QStringLiteral("rotate-right"), tr("Rotate &Right"),
        [this] { m_pagesView->turnSelected(1); });
    add(QStringLiteral("delete"), tr("Re&move"), [this] { m_pagesView->removeSelected(); });
}

void MainWindow::setUpViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    m_sideAction = view->addAction(tr("&Uploads"));
    m_sideAction->setCheckable(true);
    m_sideAction->setShortcut(Qt::Key_F9);
    connect(m_sideAction, &QAction::toggled, m_side, &QWidget::setVisible);
    m_progressAction = view->addAction(tr("&Progress"), this, [this] { showPage(m_work); });
    m_progressAction->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
}

void MainWindow::setUpHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    QAction *shortcuts
        = help->addAction(tr("&Keyboard Shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Slash), this,
                          &MainWindow::showShortcuts);
    shortcuts->setObjectName(QStringLiteral("shortcutsAction"));
    QAction *about = help->addAction(tr("&About Recto"), this, &MainWindow::showAbout);
    about->setObjectName(QStringLiteral("aboutAction"));
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::updateActions()
{
    const QWidget *page = m_stack->currentWidget();
    const bool onPages = page == m_pagesView;
    m_makeAction->setEnabled(onPages && m_pages->rowCount() > 0);
    m_exportAction->setEnabled(page == m_review);
    m_progressAction->setEnabled(m_job->running() || !m_jobId.isEmpty());
    const bool selected = onPages && !m_pagesView->selectedRows().isEmpty();
    for (QAction *action : std::as_const(m_pageActions))
        action->setEnabled(selected);
}

void MainWindow::showShortcuts()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("shortcutsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard Shortcuts"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(theme::large);
    const QList<std::pair<QKeySequence, QString>> keys{
        {QKeySequence(QKeySequence::Open), tr("Choose files")},
        {QKeySequence(QKeySequence::Paste), tr("Paste pictures or files")},
        {QKeySequence(Qt::CTRL | Qt::Key_Return), tr("Make cards; keep an edited card")},
        {QKeySequence(Qt::Key_R), tr("Rotate the page right")},
        {QKeySequence(Qt::SHIFT | Qt::Key_R), tr("Rotate the page left")},
        {QKeySequence(Qt::Key_Return), tr("Correct the page; edit the card")},
        {QKeySequence(Qt::Key_Delete), tr("Remove the page or the card")},
        {QKeySequence(QKeySequence::Undo), tr("Undo")},
        {QKeySequence(Qt::Key_J), tr("Next card (or the down arrow)")},
        {QKeySequence(Qt::Key_K), tr("Previous card (or the up arrow)")},
        {QKeySequence(Qt::Key_E), tr("Edit the card")},
        {QKeySequence(Qt::Key_W), tr("Whole page or close up")},
        {QKeySequence(Qt::Key_Slash), tr("Search the cards")},
    };
    for (const auto &[key, what] : keys) {
        auto *name = new QLabel(key.toString(QKeySequence::NativeText), dialog);
        name->setFont(theme::scaled(font(), 1, QFont::DemiBold));
        form->addRow(name, new QLabel(what, dialog));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(theme::large, theme::large, theme::large, theme::medium);
    layout->setSpacing(theme::large);
    layout->addLayout(form);
    layout->addWidget(buttons);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Recto"));
    box->setIconPixmap(windowIcon().pixmap(96, 96));
    box->setText(tr("<h3>Recto %1</h3>").arg(QStringLiteral(RECTO_VERSION)));
    box->setInformativeText(
        tr("Flashcards you can trust, from photos of your pages.\n\n"
           "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace recto
