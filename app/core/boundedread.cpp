// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/boundedread.h"

namespace recto {

Result<QByteArray> readWhole(QIODevice &device, qint64 most)
{
    constexpr qint64 piece = 1 << 20;
    QByteArray bytes;
    for (;;) {
        const QByteArray more = device.read(piece);
        if (more.isEmpty())
            break;
        bytes += more;
        if (bytes.size() > most)
            return badInput(InputFault::TooLarge, {}, QString::number(most >> 20));
    }
    // A folder opens, and fails at its first read.
    if (bytes.isEmpty() && !device.atEnd())
        return Error{ErrorKind::FileUnreadable, {}, device.errorString()};
    return bytes;
}

} // namespace recto
