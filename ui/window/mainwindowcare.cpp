// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the library's health. Backups, and the check at the start.
#include "ui/window/mainwindow.h"

#include "ui/desktop/librarythread.h"
#include "ui/widgets/noticebar.h"
#include "ui/window/backupdialog.h"
#include "ui/work/jobcontroller.h"

#include <QClipboard>
#include <QGuiApplication>

namespace recto {

// Once a start, with a session of its own: a check takes a second for a million
// cards, and nobody waits for it.
void MainWindow::startCare()
{
    m_care.start([this, folder = m_parts.libraryFolder] {
        const Status cared = Library::care(folder);
        QMetaObject::invokeMethod(this, [this, cared] { takeCareReport(cared); });
    });
}

void MainWindow::takeCareReport(const Status &cared)
{
    // A library that can't be opened or written says so itself where it is used.
    if (cared
        || (cared.error().kind != ErrorKind::LibraryDamaged
            && cared.error().kind != ErrorKind::DiskFull))
        return;
    if (cared.error().kind == ErrorKind::DiskFull) {
        showFailure(cared.error());
        return;
    }
    m_notice->say(
        NoticeBar::Kind::Problem,
        tr("Something in the library is damaged. If cards or pages are missing, restore a backup."),
        {{tr("Restore a Backup…"), [this] { chooseBackup(); }},
         {tr("Copy Details"),
          [detail = cared.error().detail] { QGuiApplication::clipboard()->setText(detail); }}});
}

void MainWindow::chooseBackup()
{
    m_library->askClosed(
        this, [folder = m_parts.libraryFolder] { return backups(folder); },
        [this](const QList<Backup> &found) {
            auto *dialog = new BackupDialog(found, this);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &BackupDialog::restoreRequested, this, &MainWindow::restoreLibrary);
            dialog->open();
        });
}

void MainWindow::restoreLibrary(const Backup &backup)
{
    if (m_job->running()) {
        m_notice->say(NoticeBar::Kind::Information,
                      tr("Cards are being made. Restore the backup when that is done."));
        return;
    }
    m_jobId.clear(); // it and what is open belong to the library that goes
    showNew();
    m_library->askClosed(
        this,
        [this, folder = m_parts.libraryFolder, backup] {
            m_care.waitForDone(); // it has the library open
            return restoreBackup(folder, backup);
        },
        [this, backup](const Status &restored) {
            if (!restored) {
                showFailure(restored.error());
                return;
            }
            reloadUploads();
            loadRemembered();
            m_notice->say(NoticeBar::Kind::Information,
                          tr("The library is as it was: %1.").arg(backupTime(backup)),
                          {{tr("Undo"), [this] { undoRestore(); }}});
        });
}

// The newest of those that were replaced is what stood here before.
void MainWindow::undoRestore()
{
    m_library->askClosed(
        this, [folder = m_parts.libraryFolder] { return backups(folder); },
        [this](const QList<Backup> &found) {
            const auto replaced
                = std::find_if(found.cbegin(), found.cend(), [](const Backup &backup) {
                      return backup.reason == BackupReason::Replaced;
                  });
            if (replaced != found.cend())
                restoreLibrary(*replaced);
        });
}

} // namespace recto
