// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/httptransport.h"

#include <QString>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace recto {

// When the next request to an endpoint may start. Pure: time is handed in. For
// one thread at a time.
class RateBudget
{
public:
    using Time = std::chrono::steady_clock::time_point;

    explicit RateBudget(int maximumConcurrency);

    // Nothing: it may start now. Otherwise when to ask again; Time::max() when
    // a request in flight has to end first.
    [[nodiscard]] std::optional<Time> wait(Time now, qint64 tokens) const;
    void start(Time now, qint64 tokens);
    void end(bool answered);

    // A 429 or the like: nobody starts before `until`; concurrency is halved, once
    // for all requests that were under way together.
    void slowDown(Time now, Time until);
    // An answer broke off while others were under way: servers at home often serve
    // one at a time and drop the rest. Halves concurrency, which grows back slowly.
    void brokeOff(Time now);
    // x-ratelimit-{limit,remaining,reset}-{requests,tokens}; −1 and nonsense are ignored.
    void learn(const HttpResponse &response, Time now);

    [[nodiscard]] int concurrency() const { return m_concurrency; }
    [[nodiscard]] int inFlight() const { return m_inFlight; }
    [[nodiscard]] Time pausedUntil() const { return m_pausedUntil; }

private:
    struct Allowance
    {
        qint64 limit = -1; // −1: not known
        qint64 remaining = -1;
        Time reset{};

        [[nodiscard]] std::optional<Time> wait(Time now, qint64 amount) const;
        void take(Time now, qint64 amount);
    };
    bool halve(Time now);
    void learnAllowance(Allowance &allowance, const HttpResponse &response, const char *what,
                        Time now);

    int m_maximum;
    int m_concurrency;
    int m_inFlight = 0;
    int m_answeredSinceChange = 0;
    int m_caution = 1; // so many times as many answers before it grows
    Time m_pausedUntil{};
    Time m_lastSlowDown{};
    Allowance m_requests;
    Allowance m_tokens;
};

// "1s", "6m0s", "20ms", "1h2m3.5s", "12" (seconds).
[[nodiscard]] std::optional<std::chrono::milliseconds> rateResetTime(QByteArrayView text);

// The one gate before an endpoint: all workers pass it and wait together.
// Thread-safe. Waits end within milliseconds of a stop request.
class RateLimiter
{
public:
    explicit RateLimiter(int maximumConcurrency)
        : m_budget(maximumConcurrency)
    {
    }

    // Leave to make one request; gives its place back when it goes.
    class Ticket
    {
    public:
        explicit Ticket(RateLimiter *limiter)
            : m_limiter(limiter)
        {
        }
        Ticket(Ticket &&other) noexcept
            : m_limiter(std::exchange(other.m_limiter, nullptr))
        {
        }
        Ticket &operator=(Ticket &&) = delete;
        ~Ticket() { finish(false); }
        void finish(bool answered);

    private:
        RateLimiter *m_limiter;
    };

    // Waits for a place. Cancelled.
    [[nodiscard]] Result<Ticket> acquire(qint64 tokens, const std::stop_token &stop);
    void learn(const HttpResponse &response);
    // All wait, those of other jobs as well.
    void slowDown(std::chrono::milliseconds wait);
    void brokeOff();
    // This worker waits. Cancelled.
    [[nodiscard]] Status pause(std::chrono::milliseconds wait, const std::stop_token &stop);

    [[nodiscard]] int concurrency() const;

    // The limiter of a host and key; the same one for all who ask while it is in
    // use. `key` is hashed, not kept.
    [[nodiscard]] static std::shared_ptr<RateLimiter>
    shared(const QString &host, const QString &key, int maximumConcurrency);

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    RateBudget m_budget;
};

} // namespace recto
