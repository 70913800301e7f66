// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace recto {

// Tells that the process was asked to end (SIGTERM, SIGINT, SIGHUP: a log-out, a
// shutdown, Ctrl-C), so that the window ends as if it was closed. A second signal
// ends the process at once. One a process; lives on the GUI thread. Where there are
// no such signals it tells nothing: Windows closes windows itself.
class TerminationSignals : public QObject
{
    Q_OBJECT

public:
    explicit TerminationSignals(QObject *parent = nullptr);
    ~TerminationSignals() override;

signals:
    void received();
};

} // namespace recto
