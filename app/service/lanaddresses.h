// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>

namespace recto {

// This computer's addresses in networks that it shares with others, IPv4, the likeliest one of
// a phone's first: no loopback, no VPN, mobile or virtual network. Asks the system; thread-safe.
[[nodiscard]] QList<QHostAddress> lanAddresses();

} // namespace recto
