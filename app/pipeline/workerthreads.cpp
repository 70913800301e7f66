// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/workerthreads.h"

#include <QThread>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

namespace recto {

namespace {

// The distribution's Qt isn't instrumented, so ThreadSanitizer has to be told that a
// task begins after it was handed over.
std::function<void()> handedOver(std::function<void()> task)
{
#if defined(__SANITIZE_THREAD__)
    auto token = std::make_shared<char>();
    __tsan_release(token.get());
    return [token, task = std::move(task)] {
        __tsan_acquire(token.get());
        task();
    };
#else
    return task;
#endif
}

} // namespace

WorkerThreads::WorkerThreads() = default;

WorkerThreads::~WorkerThreads()
{
    wait();
}

Status WorkerThreads::run(std::function<void()> task)
{
    std::unique_ptr<QThread> thread(QThread::create(handedOver(std::move(task))));
    thread->start();
    if (!thread->isRunning() && !thread->isFinished())
        return Error{ErrorKind::NoResources, {}, QStringLiteral("thread")};
    m_threads.push_back(std::move(thread));
    return {};
}

int WorkerThreads::active() const
{
    return static_cast<int>(
        std::count_if(m_threads.begin(), m_threads.end(),
                      [](const auto &thread) { return !thread->isFinished(); }));
}

void WorkerThreads::wait()
{
    for (const auto &thread : m_threads)
        thread->wait();
}

Status roomForFiles()
{
#ifdef Q_OS_UNIX
    constexpr rlim_t wanted = 1024;
    constexpr rlim_t least = 64;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return {};
    if (limit.rlim_cur < wanted && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = std::min(wanted, limit.rlim_max);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur < least)
        return Error{ErrorKind::NoResources, {}, QStringLiteral("files")};
#endif
    return {};
}

} // namespace recto
