// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retryrules.h"
#include "net/httptransport.h"

#include <QDateTime>

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

struct RetryPolicy
{
    int tries = serviceTries; // in all, of kinds that the rules try again
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
