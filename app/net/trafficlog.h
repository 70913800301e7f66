// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"

#include <QMap>
#include <QString>

#include <memory>
#include <mutex>

namespace recto {

// What left this computer and what came back, of one host.
struct HostTraffic
{
    int requests = 0;
    qint64 bytesSent = 0; // bodies and headers as we made them, without TLS and HTTP framing
    qint64 bytesReceived = 0; // bodies

    friend bool operator==(const HostTraffic &, const HostTraffic &) = default;
};

// The list of hosts that a job talked to. Thread-safe.
class TrafficLog
{
public:
    void add(const QString &host, const HostTraffic &traffic);
    [[nodiscard]] QMap<QString, HostTraffic> hosts() const; // "api.example.org", with ":port" when it has one

private:
    mutable std::mutex m_mutex;
    QMap<QString, HostTraffic> m_hosts;
};

// Passes requests on and enters each into a log, refused ones of OfflineOnly not.
class RecordingTransport : public HttpTransport
{
public:
    RecordingTransport(std::shared_ptr<HttpTransport> next, std::shared_ptr<TrafficLog> log);

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest &request, std::stop_token stop,
                                            const HttpSink &sink) override;

private:
    std::shared_ptr<HttpTransport> m_next;
    std::shared_ptr<TrafficLog> m_log;
};

} // namespace recto
