// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/httpanswer.h"

#include "core/errortext.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace recto {

namespace {

struct StatusName
{
    int status;
    const char *name;
};

constexpr std::array statusNames{
    StatusName{200, "OK"},
    StatusName{202, "Accepted"},
    StatusName{204, "No Content"},
    StatusName{400, "Bad Request"},
    StatusName{401, "Unauthorized"},
    StatusName{403, "Forbidden"},
    StatusName{404, "Not Found"},
    StatusName{405, "Method Not Allowed"},
    StatusName{409, "Conflict"},
    StatusName{411, "Length Required"},
    StatusName{413, "Content Too Large"},
    StatusName{415, "Unsupported Media Type"},
    StatusName{421, "Misdirected Request"},
    StatusName{426, "Upgrade Required"},
    StatusName{429, "Too Many Requests"},
    StatusName{431, "Request Header Fields Too Large"},
    StatusName{500, "Internal Server Error"},
    StatusName{503, "Service Unavailable"},
    StatusName{505, "HTTP Version Not Supported"},
    StatusName{507, "Insufficient Storage"},
};

QByteArray nameOf(int status)
{
    const auto found
        = std::find_if(statusNames.begin(), statusNames.end(),
                       [status](const StatusName &known) { return known.status == status; });
    return found == statusNames.end() ? QByteArrayLiteral("Answer") : QByteArray(found->name);
}

// What every answer says: nothing is kept, guessed, framed or told to others.
const char *const everyAnswer = "Cache-Control: no-store\r\n"
                                "X-Content-Type-Options: nosniff\r\n"
                                "Referrer-Policy: no-referrer\r\n"
                                "Cross-Origin-Resource-Policy: same-origin\r\n";

int statusOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::BadInput:
        return 400;
    case ErrorKind::JobRunningElsewhere:
        return 409;
    case ErrorKind::DiskFull:
        return 507;
    case ErrorKind::LibraryBusy:
        return 503;
    case ErrorKind::ReadOnly:
        return 403;
    default:
        return 500;
    }
}

} // namespace

QByteArray HttpAnswer::toBytes(bool keepAlive, bool withBody) const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + ' ' + nameOf(status) + "\r\n";
    if (!contentType.isEmpty())
        head += "Content-Type: " + contentType + "\r\n";
    if (status != 204)
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    head += everyAnswer;
    head += "Content-Security-Policy: "
        + (contentSecurityPolicy.isEmpty()
               ? QByteArrayLiteral("default-src 'none'; frame-ancestors 'none'")
               : contentSecurityPolicy)
        + "\r\n";
    for (const auto &[name, value] : fields)
        head += name + ": " + value + "\r\n";
    head += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    return withBody ? head + body : head;
}

HttpAnswer jsonAnswer(const QJsonObject &object, int status)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = QByteArrayLiteral("application/json");
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

HttpAnswer errorAnswer(int status, const QString &sentence)
{
    return jsonAnswer({{QStringLiteral("error"), sentence}}, status);
}

HttpAnswer errorAnswer(const Error &error)
{
    return errorAnswer(statusOf(error.kind), errorText(error));
}

HttpAnswer emptyAnswer(int status)
{
    HttpAnswer answer;
    answer.status = status;
    return answer;
}

HttpAnswer busyAnswer(int status, const QString &sentence, int seconds)
{
    HttpAnswer answer = errorAnswer(status, sentence);
    answer.fields.append({QByteArrayLiteral("Retry-After"), QByteArray::number(seconds)});
    return answer;
}

QByteArray eventStreamHead(const QByteArray &jobId)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n" + QByteArray(everyAnswer)
        + "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
          "X-Accel-Buffering: no\r\nX-Job-Id: "
        + jobId + "\r\nConnection: close\r\n\r\n";
}

} // namespace recto
