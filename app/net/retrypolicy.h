// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "net/httptransport.h"

#include <QDateTime>

#include <array>
#include <chrono>
#include <optional>

namespace recto {

// What a service said about trying again.
struct RetryHint
{
    std::optional<std::chrono::milliseconds> after; // Retry-After, retry-after-ms
    std::optional<bool> should; // x-should-retry

    friend bool operator==(const RetryHint &, const RetryHint &) = default;
};

// `now` is needed for dates. Times in the past are 0; what makes no sense is ignored.
[[nodiscard]] RetryHint retryHint(const HttpResponse &response, const QDateTime &now);

enum class Retry {
    Never, // the same request fails the same way
    Alone, // this request waits
    Together, // all requests to the endpoint wait
};

struct RetryRule
{
    ErrorKind kind;
    Retry retry;
};

// The rules, all of them. What isn't named is never tried again.
inline constexpr std::array retryRules{
    RetryRule{ErrorKind::ConnectionFailed, Retry::Alone}, // refused, reset, broken off
    RetryRule{ErrorKind::TimedOut, Retry::Alone}, // a deadline of ours, 408
    RetryRule{ErrorKind::ServerFailed, Retry::Alone}, // 409, 425, 500 and above
    RetryRule{ErrorKind::BadAnswer, Retry::Alone}, // not what was asked for: broken JSON, HTML, nothing
    RetryRule{ErrorKind::RateLimited, Retry::Together}, // 429, 503 and 529 with Retry-After
    RetryRule{ErrorKind::KeyRejected, Retry::Never}, // 401, 403
    RetryRule{ErrorKind::NoCredit, Retry::Never}, // 402, insufficient_quota
    RetryRule{ErrorKind::ModelMissing, Retry::Never}, // 404
    RetryRule{ErrorKind::InputTooLong, Retry::Never}, // split instead
    RetryRule{ErrorKind::BadRequest, Retry::Never}, // 400, 413, 422
    RetryRule{ErrorKind::Refused, Retry::Never},
    RetryRule{ErrorKind::ContentFiltered, Retry::Never},
};

[[nodiscard]] constexpr Retry retryFor(ErrorKind kind)
{
    for (const RetryRule &rule : retryRules) {
        if (rule.kind == kind)
            return rule.retry;
    }
    return Retry::Never;
}

struct RetryPolicy
{
    int tries = 5; // in all
    std::chrono::milliseconds firstWait{500}; // doubles with each try
    std::chrono::milliseconds longestWait{60'000};
    // A service that asks for more than this is given up for now.
    std::chrono::milliseconds longestAsked{300'000};

    // How long to wait after the attempt that failed (from 1), or nothing: give up.
    // Full jitter: evenly between 0 and the bound of the try; never earlier than
    // the service asked. `random` is in [0, 1). Pure.
    [[nodiscard]] std::optional<std::chrono::milliseconds>
    waitAfter(int attempt, ErrorKind kind, const RetryHint &hint, double random) const;
};

} // namespace recto
