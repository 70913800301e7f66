// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QTextEdit>

namespace recto::gui {

// What a hand can use: has the keyboard's focus, or is pressed.
inline bool isInteractive(const QWidget *widget)
{
    return widget->focusPolicy() != Qt::NoFocus || qobject_cast<const QAbstractButton *>(widget)
        || (widget->testAttribute(Qt::WA_SetCursor)
            && widget->cursor().shape() == Qt::PointingHandCursor);
}

// The inside of one of Qt's own widgets, which speaks for it.
inline bool isPartOfAnother(const QWidget *widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_"))
        || qobject_cast<const QTabWidget *>(widget))
        return true;
    for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (qobject_cast<const QAbstractItemView *>(parent)
            || qobject_cast<const QAbstractSpinBox *>(parent)
            || qobject_cast<const QComboBox *>(parent) || qobject_cast<const QLineEdit *>(parent)
            || qobject_cast<const QTextEdit *>(parent) || qobject_cast<const QTabBar *>(parent))
            return true;
    }
    return false;
}

// Widgets that a person can use and a screen reader could not name.
inline QStringList namelessIn(const QWidget *shown)
{
    QStringList found;
    const QList<QWidget *> widgets = shown->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->window() != shown || !isInteractive(widget)
            || isPartOfAnother(widget))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        const QString described
            = QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
        if (!accessible || accessible->role() == QAccessible::NoRole
            || accessible->role() == QAccessible::Client)
            found.append(described + QStringLiteral(" has no role"));
        else if (accessible->role() != QAccessible::PageTabList
                 && accessible->text(QAccessible::Name).isEmpty())
            found.append(described + QStringLiteral(" has no name"));
    }
    return found;
}

} // namespace recto::gui
