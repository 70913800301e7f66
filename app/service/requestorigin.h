// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/httphead.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace recto {

// By which names this service may be asked. Value type.
struct ServedNames
{
    QByteArray scheme; // "http" or "https"
    quint16 port = 0;
    QString hostName; // of this computer; also taken with ".local"
    QList<QHostAddress> addresses; // of this computer
};

// Whether the Host field means this service, with its port. Stops a foreign name that was
// made to point here (DNS rebinding): "127.evil.example" is no address. Pure.
[[nodiscard]] bool isServedHost(const QByteArray &host, const ServedNames &names);

// Whether a browser sends this on behalf of a page of this service, or of no page: an
// Origin equals scheme and Host, and Sec-Fetch-Site tells no other site unless a person
// followed a link to the first page. Programs that send neither are fine. Pure.
[[nodiscard]] bool isOwnOrigin(const RequestHead &head, const QByteArray &scheme);

} // namespace recto
