// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowmenus.h"

#include "ui/widgets/history.h"
#include "ui/widgets/theme.h"
#include "ui/window/helpdialogs.h"

#include <QAction>
#include <QMainWindow>
#include <QMenuBar>

namespace recto {

WindowMenus::WindowMenus(QMainWindow *window, History *history, const QList<QAction *> &cardActions)
    : QObject(window)
{
    makeFileMenu(window);
    makeEditMenu(window, history);
    makePageMenu(window);
    makeCardMenu(window, cardActions);
    makeViewMenu(window);
    makeHelpMenu(window);
}

QAction *WindowMenus::add(QMenu *menu, const char *name, const QString &text, const QString &icon)
{
    QAction *action
        = icon.isEmpty() ? menu->addAction(text) : menu->addAction(theme::icon(icon), text);
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

void WindowMenus::makeFileMenu(QMainWindow *window)
{
    QMenu *file = window->menuBar()->addMenu(tr("&File"));
    newCards = add(file, "newAction", tr("&New Cards"), QStringLiteral("add"));
    newCards->setShortcut(QKeySequence::New);
    chooseFiles = add(file, "chooseAction", tr("&Choose Files…"), QStringLiteral("choose"));
    chooseFiles->setShortcut(QKeySequence::Open);
    file->addSeparator();
    makeCards = add(file, "makeAction", tr("&Make Cards"), QStringLiteral("cards"));
    makeCards->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    exportCards = add(file, "exportAction", tr("E&xport…"), QStringLiteral("export"));
    exportCards->setShortcut(Qt::CTRL | Qt::Key_E);
    restoreBackup = add(file, "restoreAction", tr("Restore a &Backup…"));
    file->addSeparator();
    phone = add(file, "phoneAction", tr("&Phone…"), QStringLiteral("phone"));
    settings = add(file, "settingsAction", tr("&Settings…"), QStringLiteral("settings"));
    const QKeySequence preferences(QKeySequence::Preferences);
    settings->setShortcut(preferences.isEmpty() ? QKeySequence(Qt::CTRL | Qt::Key_Comma)
                                                : preferences);
    settings->setMenuRole(QAction::PreferencesRole);
    file->addSeparator();
    QAction *quit = add(file, "quitAction", tr("&Quit"));
    quit->setShortcut(QKeySequence::Quit);
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, window, &QWidget::close);
}

void WindowMenus::makeEditMenu(QMainWindow *window, History *history)
{
    QMenu *edit = window->menuBar()->addMenu(tr("&Edit"));
    undo = add(edit, "undoAction", tr("&Undo"), QStringLiteral("undo"));
    undo->setShortcut(QKeySequence::Undo);
    redo = add(edit, "redoAction", tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    connect(undo, &QAction::triggered, history, &History::undo);
    connect(redo, &QAction::triggered, history, &History::redo);
    connect(history, &History::changed, this, [this, history] { follow(history); });
    follow(history);
    edit->addSeparator();
    paste = add(edit, "pasteAction", tr("&Paste"));
    paste->setShortcut(QKeySequence::Paste);
    edit->addSeparator();
    find = add(edit, "findAction", tr("&Find Cards"), QStringLiteral("search"));
    find->setShortcut(QKeySequence::Find);
}

void WindowMenus::follow(const History *history)
{
    undo->setEnabled(history->canUndo());
    undo->setText(history->canUndo() ? tr("&Undo: %1", "what was done").arg(history->undoText())
                                     : tr("&Undo"));
    redo->setEnabled(history->canRedo());
    redo->setText(history->canRedo() ? tr("&Redo: %1", "what was done").arg(history->redoText())
                                     : tr("&Redo"));
}

void WindowMenus::makePageMenu(QMainWindow *window)
{
    QMenu *page = window->menuBar()->addMenu(tr("&Page"));
    correctPage = add(page, "correctAction", tr("&Correct Page…"), QStringLiteral("edit"));
    rotateLeft = add(page, "leftAction", tr("Rotate &Left"), QStringLiteral("rotate-left"));
    rotateRight = add(page, "rightAction", tr("Rotate &Right"), QStringLiteral("rotate-right"));
    removePage = add(page, "removeAction", tr("Re&move"), QStringLiteral("delete"));
}

void WindowMenus::makeCardMenu(QMainWindow *window, const QList<QAction *> &actions)
{
    QMenu *card = window->menuBar()->addMenu(tr("Ca&rd"));
    card->setObjectName(QStringLiteral("cardMenu"));
    for (QAction *action : actions)
        action ? card->addAction(action) : static_cast<void>(card->addSeparator());
}

void WindowMenus::makeViewMenu(QMainWindow *window)
{
    QMenu *view = window->menuBar()->addMenu(tr("&View"));
    uploads = add(view, "uploadsAction", tr("Card &Sets"));
    uploads->setCheckable(true);
    uploads->setShortcut(Qt::Key_F9);
    progress = add(view, "progressAction", tr("&Progress"));
    progress->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
}

void WindowMenus::makeHelpMenu(QMainWindow *window)
{
    QMenu *help = window->menuBar()->addMenu(tr("&Help"));
    QAction *shortcuts = add(help, "shortcutsAction", tr("&Keyboard Shortcuts"));
    shortcuts->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Slash));
    connect(shortcuts, &QAction::triggered, window, [window] { showShortcuts(window); });
    addLanguage = add(help, "addLanguageAction", tr("Add a &Language…"));
    report = add(help, "reportAction", tr("&Report a Problem…"));
    updates = add(help, "updatesAction", tr("Check for &Updates"));
    QAction *about = add(help, "aboutAction", tr("&About Recto"));
    about->setMenuRole(QAction::AboutRole);
    connect(about, &QAction::triggered, window, [window] { showAbout(window); });
}

} // namespace recto
