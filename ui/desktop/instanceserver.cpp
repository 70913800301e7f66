// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/instanceserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

namespace recto {

namespace {

constexpr int answerPatience = 500; // ms; a first instance that hangs doesn't hold the second
constexpr qint64 longestMessage = 1 << 20;

QString serverName(const QString &libraryFolder)
{
    const QFileInfo folder(libraryFolder);
    const QString path
        = folder.exists() ? folder.canonicalFilePath() : QDir::cleanPath(folder.absoluteFilePath());
    const QByteArray hash = QCryptographicHash::hash((QDir::homePath() + u'\n' + path).toUtf8(),
                                                     QCryptographicHash::Sha256);
    return QStringLiteral("recto-") + QString::fromLatin1(hash.toHex().left(24));
}

} // namespace

InstanceServer::InstanceServer(const QString &libraryFolder, QObject *parent)
    : QObject(parent)
    , m_name(serverName(libraryFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
}

bool InstanceServer::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(answerPatience))
        return false;
    socket.write(QJsonDocument(QJsonArray::fromStringList(files)).toJson(QJsonDocument::Compact)
                 + '\n');
    // Taken only when it says so: an instance that is about to end may not.
    return socket.waitForBytesWritten(answerPatience) && socket.waitForReadyRead(answerPatience)
        && socket.readAll().startsWith("ok");
}

void InstanceServer::listen()
{
    if (m_server.listen(m_name))
        return;
    QLocalServer::removeServer(m_name); // left behind by a crash
    m_server.listen(m_name);
}

void InstanceServer::take(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (socket->bytesAvailable() > longestMessage) {
            socket->abort();
            return;
        }
        if (!socket->canReadLine())
            return;
        QStringList files;
        const QJsonArray given = QJsonDocument::fromJson(socket->readLine()).array();
        for (const QJsonValue &file : given)
            files.append(file.toString());
        socket->write("ok\n");
        socket->flush();
        emit filesReceived(files);
    });
}

} // namespace recto
