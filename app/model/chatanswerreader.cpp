// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chatanswerreader.h"

#include "model/thoughts.h"
#include "net/utf8text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace recto {

namespace {

// Perhaps in a code fence.
bool isWholeJson(const QString &text)
{
    const QString answer = withoutThoughts(text);
    const auto isBracket = [](QChar sign) { return sign == u'{' || sign == u'['; };
    const auto begin = std::find_if(answer.begin(), answer.end(), isBracket);
    const qsizetype end = std::max(answer.lastIndexOf(u'}'), answer.lastIndexOf(u']'));
    const qsizetype start = begin - answer.begin();
    return end > start
        && !QJsonDocument::fromJson(answer.sliced(start, end + 1 - start).toUtf8()).isNull();
}

} // namespace

ChatAnswerReader::ChatAnswerReader(Endpoint endpoint, TextSink onText)
    : m_endpoint(std::move(endpoint))
    , m_onText(std::move(onText))
{
    constexpr qsizetype shortest = 16; // what is shorter may be a word, and no key at all
    const QString key = m_endpoint.key.simplified();
    if (key.size() >= shortest)
        m_key = anyFormOf(key);
}

Status ChatAnswerReader::feed(const HttpResponse &head, QByteArrayView bytes)
{
    if (m_shape == Shape::Unknown && !m_reply.failure)
        recogniseShape(head, bytes);
    if (m_shape == Shape::Whole && !m_reply.failure)
        m_whole.append(bytes);
    if (m_shape == Shape::Stream && !m_reply.failure) {
        constexpr qsizetype kept = 32;
        m_lastBytes = QByteArray(m_lastBytes).append(bytes).right(kept);
        return feedStream(bytes);
    }
    return m_reply.failure ? Status(m_reply.failure->error) : Status();
}

Status ChatAnswerReader::feedStream(QByteArrayView bytes)
{
    const Status parsed
        = m_events.feed(bytes, [this](const StreamEvent &event) { takeEvent(event); });
    if (!parsed && !m_reply.failure)
        fail(parsed.error().kind, parsed.error().detail);
    return m_reply.failure ? Status(m_reply.failure->error) : Status();
}

void ChatAnswerReader::recogniseShape(const HttpResponse &head, QByteArrayView bytes)
{
    const QByteArray type = head.contentType();
    if (type == "text/event-stream") {
        m_shape = Shape::Stream;
    } else if (type.endsWith("json")) {
        m_shape = Shape::Whole;
    } else if (type == "text/html" || bytes.trimmed().startsWith('<')) {
        // A sign-in page of a network, a proxy's error page, a web server at that address.
        fail(ErrorKind::BadAnswer, QStringLiteral("a web page instead of an answer"));
    } else {
        m_shape = bytes.trimmed().startsWith('{') ? Shape::Whole : Shape::Stream;
    }
}

void ChatAnswerReader::takeEvent(const StreamEvent &event)
{
    if (m_reply.failure)
        return;
    if (m_events.repaired()) {
        fail(ErrorKind::BadAnswer, QStringLiteral("not valid UTF-8"));
        return;
    }
    m_done = m_done || event.data.trimmed() == "[DONE]";
    if (event.data.isEmpty() || event.data.trimmed() == "[DONE]")
        return;
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(event.data.toByteArray(), &parseError);
    if (!document.isObject()) {
        fail(ErrorKind::BadAnswer,
             QStringLiteral("event is not JSON: ") + parseError.errorString());
        return;
    }
    QJsonObject object = document.object();
    auto error = errorObjectIn(object);
    if (!error && event.type == "error")
        error = object;
    if (error)
        m_reply.failure = failureFrom(200, *error, m_endpoint);
    else
        takeChunk(object, "delta");
}

void ChatAnswerReader::takeWhole()
{
    if (!isWellFormedUtf8(m_whole)) {
        fail(ErrorKind::BadAnswer, QStringLiteral("not valid UTF-8"));
        return;
    }
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(m_whole, &parseError);
    if (!document.isObject()) {
        fail(ErrorKind::BadAnswer, QStringLiteral("not JSON: ") + parseError.errorString());
        return;
    }
    if (const auto error = errorObjectIn(document.object()))
        m_reply.failure = failureFrom(200, *error, m_endpoint);
    else
        takeChunk(document.object(), "message");
}

void ChatAnswerReader::takeChunk(const QJsonObject &chunk, const char *messageName)
{
    const QString model = chunk.value(QLatin1String("model")).toString();
    if (!model.isEmpty())
        m_reply.model = model;
    const QJsonValue usage = chunk.value(QLatin1String("usage"));
    if (usage.isObject())
        takeUsage(usage.toObject());
    const QJsonObject choice = chunk.value(QLatin1String("choices")).toArray().at(0).toObject();
    if (const auto error = errorObjectIn(choice)) {
        m_reply.failure = failureFrom(200, *error, m_endpoint);
        return;
    }
    const QJsonObject message = choice.value(QLatin1String(messageName)).toObject();
    takeText(message.value(QLatin1String("content")));
    m_refusal += message.value(QLatin1String("refusal")).toString();
    const QString reason = choice.value(QLatin1String("finish_reason")).toString();
    if (!reason.isEmpty())
        m_finishReason = reason;
}

void ChatAnswerReader::takeText(const QJsonValue &content)
{
    QString text = content.toString();
    for (const QJsonValue &part : content.toArray())
        text += part.toObject().value(QLatin1String("text")).toString();
    if (text.isEmpty())
        return;
    if (repeatsKey(text)) {
        m_reply.text.chop(longestKey()); // it is kept, and may hold the key's beginning
        fail(ErrorKind::BadAnswer, QStringLiteral("the answer repeats the key"));
        return;
    }
    m_reply.text += text;
    if (m_onText)
        m_onText(text);
}

// A character of the key takes up to six.
qsizetype ChatAnswerReader::longestKey() const
{
    return m_endpoint.key.size() * 6;
}

// Text is saved as cards, so that one which holds the key may not go on. It may lie
// across pieces.
bool ChatAnswerReader::repeatsKey(const QString &text) const
{
    return !m_key.pattern().isEmpty()
        && QString(m_reply.text.right(longestKey()) + text).contains(m_key);
}

void ChatAnswerReader::takeUsage(const QJsonObject &usage)
{
    // A negative count would pay back what others used, and lift the spending limit.
    const auto count = [&usage](const char *name) {
        constexpr qint64 most = 1'000'000'000;
        return std::clamp<qint64>(usage.value(QLatin1String(name)).toInteger(), 0, most);
    };
    m_usageCame = true;
    m_reply.usage.input = count("prompt_tokens");
    m_reply.usage.output = count("completion_tokens");
}

void ChatAnswerReader::fail(ErrorKind kind, const QString &detail)
{
    ServiceFailure failure;
    failure.error = {kind, m_endpoint.baseUrl.host(), redacted(detail, m_endpoint.key)};
    m_reply.failure = failure;
}

ChatReply ChatAnswerReader::finish(const std::optional<Error> &transportError)
{
    if (!m_done) {
        const QByteArray end = m_lastBytes.trimmed();
        m_done = end.endsWith("\ndata: [DONE]") || end.endsWith("\ndata:[DONE]");
    }
    if (!m_reply.failure && m_shape == Shape::Whole
        && (!transportError || QJsonDocument::fromJson(m_whole).isObject()))
        takeWhole();
    if (!m_reply.failure && transportError && !endIsKnown())
        m_reply.failure = ServiceFailure{*transportError, {}, 0, {}};
    if (!m_reply.failure)
        judge();
    return m_reply;
}

bool ChatAnswerReader::answered() const
{
    if (m_shape == Shape::Whole)
        return m_whole.trimmed().endsWith('}') && QJsonDocument::fromJson(m_whole).isObject();
    return m_done || (!m_finishReason.isEmpty() && m_usageCame);
}

bool ChatAnswerReader::endIsKnown() const
{
    return !m_finishReason.isEmpty() || (m_done && isWholeJson(m_reply.text));
}

void ChatAnswerReader::judge()
{
    if (m_finishReason == QLatin1String("content_filter"))
        fail(ErrorKind::ContentFiltered, {});
    else if (!m_refusal.isEmpty())
        fail(ErrorKind::Refused, m_refusal);
    else if (m_finishReason == QLatin1String("length")
             || m_finishReason == QLatin1String("max_tokens"))
        fail(ErrorKind::OutputCutOff, m_finishReason);
    else if (m_finishReason == QLatin1String("error"))
        fail(ErrorKind::ServerFailed, QStringLiteral("finish_reason error"));
    else if (!m_reply.text.isEmpty() && !endIsKnown())
        fail(ErrorKind::ConnectionFailed, QStringLiteral("ended without finish_reason"));
    else if (m_reply.text.trimmed().isEmpty())
        fail(ErrorKind::BadAnswer, QStringLiteral("empty answer"));
}

} // namespace recto
