// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/usage.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <mutex>
#include <optional>

namespace recto {

struct StoredAnswer
{
    QByteArray body;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;

    friend bool operator==(const StoredAnswer &, const StoredAnswer &) = default;
};

// Keeps what was paid for, so that it is never bought twice, not even by another
// run of the program, and counts it: a request with beforeRequest(), its tokens with
// its answer or as lost. Keys are answerKey()s. Thread-safe.
class AnswerStore
{
public:
    virtual ~AnswerStore() = default;
    [[nodiscard]] virtual Result<std::optional<StoredAnswer>> find(const QString &key) = 0;
    // Before money may be spent; an error keeps the request from being sent.
    [[nodiscard]] virtual Status beforeRequest(const QString &key, const QString &host) = 0;
    [[nodiscard]] virtual Status store(const QString &key, const StoredAnswer &answer) = 0;
    // Used, and nothing to keep came of it: an answer that broke off before its first word.
    [[nodiscard]] virtual Status lost(const Usage &usage) = 0;
};

// For tests, and where no library is (`recto-cli generate`).
class MemoryAnswerStore : public AnswerStore
{
public:
    [[nodiscard]] Result<std::optional<StoredAnswer>> find(const QString &key) override
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_answers.constFind(key);
        if (found == m_answers.constEnd())
            return std::optional<StoredAnswer>();
        return std::optional(*found);
    }
    [[nodiscard]] Status beforeRequest(const QString &key, const QString &) override
    {
        const std::lock_guard lock(m_mutex);
        ++m_sent[key];
        ++m_usage.requests;
        return {};
    }
    [[nodiscard]] Status store(const QString &key, const StoredAnswer &answer) override
    {
        const std::lock_guard lock(m_mutex);
        m_answers.insert(key, answer);
        m_usage += {0, answer.inputTokens, answer.outputTokens};
        return {};
    }
    [[nodiscard]] Status lost(const Usage &usage) override
    {
        const std::lock_guard lock(m_mutex);
        m_usage += usage;
        return {};
    }
    [[nodiscard]] Usage usage() const
    {
        const std::lock_guard lock(m_mutex);
        return m_usage;
    }
    // How often each key was about to be sent.
    [[nodiscard]] QMap<QString, int> sent() const
    {
        const std::lock_guard lock(m_mutex);
        return m_sent;
    }

private:
    mutable std::mutex m_mutex;
    QMap<QString, StoredAnswer> m_answers;
    QMap<QString, int> m_sent;
    Usage m_usage;
};

} // namespace recto
