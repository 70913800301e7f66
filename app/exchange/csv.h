// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace recto {

// Comma-separated values as RFC 4180 has them. Pure and thread-safe.

// One record with CRLF; fields are quoted where they must be.
[[nodiscard]] QString csvRecord(const QStringList &fields);

// All records. Takes LF and CR as line ends too, and a byte order mark; empty
// lines are left out. Nothing when a quoted field never ends.
[[nodiscard]] std::optional<QVector<QStringList>> readCsv(const QString &text);

} // namespace recto
