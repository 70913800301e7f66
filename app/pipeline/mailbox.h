// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>

namespace recto {

// Messages from many threads to one that waits for them. Urgent ones are taken
// before the others, in order among themselves. Thread-safe.
template<typename Message>
class Mailbox
{
public:
    void push(Message message) { pushTo(m_messages, std::move(message)); }
    void pushUrgent(Message message) { pushTo(m_urgent, std::move(message)); }

    // The next message, or nothing when none came in time.
    [[nodiscard]] std::optional<Message> pop(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, patience,
                                [this] { return !m_urgent.empty() || !m_messages.empty(); }))
            return std::nullopt;
        std::deque<Message> &first = m_urgent.empty() ? m_messages : m_urgent;
        Message message = std::move(first.front());
        first.pop_front();
        return message;
    }

private:
    void pushTo(std::deque<Message> &messages, Message message)
    {
        {
            const std::lock_guard lock(m_mutex);
            messages.push_back(std::move(message));
        }
        m_arrived.notify_one();
    }

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Message> m_urgent;
    std::deque<Message> m_messages;
};

// Work for several threads, handed out in order. Thread-safe.
template<typename Task>
class WorkQueue
{
public:
    // At most so many tasks are handed out and not settled yet; default: no limit.
    // Whoever keeps the results settles a task once its result is safe, so that a
    // crash costs no more than what is in work.
    void setLimit(int limit)
    {
        const std::lock_guard lock(m_mutex);
        m_limit = limit;
    }
    void settle()
    {
        {
            const std::lock_guard lock(m_mutex);
            --m_unsettled;
        }
        m_changed.notify_one();
    }

    void push(Task task)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_changed.notify_one();
    }

    // Waits for a task; nothing when the queue is closed.
    [[nodiscard]] std::optional<Task> pop()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] {
            return m_closed || (!m_paused && !m_tasks.empty() && m_unsettled < m_limit);
        });
        if (m_closed)
            return std::nullopt;
        ++m_unsettled;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        return task;
    }

    // No task is handed out while paused.
    void setPaused(bool paused)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_paused = paused;
        }
        m_changed.notify_all();
    }

    // What was not handed out is dropped.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
            m_tasks.clear();
        }
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    int m_limit = std::numeric_limits<int>::max();
    int m_unsettled = 0;
    bool m_paused = false;
    bool m_closed = false;
};

} // namespace recto
