// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace recto {

// Messages from many threads to one that waits for them. Thread-safe.
template<typename Message>
class Mailbox
{
public:
    void push(Message message)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_messages.push_back(std::move(message));
        }
        m_arrived.notify_one();
    }

    // The next message, or nothing when none came in time.
    [[nodiscard]] std::optional<Message> pop(std::chrono::milliseconds patience)
    {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, patience, [this] { return !m_messages.empty(); }))
            return std::nullopt;
        Message message = std::move(m_messages.front());
        m_messages.pop_front();
        return message;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Message> m_messages;
};

// Work for several threads, handed out in order. Thread-safe.
template<typename Task>
class WorkQueue
{
public:
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
        m_changed.wait(lock, [this] { return m_closed || (!m_paused && !m_tasks.empty()); });
        if (m_closed)
            return std::nullopt;
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
    bool m_paused = false;
    bool m_closed = false;
};

} // namespace recto
