// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <functional>
#include <type_traits>
#include <utility>

namespace recto {

// Threads for what would hold up the thread of a window: the one way to them there. Its end
// drops what hasn't begun and waits for what has, so what is at work may use whoever owns it.
// Work that can take long looks at a stop token. Thread-safe.
class Workers
{
public:
    explicit Workers(int atOnce = 1) { m_pool.setMaxThreadCount(atOnce); }
    ~Workers() { finish(); }
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    // Gives way to whatever else this computer does.
    void giveWay() { m_pool.setThreadPriority(QThread::LowPriority); }
    // A higher priority begins earlier.
    void start(std::function<void()> work, int priority = 0)
    {
        m_pool.start(std::move(work), priority);
    }
    // Hands the answer of `work()` to `then` on the thread of `context`, unless that is gone
    // by then.
    template<typename Work, typename Then>
    void ask(QObject *context, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work>;
        auto *watcher = new QFutureWatcher<Answer>(context);
        QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                         [watcher, then = std::move(then)] {
                             watcher->deleteLater();
                             then(watcher->result());
                         });
        watcher->setFuture(QtConcurrent::run(&m_pool, std::move(work)));
    }
    // On threads of the whole program: for what nobody waits for.
    static void aside(std::function<void()> work)
    {
        QThreadPool::globalInstance()->start(std::move(work));
    }
    void drop() { m_pool.clear(); } // what hasn't begun
    void wait() { m_pool.waitForDone(); } // for all of it
    void finish()
    {
        drop();
        wait();
    }

private:
    QThreadPool m_pool;
};

} // namespace recto
