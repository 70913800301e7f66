// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/multipart.h"

#include <chrono>

namespace recto {

// How much of this computer the service gives away. A flood costs at most connections ×
// (readBuffer + head) of memory; the rest is refused with a sentence.
struct ServiceLimits
{
    using Milliseconds = std::chrono::milliseconds;

    int connections = 1200;
    int connectionsAnAddress = 64; // loopback is one address of many programs: not limited
    int streams = 1100; // of one job
    int uploads = 8; // at once
    int jobsWaiting = 50;
    int wrongTokens = 10; // of one address, in a minute
    qint64 form = 4LL << 30; // bytes
    qint64 json = 64LL << 10;
    qint64 freeDisk = 256LL << 20; // that stays free
    qint64 readBuffer = 256LL << 10; // of a connection
    qint64 writeBuffer = 16LL << 10; // beyond it a watcher waits
    FormLimits parts;
    Milliseconds head{10'000}; // from its first byte
    Milliseconds idle{60'000}; // between two requests
    Milliseconds stall{30'000}; // of a body, or of a watcher that takes nothing
    Milliseconds drain{2'000}; // of what a refused client still sends
    Milliseconds comment{15'000}; // a sign of life in a stream
    Milliseconds stop{500}; // for what is half said when the service ends
    Milliseconds wrongTokenPause{60'000};
    Milliseconds pairing{300'000}; // that a code can be used
};

} // namespace recto
