// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/accessibleparts.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QWidget>

namespace recto {

namespace {

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    static const QHash<QString, QAccessible::Role> roles{
        {QStringLiteral("recto::DropArea"), QAccessible::Grouping},
        {QStringLiteral("recto::EndPage"), QAccessible::Grouping},
        {QStringLiteral("recto::EvidenceStrip"), QAccessible::Graphic},
        {QStringLiteral("recto::EvidenceView"), QAccessible::Graphic},
        {QStringLiteral("recto::WordMender"), QAccessible::Grouping},
        {QStringLiteral("recto::NoticeBar"), QAccessible::AlertMessage},
        {QStringLiteral("recto::PageCanvas"), QAccessible::Canvas},
        {QStringLiteral("recto::ProgressPanel"), QAccessible::Grouping},
        {QStringLiteral("recto::UndoBar"), QAccessible::AlertMessage},
    };
    const auto role = roles.constFind(className);
    if (role == roles.cend() || !object->isWidgetType())
        return nullptr;
    return new QAccessibleWidget(static_cast<QWidget *>(object), *role);
}

} // namespace

void installAccessibleParts()
{
    QAccessible::installFactory(makeInterface); // knows it once
}

} // namespace recto
