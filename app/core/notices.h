// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <functional>

namespace recto {

// A wait before another attempt, as it begins.
struct RetryNotice
{
    QString what; // the host or step that is tried again
    int attempt = 0; // the one that failed, from 1
    double waitSeconds = 0;
    Error reason;
};

// What a unit of work tells besides its result, in order, on the thread that
// works. Either may be empty.
struct Notices
{
    std::function<void(const RetryNotice &)> retry;
    std::function<void(const Error &)> warning; // done, but not as it was asked for

    void tellRetry(const RetryNotice &notice) const
    {
        if (retry)
            retry(notice);
    }
    void warn(const Error &error) const
    {
        if (warning)
            warning(error);
    }
};

} // namespace recto
