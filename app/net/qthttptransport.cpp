// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/qthttptransport.h"

#include "net/webaddress.h"

#include <QEventLoop>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QThreadStorage>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

namespace recto {

namespace {

class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QString host = query.peerHostName();
        if (isThisComputer(host))
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

// For what HTTP still owes when an answer is complete by its own protocol.
constexpr std::chrono::milliseconds owed{1000};

// A manager belongs to the thread that made it.
QNetworkAccessManager &managerOfThisThread()
{
    static QThreadStorage<QNetworkAccessManager *> managers;
    if (!managers.hasLocalData()) {
        auto manager = std::make_unique<QNetworkAccessManager>();
        manager->setProxyFactory(new SystemProxies); // taken over
        manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        managers.setLocalData(manager.release());
    }
    return *managers.localData();
}

// A body that can be read once. When a connection breaks before an answer, Qt
// would silently send a request again, up to three times, each of which may be
// paid for; it can't when the body can't be rewound.
class SingleUseBody : public QIODevice
{
public:
    explicit SingleUseBody(const QByteArray &bytes)
        : m_bytes(bytes)
    {
        open(ReadOnly | Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_bytes.size() - m_position; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override { return m_position >= m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 count = std::min<qint64>(maximum, m_bytes.size() - m_position);
        if (count <= 0)
            return -1;
        std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(count));
        m_position += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

// One request from start to end, on one thread.
class Exchange
{
public:
    Exchange(const HttpRequest &request, const HttpSink &sink)
        : m_request(request)
        , m_sink(sink)
    {
    }

    Result<HttpResponse> run(const std::stop_token &stop);

private:
    enum class Phase { Connecting, Waiting, Receiving };

    [[nodiscard]] QNetworkRequest networkRequest() const;
    void start();
    void connectSignals();
    void enter(Phase phase);
    void alive();
    void timedOut();
    void takeHead();
    void takeBytes();
    void fail(ErrorKind kind, const QString &detail);
    [[nodiscard]] bool answered() const;
    [[nodiscard]] Result<HttpResponse> outcome();
    [[nodiscard]] Error networkError() const;

    const HttpRequest &m_request;
    const HttpSink &m_sink;
    QEventLoop m_loop;
    QTimer m_phaseTimer;
    QTimer m_totalTimer;
    std::unique_ptr<SingleUseBody> m_body;
    std::unique_ptr<QNetworkReply> m_reply;
    Phase m_phase = Phase::Connecting;
    HttpResponse m_response;
    qint64 m_received = 0;
    std::optional<Error> m_error; // the first one counts: abort() brings others
};

Result<HttpResponse> Exchange::run(const std::stop_token &stop)
{
    if (stop.stop_requested())
        return Error{ErrorKind::Cancelled, m_request.url.host(), {}};
    start();
    {
        const std::stop_callback abortion(stop, [this] {
            QMetaObject::invokeMethod(
                &m_phaseTimer, [this] { fail(ErrorKind::Cancelled, {}); }, Qt::QueuedConnection);
        });
        if (!m_reply->isFinished() && !m_error)
            m_loop.exec();
    }
    auto result = outcome();
    m_reply->disconnect();
    m_reply.reset();
    return result;
}

QNetworkRequest Exchange::networkRequest() const
{
    QNetworkRequest request(m_request.url);
    for (const auto &[name, value] : m_request.headers)
        request.setRawHeader(name, value);
    if (!request.hasRawHeader("user-agent"))
        request.setRawHeader("user-agent", "Recto/" RECTO_VERSION);
    // No decompression: an answer stays as long as it says, and events come at once.
    request.setRawHeader("accept-encoding", "identity");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute,
                         false); // resends on its own as well
    return request;
}

void Exchange::start()
{
    QNetworkRequest request = networkRequest();
    if (!m_request.body.isEmpty()) {
        m_body = std::make_unique<SingleUseBody>(m_request.body);
        request.setHeader(QNetworkRequest::ContentLengthHeader, m_request.body.size());
        request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    }
    m_reply.reset(managerOfThisThread().sendCustomRequest(request, m_request.method, m_body.get()));
    connectSignals();
    if (m_request.deadlines.total.count() > 0)
        m_totalTimer.start(m_request.deadlines.total);
    enter(Phase::Connecting);
}

void Exchange::connectSignals()
{
    m_phaseTimer.setSingleShot(true);
    m_totalTimer.setSingleShot(true);
    QObject::connect(&m_phaseTimer, &QTimer::timeout, &m_loop, [this] { timedOut(); });
    QObject::connect(&m_totalTimer, &QTimer::timeout, &m_loop,
                     [this] { fail(ErrorKind::TimedOut, QStringLiteral("total")); });
    QNetworkReply *reply = m_reply.get();
    QObject::connect(reply, &QNetworkReply::requestSent, &m_loop, [this] {
        if (m_phase == Phase::Connecting)
            enter(Phase::Waiting);
    });
    QObject::connect(reply, &QNetworkReply::uploadProgress, &m_loop, [this](qint64 sent, qint64) {
        if (sent > 0 && m_phase != Phase::Receiving)
            enter(Phase::Waiting);
    });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, &m_loop, [this] { takeHead(); });
    QObject::connect(reply, &QNetworkReply::readyRead, &m_loop, [this] { takeBytes(); });
    QObject::connect(reply, &QNetworkReply::finished, &m_loop, [this] { m_loop.quit(); });
}

void Exchange::enter(Phase phase)
{
    m_phase = phase;
    alive();
}

void Exchange::alive()
{
    const HttpDeadlines &deadlines = m_request.deadlines;
    auto limit = m_phase == Phase::Connecting ? deadlines.connect
        : m_phase == Phase::Waiting           ? deadlines.firstByte
                                              : deadlines.idle;
    if (answered())
        limit = owed;
    if (limit.count() > 0)
        m_phaseTimer.start(limit);
    else
        m_phaseTimer.stop();
}

bool Exchange::answered() const
{
    return m_response.status >= 200 && m_response.status < 300 && m_request.answered
        && m_request.answered();
}

void Exchange::timedOut()
{
    switch (m_phase) {
    case Phase::Connecting:
        fail(ErrorKind::Unreachable, QStringLiteral("no connection in time"));
        return;
    case Phase::Waiting:
        fail(ErrorKind::TimedOut, QStringLiteral("first byte"));
        return;
    case Phase::Receiving:
        fail(ErrorKind::TimedOut, QStringLiteral("idle"));
        return;
    }
}

void Exchange::takeHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || m_response.status == status)
        return;
    m_response.status = status;
    m_response.headers.clear();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_response.headers.append({name, value});
    if (status >= 300 && status < 400) {
        const QUrl target = m_request.url.resolved(
            QUrl::fromEncoded(m_response.header("location"), QUrl::StrictMode));
        fail(ErrorKind::RedirectRefused, QStringLiteral("%1 to %2").arg(status).arg(target.host()));
    }
}

void Exchange::takeBytes()
{
    takeHead();
    if (m_error)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (bytes.isEmpty())
        return;
    enter(Phase::Receiving);
    m_received += bytes.size();
    if (m_received > m_request.maximumBody) {
        fail(ErrorKind::BadAnswer, QStringLiteral("more than %1 bytes").arg(m_request.maximumBody));
        return;
    }
    if (!m_sink || m_response.status < 200 || m_response.status >= 300) {
        m_response.body += bytes;
        return;
    }
    const Status taken = m_sink(m_response, bytes);
    if (!taken && !m_error) {
        m_error = taken.error();
        m_reply->abort();
        m_loop.quit();
    }
    alive(); // it may be answered by now
}

void Exchange::fail(ErrorKind kind, const QString &detail)
{
    if (m_error)
        return;
    m_error = Error{kind, m_request.url.host(), detail};
    m_reply->abort();
    m_loop.quit();
}

Result<HttpResponse> Exchange::outcome()
{
    if (!m_error)
        takeBytes();
    if (answered())
        return std::move(m_response);
    if (m_error)
        return *m_error;
    // Qt calls any status from 400 on an error, but the answer is there.
    if (m_response.status >= 400
        || (m_response.status != 0 && m_reply->error() == QNetworkReply::NoError))
        return std::move(m_response);
    return networkError();
}

Error Exchange::networkError() const
{
    const QString host = m_request.url.host();
    switch (m_reply->error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorKind::TlsFailed, host, m_reply->errorString()};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return {ErrorKind::TimedOut, host, m_reply->errorString()};
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
        return {ErrorKind::Unreachable, host, m_reply->errorString()};
    case QNetworkReply::ProtocolUnknownError:
        return badInput(InputFault::NotAWebAddress, host);
    default:
        return {ErrorKind::ConnectionFailed, host, m_reply->errorString()};
    }
}

// A line end in a header begins another one, or a body.
bool fitsOneLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

} // namespace

Result<HttpResponse> QtHttpTransport::send(const HttpRequest &request, std::stop_token stop,
                                           const HttpSink &sink)
{
    const QString scheme = request.url.scheme().toLower();
    if (!request.url.isValid() || request.url.host().isEmpty()
        || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return badInput(InputFault::NotAWebAddress, request.url.host());
    for (const auto &[name, value] : request.headers) {
        if (!fitsOneLine(name) || !fitsOneLine(value))
            return badInput(InputFault::LineEndInHeader, request.url.host());
    }
    return Exchange(request, sink).run(stop);
}

} // namespace recto
