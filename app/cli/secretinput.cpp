// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secretinput.h"

#include "cli/console.h"
#include "settings/secretmemory.h"

#include <QByteArray>

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <csignal>
#include <termios.h>
#include <unistd.h>
#endif

namespace recto {

namespace {

#ifdef Q_OS_WIN

class SilentTerminal
{
public:
    SilentTerminal()
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~SilentTerminal() { SetConsoleMode(m_input, m_before); }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;

private:
    HANDLE m_input = GetStdHandle(STD_INPUT_HANDLE);
    DWORD m_before = 0;
};

#else

termios terminalBefore; // for the signal handler, which has no object

// Ctrl-C must not leave a terminal that shows nothing any more.
extern "C" void restoreAndEnd(int number)
{
    tcsetattr(STDIN_FILENO, TCSANOW, &terminalBefore);
    signal(number, SIG_DFL);
    raise(number);
}

class SilentTerminal
{
public:
    SilentTerminal()
    {
        tcgetattr(STDIN_FILENO, &terminalBefore);
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            signal(number, restoreAndEnd);
        termios silent = terminalBefore;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        tcsetattr(STDIN_FILENO, TCSANOW, &terminalBefore);
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            signal(number, SIG_DFL);
    }
    SilentTerminal(const SilentTerminal &) = delete;
    SilentTerminal &operator=(const SilentTerminal &) = delete;
};

#endif

// Without the buffer of stdio, which would keep a copy.
QByteArray readBytes(bool oneLine)
{
    constexpr qsizetype most = 64 << 10;
    QByteArray bytes;
    bytes.reserve(most); // never moved, so that no copy stays behind
    char piece = 0;
    while (bytes.size() < most) {
#ifdef Q_OS_WIN
        const auto count = _read(_fileno(stdin), &piece, 1);
#else
        const auto count = read(STDIN_FILENO, &piece, 1);
#endif
        if (count != 1 || (oneLine && piece == '\n'))
            break;
        bytes.append(piece);
    }
    return bytes;
}

} // namespace

QString readSecret(const QString &prompt)
{
    forbidCoreDumps(); // before it is here
    QByteArray bytes;
    if (isTerminal(stdin)) {
        const SilentTerminal silent; // before anybody types
        std::fputs(prompt.toUtf8().constData(), stderr);
        std::fflush(stderr);
        bytes = readBytes(true);
        std::fputs("\n", stderr);
    } else {
        bytes = readBytes(false);
    }
    QString text = QString::fromUtf8(bytes);
    wipe(bytes);
    QString value = text.trimmed();
    wipe(text);
    return value;
}

} // namespace recto
