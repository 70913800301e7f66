// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace recto {

enum class Retry {
    Never, // the same work fails the same way
    Alone, // this unit waits
    Together, // all requests to the endpoint wait
};

struct RetryRule
{
    ErrorKind kind;
    Retry retry;
    int tries; // in all
};

inline constexpr int serviceTries = 5;

// The rules, all of them: for pages and for questions to a service. What isn't
// named is tried once.
inline constexpr std::array retryRules{
    RetryRule{ErrorKind::ReaderCrashed, Retry::Alone, 2}, // may have been the memory of the moment
    RetryRule{ErrorKind::ReaderTimeout, Retry::Never, 1}, // the person waited long enough once
    RetryRule{ErrorKind::Unreachable, Retry::Alone,
              serviceTries}, // the network may be back in a moment
    RetryRule{ErrorKind::ConnectionFailed, Retry::Alone, serviceTries}, // reset, broken off
    RetryRule{ErrorKind::TimedOut, Retry::Alone, serviceTries}, // a deadline of ours, 408
    RetryRule{ErrorKind::ServerFailed, Retry::Alone, serviceTries}, // 409, 425, 500 and above
    RetryRule{ErrorKind::BadAnswer, Retry::Alone, serviceTries}, // broken JSON, HTML, nothing
    RetryRule{ErrorKind::RateLimited, Retry::Together,
              serviceTries}, // 429, 503 and 529 with Retry-After
    RetryRule{ErrorKind::KeyRejected, Retry::Never, 1}, // 401, 403
    RetryRule{ErrorKind::NoCredit, Retry::Never, 1}, // 402, insufficient_quota
    RetryRule{ErrorKind::ModelMissing, Retry::Never, 1}, // 404
    RetryRule{ErrorKind::InputTooLong, Retry::Never, 1}, // split instead
    RetryRule{ErrorKind::BadRequest, Retry::Never, 1}, // 400, 413, 422
    RetryRule{ErrorKind::Refused, Retry::Never, 1},
    RetryRule{ErrorKind::ContentFiltered, Retry::Never, 1},
};

[[nodiscard]] constexpr RetryRule retryRuleFor(ErrorKind kind)
{
    for (const RetryRule &rule : retryRules) {
        if (rule.kind == kind)
            return rule;
    }
    return {kind, Retry::Never, 1};
}

[[nodiscard]] constexpr Retry retryFor(ErrorKind kind)
{
    return retryRuleFor(kind).retry;
}

// How long to wait after the attempt that failed (from 1): full jitter, evenly
// between 0 and a bound that doubles with each try. `random` is in [0, 1]. Pure.
[[nodiscard]] inline std::chrono::milliseconds
backoff(int attempt, double random,
        std::chrono::milliseconds firstWait = std::chrono::milliseconds(500),
        std::chrono::milliseconds longestWait = std::chrono::milliseconds(60'000))
{
    const double doubled = double(firstWait.count()) * std::exp2(std::clamp(attempt - 1, 0, 30));
    const double bound = std::min(doubled, double(longestWait.count()));
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(bound * std::clamp(random, 0.0, 1.0)));
}

} // namespace recto
