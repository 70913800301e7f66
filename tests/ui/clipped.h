// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/elidedlabel.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QLabel>
#include <QWidget>

namespace recto::gui {

inline bool textFits(const QWidget *widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget)) {
        const QSize needed = button->text().isEmpty() ? QSize() : button->minimumSizeHint();
        return button->width() >= needed.width() && button->height() >= needed.height();
    }
    const auto *label = qobject_cast<const QLabel *>(widget);
    if (!label || label->text().isEmpty() || qobject_cast<const ElidedLabel *>(widget))
        return true; // an elided text says so by its dots and its tip
    if (label->wordWrap())
        return label->height() >= label->heightForWidth(label->width());
    return label->width() >= label->minimumSizeHint().width()
        && label->height() >= label->minimumSizeHint().height();
}

// Whether something around it, other than what scrolls, cuts it.
inline bool isCut(const QWidget *widget)
{
    const QWidget *inner = widget;
    for (const QWidget *outer = widget->parentWidget(); outer && inner != widget->window();
         outer = outer->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(outer))
            return false;
        if (!outer->rect().contains(QRect(widget->mapTo(outer, QPoint()), widget->size())))
            return true;
        inner = outer;
    }
    return false;
}

// Texts and controls of the window that are not to be seen whole.
inline QStringList clippedIn(const QWidget *shown)
{
    QStringList found;
    const QList<QWidget *> widgets = shown->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool named
            = qobject_cast<const QLabel *>(widget) || qobject_cast<const QAbstractButton *>(widget);
        if (!named || !widget->isVisible() || widget->window() != shown
            || (textFits(widget) && !isCut(widget)))
            continue;
        found.append(QStringLiteral("%1 “%2” %3×%4 (needs %5×%6)")
                         .arg(widget->objectName(), widget->property("text").toString())
                         .arg(widget->width())
                         .arg(widget->height())
                         .arg(widget->minimumSizeHint().width())
                         .arg(widget->minimumSizeHint().height()));
    }
    return found;
}

} // namespace recto::gui
