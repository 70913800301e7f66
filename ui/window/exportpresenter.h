// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/work/windowtools.h"

#include <QObject>
#include <QStringList>

namespace recto {

// Cards into a file that a person chooses. Lives on the GUI thread.
class ExportPresenter : public QObject
{
    Q_OBJECT

public:
    explicit ExportPresenter(const WindowTools &tools, QObject *parent = nullptr);

    // Of these uploads; none: of all. The title becomes the file's name.
    void ask(const QStringList &uploadIds, const QString &title);

private:
    void write(const QStringList &uploadIds, const QString &file);

    WindowTools m_tools;
};

} // namespace recto
