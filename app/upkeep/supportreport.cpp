// SPDX-License-Identifier: GPL-3.0-or-later
#include "upkeep/supportreport.h"

#include "settings/settings.h"

#include <QLocale>
#include <QStringList>
#include <QSysInfo>
#include <QThread>

namespace recto {

namespace {

bool isFreeText(SettingType type)
{
    return type == SettingType::Text || type == SettingType::Folder || type == SettingType::Address;
}

QStringList changedSettings(const Settings &settings)
{
    QStringList lines;
    for (const SettingInfo &info : Settings::all()) {
        QString value = settings.text(info.key);
        if (value == info.defaultText)
            continue;
        if (isFreeText(info.type))
            value = QStringLiteral("(set)");
        else if (info.type == SettingType::LanguageCodes)
            value = knownLanguages(value.split(u'+'));
        lines << QStringLiteral("setting %1: %2").arg(info.name, value);
    }
    return lines;
}

} // namespace

QString supportReport(const QString &program, const QList<Finding> &findings,
                      const Settings &settings)
{
    QStringList lines{
        QStringLiteral("program: %1 %2").arg(program, QStringLiteral(RECTO_VERSION)),
        QStringLiteral("system: %1, %2 %3, %4, %5 cores")
            .arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(), QSysInfo::kernelVersion(),
                 QSysInfo::currentCpuArchitecture())
            .arg(QThread::idealThreadCount()),
        QStringLiteral("Qt: %1, made with %2")
            .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR)),
        QStringLiteral("locale: %1").arg(QLocale::system().name()),
    };
    for (const char *variable : {"XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM"}) {
        // What comes behind a colon may name a folder.
        if (const QString value = qEnvironmentVariable(variable).section(u':', 0, 0);
            !value.isEmpty())
            lines << QStringLiteral("%1: %2").arg(QLatin1String(variable), value);
    }
    for (const Finding &finding : findings)
        lines << QStringLiteral("%1: %2%3")
                     .arg(finding.what, healthName(finding.health),
                          finding.fact.isEmpty() ? QString() : u' ' + finding.fact);
    lines << changedSettings(settings);
    return lines.join(u'\n') + u'\n';
}

} // namespace recto
