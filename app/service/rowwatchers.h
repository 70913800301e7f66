// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/jobfeed.h"
#include "service/jobmessages.h"
#include "service/servicelimits.h"

#include <QElapsedTimer>
#include <QPointer>

class QTcpSocket;
class QWebSocket;

namespace recto {

// A connection that watches one job until its end, its own, or that of the service. Lives
// on the service's thread; joins the feed when it is made, leaves it when it goes.
class JobWatch : public QObject, protected RowWatcher
{
    Q_OBJECT

public:
    ~JobWatch() override;
    // Now and then: says that it is there, gives up a client that takes nothing.
    void tick();
    [[nodiscard]] JobFeed *feed() const { return m_feed; }

signals:
    void over(); // nothing more will be sent

protected:
    JobWatch(JobFeed *feed, const ServiceLimits &limits, qint64 after, QObject *parent);
    [[nodiscard]] bool canTake() const override;
    void end() override;
    void fail(const Error &error) override;

    [[nodiscard]] virtual qint64 unsentBytes() const = 0;
    virtual void sayAlive() = 0;
    virtual void finish(bool failed) = 0;
    virtual void giveUp() = 0;
    void begin(); // at the end of the constructor
    void sent(); // bytes left
    void told() { m_lastTold.start(); }

private:
    QPointer<JobFeed> m_feed;
    const ServiceLimits &m_limits;
    QElapsedTimer m_lastTold;
    QElapsedTimer m_lastSent;
    bool m_over = false;
};

// text/event-stream over a socket whose head is written already.
class EventStreamWatch : public JobWatch
{
    Q_OBJECT

public:
    enum class Form {
        Rows, // every row, its number as id
        Messages, // those of POST /api/process-with-progress
    };
    EventStreamWatch(JobFeed *feed, const ServiceLimits &limits, qint64 after, QTcpSocket *socket,
                     Form form, QObject *parent);

private:
    void take(const NumberedRow &row) override;
    [[nodiscard]] qint64 unsentBytes() const override;
    void sayAlive() override;
    void finish(bool failed) override;
    void giveUp() override;

    QTcpSocket *m_socket;
    const Form m_form;
    JobMessages m_messages;
};

// A message a row; {"cancel":true} from the client cancels the job.
class SocketWatch : public JobWatch
{
    Q_OBJECT

public:
    // Takes the socket.
    SocketWatch(JobFeed *feed, const ServiceLimits &limits, qint64 after, QWebSocket *socket,
                QObject *parent);
    void close(); // the service ends

signals:
    void cancelAsked();

private:
    void take(const NumberedRow &row) override;
    [[nodiscard]] qint64 unsentBytes() const override;
    void sayAlive() override;
    void finish(bool failed) override;
    void giveUp() override;

    QWebSocket *m_socket;
};

} // namespace recto
