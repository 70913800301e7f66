// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakechatserver.h"
#include "model/chatservice.h"
#include "openworld.h"

#include <atomic>

namespace recto::fakes {

// A model behind the server that waits next to nothing between tries. Each has a key,
// and so a rate limiter, of its own.
inline ChatServiceParts quickService(const FakeChatServer &server,
                                     std::shared_ptr<AnswerStore> answers
                                     = std::make_shared<MemoryAnswerStore>())
{
    using std::chrono::milliseconds;
    static std::atomic<int> number = 0;
    ChatServiceParts parts;
    parts.transport = openWorld();
    parts.endpoint.baseUrl = server.url();
    parts.endpoint.model = QStringLiteral("m");
    parts.endpoint.key = QStringLiteral("sk-proj-SECRETSECRET42%1").arg(++number);
    parts.endpoint.deadlines
        = {milliseconds(5000), milliseconds(5000), milliseconds(5000), milliseconds(60'000)};
    parts.answers = std::move(answers);
    parts.retries.firstWait = milliseconds(1);
    return parts;
}

} // namespace recto::fakes
