// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/chatrequest.h"
#include "model/serviceerror.h"
#include "net/eventstreamparser.h"

#include <functional>
#include <optional>

namespace recto {

// What came of a request. Text may be there in spite of a failure: what arrived
// before it.
struct ChatReply
{
    QString text;
    QString model; // as the service names it
    TokenUsage usage;
    int requests = 0; // how often something was sent, tries included
    bool stored = false; // from the answer store: nothing was sent
    std::optional<ServiceFailure> failure;

    [[nodiscard]] bool ok() const { return !failure; }
};

// Bytes of a /chat/completions answer in, text out, streamed or whole: the content
// type decides, not what was asked for. Pure; one object an answer.
//
// An answer is good only with a finish_reason, or with [DONE] behind text that is whole
// JSON: some servers give no reason. What is complete by that is complete, however the
// connection ended. OutputCutOff: it was too long; Refused, ContentFiltered;
// ConnectionFailed: it broke off; BadAnswer: not JSON, not UTF-8, HTML, no text at
// all, or the key in it.
class ChatAnswerReader
{
public:
    using TextSink = std::function<void(const QString &)>;

    ChatAnswerReader(Endpoint endpoint, TextSink onText);

    // Fails when it is clear that nothing good will come.
    [[nodiscard]] Status feed(const HttpResponse &head, QByteArrayView bytes);
    // All came that the service has to say.
    [[nodiscard]] bool answered() const;
    // After the last byte, or why there were no more.
    [[nodiscard]] ChatReply finish(const std::optional<Error> &transportError = {});

private:
    enum class Shape { Unknown, Stream, Whole };

    void recogniseShape(const HttpResponse &head, QByteArrayView bytes);
    [[nodiscard]] Status feedStream(QByteArrayView bytes);
    void takeWhole();
    [[nodiscard]] bool endIsKnown() const;
    void takeEvent(const StreamEvent &event);
    void takeChunk(const QJsonObject &chunk, const char *messageName);
    void takeText(const QJsonValue &content);
    [[nodiscard]] qsizetype longestKey() const;
    [[nodiscard]] bool repeatsKey(const QString &text) const;
    void takeUsage(const QJsonObject &usage);
    void fail(ErrorKind kind, const QString &detail);
    void judge();

    Endpoint m_endpoint;
    TextSink m_onText;
    QRegularExpression m_key; // in any form
    Shape m_shape = Shape::Unknown;
    EventStreamParser m_events;
    QByteArray m_whole;
    QString m_refusal;
    QString m_finishReason;
    QByteArray m_lastBytes; // [DONE] may lack its blank line
    bool m_done = false;
    bool m_usageCame = false;
    ChatReply m_reply;
};

} // namespace recto
