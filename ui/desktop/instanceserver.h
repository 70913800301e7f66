// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace recto {

// One window a library: a second start hands its files to the first one and
// ends. Only the same user can connect. Lives on the GUI thread.
class InstanceServer : public QObject
{
    Q_OBJECT

public:
    explicit InstanceServer(const QString &libraryFolder, QObject *parent = nullptr);

    // Whether another instance has this library and took the files.
    [[nodiscard]] bool handOver(const QStringList &files) const;
    // Becomes the first instance.
    void listen();

signals:
    void filesReceived(const QStringList &files); // maybe none: come to the front

private:
    void take(class QLocalSocket *socket);

    QString m_name;
    QLocalServer m_server;
};

} // namespace recto
