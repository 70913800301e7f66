// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/terminationsignals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace recto {

#ifdef Q_OS_UNIX
namespace {

constexpr int handled[] = {SIGTERM, SIGINT, SIGHUP};

int wakeUp[2] = {-1, -1}; // a handler may do no more than write into it

extern "C" void wakeTheWindow(int number)
{
    const int interrupted = errno;
    std::signal(number, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(wakeUp[0], &byte, 1);
    errno = interrupted;
}

} // namespace

TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, wakeUp) != 0)
        return; // the signals keep their usual effect: the process dies, the journal is whole
    auto *notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        [[maybe_unused]] const ssize_t read = ::read(wakeUp[1], &byte, 1);
        emit received();
    });
    for (const int number : handled)
        std::signal(number, wakeTheWindow);
}

TerminationSignals::~TerminationSignals()
{
    if (wakeUp[0] < 0)
        return;
    for (const int number : handled)
        std::signal(number, SIG_DFL);
    for (int &end : wakeUp) {
        close(end);
        end = -1;
    }
}
#else
TerminationSignals::TerminationSignals(QObject *parent)
    : QObject(parent)
{
}
TerminationSignals::~TerminationSignals() = default;
#endif

} // namespace recto
