// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/httpserver.h"

#include "library/devices.h"
#include "service/devicehandlers.h"
#include "service/httpconnection.h"
#include "service/rowwatchers.h"

#include <QDir>
#include <QHostInfo>
#include <QNetworkInterface>
#include <QSslServer>
#include <QSslSocket>
#include <QStorageInfo>
#include <QUrl>
#include <QUrlQuery>
#include <QWebSocket>

namespace recto {

namespace {

constexpr int tickMilliseconds = 250;
constexpr int tokenMilliseconds = 5000; // another process may give one out, or forget one
constexpr qint64 namesMilliseconds = 10'000; // addresses change
constexpr qint64 usedMilliseconds = 60'000;
constexpr int handshakeMilliseconds = 5000;
constexpr quint64 longestSocketMessage = 64 << 10; // bytes

std::unique_ptr<QTcpServer> makeListener(const ServiceOptions &options)
{
    if (options.tls.isNull())
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(options.tls);
    server->setHandshakeTimeout(handshakeMilliseconds);
    return server;
}

QString shownAddress(const QHostAddress &address, const QByteArray &scheme, quint16 port)
{
    QHostAddress shown = address;
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv6))
        shown = QHostAddress(QHostAddress::LocalHost);
    QUrl url;
    url.setScheme(QString::fromLatin1(scheme));
    url.setHost(shown.toString());
    url.setPort(port);
    return url.toString();
}

} // namespace

HttpServer::HttpServer(ServiceOptions options, ServiceJobs &jobs, AccessTokens &tokens)
    : m_options(std::move(options))
    , m_jobs(jobs)
    , m_tokens(tokens)
    , m_listener(makeListener(m_options))
    , m_sockets(QStringLiteral("recto"), QWebSocketServer::NonSecureMode)
    , m_workers(std::make_unique<ServiceWorkers>())
{
    m_clock.start();
    m_ticker.setInterval(tickMilliseconds);
    m_tokenTimer.setInterval(tokenMilliseconds);
    connect(&m_ticker, &QTimer::timeout, this, &HttpServer::tick);
    connect(&m_tokenTimer, &QTimer::timeout, this, &HttpServer::refreshTokens);
    connect(&m_sockets, &QWebSocketServer::newConnection, this, &HttpServer::greetSocket);
    m_sockets.setMaxPendingConnections(m_options.limits.connections);
    // With TLS the other signal comes before the handshake.
    connect(m_listener.get(), &QTcpServer::pendingConnectionAvailable, this, &HttpServer::accept);
}

HttpServer::~HttpServer()
{
    m_workers.reset(); // nothing comes back from there any more
    for (SocketWatch *watch : std::as_const(m_watches))
        disconnect(watch, nullptr, this, nullptr);
    qDeleteAll(m_watches);
    qDeleteAll(m_connections);
}

Status HttpServer::listen()
{
    if (const auto library = m_options.library.open()) { // the first request finds them known
        if (const auto hashes = keptTokenHashes(*library))
            m_tokens.setKept(*hashes, m_tokens.generation());
    }
    m_listener->setMaxPendingConnections(m_options.limits.connections);
    if (!m_listener->listen(m_options.address, m_options.port))
        return Error{ErrorKind::BadInput, m_options.address.toString(), m_listener->errorString()};
    m_names.scheme
        = m_options.tls.isNull() ? QByteArrayLiteral("http") : QByteArrayLiteral("https");
    m_names.port = m_listener->serverPort();
    m_rooms.reset(new ServiceRooms{m_options.library, m_jobs, m_tokens, address(),
                                   [clock = m_clock] { return clock.elapsed(); }});
    m_jobs.setListener([this](const QString &jobId) {
        QMetaObject::invokeMethod(
            this, [this, jobId] { rowsCame(jobId); }, Qt::QueuedConnection);
    });
    m_ticker.start();
    m_tokenTimer.start();
    return {};
}

QString HttpServer::address() const
{
    return shownAddress(m_options.address, m_names.scheme, m_names.port);
}

const ServedNames &HttpServer::names()
{
    if (m_namesAt < 0 || now() > m_namesAt + namesMilliseconds) {
        m_namesAt = now();
        m_names.hostName = QHostInfo::localHostName();
        m_names.addresses = QNetworkInterface::allAddresses();
    }
    return m_names;
}

// Counts below the system's limit of descriptors: at that limit accepting spins.
void HttpServer::accept()
{
    while (QTcpSocket *socket = m_listener->nextPendingConnection())
        welcome(socket);
    if (m_connections.size() + m_watches.size() >= m_options.limits.connections)
        m_listener->pauseAccepting();
}

void HttpServer::welcome(QTcpSocket *socket)
{
    const QHostAddress peer = socket->peerAddress();
    if (!peer.isLoopback() && m_perAddress.value(peer) >= m_options.limits.connectionsAnAddress) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(
            busyAnswer(503, QStringLiteral("There are too many connections from here."), 5)
                .toBytes(false));
        socket->disconnectFromHost();
        return;
    }
    ++m_perAddress[peer];
    auto *connection = new HttpConnection(*this, socket);
    m_connections.insert(connection);
    connect(connection, &HttpConnection::gone, this, [this, connection, peer] {
        if (--m_perAddress[peer] == 0)
            m_perAddress.remove(peer);
        dismiss(connection);
    });
    connection->begin();
}

void HttpServer::dismiss(HttpConnection *connection)
{
    m_connections.remove(connection);
    connection->deleteLater();
    if (m_stopping)
        endIfEmpty();
    else if (m_listener->isListening())
        m_listener->resumeAccepting();
}

void HttpServer::tick()
{
    const QSet<HttpConnection *> connections = m_connections; // some may go
    for (HttpConnection *connection : connections)
        connection->tick();
    const QSet<SocketWatch *> watches = m_watches;
    for (SocketWatch *watch : watches)
        watch->tick();
    tellNews();
}

void HttpServer::tellNews()
{
    if (!m_options.news)
        return;
    QSet<QByteArray> present;
    for (const HttpConnection *connection : std::as_const(m_connections)) {
        if (!connection->tokenHash().isEmpty())
            present.insert(connection->tokenHash());
    }
    if (!m_asked && present == m_present)
        return;
    m_present = present;
    m_options.news({std::exchange(m_asked, false), present, {}});
}

void HttpServer::noteJob(const QString &jobId)
{
    if (m_options.news)
        m_options.news({true, m_present, jobId});
}

JobFeed *HttpServer::feedFor(const QString &jobId)
{
    JobFeed *&feed = m_feeds[jobId];
    if (!feed)
        feed = new JobFeed(m_jobs, *m_workers, jobId, this);
    return feed->watchers() < m_options.limits.streams ? feed : nullptr;
}

void HttpServer::releaseFeed(JobFeed *feed)
{
    if (!feed || feed->watchers() > 0)
        return;
    m_feeds.removeIf([feed](const auto &entry) { return entry.value() == feed; });
    feed->deleteLater();
}

void HttpServer::rowsCame(const QString &jobId)
{
    if (JobFeed *feed = m_feeds.value(jobId))
        feed->lookSoon();
}

bool HttpServer::takeUploadPlace()
{
    if (m_uploads >= m_options.limits.uploads)
        return false;
    ++m_uploads;
    return true;
}

bool HttpServer::hasDiskFor(qint64 bytes) const
{
    const QStorageInfo storage(m_options.library.folder());
    return !storage.isValid() || storage.bytesAvailable() >= bytes + m_options.limits.freeDisk;
}

AccessTokens::Verdict HttpServer::checkToken(const QByteArray &token, const QHostAddress &peer)
{
    const auto verdict = m_tokens.check(token, peer, now());
    if (verdict == AccessTokens::Verdict::Known)
        noteUse(tokenHash(token));
    return verdict;
}

// Now and then, so that a person sees which device is still in use.
void HttpServer::noteUse(const QByteArray &hash)
{
    const auto noted = m_used.constFind(hash);
    if (noted != m_used.cend() && now() < *noted + usedMilliseconds)
        return;
    m_used.insert(hash, now());
    m_workers->run(ServiceWorkers::Kind::Quick, this, [location = m_options.library, hash] {
        if (const auto library = location.open())
            (void)Devices(*library).used(hash); // what a person reads, no more
        return [] {};
    });
}

void HttpServer::refreshTokens()
{
    m_staged.dropOld(now());
    m_workers->run(ServiceWorkers::Kind::Quick, this, [this, location = m_options.library] {
        const quint64 generation = m_tokens.generation();
        if (const auto library = location.open()) {
            if (const auto hashes = keptTokenHashes(*library))
                m_tokens.setKept(*hashes, generation);
        }
        return [] {};
    });
}

void HttpServer::becomeSocket(QTcpSocket *socket)
{
    m_sockets.handleConnection(socket);
    emit socket->readyRead(); // the head is there already
}

void HttpServer::greetSocket()
{
    while (QWebSocket *socket = m_sockets.nextPendingConnection()) {
        const RouteMatch match = matchRoute("GET", socket->requestUrl().path().toUtf8());
        JobFeed *feed = feedFor(match.values.value(0));
        if (!feed || m_stopping) {
            socket->setParent(this);
            connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
            socket->close(QWebSocketProtocol::CloseCodeGoingAway);
            continue;
        }
        socket->setMaxAllowedIncomingMessageSize(longestSocketMessage);
        socket->setMaxAllowedIncomingFrameSize(longestSocketMessage);
        const qint64 after
            = QUrlQuery(socket->requestUrl()).queryItemValue(QStringLiteral("after")).toLongLong();
        auto *watch = new SocketWatch(feed, limits(), std::max<qint64>(0, after), socket, this);
        m_watches.insert(watch);
        connect(watch, &SocketWatch::cancelAsked, this, [this, jobId = match.values.value(0)] {
            m_workers->run(ServiceWorkers::Kind::Quick, this, [this, jobId] {
                (void)m_jobs.cancel(jobId); // the rows tell what became of it
                return [] {};
            });
        });
        connect(watch, &QObject::destroyed, this, [this, watch, feed = QPointer(feed)] {
            m_watches.remove(watch);
            releaseFeed(feed);
            if (m_stopping)
                endIfEmpty();
            else if (m_listener->isListening())
                m_listener->resumeAccepting();
        });
    }
}

void HttpServer::stop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_jobs.setListener(nullptr);
    m_listener->close();
    m_tokenTimer.stop();
    const QSet<HttpConnection *> connections = m_connections;
    for (HttpConnection *connection : connections)
        connection->stop();
    for (SocketWatch *watch : std::as_const(m_watches))
        watch->close();
    QTimer::singleShot(m_options.limits.stop, this, [this] { emit stopped(); });
    endIfEmpty();
}

void HttpServer::endIfEmpty()
{
    if (m_connections.isEmpty() && m_watches.isEmpty())
        QMetaObject::invokeMethod(this, &HttpServer::stopped, Qt::QueuedConnection);
}

} // namespace recto
