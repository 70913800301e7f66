// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"

#include <QUrl>

#include <optional>
#include <stop_token>

namespace recto {

// A newer Recto.
struct Update
{
    QString version; // "0.2.0"
    QString changes; // plain text, the changelog's section
    QUrl page; // where it is got; may be empty

    friend bool operator==(const Update &, const Update &) = default;
};

// Where updates are asked for, of updates.json of the installation. Empty: nowhere, and
// then nothing of it is shown; distributions leave it so.
[[nodiscard]] QUrl updateAddress();

// One GET to the address, which tells nothing of this computer but that it asks. Nothing:
// this one is the newest. Errors: those of the transport, ServerFailed and BadAnswer.
[[nodiscard]] Result<std::optional<Update>> checkForUpdate(HttpTransport &transport,
                                                           const QUrl &address,
                                                           const QString &version,
                                                           const std::stop_token &stop);

} // namespace recto
