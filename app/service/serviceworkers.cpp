// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/serviceworkers.h"

#include <QPointer>

namespace recto {

ServiceWorkers::ServiceWorkers()
{
    constexpr int threads = 2;
    m_quick.setMaxThreadCount(threads);
    m_slow.setMaxThreadCount(threads);
}

ServiceWorkers::~ServiceWorkers()
{
    m_quick.clear();
    m_slow.clear();
    m_quick.waitForDone();
    m_slow.waitForDone();
}

void ServiceWorkers::run(Kind kind, QObject *context, std::function<Answer()> work)
{
    QThreadPool &pool = kind == Kind::Quick ? m_quick : m_slow;
    pool.start([this, context = QPointer(context), work = std::move(work)] {
        Answer answer = work();
        QMetaObject::invokeMethod(
            this,
            [context, answer = std::move(answer)] {
                if (context)
                    answer();
            },
            Qt::QueuedConnection);
    });
}

} // namespace recto
