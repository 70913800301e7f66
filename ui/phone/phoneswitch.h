// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/httpservice.h"
#include "service/sessionjobs.h"
#include "session/workers.h"
#include "ui/work/windowtools.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <memory>

namespace recto {

// Lets phones in: the HTTP service in the window's process, at one address of the local
// network. Off until somebody asks; goes off by itself when nobody uses it, and moves when the
// network changes. Starting and stopping happen on a worker. Lives on the GUI thread.
class PhoneSwitch : public QObject
{
    Q_OBJECT

public:
    explicit PhoneSwitch(const WindowTools &tools, QObject *parent = nullptr);
    ~PhoneSwitch() override;

    enum class State { Off, Starting, On };
    enum class Trouble {
        None,
        NoNetwork,
        CannotListen, // detail(): the system's words
        BadCertificate, // detail(): the file
        Unused, // it went off by itself
    };

    // Whether the person was asked, and agreed.
    [[nodiscard]] bool allowed() const;
    [[nodiscard]] Status allow();
    void turnOn(const QHostAddress &address = {}); // null: the likeliest
    void turnOff();
    void end(); // at once; the window closes

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    [[nodiscard]] QString detail() const { return m_detail; }
    [[nodiscard]] const QList<QHostAddress> &addresses() const { return m_addresses; }
    [[nodiscard]] const QHostAddress &address() const { return m_address; }
    // For one phone, once, within minutes; a new one comes in time.
    [[nodiscard]] QString link() const { return m_link; }
    [[nodiscard]] bool encrypted() const { return m_link.startsWith(QLatin1String("https:")); }
    // Nothing came since it is on, and it should have.
    [[nodiscard]] bool nobodyCame() const { return m_nobodyCame; }
    // Hashes of the tokens of who is connected.
    [[nodiscard]] const QSet<QByteArray> &present() const { return m_present; }
    // When pages came last since it is on; invalid: not yet.
    [[nodiscard]] QDateTime lastCame() const { return m_lastCame; }

signals:
    void changed();

private:
    // Keeps what it works with.
    struct Running
    {
        std::shared_ptr<SessionJobs> jobs;
        HttpService service{*jobs};
    };
    struct Started
    {
        QList<QHostAddress> addresses;
        QHostAddress address;
        std::shared_ptr<Running> service; // null: trouble
        Trouble trouble = Trouble::None;
        QString detail;
    };
    [[nodiscard]] std::function<Started()> starting(const QHostAddress &wanted);
    void take(const Started &started, quint64 run);
    void takeNews(const ServiceNews &news, quint64 run);
    void renewLink();
    void look(); // whether the network is still the same
    void goOff(Trouble trouble, const QString &detail = {});
    void release(std::shared_ptr<Running> service);

    WindowTools m_tools;
    std::shared_ptr<SessionJobs> m_jobs;
    Workers m_workers;
    State m_state = State::Off;
    Trouble m_trouble = Trouble::None;
    QString m_detail;
    quint64 m_run = 0; // what an earlier one tells is old
    std::shared_ptr<Running> m_service;
    QList<QHostAddress> m_addresses;
    QHostAddress m_address;
    QString m_link;
    bool m_nobodyCame = false;
    QSet<QByteArray> m_present;
    QSet<QByteArray> m_known; // who was there since it is on
    QDateTime m_lastCame;
    QTimer m_patience;
    QTimer m_idle;
    QTimer m_linkTimer;
    QTimer m_networkTimer;
};

} // namespace recto
