// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace recto {

// What was asked of services and paid. Value types.
struct Usage
{
    int requests = 0;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;

    Usage &operator+=(const Usage &other)
    {
        requests += other.requests;
        inputTokens += other.inputTokens;
        outputTokens += other.outputTokens;
        return *this;
    }
    friend bool operator==(const Usage &, const Usage &) = default;
};

// What left this computer and what came back, of one host.
struct HostTraffic
{
    int requests = 0;
    qint64 bytesSent = 0; // bodies and headers as we made them, without TLS and HTTP framing
    qint64 bytesReceived = 0; // bodies

    HostTraffic &operator+=(const HostTraffic &other)
    {
        requests += other.requests;
        bytesSent += other.bytesSent;
        bytesReceived += other.bytesReceived;
        return *this;
    }
    friend bool operator==(const HostTraffic &, const HostTraffic &) = default;
};

} // namespace recto
