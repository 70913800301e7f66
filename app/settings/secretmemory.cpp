// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/secretmemory.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <qt_windows.h>
#else
#include <sys/resource.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif
#ifdef Q_OS_MACOS
#include <sys/types.h>

#include <sys/ptrace.h>
#endif

namespace recto {

namespace {

// Through volatile: the compiler would leave out what nobody reads again.
template<typename Text>
void wipeOwn(Text &text)
{
    if (!text.isEmpty() && text.isDetached()) {
        auto *byte = reinterpret_cast<volatile unsigned char *>(text.data());
        for (qsizetype i = 0; i < text.size() * qsizetype(sizeof(text[0])); ++i)
            byte[i] = 0;
        text.resize(0);
    } else {
        text.clear();
    }
}

} // namespace

void wipe(QString &text)
{
    wipeOwn(text);
}

void wipe(QByteArray &bytes)
{
    wipeOwn(bytes);
}

void forbidCoreDumps()
{
#ifdef Q_OS_WIN
    // Windows Error Reporting, which writes the dumps, stays out of such a process.
    SetErrorMode(GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
#else
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    // The limit doesn't hold where dumps are piped to a program.
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#ifdef Q_OS_MACOS
    ptrace(PT_DENY_ATTACH, 0, nullptr, 0);
#endif
}

} // namespace recto
