// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QStringList>

class QMimeData;

namespace recto {

// What was dropped or pasted, copied out of the MIME data at once: that lives
// only as long as the event. Value type.
struct DroppedInput
{
    QStringList files; // local paths, folders too, in order
    QByteArray picture; // encoded bytes of one picture, decoded later on a worker
    QImage bitmap; // only when there are no encoded bytes
    QString remote; // a web address that was given instead of a file

    [[nodiscard]] bool isEmpty() const
    {
        return files.isEmpty() && picture.isEmpty() && bitmap.isNull() && remote.isEmpty();
    }
};

[[nodiscard]] DroppedInput readDroppedInput(const QMimeData &data);
// Whether readDroppedInput() would find something, without copying.
[[nodiscard]] bool offersPages(const QMimeData &data);

} // namespace recto
