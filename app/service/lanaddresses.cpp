// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/lanaddresses.h"

#include <QNetworkInterface>
#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

// Of containers, virtual machines, VPNs and mobile modems; the system calls most of them Ethernet.
bool isElsewhere(const QNetworkInterface &network)
{
    static const QRegularExpression names(
        QStringLiteral("^(docker|br-|veth|virbr|vnet|vboxnet|vmnet|lxc|lxdbr|podman|cni|flannel|"
                       "tun|tap|wg|utun|ppp|wwan|wwp|rmnet|tailscale|zt|awdl|llw|bridge)"));
    static const QRegularExpression virtualName(
        QStringLiteral("vEthernet|VirtualBox|VMware|TAP-|WireGuard|Cellular"));
    return names.match(network.name()).hasMatch()
        || virtualName.match(network.humanReadableName()).hasMatch();
}

bool isShared(const QNetworkInterface &network)
{
    using Type = QNetworkInterface::InterfaceType;
    constexpr auto needed = QNetworkInterface::IsUp | QNetworkInterface::IsRunning;
    const bool usual = network.type() == Type::Wifi || network.type() == Type::Ethernet
        || network.type() == Type::Unknown;
    return usual && network.flags().testFlags(needed)
        && !network.flags().testFlag(QNetworkInterface::IsLoopBack)
        && !network.flags().testFlag(QNetworkInterface::IsPointToPoint) && !isElsewhere(network);
}

// Home networks first: a public address leads a stranger's phone here as well.
int rank(const QHostAddress &address)
{
    if (address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16))
        return 0;
    const bool own = address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
        || address.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12);
    return own ? 1 : 2;
}

} // namespace

QList<QHostAddress> lanAddresses()
{
    QList<QHostAddress> found;
    for (const QNetworkInterface &network : QNetworkInterface::allInterfaces()) {
        if (!isShared(network))
            continue;
        for (const QNetworkAddressEntry &entry : network.addressEntries()) {
            const QHostAddress address = entry.ip();
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLinkLocal())
                found.append(address);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const QHostAddress &a, const QHostAddress &b) {
        return rank(a) < rank(b);
    });
    return found;
}

} // namespace recto
