// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakechatserver.h"
#include "fakes/testpaths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace recto::fakes {

struct FakeChatServer::Connection
{
    QTcpSocket *socket = nullptr;
    QByteArray unread;
};

namespace {

// Closes so that the other side sees a reset and not an end.
void resetConnection(QTcpSocket *socket)
{
#ifdef Q_OS_UNIX
    const linger hard{1, 0};
    ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard,
                 sizeof hard);
#endif
    socket->abort();
}

QByteArray chunk(const QByteArray &piece)
{
    return QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
}

QByteArray eventOf(const QJsonObject &object)
{
    return "data: " + QJsonDocument(object).toJson(QJsonDocument::Compact) + "\n\n";
}

QJsonObject completionOf(const QJsonArray &choices)
{
    return {{QStringLiteral("id"), QStringLiteral("chatcmpl-1")},
            {QStringLiteral("model"), QStringLiteral("fake-1")},
            {QStringLiteral("choices"), choices}};
}

QJsonObject choiceOf(const QString &name, const QJsonObject &message,
                     const QJsonValue &finishReason)
{
    return {{QStringLiteral("index"), 0},
            {name, message},
            {QStringLiteral("finish_reason"), finishReason}};
}

QJsonObject fakeUsage()
{
    return {{QStringLiteral("prompt_tokens"), 100},
            {QStringLiteral("completion_tokens"), 20},
            {QStringLiteral("total_tokens"), 120}};
}

} // namespace

QJsonObject FakeRequest::json() const
{
    return QJsonDocument::fromJson(body).object();
}

FakeChatServer::FakeChatServer(Script script, Security security)
    : m_script(std::move(script))
    , m_security(security)
    , m_context(std::make_unique<QObject>())
{
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context.get(), [this] { listen(); }, Qt::BlockingQueuedConnection);
}

void FakeChatServer::listen()
{
    if (m_security == Security::SelfSigned) {
        QFile file(sourceFile(QStringLiteral("tests/data/selfsigned.pem")));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no certificate");
        const QByteArray pem = file.readAll();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(pem));
        configuration.setPrivateKey(QSslKey(pem, QSsl::Ec));
        auto *server = new QSslServer(m_context.get());
        server->setSslConfiguration(configuration);
        m_server = server;
    } else {
        m_server = new QTcpServer(m_context.get());
    }
    QObject::connect(m_server, &QTcpServer::pendingConnectionAvailable, m_context.get(), [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            serve(socket);
    });
    m_server->listen(QHostAddress::LocalHost);
    m_port = m_server->serverPort();
}

FakeChatServer::~FakeChatServer()
{
    QMetaObject::invokeMethod(
        m_context.get(), [this] { qDeleteAll(m_context->children()); },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl FakeChatServer::url(const QString &path) const
{
    const QString scheme
        = m_security == Security::Plain ? QStringLiteral("http") : QStringLiteral("https");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(m_port).arg(path));
}

QList<FakeRequest> FakeChatServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

int FakeChatServer::connections() const
{
    const std::lock_guard lock(m_mutex);
    return m_connections;
}

void FakeChatServer::serve(QTcpSocket *socket)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_connections;
    }
    auto connection = std::make_shared<Connection>();
    connection->socket = socket;
    QObject::connect(socket, &QTcpSocket::readyRead, socket,
                     [this, connection] { read(connection); });
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
}

void FakeChatServer::read(const std::shared_ptr<Connection> &connection)
{
    connection->unread += connection->socket->readAll();
    const qsizetype end = connection->unread.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    FakeRequest request;
    const QList<QByteArray> lines = connection->unread.first(end).split('\n');
    const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("content-length").toLongLong();
    if (connection->unread.size() < end + 4 + length)
        return;
    request.body = connection->unread.sliced(end + 4, length);
    request.arrived = std::chrono::steady_clock::now();
    connection->unread.remove(0, end + 4 + length);
    {
        const std::lock_guard lock(m_mutex);
        request.number = static_cast<int>(m_requests.size());
        m_requests.append(request);
    }
    answer(connection, m_script(request));
}

void FakeChatServer::answer(const std::shared_ptr<Connection> &connection, const FakeAnswer &answer)
{
    if (answer.neverAnswer)
        return;
    QTimer::singleShot(
        answer.beforeHeaders, Qt::PreciseTimer, connection->socket, [this, connection, answer] {
            if (answer.resetBeforeHeaders) {
                resetConnection(connection->socket);
                return;
            }
            QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Fake\r\n";
            head += answer.promised < 0
                ? QByteArray("Transfer-Encoding: chunked\r\n")
                : "Content-Length: " + QByteArray::number(answer.promised) + "\r\n";
            for (const auto &[name, value] : answer.headers)
                head += name + ": " + value + "\r\n";
            connection->socket->write(head + "\r\n");
            sendPiece(connection, answer, 0);
        });
}

void FakeChatServer::sendPiece(const std::shared_ptr<Connection> &connection,
                               const FakeAnswer &answer, int index)
{
    if (index == answer.pieces.size()) {
        if (answer.ending == FakeAnswer::Ending::Close)
            connection->socket->disconnectFromHost();
        else if (answer.ending == FakeAnswer::Ending::Complete && answer.promised < 0)
            connection->socket->write("0\r\n\r\n");
        else if (answer.ending == FakeAnswer::Ending::Reset)
            // After what was written is on its way: a reset would overtake it.
            QTimer::singleShot(std::chrono::milliseconds(50), connection->socket,
                               [connection] { resetConnection(connection->socket); });
        return;
    }
    const auto send = [this, connection, answer, index] {
        if (!answer.pieces[index].isEmpty())
            connection->socket->write(answer.promised < 0 ? chunk(answer.pieces[index])
                                                          : answer.pieces[index]);
        connection->socket->flush();
        sendPiece(connection, answer, index + 1);
    };
    QTimer::singleShot(answer.beforePiece, Qt::PreciseTimer, connection->socket, send);
}

FakeAnswer wholeAnswer(const QString &text, const QString &finishReason)
{
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("assistant")},
                              {QStringLiteral("content"), text}};
    QJsonObject completion
        = completionOf({choiceOf(QStringLiteral("message"), message, finishReason)});
    completion.insert(QStringLiteral("usage"), fakeUsage());
    FakeAnswer answer;
    answer.pieces = {QJsonDocument(completion).toJson(QJsonDocument::Compact)};
    return answer;
}

FakeAnswer streamedAnswer(const QStringList &deltas, const QString &finishReason)
{
    FakeAnswer answer;
    answer.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}};
    answer.pieces.append(": keep-alive\n\n");
    answer.pieces.append(
        eventOf(completionOf({choiceOf(QStringLiteral("delta"),
                                       {{QStringLiteral("role"), QStringLiteral("assistant")},
                                        {QStringLiteral("content"), QJsonValue::Null}},
                                       QJsonValue::Null)})));
    for (const QString &delta : deltas)
        answer.pieces.append(eventOf(completionOf({choiceOf(
            QStringLiteral("delta"), {{QStringLiteral("content"), delta}}, QJsonValue::Null)})));
    if (!finishReason.isEmpty())
        answer.pieces.append(
            eventOf(completionOf({choiceOf(QStringLiteral("delta"), {}, finishReason)})));
    QJsonObject usage = completionOf({});
    usage.insert(QStringLiteral("usage"), fakeUsage());
    answer.pieces.append(eventOf(usage));
    answer.pieces.append("data: [DONE]\n\n");
    return answer;
}

FakeAnswer errorAnswer(int status, const QString &message, const QString &type, const QString &code,
                       const HttpHeaders &headers)
{
    QJsonObject error{{QStringLiteral("message"), message}, {QStringLiteral("type"), type}};
    if (!code.isEmpty())
        error.insert(QStringLiteral("code"), code);
    FakeAnswer answer;
    answer.status = status;
    answer.headers += headers;
    answer.pieces = {QJsonDocument(QJsonObject{{QStringLiteral("error"), error}})
                         .toJson(QJsonDocument::Compact)};
    return answer;
}

FakeAnswer inPieces(FakeAnswer answer, qsizetype size)
{
    const QByteArray whole = answer.pieces.join();
    answer.pieces.clear();
    for (qsizetype i = 0; i < whole.size(); i += size)
        answer.pieces.append(whole.mid(i, size));
    return answer;
}

QStringList deltasOf(const QString &text, int length)
{
    QStringList deltas;
    for (qsizetype i = 0; i < text.size();) {
        qsizetype end = std::min<qsizetype>(i + length, text.size());
        if (end < text.size() && text[end].isLowSurrogate())
            ++end;
        deltas.append(text.mid(i, end - i));
        i = end;
    }
    return deltas;
}

} // namespace recto::fakes
