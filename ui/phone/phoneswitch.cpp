// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phoneswitch.h"

#include "service/servicetls.h"
#include "session/librarythread.h"
#include "settings/settings.h"

#include <QFileInfo>

namespace recto {

namespace {

constexpr auto linkLife = std::chrono::minutes(4); // the code in it is good for five
constexpr auto networkLook = std::chrono::seconds(5);

QString settingsFolder(const Settings *settings)
{
    return settings ? QFileInfo(settings->file()).absolutePath() : Settings::defaultFolder();
}

} // namespace

PhoneSwitch::PhoneSwitch(const WindowTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_jobs(std::make_shared<SessionJobs>(
          *tools.jobs, *tools.library, [folder = settingsFolder(tools.parts->settings.get())] {
              return Settings(folder).jobOptions(); // of the thread that asks
          }))
{
    m_patience.setSingleShot(true);
    m_idle.setSingleShot(true);
    m_patience.setInterval(tools.parts->phonePatience);
    m_idle.setInterval(tools.parts->phoneIdle);
    m_linkTimer.setInterval(linkLife);
    m_networkTimer.setInterval(networkLook);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_nobodyCame = true;
        emit changed();
    });
    connect(&m_idle, &QTimer::timeout, this, [this] { goOff(Trouble::Unused); });
    connect(&m_linkTimer, &QTimer::timeout, this, &PhoneSwitch::renewLink);
    connect(&m_networkTimer, &QTimer::timeout, this, &PhoneSwitch::look);
}

PhoneSwitch::~PhoneSwitch()
{
    end();
    m_workers.finish(); // nothing tells news any more
}

bool PhoneSwitch::allowed() const
{
    return m_tools.parts->settings && m_tools.parts->settings->flag(SettingKey::PhoneAllowed);
}

Status PhoneSwitch::allow()
{
    return m_tools.parts->settings->set(SettingKey::PhoneAllowed, QStringLiteral("true"));
}

// What is done on the worker; it takes all that it needs along.
std::function<PhoneSwitch::Started()> PhoneSwitch::starting(const QHostAddress &wanted)
{
    const Settings &settings = *m_tools.parts->settings;
    ServiceOptions options;
    options.library = m_tools.library->location();
    options.port = static_cast<quint16>(settings.integer(SettingKey::PhonePort));
    options.news = [this, run = m_run](const ServiceNews &news) {
        QMetaObject::invokeMethod(
            this, [this, news, run] { takeNews(news, run); }, Qt::QueuedConnection);
    };
    const QString certificate = settings.text(SettingKey::ServiceCertificate);
    const QString key = settings.text(SettingKey::ServiceKey);
    return [jobs = m_jobs, options, wanted, certificate, key,
            addresses = m_tools.parts->lanAddresses]() mutable {
        Started started;
        started.addresses = addresses ? addresses() : QList<QHostAddress>();
        started.trouble = Trouble::NoNetwork;
        if (started.addresses.isEmpty())
            return started;
        started.address = started.addresses.contains(wanted) ? wanted : started.addresses.first();
        options.address = started.address;
        if (!certificate.isEmpty() || !key.isEmpty()) {
            const auto tls = makeServiceTls(certificate, key);
            if (!tls) {
                started.trouble = Trouble::BadCertificate;
                started.detail = tls.error().subject;
                return started;
            }
            options.tls = *tls;
        }
        started.trouble = Trouble::None;
        // A port that is taken is another Recto's, mostly.
        for (const quint16 port : {options.port, quint16(0)}) {
            options.port = port;
            auto running = std::make_shared<Running>(jobs);
            const auto url = running->service.start(options);
            if (url) {
                started.service = running;
                return started;
            }
            started.detail = url.error().detail;
        }
        started.trouble = Trouble::CannotListen;
        return started;
    };
}

void PhoneSwitch::turnOn(const QHostAddress &address)
{
    if (!m_tools.parts->settings)
        return;
    release(std::exchange(m_service, nullptr));
    ++m_run;
    m_state = State::Starting;
    m_trouble = Trouble::None;
    m_nobodyCame = false;
    m_present.clear();
    m_known.clear();
    m_link.clear();
    m_lastCame = {};
    m_workers.ask(this, starting(address),
                  [this, run = m_run](const Started &started) { take(started, run); });
    emit changed();
}

void PhoneSwitch::take(const Started &started, quint64 run)
{
    if (run != m_run || m_state != State::Starting) { // turned off meanwhile
        release(started.service);
        return;
    }
    m_addresses = started.addresses;
    m_address = started.address;
    if (!started.service) {
        goOff(started.trouble, started.detail);
        return;
    }
    m_service = started.service;
    m_state = State::On;
    m_link = m_service->service.makePairingLink();
    for (QTimer *timer : {&m_patience, &m_idle, &m_linkTimer, &m_networkTimer})
        timer->start();
    emit changed();
}

void PhoneSwitch::takeNews(const ServiceNews &news, quint64 run)
{
    if (run != m_run || m_state != State::On)
        return;
    m_present = news.present;
    m_patience.stop();
    m_nobodyCame = false;
    // Who is there keeps it on, however long nothing is asked.
    m_present.isEmpty() ? m_idle.start() : m_idle.stop();
    if (!news.jobId.isEmpty())
        m_lastCame = m_tools.parts->now();
    if (!m_known.contains(m_present)) { // a phone may have used up the code
        m_known += m_present;
        renewLink();
        return;
    }
    emit changed();
}

void PhoneSwitch::renewLink()
{
    m_link = m_service->service.makePairingLink();
    m_linkTimer.start();
    emit changed();
}

void PhoneSwitch::look()
{
    m_workers.ask(
        this, [addresses = m_tools.parts->lanAddresses] { return addresses(); },
        [this, run = m_run](const QList<QHostAddress> &addresses) {
            if (run != m_run || m_state != State::On || addresses == m_addresses)
                return;
            m_addresses = addresses;
            if (addresses.contains(m_address))
                emit changed();
            else
                turnOn();
        });
}

void PhoneSwitch::turnOff()
{
    goOff(Trouble::None);
}

void PhoneSwitch::goOff(Trouble trouble, const QString &detail)
{
    ++m_run;
    for (QTimer *timer : {&m_patience, &m_idle, &m_linkTimer, &m_networkTimer})
        timer->stop();
    release(std::exchange(m_service, nullptr));
    m_state = State::Off;
    m_trouble = trouble;
    m_detail = detail;
    m_link.clear();
    m_present.clear();
    m_nobodyCame = false;
    emit changed();
}

// Stopping waits for what is half said.
void PhoneSwitch::release(std::shared_ptr<Running> service)
{
    if (service)
        m_workers.start([service = std::move(service)] { service->service.stop(); });
}

void PhoneSwitch::end()
{
    ++m_run;
    m_state = State::Off;
    m_jobs->stop();
    if (m_service)
        std::exchange(m_service, nullptr)->service.stop();
}

} // namespace recto
