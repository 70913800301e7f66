// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/httphead.h"

#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <algorithm>
#include <limits>

namespace recto {

namespace {

namespace http = boost::beast::http;
using HeadParser = http::request_parser<http::empty_body>;

constexpr int mostFields = 100;
constexpr int httpOneOne = 11;

QByteArray toBytes(boost::beast::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

HeadRefusal malformed(const QByteArray &reason)
{
    return {400, reason};
}

HeadRefusal tooLong()
{
    return {431, QByteArrayLiteral("The request's head is too long.")};
}

// A line that goes on in the next one: gone from HTTP/1.1, and read differently.
bool hasFoldedLine(QByteArrayView head)
{
    return head.indexOf("\n ") >= 0 || head.indexOf("\n\t") >= 0;
}

qsizetype count(const RequestHead &head, QByteArrayView name)
{
    return std::count_if(head.fields.begin(), head.fields.end(),
                         [name](const auto &field) { return field.first == name; });
}

bool listHolds(const QByteArray &list, QByteArrayView word)
{
    const QList<QByteArray> items = list.toLower().split(',');
    return std::any_of(items.begin(), items.end(),
                       [word](const QByteArray &item) { return item.trimmed() == word; });
}

std::variant<HeadIncomplete, RequestHead, HeadRefusal> checked(RequestHead head, int version)
{
    if (version != httpOneOne)
        return HeadRefusal{505, QByteArrayLiteral("Only HTTP/1.1 is spoken here.")};
    if (!head.path.startsWith('/'))
        return malformed(QByteArrayLiteral("The request's target is not a path."));
    if (count(head, "host") != 1)
        return malformed(QByteArrayLiteral("A request names its host once."));
    if (count(head, "authorization") > 1)
        return malformed(QByteArrayLiteral("There are several Authorization fields."));
    if (head.fields.size() > mostFields)
        return HeadRefusal{431, QByteArrayLiteral("The request has too many fields.")};
    head.chunked = head.has("transfer-encoding");
    head.keepAlive = !listHolds(head.field("connection"), "close");
    return head;
}

} // namespace

QByteArray RequestHead::field(QByteArrayView name) const
{
    for (const auto &[key, value] : fields) {
        if (key == name)
            return value;
    }
    return {};
}

bool RequestHead::has(QByteArrayView name) const
{
    return count(*this, name) > 0;
}

QByteArray RequestHead::queryValue(QByteArrayView name) const
{
    for (const QByteArray &pair : query.split('&')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals >= 0 && QByteArrayView(pair).first(equals) == name)
            return QByteArray::fromPercentEncoding(pair.mid(equals + 1));
    }
    return {};
}

bool RequestHead::asksForWebSocket() const
{
    return listHolds(field("connection"), "upgrade") && listHolds(field("upgrade"), "websocket");
}

std::variant<HeadIncomplete, RequestHead, HeadRefusal> parseHead(QByteArrayView bytes)
{
    HeadParser parser;
    parser.header_limit(static_cast<std::uint32_t>(longestHead));
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    parser.eager(false);
    boost::system::error_code error;
    const std::size_t used = parser.put(
        boost::asio::buffer(bytes.data(), static_cast<std::size_t>(bytes.size())), error);
    if (error == http::error::header_limit)
        return tooLong();
    if (error && error != http::error::need_more)
        return malformed(QByteArrayLiteral("The request is malformed."));
    if (!parser.is_header_done()) {
        if (bytes.size() >= longestHead)
            return tooLong();
        return HeadIncomplete{};
    }

    RequestHead head;
    head.bytes = static_cast<qsizetype>(used);
    if (hasFoldedLine(bytes.first(head.bytes)))
        return malformed(QByteArrayLiteral("A field goes on in the next line."));
    const auto &message = parser.get();
    head.method = toBytes(message.method_string());
    const QByteArray target = toBytes(message.target());
    const qsizetype mark = target.indexOf('?');
    head.path = mark < 0 ? target : target.first(mark);
    if (mark >= 0)
        head.query = target.mid(mark + 1);
    for (const auto &field : message)
        head.fields.append(
            {toBytes(field.name_string()).toLower(), toBytes(field.value()).trimmed()});
    if (const auto length = parser.content_length()) {
        if (*length > static_cast<std::uint64_t>(std::numeric_limits<qint64>::max()))
            return HeadRefusal{413, QByteArrayLiteral("That is more than fits.")};
        head.contentLength = static_cast<qint64>(*length);
    }
    return checked(std::move(head), static_cast<int>(message.version()));
}

} // namespace recto
