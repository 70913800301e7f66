// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/httpconnection.h"

#include "service/httpserver.h"
#include "service/phonepage.h"

#include <QSslSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace recto {

namespace {

constexpr qsizetype readAtOnce = 256 << 10; // bytes

// QTcpSocket has no call that ends its own half alone.
void endSending(QTcpSocket &socket)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(socket.socketDescriptor()), SD_SEND);
#else
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#endif
}

} // namespace

HttpConnection::HttpConnection(HttpServer &server, QTcpSocket *socket)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(server.limits().readBuffer);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::wrote);
    // Queued: closing may tell it within a call of what leave() deletes.
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::leave,
            Qt::QueuedConnection);
}

HttpConnection::~HttpConnection()
{
    freeUpload();
}

void HttpConnection::begin()
{
    waitAtMost(m_server.limits().head);
    readMore(); // what came before we listened
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        leave();
}

void HttpConnection::waitAtMost(std::chrono::milliseconds time)
{
    m_deadline = m_server.now() + time.count();
}

void HttpConnection::tick()
{
    if (m_state == State::Streaming) {
        if (m_watch)
            m_watch->tick();
    } else if (m_state != State::Working && m_state != State::Gone
               && m_server.now() >= m_deadline) {
        m_socket->abort();
        leave();
    }
}

void HttpConnection::stop()
{
    const bool idle = m_state == State::Head && !m_headBegan;
    if (m_state == State::Streaming || idle)
        m_socket->disconnectFromHost();
    m_closeAfter = true;
}

void HttpConnection::leave()
{
    if (m_state == State::Gone)
        return;
    m_state = State::Gone;
    JobFeed *feed = m_watch ? m_watch->feed() : nullptr;
    delete m_watch;
    m_watch = nullptr;
    m_server.releaseFeed(feed);
    freeUpload();
    emit gone();
}

void HttpConnection::freeUpload()
{
    m_form.reset();
    if (m_hasUploadPlace)
        m_server.freeUploadPlace();
    m_hasUploadPlace = false;
}

void HttpConnection::readMore()
{
    switch (m_state) {
    case State::Head:
        readHead();
        break;
    case State::Body:
        readBody();
        break;
    case State::Draining:
        dropIncoming();
        break;
    case State::Streaming: // a client has nothing to say there
    case State::Working:
    case State::Answering:
    case State::Gone:
        break;
    }
}

// Asks for more than there is: only then a full buffer takes in more.
void HttpConnection::dropIncoming()
{
    while (!m_socket->read(readAtOnce).isEmpty()) { }
}

void HttpConnection::readHead()
{
    const QByteArray bytes = m_socket->peek(longestHead + 1);
    if (bytes.isEmpty() || bytes.size() == m_headSeen)
        return;
    if (!m_headBegan)
        waitAtMost(m_server.limits().head);
    m_headBegan = true;
    m_headSeen = bytes.size();
    const auto parsed = parseHead(bytes);
    if (const auto *head = std::get_if<RequestHead>(&parsed)) {
        takeHead(*head);
    } else if (const auto *refusal = std::get_if<HeadRefusal>(&parsed)) {
        m_request = {}; // where it ends isn't known
        dropIncoming();
        refuse(errorAnswer(refusal->status, QString::fromLatin1(refusal->reason)));
    }
}

// The order matters: nobody learns what is here before it is known that they may.
void HttpConnection::takeHead(const RequestHead &head)
{
    m_request = {};
    m_request.head = head;
    m_request.peer = m_socket->peerAddress();
    m_server.noteRequest();
    m_match = matchRoute(head.method, head.path);
    m_closeAfter = m_closeAfter || !head.keepAlive || m_server.stopping();
    std::optional<HttpAnswer> refusal = whyNotServed();
    if (!refusal && !m_match.open)
        refusal = whyNoToken();
    if (!refusal)
        refusal = whyNoRoute();
    if (!refusal && m_match.route->kind == ServiceRoute::Kind::Socket && head.asksForWebSocket()) {
        becomeSocket(); // its head stays unread
        return;
    }
    m_socket->skip(head.bytes);
    if (!refusal)
        refusal = whyNoBody();
    if (refusal)
        refuse(*refusal);
    else
        startBody();
}

std::optional<HttpAnswer> HttpConnection::whyNotServed()
{
    const RequestHead &head = m_request.head;
    if (!isServedHost(head.field("host"), m_server.names()))
        return errorAnswer(421, QStringLiteral("This computer isn’t called that."));
    if (!isOwnOrigin(head, m_server.names().scheme))
        return errorAnswer(403, QStringLiteral("Another site may not ask here."));
    return std::nullopt;
}

std::optional<HttpAnswer> HttpConnection::whyNoToken()
{
    const RequestHead &head = m_request.head;
    QByteArray token = head.queryValue("token");
    const QByteArray authorization = head.field("authorization");
    if (authorization.left(7).toLower() == "bearer ")
        token = authorization.mid(7).trimmed();
    // A page that is opened anew has its token in the browser, not in its address.
    const bool page = head.method == "GET" && head.path.startsWith("/review/")
        && head.field("accept").contains("text/html");
    HttpAnswer unknown
        = errorAnswer(401, QStringLiteral("This needs a token that Recto gave out."));
    unknown.fields.append({QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer")});
    if (token.isEmpty() && page)
        return phonePage(head.field("accept-language"), 401);
    if (token.isEmpty())
        return unknown;
    switch (m_server.checkToken(token, m_request.peer)) {
    case AccessTokens::Verdict::Known:
        m_tokenHash = recto::tokenHash(token);
        return std::nullopt;
    case AccessTokens::Verdict::Wrong:
        return unknown;
    case AccessTokens::Verdict::TooManyWrong:
        break;
    }
    return busyAnswer(429, QStringLiteral("Too many wrong tokens came from here."), 60);
}

std::optional<HttpAnswer> HttpConnection::whyNoRoute() const
{
    if (!m_match.route && m_match.allowed.isEmpty())
        return errorAnswer(404, QStringLiteral("There is nothing here."));
    if (!m_match.route) {
        HttpAnswer answer = errorAnswer(405, QStringLiteral("That can’t be done here."));
        answer.fields.append({QByteArrayLiteral("Allow"), m_match.allowed});
        return answer;
    }
    const bool whole = m_match.route->kind == ServiceRoute::Kind::Quick
        || m_match.route->kind == ServiceRoute::Kind::Slow;
    if (m_request.head.method == "HEAD" && !whole)
        return errorAnswer(405, QStringLiteral("A stream has no head of its own."));
    if (!m_match.missing.isEmpty())
        return errorAnswer(404, m_match.missing);
    return std::nullopt;
}

bool HttpConnection::takesForm() const
{
    return m_match.route->kind == ServiceRoute::Kind::Submit
        || m_match.route->kind == ServiceRoute::Kind::SubmitAndFollow
        || m_match.route->kind == ServiceRoute::Kind::Stage;
}

std::optional<HttpAnswer> HttpConnection::whyNoBody()
{
    const RequestHead &head = m_request.head;
    if (head.chunked || (takesForm() && head.contentLength < 0))
        return errorAnswer(411, QStringLiteral("A body is sent with its length here."));
    if (head.contentLength > (takesForm() ? m_server.limits().form : m_server.limits().json))
        return errorAnswer(413, QStringLiteral("That is more than fits."));
    if (m_match.route->kind == ServiceRoute::Kind::Socket) {
        HttpAnswer answer = errorAnswer(426, QStringLiteral("WebSocket is spoken here."));
        answer.fields.append({QByteArrayLiteral("Upgrade"), QByteArrayLiteral("websocket")});
        return answer;
    }
    return takesForm() ? whyNoForm() : std::nullopt;
}

std::optional<HttpAnswer> HttpConnection::whyNoForm()
{
    const auto boundary = formBoundary(m_request.head.field("content-type"));
    if (!boundary)
        return errorAnswer(415, QStringLiteral("Pages are sent as multipart/form-data."));
    if (!m_server.hasDiskFor(m_request.head.contentLength))
        return errorAnswer(507, QStringLiteral("The computer’s disk is full."));
    if (m_server.rooms().jobs.waiting() >= m_server.limits().jobsWaiting)
        return busyAnswer(503, QStringLiteral("Too many jobs wait already. Try again later."), 60);
    if (!m_server.takeUploadPlace())
        return busyAnswer(503, QStringLiteral("Too many uploads come in. Try again in a moment."),
                          5);
    m_hasUploadPlace = true;
    m_form = std::make_shared<FormUpload>(
        *boundary, incomingFolder(m_server.rooms().library.folder()), m_server.limits().parts);
    return std::nullopt;
}

void HttpConnection::startBody()
{
    m_state = State::Body;
    m_json.clear();
    m_bodyLeft = std::max<qint64>(0, m_request.head.contentLength);
    waitAtMost(m_server.limits().stall);
    if (m_bodyLeft > 0 && m_request.head.field("expect").toLower() == "100-continue")
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    readBody();
}

void HttpConnection::readBody()
{
    while (m_bodyLeft > 0) {
        const QByteArray bytes = m_socket->read(std::min<qint64>(m_bodyLeft, readAtOnce));
        if (bytes.isEmpty())
            return;
        m_bodyLeft -= bytes.size();
        waitAtMost(m_server.limits().stall);
        if (!takeBody(bytes))
            return;
    }
    if (m_form) {
        if (const auto refusal = m_form->finish()) {
            freeUpload();
            answer(errorAnswer(refusal->status, refusal->reason));
            return;
        }
    }
    dispatch();
}

bool HttpConnection::takeBody(QByteArrayView bytes)
{
    if (!m_form) {
        m_json.append(bytes.data(), bytes.size());
        return true;
    }
    const auto refusal = m_form->feed(bytes);
    if (refusal) {
        freeUpload();
        refuse(errorAnswer(refusal->status, refusal->reason));
    }
    return !refusal;
}

// The answer, then the end of our half, then what the client still sends is dropped for a
// moment: a browser that is cut off while it sends shows no answer at all.
void HttpConnection::refuse(const HttpAnswer &refusal)
{
    const RequestHead &head = m_request.head;
    const bool bodyFollows = m_state == State::Head
        ? head.bytes == 0 || head.chunked || head.contentLength > 0
        : m_bodyLeft > 0;
    if (!bodyFollows) {
        answer(refusal);
        return;
    }
    m_state = State::Draining;
    waitAtMost(m_server.limits().drain);
    m_socket->write(refusal.toBytes(false, head.method != "HEAD"));
    dropIncoming();
    wrote();
}

void HttpConnection::answer(const HttpAnswer &whole)
{
    if (m_state == State::Gone)
        return;
    m_state = State::Answering;
    waitAtMost(m_server.limits().stall);
    m_socket->write(whole.toBytes(!m_closeAfter, m_request.head.method != "HEAD"));
    wrote();
}

void HttpConnection::wrote()
{
    const bool out = m_socket->bytesToWrite() == 0;
    if (m_state == State::Draining && out && !m_endedSending) {
        m_endedSending = true;
        if (!qobject_cast<QSslSocket *>(m_socket)) // there the end is a message of its own
            endSending(*m_socket);
    } else if (m_state == State::Answering) {
        waitAtMost(m_server.limits().stall);
        if (out)
            nextRequest();
    }
}

void HttpConnection::nextRequest()
{
    if (m_closeAfter) {
        m_socket->disconnectFromHost();
        return;
    }
    m_state = State::Head;
    m_headBegan = false;
    m_headSeen = 0;
    waitAtMost(m_server.limits().idle);
    // Not within this one's stack: a client may have sent many at once.
    QMetaObject::invokeMethod(this, &HttpConnection::readMore, Qt::QueuedConnection);
}

} // namespace recto
