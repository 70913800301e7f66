// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "ui/work/windowtools.h"

#include <QList>
#include <QObject>

namespace recto {

// Jobs that an earlier start left unfinished: offers to go on with them, one after another.
// Lives on the GUI thread.
class Leftovers : public QObject
{
    Q_OBJECT

public:
    explicit Leftovers(const WindowTools &tools, QObject *parent = nullptr);

    void look(); // and offer

signals:
    void looked();
    void continueRequested(const QString &jobId);
    void discardRequested(const QString &jobId);

private:
    void offer(const QList<Job> &jobs);

    WindowTools m_tools;
};

} // namespace recto
