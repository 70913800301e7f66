// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/librarylocation.h"
#include "service/accesstokens.h"
#include "service/httpanswer.h"
#include "service/httphead.h"
#include "service/servicejobs.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace recto {

// What the handlers work with. Thread-safe.
struct ServiceRooms
{
    LibraryLocation library;
    ServiceJobs &jobs;
    AccessTokens &tokens;
    QString address; // "http://192.168.1.5:8600"
    std::function<qint64()> clock; // milliseconds, never falling
};

// A request whole, as a handler gets it.
struct ServiceRequest
{
    RequestHead head;
    QStringList values; // of the placeholders, in order; each of its placeholder's form
    QJsonObject json;
    QHostAddress peer;
};

struct ServiceRoute
{
    enum class Kind {
        Quick, // `work` on a worker
        Slow, // the same, longer
        Submit,
        SubmitAndFollow,
        Stage, // pages for a job that is asked for later
        Events,
        Socket,
    };
    const char *method;
    const char *pattern; // "/api/jobs/{jobId}/events"
    Kind kind = Kind::Quick;
    bool open = false; // needs no token
    HttpAnswer (*work)(const ServiceRooms &, const ServiceRequest &) = nullptr;
};

// Every route; resources/service/openapi.json describes each.
[[nodiscard]] const QList<ServiceRoute> &serviceRoutes();

struct RouteMatch
{
    const ServiceRoute *route = nullptr; // null: none
    QStringList values;
    bool open = false; // somebody without a token may know what is there
    QByteArray allowed; // the methods of that path when none of the routes has the request's
    QString missing; // what is not found, as a sentence, when an id can't be one
};

// Pure.
[[nodiscard]] RouteMatch matchRoute(const QByteArray &method, const QByteArray &path);

// The answer of a job that isn't there, or isn't one's own.
[[nodiscard]] HttpAnswer jobNotFound();

} // namespace recto
