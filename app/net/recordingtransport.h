// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/usage.h"
#include "net/httptransport.h"

#include <QString>

#include <memory>

namespace recto {

// Where it is entered what leaves this computer. `host` is "api.example.org", with
// ":port" when it has one. Thread-safe.
class TrafficRecord
{
public:
    virtual ~TrafficRecord() = default;
    // Adds to what is known of the host. An error keeps a request from being sent.
    [[nodiscard]] virtual Status add(const QString &host, const HostTraffic &traffic) = 0;
};

// Passes requests on. Each is entered before it is sent, so that the record holds it
// whatever becomes of this process; what came back is entered after, where it can be.
class RecordingTransport : public HttpTransport
{
public:
    RecordingTransport(std::shared_ptr<HttpTransport> next, std::shared_ptr<TrafficRecord> record);

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest &request, std::stop_token stop,
                                            const HttpSink &sink) override;

private:
    std::shared_ptr<HttpTransport> m_next;
    std::shared_ptr<TrafficRecord> m_record;
};

} // namespace recto
