// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/serviceroutes.h"

#include "service/cardhandlers.h"
#include "service/devicehandlers.h"
#include "service/jobhandlers.h"
#include "service/pagehandlers.h"

#include <QRegularExpression>

#include <array>

namespace recto {

namespace {

using Kind = ServiceRoute::Kind;

// A placeholder's form, and what is said when nothing can be found by such a value.
struct Placeholder
{
    const char *name;
    const char *pattern;
    const char *missing;
};

constexpr const char *uuidPattern
    = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

constexpr std::array placeholders{
    Placeholder{"{jobId}", uuidPattern, "Job not found"},
    Placeholder{"{uploadId}", uuidPattern, "Set not found"},
    Placeholder{"{cardId}", "^[A-Za-z0-9_.:-]{1,100}$",
                "Card not found"}, // imports bring their own
    Placeholder{"{page}", "^[0-9]{1,6}$", "Page not found"},
    Placeholder{"{deviceId}", "^[0-9a-f]{16}$", "Device not found"},
};

const Placeholder *placeholderNamed(const QByteArray &name)
{
    for (const Placeholder &known : placeholders) {
        if (name == known.name)
            return &known;
    }
    return nullptr;
}

// Whether the path has the pattern's shape; the values of its placeholders, as sent.
bool fits(const QByteArray &pattern, const QByteArray &path, RouteMatch &match)
{
    const QList<QByteArray> wanted = pattern.split('/');
    const QList<QByteArray> given = path.split('/');
    if (wanted.size() != given.size())
        return false;
    match.values.clear();
    match.missing.clear();
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Placeholder *placeholder = placeholderNamed(wanted[i]);
        if (!placeholder && wanted[i] != given[i])
            return false;
        if (!placeholder)
            continue;
        const QString value = QString::fromUtf8(QByteArray::fromPercentEncoding(given[i]));
        const QRegularExpression form(QString::fromLatin1(placeholder->pattern));
        if (!form.match(value).hasMatch())
            match.missing = QString::fromLatin1(placeholder->missing);
        match.values << value;
    }
    return true;
}

} // namespace

const QList<ServiceRoute> &serviceRoutes()
{
    static const QList<ServiceRoute> routes{
        {"GET", "/", Kind::Quick, true, firstPage},
        {"GET", "/manifest.webmanifest", Kind::Quick, true, manifest},
        {"GET", "/icon.svg", Kind::Quick, true, icon},
        {"GET", "/api/health", Kind::Quick, true, health},
        {"POST", "/api/pair", Kind::Quick, true, pairDevice},
        {"POST", "/api/process-with-progress", Kind::SubmitAndFollow},
        {"POST", "/api/process", Kind::Submit},
        {"POST", "/api/pages", Kind::Stage},
        {"GET", "/api/job-status/{jobId}", Kind::Quick, false, jobStatus},
        {"GET", "/api/jobs", Kind::Quick, false, listJobs},
        {"GET", "/api/jobs/{jobId}", Kind::Quick, false, showJob},
        {"GET", "/api/jobs/{jobId}/events", Kind::Events},
        {"GET", "/api/jobs/{jobId}/socket", Kind::Socket},
        {"POST", "/api/jobs/{jobId}/cancel", Kind::Quick, false, cancelJob},
        {"POST", "/api/jobs/{jobId}/retry", Kind::Quick, false, retryJob},
        {"POST", "/api/jobs/{jobId}/pages/{page}/skip", Kind::Quick, false, skipJobPage},
        {"GET", "/api/uploads", Kind::Quick, false, listUploads},
        {"GET", "/api/uploads/{uploadId}", Kind::Quick, false, showUpload},
        {"GET", "/api/uploads/{uploadId}/flashcards", Kind::Quick, false, listCards},
        {"GET", "/api/uploads/{uploadId}/pages/{page}/picture", Kind::Slow, false, pagePicture},
        {"GET", "/api/flashcards/{cardId}", Kind::Quick, false, showCard},
        {"PATCH", "/api/flashcards/{cardId}", Kind::Quick, false, editCard},
        {"DELETE", "/api/flashcards/{cardId}", Kind::Quick, false, deleteCard},
        {"POST", "/api/flashcards/{cardId}/check", Kind::Quick, false, checkCard},
        {"POST", "/api/flashcards/{cardId}/restore", Kind::Quick, false, restoreCard},
        {"GET", "/api/flashcards/{cardId}/crop", Kind::Slow, false, cardCrop},
        {"GET", "/api/courses", Kind::Quick, false, listCourses},
        {"GET", "/api/devices", Kind::Quick, false, listDevices},
        {"DELETE", "/api/devices/{deviceId}", Kind::Quick, false, forgetDevice},
        {"POST", "/api/pairing-codes", Kind::Quick, false, makePairingCode},
        {"GET", "/api/openapi.json", Kind::Quick, false, openApi},
        {"GET", "/review/{uploadId}", Kind::Quick, false, reviewPage},
    };
    return routes;
}

RouteMatch matchRoute(const QByteArray &method, const QByteArray &path)
{
    const QByteArray wanted = method == "HEAD" ? QByteArrayLiteral("GET") : method;
    RouteMatch result;
    QByteArray allowed;
    for (const ServiceRoute &route : serviceRoutes()) {
        RouteMatch match;
        if (!fits(route.pattern, path, match))
            continue;
        match.open = route.open;
        if (wanted == route.method) {
            match.route = &route;
            return match;
        }
        allowed += (allowed.isEmpty() ? "" : ", ") + QByteArray(route.method);
        result.open = result.open || route.open;
    }
    result.allowed = allowed;
    return result;
}

HttpAnswer jobNotFound()
{
    return errorAnswer(404, QStringLiteral("Job not found"));
}

} // namespace recto
