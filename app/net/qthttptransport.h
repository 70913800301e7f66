// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"

namespace recto {

// Requests through Qt Network with the system's proxy. Thread-safe; not for the
// window's thread, which would stand still. Each thread keeps its connections for
// its next requests. A stop request ends a request within milliseconds. Made by the
// TransportFactory alone, behind the wall.
class QtHttpTransport final : public HttpTransport
{
public:
    [[nodiscard]] Result<HttpResponse> send(const HttpRequest &request, std::stop_token stop,
                                            const HttpSink &sink) override;

private:
    friend class TransportFactory;
    QtHttpTransport() = default;
};

} // namespace recto
