// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/processes.h"

#include <QSysInfo>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <cerrno>
#include <signal.h>
#endif

namespace recto {

QString thisHost()
{
    return QSysInfo::machineHostName();
}

bool processLives(qint64 pid)
{
    if (pid <= 0)
        return false;
#ifdef Q_OS_WIN
    const HANDLE process
        = OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(pid));
    if (!process)
        return GetLastError() == ERROR_ACCESS_DENIED;
    DWORD code = 0;
    const bool lives = GetExitCodeProcess(process, &code) && code == STILL_ACTIVE;
    CloseHandle(process);
    return lives;
#else
    return kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM; // another user's process
#endif
}

} // namespace recto
