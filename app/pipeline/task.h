// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <QtConcurrent>

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

namespace recto {

// Starts every task of the program: the distribution's Qt isn't instrumented,
// so ThreadSanitizer has to be told that a task begins after it was submitted.
template<typename Function>
auto runTask(QThreadPool &pool, Function &&function)
{
#if defined(__SANITIZE_THREAD__)
    auto *token = new char;
    __tsan_release(token);
    return QtConcurrent::run(&pool, [token, task = std::forward<Function>(function)]() mutable {
        __tsan_acquire(token);
        delete token;
        return task();
    });
#else
    return QtConcurrent::run(&pool, std::forward<Function>(function));
#endif
}

} // namespace recto
