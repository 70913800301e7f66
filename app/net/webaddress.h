// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace recto {

// Scheme, host and port, which a key belongs to: "https://api.openai.com". Pure.
[[nodiscard]] QString originOf(const QUrl &url);

// Whether the host is this computer itself, by its name or number: what is sent
// there doesn't leave it. Asks no name server. Pure.
[[nodiscard]] bool isThisComputer(const QString &host);

} // namespace recto
