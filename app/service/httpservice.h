// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/httpserver.h"

#include <QThread>

#include <memory>

namespace recto {

// The HTTP service: started and stopped by a program, on a thread of its own. Serves the
// thread that made it. Opens no connection itself.
class HttpService
{
public:
    explicit HttpService(ServiceJobs &jobs);
    ~HttpService(); // stops
    HttpService(const HttpService &) = delete;
    HttpService &operator=(const HttpService &) = delete;

    // Once. The address that it listens at: "http://127.0.0.1:8600". BadInput when that
    // can't be, with the system's words.
    [[nodiscard]] Result<QString> start(const ServiceOptions &options);
    // Within the stop limit. Jobs go on.
    void stop();

    // A token that lives as long as this object; after start().
    [[nodiscard]] QByteArray makeSessionToken();
    // One that was just entered in the library: known without waiting for the next look there.
    void keepToken(const QByteArray &token);
    // "…/#c=CODE": for one phone, once, for a few minutes; after start().
    [[nodiscard]] QString makePairingLink();

private:
    ServiceJobs &m_jobs;
    QThread m_thread;
    std::unique_ptr<AccessTokens> m_tokens;
    HttpServer *m_server = nullptr; // lives on the thread
    QString m_address;
};

} // namespace recto
