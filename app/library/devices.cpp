// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/devices.h"

#include "library/database.h"

#include <QUuid>

namespace recto {

Result<QList<Device>> Devices::all() const
{
    return database().select<Device>(
        QStringLiteral("SELECT id, name, token_hash, created_at, used_at FROM devices "
                       "ORDER BY created_at DESC, id"),
        {}, [](const QSqlQuery &row) {
            Device device{row.value(0).toString(),
                          row.value(1).toString(),
                          row.value(2).toByteArray(),
                          utcTime(row.value(3).toLongLong()),
                          {}};
            if (!row.value(4).isNull())
                device.usedAt = utcTime(row.value(4).toLongLong());
            return device;
        });
}

Status Devices::add(const QString &name, const QByteArray &tokenHash)
{
    constexpr qsizetype idLength = 16;
    const QString id = QUuid::createUuid().toString(QUuid::Id128).left(idLength);
    return database().write([&]() -> Status {
        const auto added
            = database().run(QStringLiteral("INSERT INTO devices (id, name, token_hash, "
                                            "created_at) VALUES (?, ?, ?, ?)"),
                             {id, name, tokenHash, nowMilliseconds()});
        return added ? Status() : Status(added.error());
    });
}

Status Devices::used(const QByteArray &tokenHash)
{
    return database().write([&]() -> Status {
        const auto changed
            = database().run(QStringLiteral("UPDATE devices SET used_at = ? WHERE token_hash = ?"),
                             {nowMilliseconds(), tokenHash});
        return changed ? Status() : Status(changed.error());
    });
}

Status Devices::forget(const QString &id)
{
    return database().write([&]() -> Status {
        const auto changed
            = database().run(QStringLiteral("DELETE FROM devices WHERE id = ?"), {id});
        if (!changed)
            return changed.error();
        return *changed > 0 ? Status() : Status(Error{ErrorKind::NotFound, id, {}});
    });
}

} // namespace recto
