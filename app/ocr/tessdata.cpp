// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/tessdata.h"

#include <QCoreApplication>
#include <QDir>

namespace recto {

namespace {

QStringList candidateFolders()
{
    QStringList folders;
    const QString prefix = qEnvironmentVariable("TESSDATA_PREFIX");
    if (!prefix.isEmpty())
        folders << prefix << prefix + QStringLiteral("/tessdata");
    if (QCoreApplication::instance()) {
        const QString program = QCoreApplication::applicationDirPath();
        folders << program + QStringLiteral("/tessdata")
                << program + QStringLiteral("/../share/recto/tessdata")
                << program + QStringLiteral("/../share/tessdata")
                << program + QStringLiteral("/../Resources/tessdata");
    }
    folders << QStringLiteral("/usr/share/tesseract-ocr/5/tessdata") // Debian, Ubuntu
            << QStringLiteral("/usr/share/tesseract/tessdata") // Fedora
            << QStringLiteral("/usr/share/tessdata") // Arch, openSUSE
            << QStringLiteral("/usr/local/share/tessdata")
            << QStringLiteral("/opt/homebrew/share/tessdata");
    return folders;
}

} // namespace

QString tessdataFolder()
{
    for (const QString &folder : candidateFolders()) {
        if (!installedLanguages(folder).isEmpty())
            return QDir::cleanPath(folder);
    }
    return {};
}

QStringList installedLanguages()
{
    const QString folder = tessdataFolder();
    return folder.isEmpty() ? QStringList() : installedLanguages(folder);
}

QStringList installedLanguages(const QString &folder)
{
    QStringList languages;
    const QDir directory(folder);
    for (const QString &file :
         directory.entryList({QStringLiteral("*.traineddata")}, QDir::Files, QDir::Name)) {
        const QString code = file.chopped(int(qstrlen(".traineddata")));
        if (code != QLatin1String("osd") && code != QLatin1String("equ"))
            languages << code;
    }
    return languages;
}

} // namespace recto
