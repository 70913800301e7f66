// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/notices.h"
#include "model/answerstore.h"
#include "model/chatclient.h"
#include "model/costestimate.h"
#include "model/retrypolicy.h"
#include "net/ratelimiter.h"

#include <functional>
#include <memory>

namespace recto {

struct ChatServiceParts
{
    std::shared_ptr<HttpTransport> transport;
    Endpoint endpoint;
    std::shared_ptr<AnswerStore> answers; // never null
    std::shared_ptr<SpendingCap> spending; // null: no cap
    RetryPolicy retries;
    std::function<double()> random; // [0, 1), thread-safe; null: the system's
};

// Who asks, and how they are told; all on the asking thread.
struct ChatQuestion
{
    // Made anew for each try, so that what arrived already needn't be asked again. What
    // it makes depends on the texts that were handed over and on nothing else: then the
    // answers of an earlier run are found one after another.
    std::function<ChatRequest()> request;
    bool fresh = false; // buys the answer although one is stored, which was of no use
    std::function<void(const QString &)> text; // each piece as it comes
    std::function<void(const RetryNotice &)> retry;
};

// Asks a model, patiently: takes stored answers, waits for the endpoint's limits,
// tries again by the rules of RetryPolicy, stores what was paid for before it is
// acted upon (what broke off as far as it came: from there it is asked on), stops at
// the spending cap. Thread-safe; calls block; a stop request
// ends them within milliseconds (Cancelled).
class ChatService
{
public:
    explicit ChatService(ChatServiceParts parts);

    // usage and requests count all tries. Failures as for ChatClient, and SpendingCap,
    // Cancelled, and the store's.
    [[nodiscard]] ChatReply ask(const ChatQuestion &question, std::stop_token stop);

    [[nodiscard]] Result<QStringList> listModels(std::stop_token stop)
    {
        return m_client.listModels(stop);
    }
    [[nodiscard]] const Endpoint &endpoint() const { return m_client.endpoint(); }

private:
    // A stored answer, else one that is bought. One that broke off is handed over and
    // asked on from there: `handedOver` is its key, under which nothing more is stored.
    [[nodiscard]] ChatReply next(const ChatQuestion &question, QString &handedOver,
                                 const std::stop_token &stop);
    [[nodiscard]] ChatReply tryOnce(const ChatRequest &request, const QString &key,
                                    const ChatQuestion &question, const std::stop_token &stop);
    [[nodiscard]] Result<std::optional<ChatReply>> stored(const QString &key) const;
    [[nodiscard]] Status keep(const QString &key, const ChatReply &reply);

    ChatServiceParts m_parts;
    ChatClient m_client;
    std::shared_ptr<RateLimiter> m_limiter;
};

} // namespace recto
