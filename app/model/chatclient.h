// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/chatanswerreader.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <mutex>

namespace recto {

// Talks to one endpoint's /chat/completions, one try a call, and remembers what
// the service supports: a request that is called bad is sent again without the
// strict schema, then without any (those aren't tries: nothing was generated).
// Thread-safe; calls block. The key is in no error.
class ChatClient
{
public:
    ChatClient(std::shared_ptr<HttpTransport> transport, Endpoint endpoint);

    // `onText` is called on this thread with each piece of text as it comes;
    // `onHead` with each answer's status and headers.
    [[nodiscard]] ChatReply complete(const ChatRequest &request,
                                     const std::function<void(const QString &)> &onText,
                                     const std::function<void(const HttpResponse &)> &onHead,
                                     std::stop_token stop);

    // Names of the service's models, sorted. Errors as for complete().
    [[nodiscard]] Result<QStringList> listModels(std::stop_token stop);

    [[nodiscard]] const Endpoint &endpoint() const { return m_endpoint; }
    [[nodiscard]] ChatFeatures features() const;

private:
    [[nodiscard]] ChatReply completeOnce(const ChatRequest &request, const ChatFeatures &features,
                                         const std::function<void(const QString &)> &onText,
                                         const std::function<void(const HttpResponse &)> &onHead,
                                         std::stop_token stop);

    std::shared_ptr<HttpTransport> m_transport;
    const Endpoint m_endpoint;
    mutable std::mutex m_mutex;
    ChatFeatures m_features;
};

} // namespace recto
