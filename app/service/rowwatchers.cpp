// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/rowwatchers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QWebSocket>

namespace recto {

JobWatch::JobWatch(JobFeed *feed, const ServiceLimits &limits, qint64 after, QObject *parent)
    : QObject(parent)
    , m_feed(feed)
    , m_limits(limits)
{
    position = after;
    m_lastTold.start();
    m_lastSent.start();
}

JobWatch::~JobWatch()
{
    if (m_feed)
        m_feed->leave(this);
}

void JobWatch::begin()
{
    m_feed->join(this);
}

bool JobWatch::canTake() const
{
    return !m_over && unsentBytes() < m_limits.writeBuffer;
}

void JobWatch::sent()
{
    m_lastSent.start();
    if (m_feed && !m_over && canTake())
        m_feed->resume(this);
}

void JobWatch::end()
{
    if (m_over)
        return;
    m_over = true;
    finish(false);
    emit over();
}

void JobWatch::fail(const Error &)
{
    if (m_over)
        return;
    m_over = true;
    finish(true);
    emit over();
}

void JobWatch::tick()
{
    if (unsentBytes() > 0) {
        if (m_lastSent.hasExpired(m_limits.stall.count()))
            giveUp();
        return;
    }
    m_lastSent.start();
    if (!m_over && m_lastTold.hasExpired(m_limits.comment.count())) {
        told();
        sayAlive();
    }
}

EventStreamWatch::EventStreamWatch(JobFeed *feed, const ServiceLimits &limits, qint64 after,
                                   QTcpSocket *socket, Form form, QObject *parent)
    : JobWatch(feed, limits, after, parent)
    , m_socket(socket)
    , m_form(form)
{
    m_socket->write("retry: 2000\n\n");
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] { sent(); });
    begin();
}

void EventStreamWatch::take(const NumberedRow &row)
{
    told();
    if (m_form == Form::Rows) {
        m_socket->write("id: " + QByteArray::number(row.n) + "\ndata: " + row.json + "\n\n");
        return;
    }
    const QList<QByteArray> messages = m_messages.take(row);
    for (const QByteArray &message : messages)
        m_socket->write("data: " + message + "\n\n");
    if (m_messages.ended())
        end();
}

qint64 EventStreamWatch::unsentBytes() const
{
    return m_socket->bytesToWrite();
}

void EventStreamWatch::sayAlive()
{
    m_socket->write(":\n\n");
}

void EventStreamWatch::finish(bool)
{
    m_socket->disconnectFromHost(); // once everything is written
}

void EventStreamWatch::giveUp()
{
    m_socket->abort();
}

SocketWatch::SocketWatch(JobFeed *feed, const ServiceLimits &limits, qint64 after,
                         QWebSocket *socket, QObject *parent)
    : JobWatch(feed, limits, after, parent)
    , m_socket(socket)
{
    m_socket->setParent(this);
    connect(m_socket, &QWebSocket::bytesWritten, this, [this] { sent(); });
    connect(m_socket, &QWebSocket::disconnected, this, &QObject::deleteLater);
    connect(m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        if (message.value(QLatin1String("cancel")).toBool())
            emit cancelAsked();
    });
    begin();
}

void SocketWatch::close()
{
    m_socket->close(QWebSocketProtocol::CloseCodeGoingAway);
}

void SocketWatch::take(const NumberedRow &row)
{
    told();
    m_socket->sendTextMessage(QString::fromUtf8(row.json));
}

qint64 SocketWatch::unsentBytes() const
{
    return m_socket->bytesToWrite();
}

void SocketWatch::sayAlive()
{
    m_socket->ping();
}

void SocketWatch::finish(bool failed)
{
    m_socket->close(failed ? QWebSocketProtocol::CloseCodeBadOperation
                           : QWebSocketProtocol::CloseCodeNormal);
}

void SocketWatch::giveUp()
{
    m_socket->abort();
}

} // namespace recto
