// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/keychainbackend.h"

#include <QMap>
#include <QStringList>

#include <mutex>
#include <utility>
#include <vector>

namespace recto::fakes {

// A keychain in memory. It can also fail, lie (a write is said to be done, but
// nothing or something else is kept) and hang: then it keeps every call until
// answerLate(). Thread-safe.
class FakeKeychain : public KeychainBackend
{
public:
    enum class Mood { Works, Fails, KeepsNothing, KeepsOther, RemovesNothing, Hangs };

    void setMood(Mood mood)
    {
        const std::lock_guard lock(m_mutex);
        m_mood = mood;
    }
    [[nodiscard]] QMap<QString, QString> entries() const
    {
        const std::lock_guard lock(m_mutex);
        return m_entries;
    }
    void put(const QString &entry, const QString &value)
    {
        const std::lock_guard lock(m_mutex);
        m_entries.insert(entry, value);
    }
    [[nodiscard]] int calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }
    // Does what was asked for while it hung.
    void answerLate()
    {
        std::vector<std::function<void()>> late;
        {
            const std::lock_guard lock(m_mutex);
            late = std::exchange(m_late, {});
            m_mood = Mood::Works;
        }
        for (const auto &call : late)
            call();
    }

    void read(const QString &entry, Done done) override
    {
        serve(std::move(done), [this, entry]() -> KeychainAnswer {
            if (!m_entries.contains(entry))
                return {KeychainAnswer::Outcome::NoEntry, {}, {}};
            return {KeychainAnswer::Outcome::Done, m_entries.value(entry), {}};
        });
    }
    void write(const QString &entry, const QString &value, Done done) override
    {
        serve(std::move(done), [this, entry, value]() -> KeychainAnswer {
            if (m_mood != Mood::KeepsNothing)
                m_entries.insert(entry,
                                 m_mood == Mood::KeepsOther ? QStringLiteral("other") : value);
            return {KeychainAnswer::Outcome::Done, {}, {}};
        });
    }
    void remove(const QString &entry, Done done) override
    {
        serve(std::move(done), [this, entry]() -> KeychainAnswer {
            if (m_mood != Mood::RemovesNothing)
                m_entries.remove(entry);
            return {KeychainAnswer::Outcome::Done, {}, {}};
        });
    }

private:
    template<typename Work>
    void serve(Done done, Work work)
    {
        std::unique_lock lock(m_mutex);
        ++m_calls;
        if (m_mood == Mood::Hangs) {
            m_late.push_back([this, done, work] {
                std::unique_lock again(m_mutex);
                const KeychainAnswer answer = work();
                again.unlock();
                done(answer);
            });
            return;
        }
        const KeychainAnswer answer = m_mood == Mood::Fails
            ? KeychainAnswer{KeychainAnswer::Outcome::Failed, {}, QStringLiteral("no bus")}
            : work();
        lock.unlock();
        done(answer);
    }

    mutable std::mutex m_mutex;
    Mood m_mood = Mood::Works;
    QMap<QString, QString> m_entries;
    std::vector<std::function<void()>> m_late;
    int m_calls = 0;
};

} // namespace recto::fakes
