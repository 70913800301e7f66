// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chatclient.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace recto {

namespace {

constexpr qint64 largestAnswer = 32 << 20; // bytes

Error redactedError(Error error, const Endpoint &endpoint)
{
    error.detail = redacted(error.detail, endpoint.key);
    return error;
}

} // namespace

ChatClient::ChatClient(std::shared_ptr<HttpTransport> transport, Endpoint endpoint)
    : m_transport(std::move(transport))
    , m_endpoint(std::move(endpoint))
{
    const QString host = m_endpoint.baseUrl.host();
    m_features.completionTokens = m_endpoint.azure || host == QLatin1String("api.openai.com");
}

ChatFeatures ChatClient::features() const
{
    const std::lock_guard lock(m_mutex);
    return m_features;
}

ChatReply ChatClient::complete(const ChatRequest &request,
                               const std::function<void(const QString &)> &onText,
                               const std::function<void(const HttpResponse &)> &onHead,
                               std::stop_token stop)
{
    ChatFeatures features = this->features();
    while (true) {
        ChatReply reply = completeOnce(request, features, onText, onHead, stop);
        if (!reply.failure || reply.failure->error.kind == ErrorKind::OutputCutOff) {
            const std::lock_guard lock(m_mutex);
            m_features = features;
            return reply;
        }
        // Some answer 500 to a schema that they can't make a grammar of.
        const bool aboutFormat
            = reply.failure->message.contains(QLatin1String("schema"), Qt::CaseInsensitive)
            || reply.failure->message.contains(QLatin1String("grammar"), Qt::CaseInsensitive);
        const bool maybeFormat = reply.failure->error.kind == ErrorKind::BadRequest
            || (reply.failure->error.kind == ErrorKind::ServerFailed && aboutFormat);
        const auto next = fallbackAfter(features, request, reply.failure->message);
        if (!maybeFormat || !next || !reply.text.isEmpty())
            return reply;
        features = *next;
    }
}

ChatReply ChatClient::completeOnce(const ChatRequest &request, const ChatFeatures &features,
                                   const std::function<void(const QString &)> &onText,
                                   const std::function<void(const HttpResponse &)> &onHead,
                                   std::stop_token stop)
{
    if (const Status safe = keyMayTravel(m_endpoint); !safe)
        return ChatAnswerReader(m_endpoint, {}).finish(safe.error());
    HttpRequest http;
    http.method = "POST";
    http.url = chatUrl(m_endpoint);
    http.headers = keyHeaders(m_endpoint);
    http.headers.emplaceBack("Content-Type", "application/json");
    http.headers.emplaceBack(
        "Accept", request.stream ? "text/event-stream, application/json" : "application/json");
    http.body = chatBody(request, m_endpoint, features);
    http.deadlines = m_endpoint.deadlines;
    http.maximumBody = largestAnswer;

    ChatAnswerReader reader(m_endpoint, onText);
    http.answered = [&reader] { return reader.answered(); };
    const auto response
        = m_transport->send(http, stop, [&](const HttpResponse &head, QByteArrayView bytes) {
              return reader.feed(head, bytes);
          });
    if (!response)
        return reader.finish(redactedError(response.error(), m_endpoint));
    if (onHead)
        onHead(*response);
    if (response->status >= 200 && response->status < 300)
        return reader.finish();
    ChatReply reply;
    reply.failure = failureFrom(*response, m_endpoint, QDateTime::currentDateTimeUtc());
    return reply;
}

Result<QStringList> ChatClient::listModels(std::stop_token stop)
{
    if (const Status safe = keyMayTravel(m_endpoint); !safe)
        return safe.error();
    HttpRequest http;
    http.url = modelsUrl(m_endpoint);
    http.headers = keyHeaders(m_endpoint);
    http.deadlines = m_endpoint.deadlines;
    http.maximumBody = 4 << 20;
    const auto response = m_transport->send(http, stop);
    if (!response)
        return redactedError(response.error(), m_endpoint);
    if (response->status < 200 || response->status >= 300)
        return failureFrom(*response, m_endpoint, QDateTime::currentDateTimeUtc()).error;
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    const QJsonArray models = document.isArray()
        ? document.array()
        : document.object().value(QLatin1String("data")).toArray();
    if (models.isEmpty() && !document.object().contains(QLatin1String("data")))
        return Error{ErrorKind::BadAnswer, m_endpoint.baseUrl.host(),
                     QStringLiteral("no list of models")};
    QStringList names;
    for (const QJsonValue &model : models)
        names.append(model.toObject().value(QLatin1String("id")).toString());
    names.removeAll(QString());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace recto
