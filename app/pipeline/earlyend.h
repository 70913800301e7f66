// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <algorithm>
#include <array>

namespace recto {

// What would fail every page and part that is left in the same way: the run ends,
// the job is paused, and goes on where it was once a person mended it.
inline constexpr std::array earlyEnds{
    ErrorKind::OfflineOnly,  ErrorKind::Unreachable,  ErrorKind::TlsFailed,    ErrorKind::RedirectRefused,
    ErrorKind::KeyRejected,  ErrorKind::NoCredit,     ErrorKind::RateLimited, // for more than RetryPolicy waits
    ErrorKind::ModelMissing, ErrorKind::SpendingCap,
    // Answers can't be kept: each that is asked for is paid and lost.
    ErrorKind::DiskFull,     ErrorKind::ReadOnly,     ErrorKind::LibraryDamaged, ErrorKind::LibraryTooNew,
    ErrorKind::LibraryBusy,  ErrorKind::LibraryFailed,
};

[[nodiscard]] constexpr bool endsTheRun(ErrorKind kind)
{
    return std::find(earlyEnds.begin(), earlyEnds.end(), kind) != earlyEnds.end();
}

} // namespace recto
