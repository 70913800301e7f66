// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chatrequest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

namespace {

QJsonValue userContent(const ChatRequest &request)
{
    if (request.jpegs.isEmpty())
        return request.user; // plain text is understood everywhere
    QJsonArray parts{QJsonObject{{QStringLiteral("type"), QStringLiteral("text")},
                                 {QStringLiteral("text"), request.user}}};
    for (const QByteArray &jpeg : request.jpegs) {
        const QJsonObject image{
            {QStringLiteral("url"),
             QStringLiteral("data:image/jpeg;base64,") + QString::fromLatin1(jpeg.toBase64())},
            {QStringLiteral("detail"), QStringLiteral("high")}};
        parts.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("image_url")},
                                 {QStringLiteral("image_url"), image}});
    }
    return parts;
}

QJsonObject responseFormat(const ChatRequest &request, ChatFeatures::Format format)
{
    if (format == ChatFeatures::Format::JsonObject)
        return {{QStringLiteral("type"), QStringLiteral("json_object")}};
    return {{QStringLiteral("type"), QStringLiteral("json_schema")},
            {QStringLiteral("json_schema"),
             QJsonObject{{QStringLiteral("name"), request.schemaName},
                         {QStringLiteral("strict"), true},
                         {QStringLiteral("schema"), request.schema}}}};
}

} // namespace

QByteArray chatBody(const ChatRequest &request, const Endpoint &endpoint,
                    const ChatFeatures &features)
{
    QJsonArray messages;
    if (!request.system.isEmpty())
        messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("system")},
                                    {QStringLiteral("content"), request.system}});
    messages.append(QJsonObject{{QStringLiteral("role"), QStringLiteral("user")},
                                {QStringLiteral("content"), userContent(request)}});
    QJsonObject body{{QStringLiteral("model"), endpoint.model},
                     {QStringLiteral("messages"), messages}};
    if (request.stream) {
        body.insert(QStringLiteral("stream"), true);
        if (features.streamOptions)
            body.insert(QStringLiteral("stream_options"),
                        QJsonObject{{QStringLiteral("include_usage"), true}});
    }
    if (request.maxTokens > 0)
        body.insert(features.completionTokens ? QStringLiteral("max_completion_tokens")
                                              : QStringLiteral("max_tokens"),
                    request.maxTokens);
    if (!request.schema.isEmpty() && features.format != ChatFeatures::Format::Plain)
        body.insert(QStringLiteral("response_format"), responseFormat(request, features.format));
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

std::optional<ChatFeatures> fallbackAfter(const ChatFeatures &features, const ChatRequest &request,
                                          const QString &message)
{
    using Format = ChatFeatures::Format;
    const QString said = message.toLower();
    const auto names = [&said](const char *word) { return said.contains(QLatin1String(word)); };
    ChatFeatures next = features;
    if (request.stream && features.streamOptions && names("stream_options")) {
        next.streamOptions = false;
        return next;
    }
    if (request.maxTokens > 0 && !features.completionTokens && names("max_completion_tokens")) {
        next.completionTokens = true;
        return next;
    }
    if (request.schema.isEmpty() || features.format == Format::Plain)
        return std::nullopt;
    const bool aboutSchema = names("json_schema") || names("schema") || names("response_format");
    // Many say only that something is wrong: then everything that is optional goes.
    next.format
        = features.format == Format::Schema && aboutSchema ? Format::JsonObject : Format::Plain;
    return next;
}

QString answerKey(const ChatRequest &request, const QString &model)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &part) {
        hash.addData(QByteArray::number(part.size()) + ':');
        hash.addData(part);
    };
    add(model.toUtf8());
    add(request.system.toUtf8());
    add(request.user.toUtf8());
    for (const QByteArray &jpeg : request.jpegs)
        add(jpeg);
    add(QJsonDocument(request.schema).toJson(QJsonDocument::Compact));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace recto
