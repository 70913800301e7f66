// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <mutex>

namespace recto {

// Whether a job still asks its service; shared by those who ask it for the same. Each
// question was tried again by the rules before its failure is noted here. Thread-safe.
class ServiceWatch
{
public:
    static constexpr int enough = 3; // questions in a row that got no answer

    // It is not asked any more in this job.
    [[nodiscard]] bool gone() const
    {
        const std::lock_guard lock(m_mutex);
        return m_gone;
    }
    void answered()
    {
        const std::lock_guard lock(m_mutex);
        m_unanswered = 0;
    }
    // One question without an answer stands for itself; `enough` of them, or what would
    // fail every other question alike, end the asking. False: that was told already.
    [[nodiscard]] bool failed(ErrorKind kind)
    {
        const std::lock_guard lock(m_mutex);
        if (m_gone)
            return false;
        m_unanswered = serviceIsAway(kind) ? m_unanswered + 1 : 0;
        m_gone = failsEveryQuestion(kind) || m_unanswered >= enough;
        return true;
    }

private:
    mutable std::mutex m_mutex;
    bool m_gone = false;
    int m_unanswered = 0;
};

} // namespace recto
