// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/backup.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace recto {

// The backups of a library, newest first, to choose one from. Lives on the GUI thread.
class BackupDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BackupDialog(const QList<Backup> &backups, QWidget *parent = nullptr);

signals:
    void restoreRequested(const recto::Backup &backup); // the dialog closes

private:
    void restoreCurrent();

    QList<Backup> m_backups;
    QListWidget *m_list;
    QPushButton *m_restore;
};

// "Wednesday, 4 March 2026, 05:06": when a backup was made, in local time.
[[nodiscard]] QString backupTime(const Backup &backup);

} // namespace recto
