// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the library's health. Backups, and the check at the start.
#include "mainwindow.h"

#include "backupdialog.h"
#include "jobcontroller.h"
#include "librarythread.h"
#include "noticebar.h"

#include <QClipboard>
#include <QGuiApplication>

namespace recto {

namespace {

constexpr auto deletedKept = std::chrono::hours(24);

// Once a start, with a session of its own: a check takes a second for a million
// cards, and nobody waits for it. Returns what is wrong, as technical lines.
Result<QStringList> careFor(const QString &folder)
{
    Result<Library> library = Library::open(folder);
    if (!library)
        return library.error();
    const Result<QStringList> problems = library->check(false);
    if (!problems || !problems->isEmpty() || library->readOnly())
        return problems;
    if (const Status saved = backupIfDue(folder); !saved)
        return saved.error();
    if (const Status purged = library->purge(deletedKept); !purged)
        return purged.error();
    return problems;
}

} // namespace

void MainWindow::startCare()
{
    m_care.start([this, folder = m_parts.libraryFolder] {
        const Result<QStringList> problems = careFor(folder);
        QMetaObject::invokeMethod(this, [this, problems] { takeCareReport(problems); });
    });
}

void MainWindow::takeCareReport(const Result<QStringList> &problems)
{
    if (!problems) {
        // A library that can't be opened or written says so itself where it is used.
        if (problems.error().kind == ErrorKind::LibraryDamaged || problems.error().kind == ErrorKind::DiskFull)
            showFailure(problems.error());
        return;
    }
    if (problems->isEmpty())
        return;
    m_notice->say(NoticeBar::Kind::Problem,
                  tr("Something in the library is damaged. If cards or pages are missing, restore a backup."),
                  {{tr("Restore a Backup…"), [this] { chooseBackup(); }},
                   {tr("Copy Details"), [lines = problems->join(u'\n')] {
                        QGuiApplication::clipboard()->setText(lines);
                    }}});
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
            const auto replaced = std::find_if(found.cbegin(), found.cend(), [](const Backup &backup) {
                return backup.reason == BackupReason::Replaced;
            });
            if (replaced != found.cend())
                restoreLibrary(*replaced);
        });
}

} // namespace recto
