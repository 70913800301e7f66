// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QGroupBox>
#include <QKeySequence>
#include <QLabel>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QTabBar>

namespace recto::gui {

// Letters with Alt, and what they are for.
using Mnemonics = QMap<QString, QStringList>;

inline void addMnemonic(Mnemonics &taken, const QString &text)
{
    const QKeySequence key = QKeySequence::mnemonic(text);
    if (!key.isEmpty())
        taken[key.toString()].append(text);
}

inline void addMnemonics(Mnemonics &taken, const QList<QAction *> &actions)
{
    for (const QAction *action : actions) {
        if (action->isVisible() && action->isEnabled())
            addMnemonic(taken, action->text());
    }
}

inline void addMnemonics(Mnemonics &taken, const QWidget *widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        addMnemonic(taken, button->text());
    else if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->buddy())
        addMnemonic(taken, label->buddy()->isEnabled() ? label->text() : QString());
    else if (const auto *group = qobject_cast<const QGroupBox *>(widget))
        addMnemonic(taken, group->title());
    else if (const auto *bar = qobject_cast<const QMenuBar *>(widget))
        addMnemonics(taken, bar->actions());
    else if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            addMnemonic(taken, tabs->tabText(tab));
    }
}

// Letters that mean more than one thing in the window, or in one of its menus.
inline QStringList sharedMnemonicsIn(const QWidget *shown)
{
    QList<Mnemonics> scopes(1);
    const QList<QWidget *> widgets = shown->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (const auto *menu = qobject_cast<const QMenu *>(widget)) {
            scopes.append(Mnemonics());
            addMnemonics(scopes.last(), menu->actions());
        } else if (widget->isVisible() && widget->isEnabled() && widget->window() == shown) {
            addMnemonics(scopes.first(), widget);
        }
    }
    QStringList found;
    for (const Mnemonics &scope : std::as_const(scopes)) {
        for (auto letter = scope.cbegin(); letter != scope.cend(); ++letter) {
            if (letter->size() > 1)
                found.append(letter.key() + QStringLiteral(": ")
                             + letter->join(QStringLiteral(", ")));
        }
    }
    return found;
}

} // namespace recto::gui
