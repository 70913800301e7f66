// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/httpservice.h"

#include "service/formupload.h"

namespace recto {

HttpService::HttpService(ServiceJobs &jobs)
    : m_jobs(jobs)
{
    m_thread.setObjectName(QStringLiteral("service"));
}

HttpService::~HttpService()
{
    stop();
}

Result<QString> HttpService::start(const ServiceOptions &options)
{
    removeLeftUploads(options.library.folder());
    m_tokens = std::make_unique<AccessTokens>(options.limits);
    m_thread.start();
    auto *place = new QObject; // whose thread's loop runs what follows
    place->moveToThread(&m_thread);
    Result<QString> result = QString();
    QMetaObject::invokeMethod(
        place,
        [&] {
            m_server = new HttpServer(options, m_jobs, *m_tokens);
            if (const Status listens = m_server->listen(); !listens) {
                result = listens.error();
                delete std::exchange(m_server, nullptr);
            } else {
                result = m_server->address();
            }
        },
        Qt::BlockingQueuedConnection);
    place->deleteLater();
    if (!result) {
        m_thread.quit();
        m_thread.wait();
        return result;
    }
    m_address = *result;
    QObject::connect(m_server, &HttpServer::stopped, &m_thread, &QThread::quit,
                     Qt::DirectConnection);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    return result;
}

void HttpService::stop()
{
    if (!m_server)
        return;
    QMetaObject::invokeMethod(std::exchange(m_server, nullptr), &HttpServer::stop,
                              Qt::QueuedConnection);
    m_thread.wait();
}

QByteArray HttpService::makeSessionToken()
{
    return m_tokens->makeSessionToken();
}

void HttpService::keepToken(const QByteArray &token)
{
    m_tokens->addKept(tokenHash(token));
}

QString HttpService::makePairingLink()
{
    Q_ASSERT(m_server);
    return m_address + QStringLiteral("/#c=")
        + QString::fromLatin1(m_tokens->makePairingCode(m_server->now()));
}

} // namespace recto
