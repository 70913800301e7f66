// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/serviceprobe.h"

#include <QList>

#include <condition_variable>
#include <mutex>

namespace recto::fakes {

// What trials of a model service find out. It can also hang until it is stopped
// or released. Thread-safe.
class FakeService
{
public:
    struct Trial
    {
        Endpoint endpoint;
        QString visionModel;
    };

    void setReport(const ServiceReport &report)
    {
        const std::lock_guard lock(m_mutex);
        m_report = report;
    }
    void setHanging(bool hanging)
    {
        const std::lock_guard lock(m_mutex);
        m_hanging = hanging;
        m_changed.notify_all();
    }
    [[nodiscard]] QList<Trial> trials() const
    {
        const std::lock_guard lock(m_mutex);
        return m_trials;
    }
    // How many trials ended because they were stopped.
    [[nodiscard]] int stopped() const
    {
        const std::lock_guard lock(m_mutex);
        return m_stopped;
    }

    [[nodiscard]] ServiceReport probe(const Endpoint &endpoint, const QString &visionModel,
                                      std::stop_token stop)
    {
        std::unique_lock lock(m_mutex);
        m_trials.append({endpoint, visionModel});
        m_changed.wait(lock, stop, [this] { return !m_hanging; });
        m_stopped += stop.stop_requested() ? 1 : 0;
        return m_report;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    ServiceReport m_report;
    QList<Trial> m_trials;
    bool m_hanging = false;
    int m_stopped = 0;
};

} // namespace recto::fakes
