// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection does with a request that was let in and is whole.
#include "service/httpconnection.h"

#include "service/httpserver.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

namespace {

constexpr int streamSendBuffer = 64 << 10; // bytes; else the system hides a slow reader

std::optional<QJsonObject> readJson(const QByteArray &body)
{
    if (body.isEmpty())
        return QJsonObject();
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

// The row that the client has: of an EventSource that connects again, or of a program.
qint64 positionOf(const RequestHead &head)
{
    const QByteArray given
        = head.has("last-event-id") ? head.field("last-event-id") : head.queryValue("after");
    return std::max<qint64>(0, given.toLongLong());
}

} // namespace

void HttpConnection::dispatch()
{
    switch (m_match.route->kind) {
    case ServiceRoute::Kind::Quick:
        work(ServiceWorkers::Kind::Quick);
        break;
    case ServiceRoute::Kind::Slow:
        work(ServiceWorkers::Kind::Slow);
        break;
    case ServiceRoute::Kind::Submit:
        submit(false);
        break;
    case ServiceRoute::Kind::SubmitAndFollow:
        submit(true);
        break;
    case ServiceRoute::Kind::Stage:
        stage();
        break;
    case ServiceRoute::Kind::Events:
        beginEvents();
        break;
    case ServiceRoute::Kind::Socket: // becomeSocket() took it, or it was refused
        break;
    }
}

void HttpConnection::work(ServiceWorkers::Kind kind)
{
    const auto json = readJson(m_json);
    if (!json) {
        answer(errorAnswer(400, QStringLiteral("The body is no JSON object.")));
        return;
    }
    m_state = State::Working;
    m_request.json = *json;
    m_request.values = m_match.values;
    m_server.workers().run(
        kind, this,
        [this, &rooms = m_server.rooms(), request = m_request, work = m_match.route->work] {
            return [this, done = work(rooms, request)] { answer(done); };
        });
}

void HttpConnection::stage()
{
    const QString id = m_server.staged().keep(std::exchange(m_form, nullptr), m_server.now());
    freeUpload();
    if (id.isEmpty())
        answer(
            busyAnswer(503, QStringLiteral("Too many pages wait already. Try again later."), 60));
    else
        answer(jsonAnswer({{QStringLiteral("pageId"), id}}, 201));
}

// Those that the form names. False: one isn't there any more, and the client was told which.
bool HttpConnection::takeStaged(QStringList &ids, QList<std::shared_ptr<FormUpload>> &pages)
{
    QJsonArray missing;
    for (const FormUpload::Named &named : m_form->namedPages()) {
        const auto page = m_server.staged().find(named.id, m_server.now());
        if (!page) {
            missing.append(named.id);
            continue;
        }
        m_form->add(named, *page);
        ids << named.id;
        pages << page;
    }
    if (missing.isEmpty())
        return true;
    freeUpload();
    answer(jsonAnswer(
        {{QStringLiteral("error"),
          QStringLiteral("Some pages aren’t on the computer any more. Send them again.")},
         {QStringLiteral("missing"), missing}},
        409));
    return false;
}

void HttpConnection::submit(bool follows)
{
    QStringList staged;
    QList<std::shared_ptr<FormUpload>> pages; // their files stay until they are taken in
    if (!takeStaged(staged, pages))
        return;
    m_state = State::Working;
    // The form stays until its pages are in the library, also when the client goes away.
    m_server.workers().run(ServiceWorkers::Kind::Slow, this,
                           [this, &jobs = m_server.rooms().jobs,
                            form = std::exchange(m_form, nullptr), follows, staged, pages] {
                               return [this, follows, staged,
                                       jobId = jobs.submit(form->submission())] {
                                   freeUpload();
                                   if (jobId)
                                       m_server.staged().taken(staged, m_server.now());
                                   if (jobId)
                                       m_server.noteJob(*jobId);
                                   if (!jobId)
                                       answer(errorAnswer(jobId.error()));
                                   else if (follows)
                                       follow(*jobId, 0, EventStreamWatch::Form::Messages);
                                   else
                                       answer(jsonAnswer({{QStringLiteral("jobId"), *jobId}}, 202));
                               };
                           });
}

void HttpConnection::beginEvents()
{
    m_state = State::Working;
    const QString jobId = m_match.values.first();
    const qint64 after = positionOf(m_request.head);
    m_server.workers().run(
        ServiceWorkers::Kind::Quick, this, [this, &jobs = m_server.rooms().jobs, jobId, after] {
            return [this, jobId, after, next = jobs.rows(jobId, after, 1)] {
                if (!next)
                    answer(next.error().kind == ErrorKind::NotFound ? jobNotFound()
                                                                    : errorAnswer(next.error()));
                else if (next->over && next->rows.isEmpty())
                    answer(emptyAnswer()); // nothing will come: an EventSource stays away
                else
                    follow(jobId, after, EventStreamWatch::Form::Rows);
            };
        });
}

void HttpConnection::follow(const QString &jobId, qint64 after, EventStreamWatch::Form form)
{
    JobFeed *feed = m_server.feedFor(jobId);
    if (!feed) {
        answer(busyAnswer(503, QStringLiteral("Too many watch this job. Try again later."), 30));
        return;
    }
    m_state = State::Streaming;
    m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, streamSendBuffer);
    m_socket->write(eventStreamHead(jobId.toLatin1()));
    m_watch = new EventStreamWatch(feed, m_server.limits(), after, m_socket, form, this);
    if (m_server.stopping())
        m_socket->disconnectFromHost();
}

void HttpConnection::becomeSocket()
{
    m_state = State::Gone;
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->setParent(nullptr);
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    HttpServer &server = m_server;
    emit gone();
    server.becomeSocket(socket);
}

} // namespace recto
