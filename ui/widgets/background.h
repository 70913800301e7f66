// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QtConcurrent>

#include <type_traits>
#include <utility>

namespace recto {

// Runs `work()` on the pool and hands its answer to `then` on the GUI thread,
// unless `context` is gone by then. Work that can take long looks at a stop token.
template<typename Work, typename Then>
void inBackground(QThreadPool *pool, QObject *context, Work work, Then then)
{
    using Answer = std::invoke_result_t<Work>;
    auto *watcher = new QFutureWatcher<Answer>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, then = std::move(then)] {
                         watcher->deleteLater();
                         then(watcher->result());
                     });
    watcher->setFuture(QtConcurrent::run(pool, std::move(work)));
}

} // namespace recto
