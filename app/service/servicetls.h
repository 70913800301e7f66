// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSslConfiguration>

namespace recto {

// For HTTPS with a certificate (and those that vouch for it) and a key of the person's own,
// both PEM, the key without a password. FileUnreadable, or BadInput about the file.
[[nodiscard]] Result<QSslConfiguration> makeServiceTls(const QString &certificateFile,
                                                       const QString &keyFile);

} // namespace recto
