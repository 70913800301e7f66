// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/requestorigin.h"

#include <optional>

namespace recto {

namespace {

constexpr quint16 httpPort = 80;
constexpr quint16 httpsPort = 443;

struct HostAndPort
{
    QString host;
    std::optional<quint16> port;
};

std::optional<HostAndPort> splitHost(const QByteArray &field)
{
    const QString text = QString::fromLatin1(field).toLower();
    const qsizetype bracket = text.indexOf(u']');
    const qsizetype colon = text.indexOf(u':', text.startsWith(u'[') ? bracket : 0);
    HostAndPort result{text.left(colon < 0 ? text.size() : colon), std::nullopt};
    if (text.startsWith(u'[')) {
        if (bracket < 0 || (colon >= 0 && colon != bracket + 1)
            || (colon < 0 && bracket + 1 != text.size()))
            return std::nullopt;
        result.host = text.mid(1, bracket - 1);
    }
    if (colon < 0)
        return result;
    bool ok = false;
    result.port = text.mid(colon + 1).toUShort(&ok);
    if (!ok)
        return std::nullopt;
    return result;
}

} // namespace

bool isServedHost(const QByteArray &field, const ServedNames &names)
{
    const auto asked = splitHost(field);
    if (!asked || asked->host.isEmpty())
        return false;
    const quint16 usual = names.scheme == "https" ? httpsPort : httpPort;
    if (asked->port.value_or(usual) != names.port)
        return false;
    if (const QHostAddress address(asked->host); !address.isNull())
        return address.isLoopback() || names.addresses.contains(address);
    const QString own = names.hostName.toLower();
    return asked->host == QLatin1String("localhost")
        || (!own.isEmpty() && (asked->host == own || asked->host == own + QLatin1String(".local")));
}

bool isOwnOrigin(const RequestHead &head, const QByteArray &scheme)
{
    if (head.has("origin")
        && head.field("origin").toLower() != scheme + "://" + head.field("host").toLower())
        return false;
    const QByteArray site = head.field("sec-fetch-site");
    const bool foreign = site == "cross-site" || site == "same-site";
    const bool followedLink = head.method == "GET" && head.path == "/"
        && head.field("sec-fetch-mode") == "navigate" && head.field("sec-fetch-dest") == "document";
    return !foreign || followedLink;
}

} // namespace recto
