// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QUrl>

namespace recto {

// An answer as it came.
struct RawAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    [[nodiscard]] QByteArray field(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
        return {};
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

// Speaks bytes to a server, as no library would let one.
class RawClient
{
public:
    explicit RawClient(const QString &address)
        : m_url(address)
    {
        m_socket.connectToHost(m_url.host(), static_cast<quint16>(m_url.port()));
        m_socket.waitForConnected(limit);
    }
    [[nodiscard]] QByteArray host() const
    {
        return m_url.host().toLatin1() + ':' + QByteArray::number(m_url.port());
    }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(limit)) { }
    }
    // Until the text is there or the server closes; all that came so far.
    QByteArray readUntil(const QByteArray &text)
    {
        QElapsedTimer clock;
        clock.start();
        m_got += m_socket.readAll(); // what came while we sent
        while (!m_got.contains(text) && clock.elapsed() < limit && m_socket.waitForReadyRead(limit))
            m_got += m_socket.readAll();
        return m_got;
    }
    QByteArray readAll() // until the server closes
    {
        while (m_socket.state() == QAbstractSocket::ConnectedState
               && m_socket.waitForReadyRead(limit))
            m_got += m_socket.readAll();
        m_got += m_socket.readAll();
        return m_got;
    }
    // The next answer whole, by its length.
    RawAnswer readAnswer()
    {
        readUntil("\r\n\r\n");
        RawAnswer answer;
        const qsizetype end = m_got.indexOf("\r\n\r\n");
        if (end < 0)
            return answer;
        answer.head = m_got.left(end);
        answer.status = answer.head.mid(9, 3).toInt();
        const qsizetype length = answer.field("Content-Length").toLongLong();
        while (m_got.size() < end + 4 + length && m_socket.waitForReadyRead(limit))
            m_got += m_socket.readAll();
        answer.body = m_got.mid(end + 4, length);
        m_got.remove(0, end + 4 + length);
        return answer;
    }
    [[nodiscard]] bool closed() // by the server, within the limit
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState
            || m_socket.waitForDisconnected(limit);
    }
    void abort() { m_socket.abort(); }
    QTcpSocket &socket() { return m_socket; }

    // One request on a connection of its own.
    static RawAnswer ask(const QString &address, const QByteArray &line,
                         const QByteArray &fields = {}, const QByteArray &body = {})
    {
        RawClient client(address);
        QByteArray request = line + " HTTP/1.1\r\nHost: " + client.host() + "\r\n" + fields;
        if (!body.isEmpty())
            request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        client.send(request + "\r\n" + body);
        return client.readAnswer();
    }

    static constexpr int limit = 20'000; // milliseconds

private:
    QUrl m_url;
    QTcpSocket m_socket;
    QByteArray m_got;
};

} // namespace recto
