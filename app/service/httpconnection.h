// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/formupload.h"
#include "service/rowwatchers.h"
#include "service/serviceroutes.h"

#include <QObject>
#include <QTcpSocket>

#include <memory>

namespace recto {

class HttpServer;

// One client: its requests one after another, each checked in one order (host, origin,
// token, route, length, body) before anything is done. Lives on the service's thread.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(HttpServer &server, QTcpSocket *socket);
    ~HttpConnection() override;

    void begin();
    void tick(); // looks at the deadline
    void stop(); // the service ends
    // Of the token that its last request brought; empty: none yet.
    [[nodiscard]] const QByteArray &tokenHash() const { return m_tokenHash; }

signals:
    void gone(); // once; nothing may be asked of it any more

private:
    enum class State {
        Head,
        Body,
        Working, // on the answer
        Answering, // until it has left
        Streaming,
        Draining, // it was refused, and may still be sending
        Gone,
    };

    void readMore();
    void dropIncoming();
    void readHead();
    void readBody();
    void takeHead(const RequestHead &head);
    [[nodiscard]] std::optional<HttpAnswer> whyNotServed();
    [[nodiscard]] std::optional<HttpAnswer> whyNoToken();
    [[nodiscard]] std::optional<HttpAnswer> whyNoRoute() const;
    [[nodiscard]] std::optional<HttpAnswer> whyNoBody();
    [[nodiscard]] std::optional<HttpAnswer> whyNoForm();
    [[nodiscard]] bool takesForm() const;
    void startBody();
    [[nodiscard]] bool takeBody(QByteArrayView bytes);
    void dispatch();
    void work(ServiceWorkers::Kind kind);
    void submit(bool follow);
    void stage();
    [[nodiscard]] bool takeStaged(QStringList &ids, QList<std::shared_ptr<FormUpload>> &pages);
    void beginEvents();
    void follow(const QString &jobId, qint64 after, EventStreamWatch::Form form);
    void becomeSocket();
    void answer(const HttpAnswer &answer);
    void refuse(const HttpAnswer &answer);
    void wrote();
    void nextRequest();
    void freeUpload();
    void leave();
    void waitAtMost(std::chrono::milliseconds time);

    HttpServer &m_server;
    QTcpSocket *m_socket;
    State m_state = State::Head;
    qint64 m_deadline = 0; // by the server's clock
    bool m_headBegan = false;
    qsizetype m_headSeen = 0;
    ServiceRequest m_request;
    RouteMatch m_match;
    QByteArray m_tokenHash;
    qint64 m_bodyLeft = 0;
    QByteArray m_json;
    std::shared_ptr<FormUpload> m_form;
    bool m_hasUploadPlace = false;
    bool m_closeAfter = false;
    bool m_endedSending = false;
    EventStreamWatch *m_watch = nullptr;
};

} // namespace recto
