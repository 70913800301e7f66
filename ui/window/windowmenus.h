// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace recto {

class History;

// The menus of the window: every action with its words, its key and its picture. Who does it
// connects to the action. Lives on the GUI thread; the window owns it.
class WindowMenus : public QObject
{
    Q_OBJECT

public:
    // Undo and Redo say what they would do. Of a card: see CheckActions::all().
    WindowMenus(QMainWindow *window, History *history, const QList<QAction *> &cardActions);

    QAction *newCards = nullptr;
    QAction *chooseFiles = nullptr;
    QAction *makeCards = nullptr;
    QAction *exportCards = nullptr;
    QAction *restoreBackup = nullptr;
    QAction *settings = nullptr;
    QAction *phone = nullptr;
    QAction *undo = nullptr;
    QAction *redo = nullptr;
    QAction *paste = nullptr;
    QAction *find = nullptr;
    QAction *correctPage = nullptr;
    QAction *rotateLeft = nullptr;
    QAction *rotateRight = nullptr;
    QAction *removePage = nullptr;
    QAction *uploads = nullptr; // checkable: they are shown
    QAction *progress = nullptr;
    QAction *addLanguage = nullptr;
    QAction *report = nullptr;
    QAction *updates = nullptr;

    [[nodiscard]] QList<QAction *> pageActions() const
    {
        return {correctPage, rotateLeft, rotateRight, removePage};
    }

private:
    QAction *add(QMenu *menu, const char *name, const QString &text, const QString &icon = {});
    void makeFileMenu(QMainWindow *window);
    void makeEditMenu(QMainWindow *window, History *history);
    void follow(const History *history);
    void makePageMenu(QMainWindow *window);
    void makeCardMenu(QMainWindow *window, const QList<QAction *> &actions);
    void makeViewMenu(QMainWindow *window);
    void makeHelpMenu(QMainWindow *window);
};

} // namespace recto
