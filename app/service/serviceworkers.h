// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace recto {

// Where the service's blocking calls run: never on its own thread, which serves everybody.
// Lives on that thread. Its destructor waits for what runs and drops what waits.
class ServiceWorkers : public QObject
{
    Q_OBJECT

public:
    ServiceWorkers();
    ~ServiceWorkers() override;

    enum class Kind {
        Quick, // a few rows of the library
        Slow, // hashing pages, decoding pictures
    };
    // Runs `work` on a worker, then what it returned on this object's thread, if `context`
    // (which lives there, too) is still there.
    using Answer = std::function<void()>;
    void run(Kind kind, QObject *context, std::function<Answer()> work);

private:
    QThreadPool m_quick;
    QThreadPool m_slow;
};

} // namespace recto
