// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte chooses how the rest is split; the events must be those of the
// plain implementation, and valid UTF-8.
#include "net/eventstreamparser.h"

#include "net/plaineventstream.h"

#include <algorithm>
#include <cstdlib>

using namespace recto;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const qsizetype step = data[0] + 1;
    const QByteArray stream(reinterpret_cast<const char *>(data + 1),
                            static_cast<qsizetype>(size - 1));

    QList<testing::PlainEvent> events;
    EventStreamParser parser;
    for (qsizetype i = 0; i < stream.size(); i += step) {
        const QByteArray piece(stream.constData() + i, std::min(step, stream.size() - i));
        const Status status = parser.feed(piece, [&](const StreamEvent &event) {
            if (!event.data.isValidUtf8() || !event.type.isValidUtf8()
                || !event.lastEventId.isValidUtf8())
                std::abort();
            events.append({event.type.toByteArray(), event.data.toByteArray(),
                           event.lastEventId.toByteArray()});
        });
        if (!status)
            return 0; // a limit
    }
    if (events != testing::plainEvents(stream))
        std::abort();
    return 0;
}
