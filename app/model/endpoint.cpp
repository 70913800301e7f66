// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/endpoint.h"

#include <QHostAddress>
#include <QUrlQuery>

#include <algorithm>
#include <array>

namespace recto {

namespace {

QString basePath(const Endpoint &endpoint)
{
    QString path = endpoint.baseUrl.path(QUrl::FullyEncoded);
    const QLatin1String suffix("/chat/completions");
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(suffix))
        path.chop(suffix.size());
    return path;
}

QUrl serviceUrl(const Endpoint &endpoint, const QString &what)
{
    QUrl url = endpoint.baseUrl;
    url.setUserInfo(QString()); // a key belongs in the header
    url.setFragment(QString());
    const QString path = basePath(endpoint);
    const bool deployments = endpoint.azure && !path.endsWith(QLatin1String("/openai/v1"));
    if (!deployments) {
        url.setPath((path.isEmpty() ? QStringLiteral("/v1") : path) + what, QUrl::StrictMode);
        return url;
    }
    const QString root
        = path.endsWith(QLatin1String("/openai")) ? path : path + QStringLiteral("/openai");
    const bool chat = what == QLatin1String("/chat/completions");
    const QString deployment = QString::fromLatin1(QUrl::toPercentEncoding(endpoint.model));
    url.setPath(root + (chat ? QStringLiteral("/deployments/") + deployment : QString()) + what,
                QUrl::StrictMode);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("api-version"), endpoint.azureApiVersion);
    url.setQuery(query);
    return url;
}

// On this computer or in its own network, where people run models without TLS.
bool isNearby(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull()) {
        constexpr std::array networks{"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
                                      "100.64.0.0/10"};
        return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast()
            || std::any_of(networks.begin(), networks.end(), [&address](const char *network) {
                   return address.isInSubnet(
                       QHostAddress::parseSubnet(QString::fromLatin1(network)));
               });
    }
    if (!host.contains(u'.'))
        return true;
    constexpr std::array endings{".localhost", ".local", ".lan", ".home.arpa", ".internal"};
    return std::any_of(endings.begin(), endings.end(), [&host](const char *ending) {
        return host.endsWith(QLatin1String(ending));
    });
}

} // namespace

QUrl chatUrl(const Endpoint &endpoint)
{
    return serviceUrl(endpoint, QStringLiteral("/chat/completions"));
}

QUrl modelsUrl(const Endpoint &endpoint)
{
    return serviceUrl(endpoint, QStringLiteral("/models"));
}

Status keyMayTravel(const Endpoint &endpoint)
{
    const QUrl &url = endpoint.baseUrl;
    if (endpoint.key.isEmpty() || url.scheme() == QLatin1String("https") || isNearby(url.host()))
        return {};
    return Error{ErrorKind::TlsFailed, url.host(),
                 QStringLiteral("a key is sent by https:// only, except at home")};
}

HttpHeaders keyHeaders(const Endpoint &endpoint)
{
    // A pasted key often brings a line end, which would end the header.
    const QByteArray key = endpoint.key.simplified().toUtf8();
    if (key.isEmpty())
        return {};
    if (endpoint.azure)
        return {{"api-key", key}};
    return {{"Authorization", "Bearer " + key}};
}

QRegularExpression anyFormOf(const QString &key)
{
    QStringList characters;
    for (const QChar character : key) {
        const int code = character.unicode();
        const QString hex = QString::number(code, 16).rightJustified(2, u'0');
        const QString itself = QRegularExpression::escape(QString(character));
        const QString named = QRegularExpression::escape(QString(character).toHtmlEscaped());
        // The longer forms first: "%25" is one percent sign, though it begins with one.
        characters += QStringLiteral("(?:%%1|\\\\u0*%1|&#0*%2;|&#x0*%1;|%3|\\\\*%4)")
                          .arg(hex, QString::number(code), named, itself);
    }
    // Mails and pages break long words.
    return QRegularExpression(characters.join(QLatin1String("\\s*")),
                              QRegularExpression::CaseInsensitiveOption);
}

QString redacted(const QString &text, const QString &key)
{
    // What would move a terminal's cursor or turn the reading direction around; first,
    // or a key with such signs in it would come out whole.
    static const QRegularExpression invisible(QStringLiteral("(?!\\s)[\\p{Cc}\\p{Cf}]"));
    QString result = QString(text).remove(invisible).simplified();
    const QString trimmed = key.simplified();
    if (trimmed.size() >= 4)
        result.replace(anyFormOf(trimmed), QStringLiteral("[key]"));
    // Services repeat keys in part: "Incorrect API key provided: sk-ab***yz".
    static const QRegularExpression likeKeys(
        QStringLiteral("\\b(?:sk|pk|pat|key|rk)[-_.][^\\s\"',;]{4,}|Bearer\\s+\\S+"),
        QRegularExpression::CaseInsensitiveOption);
    result.replace(likeKeys, QStringLiteral("[key]"));
    return result.left(400);
}

} // namespace recto
