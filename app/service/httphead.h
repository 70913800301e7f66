// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>
#include <variant>

namespace recto {

// The head of a request, read strictly. Value type.
struct RequestHead
{
    QByteArray method; // "GET"
    QByteArray path; // as sent, before the "?"; begins with "/"
    QByteArray query; // as sent, behind the "?"
    QList<std::pair<QByteArray, QByteArray>> fields; // names in lower case, values trimmed
    qint64 contentLength = -1; // -1: none was told
    bool chunked = false; // a Transfer-Encoding of any kind
    bool keepAlive = true;
    qsizetype bytes = 0; // of the head itself, with the empty line

    // Of the first field with that lower-case name; empty when there is none.
    [[nodiscard]] QByteArray field(QByteArrayView name) const;
    [[nodiscard]] bool has(QByteArrayView name) const;
    // The value of "name=" in the query, percent-decoded; empty when there is none.
    [[nodiscard]] QByteArray queryValue(QByteArrayView name) const;
    // A request to speak WebSocket from here on.
    [[nodiscard]] bool asksForWebSocket() const;
};

struct HeadRefusal
{
    int status = 400;
    QByteArray reason; // a sentence, for whoever wrote the client
};

struct HeadIncomplete
{
};

inline constexpr qsizetype longestHead = 16 * 1024; // bytes

// The head at the beginning of these bytes. What differs between servers is refused,
// as a proxy in front may have read it otherwise: two lengths, a length beside chunks,
// folded lines, several hosts, spaces before the colon. Pure, thread-safe.
[[nodiscard]] std::variant<HeadIncomplete, RequestHead, HeadRefusal>
parseHead(QByteArrayView bytes);

} // namespace recto
