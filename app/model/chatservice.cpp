// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/chatservice.h"

#include <QJsonDocument>
#include <QRandomGenerator>

namespace recto {

namespace {

constexpr int assumedAnswer = 1000; // tokens set aside where no bound is asked for

ChatReply failedReply(const Error &error)
{
    ChatReply reply;
    reply.failure = ServiceFailure{error, {}, 0, {}};
    return reply;
}

// What a try used where the service didn't say: a stream that broke off was
// generated all the same.
TokenUsage usageOf(const ChatReply &reply, const TokenUsage &expected)
{
    if (reply.usage.input > 0 || reply.usage.output > 0)
        return reply.usage;
    if (reply.text.isEmpty() && reply.failure)
        return {};
    return {expected.input, estimatedTokens(reply.text), true};
}

bool answered(const ChatReply &reply)
{
    return !reply.failure || reply.failure->error.kind == ErrorKind::OutputCutOff;
}

const QString whole = QStringLiteral("whole");
const QString cutOff = QStringLiteral("cutOff"); // by the model's limit
const QString brokenOff = QStringLiteral("brokenOff"); // by anything else

QString endingOf(const ChatReply &reply)
{
    return !reply.failure ? whole : answered(reply) ? cutOff : brokenOff;
}

} // namespace

ChatService::ChatService(ChatServiceParts parts)
    : m_parts(std::move(parts))
    , m_client(m_parts.transport, m_parts.endpoint)
    , m_limiter(RateLimiter::shared(m_parts.endpoint.baseUrl.authority(), m_parts.endpoint.key,
                                    m_parts.endpoint.maxConcurrency))
{
    if (!m_parts.random)
        m_parts.random = [] { return QRandomGenerator::global()->generateDouble(); };
}

ChatReply ChatService::ask(const ChatQuestion &question, std::stop_token stop)
{
    TokenUsage usage;
    int requests = 0;
    QString handedOver;
    for (int attempt = 1;; ++attempt) {
        ChatReply reply = next(question, handedOver, stop);
        usage.input += reply.usage.input;
        usage.output += reply.usage.output;
        usage.estimated = usage.estimated || reply.usage.estimated;
        reply.usage = usage;
        requests += reply.requests;
        reply.requests = requests;
        if (!reply.failure)
            return reply;
        const auto time = m_parts.retries.waitAfter(attempt, reply.failure->error.kind,
                                                    reply.failure->hint, m_parts.random());
        if (!time)
            return reply;
        if (reply.failure->error.kind == ErrorKind::ConnectionFailed)
            m_limiter->brokeOff();
        const bool together = retryFor(reply.failure->error.kind) == Retry::Together;
        if (together)
            m_limiter->slowDown(*time); // from now on all wait at the gate, this one as well
        if (question.retry)
            question.retry({endpoint().baseUrl.host(), attempt, double(time->count()) / 1000,
                            reply.failure->error});
        const Status waited = together ? Status() : m_limiter->pause(*time, stop);
        if (!waited || stop.stop_requested()) {
            reply.failure = ServiceFailure{{ErrorKind::Cancelled, {}, {}}, {}, 0, {}};
            return reply;
        }
    }
}

ChatReply ChatService::next(const ChatQuestion &question, QString &handedOver,
                            const std::stop_token &stop)
{
    while (true) {
        const ChatRequest request = question.request();
        const QString key = answerKey(request, endpoint().model);
        const auto found = question.fresh || key == handedOver ? Result(std::optional<ChatReply>())
                                                               : stored(key);
        if (!found)
            return failedReply(found.error());
        handedOver = key;
        if (!*found)
            return tryOnce(request, key, question, stop);
        if (question.text)
            question.text((*found)->text);
        if (answered(**found))
            return **found;
    }
}

ChatReply ChatService::tryOnce(const ChatRequest &request, const QString &key,
                               const ChatQuestion &question, const std::stop_token &stop)
{
    TokenUsage expected = estimatedUsage(request);
    if (expected.output == 0)
        expected.output = assumedAnswer;
    auto ticket = m_limiter->acquire(expected.input + expected.output, stop);
    if (!ticket)
        return failedReply(ticket.error());
    if (m_parts.spending) {
        if (const Status allowed = m_parts.spending->reserve(expected); !allowed)
            return failedReply(
                {allowed.error().kind, endpoint().baseUrl.host(), allowed.error().detail});
    }
    ChatReply reply;
    if (const Status entered = m_parts.answers->beforeRequest(key, endpoint().baseUrl.host());
        !entered) {
        reply = failedReply(entered.error());
    } else {
        reply = m_client.complete(
            request, question.text, [this](const HttpResponse &head) { m_limiter->learn(head); },
            stop);
        reply.requests = 1;
    }
    reply.usage = usageOf(reply, expected);
    if (m_parts.spending)
        m_parts.spending->settle(expected, reply.usage);
    ticket->finish(answered(reply));
    // Each further answer would be paid and lost as well: the failure to keep one counts more than
    // its own.
    if (const Status kept = keep(key, reply); !kept)
        reply.failure = ServiceFailure{kept.error(), {}, 0, {}};
    return reply;
}

Result<std::optional<ChatReply>> ChatService::stored(const QString &key) const
{
    const auto found = m_parts.answers->find(key);
    if (!found)
        return found.error();
    if (!*found)
        return std::optional<ChatReply>();
    const QJsonObject object = QJsonDocument::fromJson((*found)->body).object();
    ChatReply reply;
    reply.stored = true;
    reply.text = object.value(QLatin1String("text")).toString();
    reply.model = object.value(QLatin1String("model")).toString();
    const QString ending = object.value(QLatin1String("ending")).toString();
    if (ending != whole) {
        const ErrorKind kind
            = ending == cutOff ? ErrorKind::OutputCutOff : ErrorKind::ConnectionFailed;
        reply.failure = ServiceFailure{{kind, endpoint().baseUrl.host(), {}}, {}, 0, {}};
    }
    return std::optional(reply);
}

// What was used is entered in any case.
Status ChatService::keep(const QString &key, const ChatReply &reply)
{
    if (reply.text.isEmpty() && !answered(reply)) {
        const bool used = reply.usage.input > 0 || reply.usage.output > 0;
        return used ? m_parts.answers->lost({0, reply.usage.input, reply.usage.output}) : Status();
    }
    const QJsonObject object{{QStringLiteral("text"), reply.text},
                             {QStringLiteral("model"), reply.model},
                             {QStringLiteral("ending"), endingOf(reply)}};
    return m_parts.answers->store(key,
                                  {QJsonDocument(object).toJson(QJsonDocument::Compact),
                                   reply.usage.input, reply.usage.output});
}

} // namespace recto
