// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/devicehandlers.h"

#include "library/devices.h"

#include <QJsonArray>

namespace recto {

namespace {

constexpr qsizetype longestDeviceName = 80;

HttpAnswer tooManyTries()
{
    return busyAnswer(429, QStringLiteral("That was wrong too often. Try again in a minute."), 60);
}

QString deviceName(const QString &given)
{
    QString name = given.simplified().left(longestDeviceName);
    name.removeIf([](QChar c) { return !c.isPrint(); });
    return name.isEmpty() ? QStringLiteral("Phone") : name;
}

} // namespace

Result<QByteArray> makeDeviceToken(Library &library, const QString &name)
{
    const QByteArray token = makeToken();
    if (const Status kept = Devices(library).add(deviceName(name), tokenHash(token)); !kept)
        return kept.error();
    return token;
}

Result<QList<QByteArray>> keptTokenHashes(const Library &library)
{
    const auto devices = Devices(library).all();
    if (!devices)
        return devices.error();
    QList<QByteArray> hashes;
    for (const Device &device : *devices)
        hashes.append(device.tokenHash);
    return hashes;
}

HttpAnswer pairDevice(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const QByteArray code = request.json.value(QLatin1String("code")).toString().toUtf8();
    switch (rooms.tokens.redeem(code, request.peer, rooms.clock())) {
    case AccessTokens::Verdict::TooManyWrong:
        return tooManyTries();
    case AccessTokens::Verdict::Wrong:
        return errorAnswer(403,
                           QStringLiteral("This code isn’t valid any more. Show a new one on "
                                          "the computer."));
    case AccessTokens::Verdict::Known:
        break;
    }
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto token
        = makeDeviceToken(*library, request.json.value(QLatin1String("name")).toString());
    if (!token)
        return errorAnswer(token.error());
    rooms.tokens.addKept(tokenHash(*token));
    return jsonAnswer({{QStringLiteral("token"), QString::fromLatin1(*token)}});
}

HttpAnswer makePairingCode(const ServiceRooms &rooms, const ServiceRequest &)
{
    const QString code = QString::fromLatin1(rooms.tokens.makePairingCode(rooms.clock()));
    return jsonAnswer({{QStringLiteral("code"), code},
                       {QStringLiteral("link"), rooms.address + QStringLiteral("/#c=") + code}});
}

HttpAnswer listDevices(const ServiceRooms &rooms, const ServiceRequest &)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto devices = Devices(*library).all();
    if (!devices)
        return errorAnswer(devices.error());
    QJsonArray list;
    for (const Device &device : *devices) {
        QJsonObject object{
            {QStringLiteral("id"), device.id},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("createdAt"), device.createdAt.toString(Qt::ISODateWithMs)}};
        if (device.usedAt.isValid())
            object.insert(QStringLiteral("usedAt"), device.usedAt.toString(Qt::ISODateWithMs));
        list.append(object);
    }
    return jsonAnswer({{QStringLiteral("devices"), list}});
}

HttpAnswer forgetDevice(const ServiceRooms &rooms, const ServiceRequest &request)
{
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const quint64 generation = rooms.tokens.generation();
    if (const Status gone = Devices(*library).forget(request.values.first()); !gone)
        return gone.error().kind == ErrorKind::NotFound
            ? errorAnswer(404, QStringLiteral("Device not found"))
            : errorAnswer(gone.error());
    const auto hashes = keptTokenHashes(*library);
    if (!hashes)
        return errorAnswer(hashes.error());
    rooms.tokens.setKept(*hashes, generation);
    return emptyAnswer();
}

} // namespace recto
