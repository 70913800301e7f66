// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httptransport.h"

#include <QJsonObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <mutex>

class QTcpServer;
class QTcpSocket;

namespace recto::fakes {

struct FakeRequest
{
    QByteArray method;
    QByteArray path; // with query
    HttpHeaders headers;
    QByteArray body;
    std::chrono::steady_clock::time_point arrived;
    int number = 0; // from 0, over all connections

    [[nodiscard]] QByteArray header(QByteArrayView name) const
    {
        return HttpResponse{0, headers, {}}.header(name);
    }
    [[nodiscard]] QJsonObject json() const;
};

struct FakeAnswer
{
    enum class Ending { Complete, Hang, Reset, Close }; // Close: without the last chunk

    int status = 200;
    HttpHeaders headers = {{"Content-Type", "application/json"}};
    QList<QByteArray> pieces; // of the body, each sent by itself
    std::chrono::milliseconds beforeHeaders{0};
    std::chrono::milliseconds beforePiece{0};
    bool neverAnswer = false; // reads the request, says nothing
    bool resetBeforeHeaders = false;
    Ending ending = Ending::Complete;
    qint64 promised = -1; // Content-Length instead of chunks, true or not
};

// An HTTP server on loopback in a thread of its own that answers as it is told:
// it can also hang, drip, break off and lie. The script is called on the server's
// thread, once a request. Thread-safe. Ends when it is destroyed.
class FakeChatServer
{
public:
    using Script = std::function<FakeAnswer(const FakeRequest &)>;

    // SelfSigned: TLS with a certificate that nobody vouches for.
    enum class Security { Plain, SelfSigned };
    explicit FakeChatServer(Script script, Security security = Security::Plain);
    ~FakeChatServer();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/v1")) const;
    [[nodiscard]] QList<FakeRequest> requests() const;
    [[nodiscard]] int connections() const;

private:
    struct Connection;
    void listen();
    void serve(QTcpSocket *socket);
    void read(const std::shared_ptr<Connection> &connection);
    void answer(const std::shared_ptr<Connection> &connection, const FakeAnswer &answer);
    void sendPiece(const std::shared_ptr<Connection> &connection, const FakeAnswer &answer,
                   int index);

    Script m_script;
    const Security m_security;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; // lives in m_thread
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    QList<FakeRequest> m_requests;
    int m_connections = 0;
};

// Answers as services give them.

// A whole /chat/completions answer; the message's content is `text`.
[[nodiscard]] FakeAnswer wholeAnswer(const QString &text,
                                     const QString &finishReason = QStringLiteral("stop"));
// The same streamed: one delta for each of the texts, then finish_reason, usage and
// [DONE]. Each event is a piece.
[[nodiscard]] FakeAnswer streamedAnswer(const QStringList &deltas,
                                        const QString &finishReason = QStringLiteral("stop"));
[[nodiscard]] FakeAnswer errorAnswer(int status, const QString &message, const QString &type = {},
                                     const QString &code = {}, const HttpHeaders &headers = {});
// The same body in pieces of `size` bytes.
[[nodiscard]] FakeAnswer inPieces(FakeAnswer answer, qsizetype size);
// Texts of about `length` characters each that make `text`.
[[nodiscard]] QStringList deltasOf(const QString &text, int length = 7);

} // namespace recto::fakes
