// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <functional>
#include <memory>
#include <vector>

class QThread;

namespace recto {

// Threads that the system may refuse: a QThreadPool takes one that was refused for one
// that runs, and waits for it for ever. Each works on one task; used by one thread.
class WorkerThreads
{
public:
    WorkerThreads();
    ~WorkerThreads(); // waits

    // NoResources when no further thread can be started.
    [[nodiscard]] Status run(std::function<void()> task);
    // That have not come to their end.
    [[nodiscard]] int active() const;
    void wait();

private:
    std::vector<std::unique_ptr<QThread>> m_threads;
};

// May the program open as many files as work needs? Each event loop, each reader's pipes and
// the library take some, and Qt ends the program where a loop can't have its own. Raises the
// program's own limit as far as the system lets it. NoResources: it isn't enough.
[[nodiscard]] Status roomForFiles();

} // namespace recto
