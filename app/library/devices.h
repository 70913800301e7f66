// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "library/librarypart.h"

#include <QByteArray>

namespace recto {

// A phone or a program that may use the HTTP service until it is forgotten.
struct Device
{
    QString id; // 16 hexadecimal digits
    QString name; // as it called itself
    QByteArray tokenHash; // SHA-256; the token itself is kept nowhere
    QDateTime createdAt; // UTC
    QDateTime usedAt; // UTC, to the minute or so; invalid: never
};

// The devices that a library knows. Serves the library's thread. Errors: as Library.
class Devices : public LibraryPart
{
public:
    explicit Devices(const Library &library)
        : LibraryPart(library)
    {
    }

    [[nodiscard]] Result<QList<Device>> all() const; // last added first
    [[nodiscard]] Status add(const QString &name, const QByteArray &tokenHash);
    [[nodiscard]] Status used(const QByteArray &tokenHash); // now
    [[nodiscard]] Status forget(const QString &id); // NotFound
};

} // namespace recto
