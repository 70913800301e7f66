// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "ui/work/windowtools.h"

#include <QObject>

namespace recto {

// Keeps a job's log in a file that a person chooses. Lives on the GUI thread.
class LogSaver : public QObject
{
    Q_OBJECT

public:
    explicit LogSaver(const WindowTools &tools, QObject *parent = nullptr);

    void ask(const QString &text);

private:
    WindowTools m_tools;
};

} // namespace recto
