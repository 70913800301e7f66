// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/jobfeed.h"
#include "service/requestorigin.h"
#include "service/servicenews.h"
#include "service/serviceroutes.h"
#include "service/serviceworkers.h"
#include "service/stagedpages.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QWebSocketServer>

#include <memory>

namespace recto {

class HttpConnection;
class SocketWatch;

struct ServiceOptions
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; // 0: any that is free
    QSslConfiguration tls; // null: plain
    LibraryLocation library; // it is there
    ServiceLimits limits;
    ServiceNewsTaker news; // may be empty
};

// The service on its own thread: accepts, keeps within the limits, and holds what the
// connections share.
class HttpServer : public QObject
{
    Q_OBJECT

public:
    HttpServer(ServiceOptions options, ServiceJobs &jobs, AccessTokens &tokens);
    ~HttpServer() override;

    // BadInput (detail: the system's words) when the address can't be listened at.
    [[nodiscard]] Status listen();
    [[nodiscard]] QString address() const; // "http://127.0.0.1:8600"
    // Takes no one any more, ends the streams, then what is half said.
    void stop();
    [[nodiscard]] bool stopping() const { return m_stopping; }

    // For the connections.
    [[nodiscard]] const ServiceLimits &limits() const { return m_options.limits; }
    [[nodiscard]] const ServiceRooms &rooms() const { return *m_rooms; }
    [[nodiscard]] ServiceWorkers &workers() { return *m_workers; }
    [[nodiscard]] const ServedNames &names();
    [[nodiscard]] qint64 now() const { return m_clock.elapsed(); }
    // The rows of a job, read while somebody watches. Null when too many do.
    [[nodiscard]] JobFeed *feedFor(const QString &jobId);
    void releaseFeed(JobFeed *feed);
    // Places for uploads: false when all are taken.
    [[nodiscard]] bool takeUploadPlace();
    void freeUploadPlace() { --m_uploads; }
    [[nodiscard]] bool hasDiskFor(qint64 bytes) const;
    [[nodiscard]] AccessTokens::Verdict checkToken(const QByteArray &token,
                                                   const QHostAddress &peer);
    [[nodiscard]] StagedPages &staged() { return m_staged; }
    void noteRequest() { m_asked = true; }
    void noteJob(const QString &jobId);
    // A request to speak WebSocket that was let in; its head is still unread.
    void becomeSocket(QTcpSocket *socket);

signals:
    void stopped();

private:
    void accept();
    void welcome(QTcpSocket *socket);
    void dismiss(HttpConnection *connection);
    void tick();
    void rowsCame(const QString &jobId);
    void greetSocket();
    void refreshTokens();
    void tellNews();
    void noteUse(const QByteArray &hash);
    void endIfEmpty();

    ServiceOptions m_options;
    ServiceJobs &m_jobs;
    AccessTokens &m_tokens;
    QElapsedTimer m_clock;
    std::unique_ptr<ServiceRooms> m_rooms;
    std::unique_ptr<QTcpServer> m_listener;
    QWebSocketServer m_sockets;
    QSet<HttpConnection *> m_connections;
    QSet<SocketWatch *> m_watches;
    QHash<QHostAddress, int> m_perAddress;
    QHash<QString, JobFeed *> m_feeds;
    QHash<QByteArray, qint64> m_used; // when a token was last noted as used
    ServedNames m_names;
    qint64 m_namesAt = -1;
    QTimer m_ticker;
    QTimer m_tokenTimer;
    StagedPages m_staged;
    QSet<QByteArray> m_present; // as last told
    bool m_asked = false; // since it was last told
    int m_uploads = 0;
    bool m_stopping = false;
    std::unique_ptr<ServiceWorkers> m_workers; // last: what runs there uses the rest
};

} // namespace recto
