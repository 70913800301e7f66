// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <stop_token>
#include <utility>

namespace recto {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

// How long each part of a request may take. Zero: no limit of its own.
struct HttpDeadlines
{
    std::chrono::milliseconds connect{10'000}; // until the request begins to be sent
    std::chrono::milliseconds firstByte{
        120'000}; // from the request sent to the first byte of the body
    std::chrono::milliseconds idle{75'000}; // between bytes, sent or received
    std::chrono::milliseconds total{900'000};
};

struct HttpRequest
{
    QByteArray method = "GET"; // GET, POST, PUT, PATCH, DELETE
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    HttpDeadlines deadlines;
    qint64 maximumBody = 64 << 20; // bytes of an answer, collected or streamed
    // Whether all came that was asked for, by the answer's own protocol. Then what HTTP
    // still owes (the last chunk, more bytes that it promised) is waited for a second,
    // and its lack is no failure. Called on the sending thread; may be empty.
    std::function<bool()> answered;
};

struct HttpResponse
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body; // empty when it went to the sink

    // Of the first header with that name, whatever its case; empty when there is none.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    // "application/json", lower-case, without parameters.
    [[nodiscard]] QByteArray contentType() const;
};

// Takes the body of a 2xx answer piece by piece; `head` has no body. An error
// ends the request and becomes its result.
using HttpSink = std::function<Status(const HttpResponse &head, QByteArrayView bytes)>;

// The way to the world: one request, blocking. Thread-safe: one object serves
// many threads, each waits for its own request.
//
// Any complete answer is a value, 404 and 500 as well. Errors (subject: the
// host): OfflineOnly, Unreachable, ConnectionFailed (it broke off), TlsFailed,
// TimedOut (detail: which deadline), RedirectRefused (any 3xx: a redirect could
// carry the key elsewhere), BadAnswer (longer than maximumBody), BadInput (not a web
// address, or a header with a line end), Cancelled. A
// request with a body is sent at most once: to try again is the caller's decision.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;
    [[nodiscard]] virtual Result<HttpResponse> send(const HttpRequest &request,
                                                    std::stop_token stop, const HttpSink &sink = {})
        = 0;
};

} // namespace recto
