// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/utf8text.h"

#include <QByteArray>
#include <QList>

namespace recto::testing {

struct PlainEvent
{
    QByteArray type;
    QByteArray data;
    QByteArray lastEventId;

    friend bool operator==(const PlainEvent &, const PlainEvent &) = default;
};

// The standard's algorithm word by word, slow and on a whole stream: what the
// parser is compared with.
inline QList<PlainEvent> plainEvents(QByteArray stream)
{
    if (stream.startsWith("\xEF\xBB\xBF"))
        stream.remove(0, 3);
    QList<QByteArray> lines; // the last, unfinished one is not among them
    QByteArray line;
    for (qsizetype i = 0; i < stream.size(); ++i) {
        if (stream[i] == '\r' || stream[i] == '\n') {
            if (stream[i] == '\r' && i + 1 < stream.size() && stream[i + 1] == '\n')
                ++i;
            lines.append(line);
            line.clear();
        } else {
            line.append(stream[i]);
        }
    }
    QList<PlainEvent> events;
    QByteArray data, type, id;
    for (const QByteArray &whole : lines) {
        if (whole.isEmpty()) {
            if (!data.isEmpty())
                events.append({type.isEmpty() ? QByteArray("message") : type,
                               repairedUtf8(data.chopped(1)), id});
            data.clear();
            type.clear();
            continue;
        }
        const qsizetype colon = whole.indexOf(':');
        if (colon == 0)
            continue;
        const QByteArray name = colon < 0 ? whole : whole.first(colon);
        QByteArray value = colon < 0 ? QByteArray() : whole.sliced(colon + 1);
        if (value.startsWith(' '))
            value.remove(0, 1);
        if (name == "data")
            data += value + '\n';
        else if (name == "event")
            type = repairedUtf8(value);
        else if (name == "id" && !value.contains('\0'))
            id = repairedUtf8(value);
    }
    return events;
}

} // namespace recto::testing
