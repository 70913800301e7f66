// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <functional>
#include <optional>

namespace recto {

// One event of a text/event-stream. Views, valid during the call of the sink
// alone; valid UTF-8 (wrong bytes became U+FFFD).
struct StreamEvent
{
    QByteArrayView type; // "message" unless the stream says otherwise
    QByteArrayView data; // lines joined by LF
    QByteArrayView lastEventId;
};

// Beyond these a stream is refused, so that a hostile server can't fill the memory.
struct EventStreamLimits
{
    qsizetype line = 1 << 20; // bytes
    qsizetype event = 8 << 20;
    qint64 stream = 32 << 20;
};

// Bytes of a text/event-stream in, events out, however the bytes are split.
// Pure; one object serves one thread and one stream.
// Format: WHATWG HTML, 9.2.5 and 9.2.6 (html.spec.whatwg.org/multipage/server-sent-events.html).
class EventStreamParser
{
public:
    using Sink = std::function<void(const StreamEvent &)>;

    explicit EventStreamParser(EventStreamLimits limits = {})
        : m_limits(limits)
    {
    }

    // Calls the sink for each event that these bytes complete. BadAnswer when a
    // limit is passed; every later call then fails as well.
    [[nodiscard]] Status feed(QByteArrayView bytes, const Sink &sink);

    // What the stream asked to wait before connecting again, held to 0.5–60 s.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retry() const { return m_retry; }
    // To be sent as Last-Event-ID when connecting again.
    [[nodiscard]] QByteArray lastEventId() const { return m_lastEventId; }
    // Whether wrong UTF-8 was found up to the event that is handed over now.
    [[nodiscard]] bool repaired() const { return m_repaired; }

private:
    void takeLine(QByteArrayView line, const Sink &sink);
    void takeField(QByteArrayView name, QByteArrayView value);
    void appendData(QByteArrayView value);
    void dispatch(const Sink &sink);
    void keepPendingData();
    [[nodiscard]] Status refuse(const QString &what);

    EventStreamLimits m_limits;
    qint64 m_seen = 0;
    QByteArray m_line; // the part of a line that came in earlier calls
    bool m_skipLineFeed = false; // the last byte was a CR
    bool m_firstLine = true;
    bool m_tooLong = false;
    bool m_repaired = false;

    // The first data line stays where it is in the caller's bytes as long as it
    // can: most events have one line and need no copy.
    QByteArrayView m_pendingData;
    bool m_hasPendingData = false;
    QByteArray m_data; // lines, each with its LF
    QByteArray m_type;
    QByteArray m_id; // becomes m_lastEventId at the end of the event
    QByteArray m_lastEventId;
    std::optional<std::chrono::milliseconds> m_retry;
};

} // namespace recto
