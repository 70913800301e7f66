// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/interruption.h"

#include <csignal>
#include <ctime>

namespace recto {

namespace {

constexpr int lookMilliseconds = 30;
constexpr int signalBase = 128; // a shell reports death by signal n as 128 + n

constexpr std::time_t patience = 3; // seconds

volatile std::sig_atomic_t receivedSignal = 0;
std::time_t receivedAt = 0;

// The end is told within moments: who asks twice by then gets it all the same. Later
// they don't want to wait any longer.
extern "C" void rememberSignal(int number)
{
    std::signal(number, rememberSignal); // some systems forget it
    const std::time_t now = std::time(nullptr);
    if (receivedSignal == 0) {
        receivedAt = now;
        receivedSignal = number;
    } else if (now - receivedAt > patience) {
        std::signal(number, SIG_DFL);
        std::raise(number);
    }
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
{
    receivedSignal = 0;
    std::signal(SIGINT, rememberSignal);
    std::signal(SIGTERM, rememberSignal);
#ifdef SIGHUP
    // nohup has it ignored, and so it stays.
    if (std::signal(SIGHUP, rememberSignal) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
#endif
    connect(&m_look, &QTimer::timeout, this, [this] {
        if (receivedSignal == 0)
            return;
        m_look.stop();
        emit happened();
    });
    m_look.start(lookMilliseconds);
}

Interruption::~Interruption()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
#ifdef SIGHUP
    if (std::signal(SIGHUP, SIG_DFL) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
#endif
}

int Interruption::exitCode()
{
    return receivedSignal == 0 ? 0 : signalBase + receivedSignal;
}

} // namespace recto
