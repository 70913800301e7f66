// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/eventstreamparser.h"

#include "net/utf8text.h"

#include <algorithm>
#include <cstring>

namespace recto {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

// Nearly every line of a chat stream is one; told without a search.
bool isDataLine(QByteArrayView line)
{
    return line.size() > 4 && std::memcmp(line.data(), "data:", 5) == 0;
}

// Where a byte stands next, remembered, so that each byte is scanned once however
// short the lines are.
class NextByte
{
public:
    NextByte(char byte, const char *end)
        : m_byte(byte)
        , m_end(end)
    {
    }

    const char *from(const char *start)
    {
        if (m_next < start) {
            if (start < m_end && *start == m_byte)
                return m_next = start;
            const void *found = std::memchr(start, m_byte, static_cast<size_t>(m_end - start));
            m_next = found ? static_cast<const char *>(found) : m_end;
        }
        return m_next;
    }

private:
    char m_byte;
    const char *m_end;
    const char *m_next = nullptr;
};

std::optional<std::chrono::milliseconds> retryTime(QByteArrayView value)
{
    if (value.isEmpty())
        return std::nullopt;
    qint64 milliseconds = 0;
    for (const char digit : value) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        milliseconds = std::min<qint64>(milliseconds * 10 + (digit - '0'), 60'000);
    }
    return std::chrono::milliseconds(std::max<qint64>(milliseconds, 500));
}

} // namespace

Status EventStreamParser::feed(QByteArrayView bytes, const Sink &sink)
{
    if (m_tooLong)
        return refuse(QStringLiteral("stream"));
    m_seen += bytes.size();
    if (m_seen > m_limits.stream)
        return refuse(QStringLiteral("stream of more than %1 bytes").arg(m_limits.stream));

    const char *position = bytes.data();
    const char *const end = position + bytes.size();
    NextByte lineFeed('\n', end);
    NextByte carriageReturn('\r', end);
    while (position < end) {
        if (m_skipLineFeed) {
            m_skipLineFeed = false;
            if (*position == '\n') {
                ++position;
                continue;
            }
        }
        const char *lineEnd = std::min(lineFeed.from(position), carriageReturn.from(position));
        QByteArrayView line(position, lineEnd - position);
        if (m_line.size() + line.size() > m_limits.line)
            return refuse(QStringLiteral("line of more than %1 bytes").arg(m_limits.line));
        if (lineEnd == end) {
            m_line.append(line);
            break;
        }
        const bool continued = !m_line.isEmpty();
        if (continued) {
            m_line.append(line);
            line = m_line;
        }
        takeLine(line, sink);
        if (m_data.size() + m_pendingData.size() > m_limits.event)
            return refuse(QStringLiteral("event of more than %1 bytes").arg(m_limits.event));
        if (continued) {
            keepPendingData();
            m_line.resize(0); // keeps its memory for the next one
        }
        m_skipLineFeed = *lineEnd == '\r';
        position = lineEnd + 1;
    }
    keepPendingData();
    return {};
}

void EventStreamParser::takeLine(QByteArrayView line, const Sink &sink)
{
    if (m_firstLine) {
        m_firstLine = false;
        if (line.startsWith(byteOrderMark))
            line = line.sliced(byteOrderMark.size());
    }
    if (line.isEmpty()) {
        dispatch(sink);
        return;
    }
    if (isDataLine(line)) {
        appendData(line.sliced(line.size() > 5 && line[5] == ' ' ? 6 : 5));
        return;
    }
    const void *found = std::memchr(line.data(), ':', static_cast<size_t>(line.size()));
    if (!found) {
        takeField(line, {});
        return;
    }
    const qsizetype colon = static_cast<const char *>(found) - line.data();
    if (colon == 0)
        return; // a comment
    QByteArrayView value = line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    takeField(line.first(colon), value);
}

void EventStreamParser::takeField(QByteArrayView name, QByteArrayView value)
{
    if (name == QByteArrayView("data")) {
        appendData(value);
    } else if (name == QByteArrayView("event")) {
        m_type = repairedUtf8(value);
    } else if (name == QByteArrayView("id")) {
        if (!value.contains('\0'))
            m_id = repairedUtf8(value);
    } else if (name == QByteArrayView("retry")) {
        if (const auto time = retryTime(value))
            m_retry = time;
    }
}

void EventStreamParser::appendData(QByteArrayView value)
{
    if (!m_hasPendingData && m_data.isEmpty()) {
        m_pendingData = value;
        m_hasPendingData = true;
        return;
    }
    keepPendingData();
    m_data.append(value);
    m_data.append('\n');
}

void EventStreamParser::keepPendingData()
{
    if (!m_hasPendingData)
        return;
    m_data.append(m_pendingData);
    m_data.append('\n');
    m_pendingData = {};
    m_hasPendingData = false;
}

void EventStreamParser::dispatch(const Sink &sink)
{
    if (m_lastEventId != m_id)
        m_lastEventId = m_id;
    if (m_hasPendingData || !m_data.isEmpty()) {
        const QByteArrayView raw
            = m_hasPendingData ? m_pendingData : QByteArrayView(m_data).chopped(1);
        const QByteArrayView type
            = m_type.isEmpty() ? QByteArrayView("message") : QByteArrayView(m_type);
        if (isWellFormedUtf8(raw)) {
            sink({type, raw, m_lastEventId});
        } else {
            const QByteArray repaired = repairedUtf8(raw);
            m_repaired = true;
            sink({type, repaired, m_lastEventId});
        }
    }
    m_pendingData = {};
    m_hasPendingData = false;
    if (!m_data.isEmpty())
        m_data.resize(0);
    if (!m_type.isEmpty())
        m_type.resize(0);
}

Status EventStreamParser::refuse(const QString &what)
{
    m_tooLong = true;
    return Error{ErrorKind::BadAnswer, {}, QStringLiteral("event stream refused: ") + what};
}

} // namespace recto
