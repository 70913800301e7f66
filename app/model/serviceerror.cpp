// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/serviceerror.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <initializer_list>

namespace recto {

namespace {

// Bytes of an error that isn't JSON. More than is shown: a key that was cut in two
// would not be known for one.
constexpr qsizetype readFromBody = 64 << 10;

// Words of codes, types and messages, lower-case; the first row that fits counts.
struct FailureWords
{
    ErrorKind kind;
    std::initializer_list<const char *> words;
};

const std::initializer_list<FailureWords> failureWords = {
    {ErrorKind::NoCredit,
     {"insufficient_quota", "exceeded your current quota", "insufficient credit",
      "insufficient_credit", "insufficient balance", "insufficient funds", "billing_hard_limit",
      "requires more credits", "billing_not_active"}},
    {ErrorKind::InputTooLong,
     {"context_length_exceeded", "exceed_context_size", "maximum context length", "context length",
      "context window", "context size", "prompt is too long", "input is too long",
      "too many tokens", "string_above_max_length", "request too large", "reduce the length",
      "exceeds the available context"}},
    {ErrorKind::ContentFiltered,
     {"content_filter", "content_policy", "content management policy", "responsibleaipolicy",
      "input was flagged", "requires moderation"}},
    {ErrorKind::KeyRejected,
     {"invalid_api_key", "incorrect api key", "invalid api key", "no auth credentials",
      "invalid x-api-key"}},
    {ErrorKind::ModelMissing,
     {"model_not_found", "deploymentnotfound", "no endpoints found for", "is not a valid model",
      "invalid model"}},
    {ErrorKind::ServerFailed, {"overloaded", "server_error", "model is loading", "loading model"}},
    {ErrorKind::RateLimited, {"rate_limit", "rate limit", "too many requests"}},
};

std::optional<ErrorKind> kindByWords(const QString &text)
{
    for (const FailureWords &row : failureWords) {
        for (const char *word : row.words) {
            if (text.contains(QLatin1String(word)))
                return row.kind;
        }
    }
    return std::nullopt;
}

ErrorKind kindByStatus(int status, const QString &text)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::KeyRejected;
    case 402:
        return ErrorKind::NoCredit;
    case 404:
        return text.contains(QLatin1String("model")) || text.contains(QLatin1String("deployment"))
            ? ErrorKind::ModelMissing
            : ErrorKind::BadRequest;
    case 408:
        return ErrorKind::TimedOut;
    case 409:
    case 425:
        return ErrorKind::ServerFailed;
    case 413:
        return ErrorKind::InputTooLong;
    case 429:
        return ErrorKind::RateLimited;
    default:
        // Errors inside an answer that began well carry no status: the service's fault.
        return status >= 500 || status < 400 ? ErrorKind::ServerFailed : ErrorKind::BadRequest;
    }
}

// What the words mean depends on the status: a 500 about "rate limits" is still a
// 500, and a wrong key is not a matter of words.
ErrorKind kindOf(int status, const QString &text)
{
    const auto byWords = kindByWords(text);
    if (status == 401 || status == 402
        || (status >= 500 && byWords != ErrorKind::InputTooLong && byWords != ErrorKind::NoCredit))
        return kindByStatus(status, text);
    return byWords.value_or(kindByStatus(status, text));
}

QString textOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    return value.isDouble() ? QString::number(value.toInt()) : QString();
}

} // namespace

std::optional<QJsonObject> errorObjectIn(const QJsonObject &object)
{
    const QJsonValue error = object.value(QLatin1String("error"));
    if (error.isObject())
        return error.toObject();
    if (error.isString()) {
        QString text = object.value(QLatin1String("message")).toString();
        return QJsonObject{{QStringLiteral("message"), text.isEmpty() ? error : text}};
    }
    if (object.value(QLatin1String("object")) == QLatin1String("error"))
        return object;
    if (object.contains(QLatin1String("error_message"))
        || object.contains(QLatin1String("error_type"))) {
        return QJsonObject{
            {QStringLiteral("message"), object.value(QLatin1String("error_message"))},
            {QStringLiteral("type"), object.value(QLatin1String("error_type"))}};
    }
    return std::nullopt;
}

ServiceFailure failureFrom(int status, const QJsonObject &error, const Endpoint &endpoint)
{
    const QString message = textOf(error.value(QLatin1String("message")));
    const QJsonValue code = error.value(QLatin1String("code"));
    const int number = code.isDouble() ? code.toInt() : code.toString().toInt();
    if (status < 400 && number >= 400 && number < 600)
        status = number;
    const QString words = (textOf(code) + u' ' + textOf(error.value(QLatin1String("type"))) + u' '
                           + message + u' ' + textOf(error.value(QLatin1String("param"))))
                              .toLower();
    ServiceFailure failure;
    failure.status = status;
    failure.message
        = redacted(message + u' ' + textOf(error.value(QLatin1String("param"))), endpoint.key);
    const ErrorKind kind = kindOf(status, words);
    QString detail = QStringLiteral("HTTP %1").arg(status);
    // What is said about a key may hold parts of it.
    if (kind != ErrorKind::KeyRejected && !failure.message.isEmpty())
        detail += QStringLiteral(": ") + failure.message;
    failure.error = {kind, endpoint.baseUrl.host(), detail};
    return failure;
}

ServiceFailure failureFrom(const HttpResponse &response, const Endpoint &endpoint,
                           const QDateTime &now)
{
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    QJsonObject object = document.object();
    if (document.isArray()) // [{"error":{…}}], as one service sends it
        object = document.array().at(0).toObject();
    QJsonObject error = errorObjectIn(object).value_or(object);
    if (error.isEmpty() && response.contentType() != "text/html")
        error = {{QStringLiteral("message"), QString::fromUtf8(response.body.left(readFromBody))}};
    ServiceFailure failure = failureFrom(response.status, error, endpoint);
    failure.hint = retryHint(response, now);
    // An overloaded service that says when to come back means everyone.
    if (failure.error.kind == ErrorKind::ServerFailed && failure.hint.after
        && (response.status == 503 || response.status == 529))
        failure.error.kind = ErrorKind::RateLimited;
    return failure;
}

} // namespace recto
