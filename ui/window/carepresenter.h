// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "library/backup.h"
#include "session/workers.h"
#include "ui/work/windowtools.h"

#include <QObject>

namespace recto {

// The library's health: the check at the start, and its backups. Lives on the GUI thread.
class CarePresenter : public QObject
{
    Q_OBJECT

public:
    explicit CarePresenter(const WindowTools &tools, QObject *parent = nullptr);

    // Once a start, with a session of its own: a check takes a second for a million
    // cards, and nobody waits for it.
    void start();
    void chooseBackup();

signals:
    void replacing(); // what is open belongs to the library that goes
    void replaced();

private:
    void take(const Status &cared);
    void restore(const Backup &backup);
    void undoRestore();

    WindowTools m_tools;
    Workers m_workers;
};

} // namespace recto
