// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/ratelimiter.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

using std::chrono::milliseconds;

constexpr int mostCaution = 64;
constexpr milliseconds longestReset{300'000}; // a day's limit is not waited for here

std::optional<qint64> headerNumber(const HttpResponse &response, const QByteArray &name)
{
    bool ok = false;
    const qint64 number = response.header(name).trimmed().toLongLong(&ok);
    if (!ok || number < 0)
        return std::nullopt;
    return number;
}

} // namespace

std::optional<milliseconds> rateResetTime(QByteArrayView text)
{
    double total = 0;
    bool any = false;
    text = text.trimmed();
    while (!text.isEmpty()) {
        qsizetype digits = 0;
        while (digits < text.size()
               && (text[digits] == '.' || (text[digits] >= '0' && text[digits] <= '9')))
            ++digits;
        bool ok = false;
        const double value = text.first(digits).toDouble(&ok);
        if (!ok)
            return std::nullopt;
        text = text.sliced(digits);
        qsizetype letters = 0;
        while (letters < text.size() && text[letters] >= 'a' && text[letters] <= 'z')
            ++letters;
        const QByteArrayView unit = text.first(letters);
        text = text.sliced(letters);
        const double factor = unit == "ms"  ? 1
            : unit == "s" || unit.isEmpty() ? 1000
            : unit == "m"                   ? 60'000
            : unit == "h"                   ? 3'600'000
            : unit == "d"                   ? 86'400'000
                                            : -1;
        if (factor < 0 || (unit.isEmpty() && any))
            return std::nullopt;
        total += value * factor;
        any = true;
    }
    if (!any || !std::isfinite(total) || total > 1e12)
        return std::nullopt;
    return milliseconds(static_cast<qint64>(std::ceil(total)));
}

RateBudget::RateBudget(int maximumConcurrency)
    : m_maximum(std::max(1, maximumConcurrency))
    , m_concurrency(m_maximum)
{
}

std::optional<RateBudget::Time> RateBudget::Allowance::wait(Time now, qint64 amount) const
{
    if (remaining < 0 || now >= reset)
        return std::nullopt;
    // A request larger than the whole limit would wait for ever: let the service say so.
    const qint64 needed = limit >= 0 ? std::min(amount, limit) : std::min<qint64>(amount, 1);
    return remaining >= needed ? std::nullopt : std::optional(reset);
}

void RateBudget::Allowance::take(Time now, qint64 amount)
{
    if (remaining < 0)
        return;
    if (now >= reset) {
        remaining = -1; // a new period, of which nothing is known yet
        return;
    }
    remaining = std::max<qint64>(0, remaining - amount);
}

std::optional<RateBudget::Time> RateBudget::wait(Time now, qint64 tokens) const
{
    if (now < m_pausedUntil)
        return m_pausedUntil;
    if (m_inFlight >= m_concurrency)
        return Time::max();
    if (const auto until = m_requests.wait(now, 1))
        return until;
    return m_tokens.wait(now, tokens);
}

void RateBudget::start(Time now, qint64 tokens)
{
    ++m_inFlight;
    m_requests.take(now, 1);
    m_tokens.take(now, tokens);
}

void RateBudget::end(bool answered)
{
    m_inFlight = std::max(0, m_inFlight - 1);
    if (!answered || m_concurrency >= m_maximum)
        return;
    // Grows by one after as many answers as run at once.
    if (++m_answeredSinceChange >= m_concurrency * m_caution) {
        ++m_concurrency;
        m_answeredSinceChange = 0;
    }
}

void RateBudget::slowDown(Time now, Time until)
{
    const bool paused = now < m_pausedUntil;
    m_pausedUntil = std::max(m_pausedUntil, until);
    if (!paused)
        halve(now);
}

void RateBudget::brokeOff(Time now)
{
    if (m_concurrency == 1 || m_inFlight == 0)
        return;
    if (halve(now))
        m_caution = std::min(mostCaution, m_caution * 4);
}

bool RateBudget::halve(Time now)
{
    if (m_lastSlowDown != Time{} && now - m_lastSlowDown < std::chrono::seconds(1))
        return false;
    m_lastSlowDown = now;
    m_concurrency = std::max(1, m_concurrency / 2);
    m_answeredSinceChange = 0;
    return true;
}

void RateBudget::learnAllowance(Allowance &allowance, const HttpResponse &response,
                                const char *what, Time now)
{
    const auto limit = headerNumber(response, QByteArray("x-ratelimit-limit-") + what);
    const auto remaining = headerNumber(response, QByteArray("x-ratelimit-remaining-") + what);
    const auto reset = rateResetTime(response.header(QByteArray("x-ratelimit-reset-") + what));
    if (!remaining || !reset || *reset > longestReset)
        return;
    allowance.remaining = *remaining;
    allowance.reset = now + *reset;
    if (limit && *limit > 0)
        allowance.limit = *limit;
}

void RateBudget::learn(const HttpResponse &response, Time now)
{
    learnAllowance(m_requests, response, "requests", now);
    learnAllowance(m_tokens, response, "tokens", now);
}

void RateLimiter::Ticket::finish(bool answered)
{
    RateLimiter *limiter = std::exchange(m_limiter, nullptr);
    if (!limiter)
        return;
    {
        const std::lock_guard lock(limiter->m_mutex);
        limiter->m_budget.end(answered);
    }
    limiter->m_changed.notify_all();
}

Result<RateLimiter::Ticket> RateLimiter::acquire(qint64 tokens, const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        const auto now = std::chrono::steady_clock::now();
        const auto until = m_budget.wait(now, tokens);
        if (!until) {
            m_budget.start(now, tokens);
            return Ticket(this);
        }
        // Any change wakes: waiting again is decided above. The predicate is true from its second
        // call on.
        bool woken = false;
        const auto once = [&woken] { return std::exchange(woken, true); };
        if (*until == RateBudget::Time::max())
            m_changed.wait(lock, stop, once);
        else
            m_changed.wait_until(lock, stop, *until, once);
    }
    return Error{ErrorKind::Cancelled, {}, {}};
}

void RateLimiter::learn(const HttpResponse &response)
{
    {
        const std::lock_guard lock(m_mutex);
        m_budget.learn(response, std::chrono::steady_clock::now());
    }
    m_changed.notify_all(); // who waits for a reset may go earlier
}

void RateLimiter::slowDown(milliseconds wait)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto now = std::chrono::steady_clock::now();
        m_budget.slowDown(now, now + wait);
    }
    m_changed.notify_all();
}

void RateLimiter::brokeOff()
{
    const std::lock_guard lock(m_mutex);
    m_budget.brokeOff(std::chrono::steady_clock::now());
}

Status RateLimiter::pause(milliseconds wait, const std::stop_token &stop)
{
    const auto until = std::chrono::steady_clock::now() + wait;
    std::unique_lock lock(m_mutex);
    m_changed.wait_until(lock, stop, until, [] { return false; });
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, {}, {}};
    return {};
}

int RateLimiter::concurrency() const
{
    const std::lock_guard lock(m_mutex);
    return m_budget.concurrency();
}

std::shared_ptr<RateLimiter> RateLimiter::shared(const QString &host, const QString &key,
                                                 int maximumConcurrency)
{
    static std::mutex mutex;
    static QHash<QByteArray, std::weak_ptr<RateLimiter>> limiters;
    const QByteArray name
        = QCryptographicHash::hash(host.toUtf8() + '\n' + key.toUtf8(), QCryptographicHash::Sha256);
    const std::lock_guard lock(mutex);
    auto limiter = limiters.value(name).lock();
    if (!limiter) {
        limiter = std::make_shared<RateLimiter>(maximumConcurrency);
        limiters.insert(name, limiter);
    }
    return limiter;
}

} // namespace recto
