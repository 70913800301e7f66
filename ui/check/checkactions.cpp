// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/checkactions.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QWidget>

namespace recto {

namespace {

QAction *keyed(QObject *parent, const char *name, const QString &text,
               const QList<QKeySequence> &keys, const QString &icon = {})
{
    auto *action = new QAction(text, parent);
    action->setObjectName(QString::fromLatin1(name));
    if (!icon.isEmpty())
        action->setIcon(theme::icon(icon));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

} // namespace

CheckActions::CheckActions(QObject *parent)
    : QObject(parent)
    , right(keyed(this, "rightAction", {}, {Qt::Key_Space}, QStringLiteral("done")))
    , next(keyed(this, "nextAction", tr("&Next Card"), {Qt::Key_J}))
    , previous(keyed(this, "previousAction", tr("&Previous Card"), {Qt::Key_K}))
    , nextUncertain(keyed(this, "uncertainAction", tr("Next &Uncertain Card"), {Qt::Key_N},
                          QStringLiteral("warning")))
    , edit(keyed(this, "editAction", tr("&Edit Card"), {Qt::Key_E, Qt::Key_Return, Qt::Key_Enter},
                 QStringLiteral("edit")))
    , remove(keyed(this, "deleteAction", tr("&Delete Card"),
                   {QKeySequence::Delete, Qt::Key_Backspace}, QStringLiteral("delete")))
    , mendWord(keyed(this, "mendAction", tr("&Mend a Word…"), {Qt::Key_M}))
    , wholePage(keyed(this, "wholeAction", tr("&Whole Page"), {Qt::Key_W}, QStringLiteral("page")))
    , zoom(keyed(this, "zoomAction", tr("&Zoom In or Out"), {Qt::Key_Z}))
    , correctPage(keyed(this, "correctSavedAction", tr("&Correct This Page…"), {}))
    , search(keyed(this, "searchCardsAction", tr("&Search These Cards"), {Qt::Key_Slash},
                   QStringLiteral("search")))
    , list(keyed(this, "listAction", tr("&List of Cards"), {Qt::Key_L}))
{
    wholePage->setCheckable(true);
    wholePage->setToolTip(tr("Show the whole page, or the place close up (W)"));
    setOffers(false);
}

void CheckActions::listenOn(QWidget *widget)
{
    for (QAction *action : all()) {
        if (action)
            widget->addAction(action);
    }
}

QList<QAction *> CheckActions::all() const
{
    return {right,   next,      previous, nextUncertain, nullptr, edit,   remove, mendWord,
            nullptr, wholePage, zoom,     correctPage,   nullptr, search, list};
}

void CheckActions::setEnabled(bool enabled)
{
    for (QAction *action : all()) {
        if (action)
            action->setEnabled(enabled);
    }
}

void CheckActions::setOffers(bool offers)
{
    right->setText(offers ? tr("&Take, Next") : tr("&Right, Next"));
    right->setToolTip(offers ? tr("Take this card among yours and go on (Space)")
                             : tr("This card is right: mark it as checked and go on (Space)"));
}

} // namespace recto
