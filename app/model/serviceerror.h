// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/endpoint.h"
#include "model/retrypolicy.h"

#include <QJsonObject>

#include <optional>

namespace recto {

// Why a request to a model service failed, and what it said about trying again.
struct ServiceFailure
{
    Error error; // subject: the host; redacted
    RetryHint hint;
    int status = 0; // of HTTP or of the error object; 0: none
    QString message; // the service's own words, redacted; for deciding about fallbacks
};

// The error object in a JSON answer or event, in any of the shapes that services
// use; nothing when there is none. Pure.
[[nodiscard]] std::optional<QJsonObject> errorObjectIn(const QJsonObject &object);

// Tells the failures apart by status, code, type and message. `status` is 200 for
// errors inside an answer that began well. Pure.
[[nodiscard]] ServiceFailure failureFrom(int status, const QJsonObject &error,
                                         const Endpoint &endpoint);
// Of an answer with a status that is not 2xx.
[[nodiscard]] ServiceFailure failureFrom(const HttpResponse &response, const Endpoint &endpoint,
                                         const QDateTime &now);

} // namespace recto
