// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/carepresenter.h"

#include "session/jobqueue.h"
#include "session/librarythread.h"
#include "ui/widgets/noticebar.h"
#include "ui/window/backupdialog.h"
#include "ui/work/failurenotice.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace recto {

CarePresenter::CarePresenter(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
{
}

void CarePresenter::start()
{
    m_workers.ask(
        this, [library = m_tools.library->location()] { return library.care(); },
        [this](const Status &cared) { take(cared); });
}

void CarePresenter::take(const Status &cared)
{
    // A library that can't be opened or written says so itself where it is used.
    if (cared)
        return;
    if (cared.error().kind == ErrorKind::DiskFull)
        m_tools.failure->show(cared.error());
    if (cared.error().kind != ErrorKind::LibraryDamaged)
        return;
    m_tools.notice->say(
        NoticeBar::Kind::Problem,
        tr("Something in the library is damaged. If cards or pages are missing, restore a backup."),
        {{tr("Restore a Backup…"), [this] { chooseBackup(); }},
         {tr("Copy Details"),
          [detail = cared.error().detail] { QGuiApplication::clipboard()->setText(detail); }}});
}

void CarePresenter::chooseBackup()
{
    m_tools.library->askClosed(
        this, [library = m_tools.library->location()] { return library.backups(); },
        [this](const QList<Backup> &found) {
            auto *dialog = new BackupDialog(found, m_tools.window);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &BackupDialog::restoreRequested, this, &CarePresenter::restore);
            dialog->open();
        });
}

void CarePresenter::restore(const Backup &backup)
{
    if (!m_tools.jobs->isEmpty()) {
        m_tools.notice->say(NoticeBar::Kind::Information,
                            tr("Cards are being made. Restore the backup when that is done."));
        return;
    }
    emit replacing();
    m_tools.library->askClosed(
        this,
        [this, library = m_tools.library->location(), backup] {
            m_workers.wait(); // the check has the library open
            return library.restore(backup);
        },
        [this, backup](const Status &restored) {
            if (!restored) {
                m_tools.failure->show(restored.error());
                return;
            }
            emit replaced();
            m_tools.notice->say(NoticeBar::Kind::Information,
                                tr("The library is as it was: %1.").arg(backupTime(backup)),
                                {{tr("Undo"), [this] { undoRestore(); }}});
        });
}

// The newest of those that were replaced is what stood here before.
void CarePresenter::undoRestore()
{
    m_tools.library->askClosed(
        this, [library = m_tools.library->location()] { return library.backups(); },
        [this](const QList<Backup> &found) {
            const auto replaced
                = std::find_if(found.cbegin(), found.cend(), [](const Backup &backup) {
                      return backup.reason == BackupReason::Replaced;
                  });
            if (replaced != found.cend())
                restore(*replaced);
        });
}

} // namespace recto
