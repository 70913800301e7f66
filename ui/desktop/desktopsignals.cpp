// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktopsignals.h"

#include <QApplication>
#include <QVariantMap>
#include <QWidget>

#ifdef RECTO_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#endif

namespace recto {

namespace {

#ifdef RECTO_DBUS

// Unity's LauncherEntry, which KDE Plasma, Dash to Dock and others read.
void tellLauncher(const QVariantMap &properties)
{
    QDBusMessage signal = QDBusMessage::createSignal(
        QStringLiteral("/org/recto/Recto"), QStringLiteral("com.canonical.Unity.LauncherEntry"),
        QStringLiteral("Update"));
    signal << QStringLiteral("application://recto.desktop") << properties;
    QDBusConnection::sessionBus().send(signal);
}

// freedesktop.org Desktop Notifications Specification 1.2. Sent, not called:
// a notification server that hangs must not hold the window.
void sendNotification(const QString &title, const QString &text)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    constexpr int serverDecides = -1;
    message << QStringLiteral("Recto") << 0U << QStringLiteral("recto") << title
            << text.toHtmlEscaped() << QStringList()
            << QVariantMap{{QStringLiteral("desktop-entry"), QStringLiteral("recto")}}
            << serverDecides;
    QDBusConnection::sessionBus().send(message);
}

#else

void tellLauncher(const QVariantMap &) { }
void sendNotification(const QString &, const QString &) { }

#endif

} // namespace

void DesktopSignals::showProgress(double fraction)
{
    const int percentage = qRound(fraction * 100);
    if (percentage == m_percentage)
        return;
    m_percentage = percentage;
    tellLauncher(
        {{QStringLiteral("progress"), fraction}, {QStringLiteral("progress-visible"), true}});
}

void DesktopSignals::endProgress()
{
    if (std::exchange(m_percentage, -1) >= 0)
        tellLauncher({{QStringLiteral("progress-visible"), false}});
}

void DesktopSignals::notify(const QString &title, const QString &text)
{
    sendNotification(title, text);
    if (auto *window = qobject_cast<QWidget *>(parent()))
        QApplication::alert(window);
}

} // namespace recto
