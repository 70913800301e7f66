// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/updatecheck.h"

#include "settings/installation.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QVersionNumber>

namespace recto {

namespace {

bool isOfTheWeb(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
        && (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

} // namespace

QUrl updateAddress()
{
    QFile file(Installation().data(QStringLiteral("updates.json")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject object = QJsonDocument::fromJson(file.read(1 << 16)).object();
    const QUrl address(object.value(QLatin1String("address")).toString(), QUrl::StrictMode);
    return isOfTheWeb(address) ? address : QUrl();
}

Result<std::optional<Update>> checkForUpdate(HttpTransport &transport, const QUrl &address,
                                             const QString &version, const std::stop_token &stop)
{
    HttpRequest request;
    request.url = address;
    request.deadlines.total = std::chrono::seconds(30);
    request.maximumBody = 1 << 18;
    const auto answer = transport.send(request, stop);
    if (!answer)
        return answer.error();
    if (answer->status != 200)
        return Error{ErrorKind::ServerFailed, address.host(), QString::number(answer->status)};
    const QJsonObject object = QJsonDocument::fromJson(answer->body).object();
    Update update{object.value(QLatin1String("version")).toString(),
                  object.value(QLatin1String("changes")).toString(),
                  QUrl(object.value(QLatin1String("page")).toString(), QUrl::StrictMode)};
    const QVersionNumber theirs = QVersionNumber::fromString(update.version);
    if (theirs.isNull() || theirs.toString() != update.version)
        return Error{ErrorKind::BadAnswer, address.host(), QStringLiteral("no version")};
    if (!isOfTheWeb(update.page))
        update.page.clear();
    if (theirs <= QVersionNumber::fromString(version))
        return std::optional<Update>();
    return std::optional<Update>(update);
}

} // namespace recto
