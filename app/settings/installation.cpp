// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/installation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace recto {

namespace {

#ifdef Q_OS_WIN
const QString readerName = QStringLiteral("recto-reader.exe");
#else
const QString readerName = QStringLiteral("recto-reader");
#endif

} // namespace

Installation::Installation()
    : Installation(QCoreApplication::applicationDirPath())
{
}

Installation::Installation(QString programFolder)
    : m_programFolder(std::move(programFolder))
{
}

// The first of the folders or files, relative to the program's folder, that is there.
QString Installation::first(const QStringList &candidates) const
{
    for (const QString &candidate : candidates) {
        const QString path = QDir(m_programFolder).filePath(candidate);
        if (QFileInfo::exists(path))
            return QDir::cleanPath(path);
    }
    return {};
}

QString Installation::reader() const
{
    const QString chosen = qEnvironmentVariable("RECTO_READER");
    if (!chosen.isEmpty())
        return chosen;
    const QString found = first({QStringLiteral("../libexec/recto/") + readerName,
                                 QStringLiteral("../lib/recto/") + readerName, readerName});
    return found.isEmpty() ? QDir(m_programFolder).filePath(readerName) : found;
}

QString Installation::samples() const
{
    return first({QStringLiteral("../share/recto/samples"), QStringLiteral("../Resources/samples"),
                  QStringLiteral("samples")});
}

QString Installation::tessdata() const
{
    QStringList folders;
    const QString prefix = qEnvironmentVariable("TESSDATA_PREFIX");
    if (!prefix.isEmpty())
        folders << prefix << prefix + QStringLiteral("/tessdata");
    folders << QStringLiteral("tessdata") // relative ones: of a bundle
            << QStringLiteral("../share/recto/tessdata")
            << QStringLiteral("../../share/recto/tessdata") // from libexec/recto
            << QStringLiteral("../share/tessdata") << QStringLiteral("../Resources/tessdata")
            << QStringLiteral("/usr/share/tesseract-ocr/5/tessdata") // Debian, Ubuntu
            << QStringLiteral("/usr/share/tesseract/tessdata") // Fedora
            << QStringLiteral("/usr/share/tessdata") // Arch, openSUSE
            << QStringLiteral("/usr/local/share/tessdata")
            << QStringLiteral("/opt/homebrew/share/tessdata");
    for (const QString &folder : folders) {
        const QString path = QDir(m_programFolder).filePath(folder);
        if (!languagesIn(path).isEmpty())
            return QDir::cleanPath(path);
    }
    return {};
}

QStringList Installation::languages() const
{
    const QString folder = tessdata();
    return folder.isEmpty() ? QStringList() : languagesIn(folder);
}

QStringList Installation::languagesIn(const QString &folder)
{
    QStringList languages;
    for (const QString &file :
         QDir(folder).entryList({QStringLiteral("*.traineddata")}, QDir::Files, QDir::Name)) {
        const QString code = file.chopped(int(qstrlen(".traineddata")));
        if (code != QLatin1String("osd") && code != QLatin1String("equ"))
            languages << code;
    }
    return languages;
}

QString languageInstallCommand(const QString &code)
{
    const auto has = [](const char *program) {
        return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
    };
    const QString language = code.section(u'+', 0, 0).toLower();
    // Debian writes chi-sim, Fedora and Arch write chi_sim.
    if (has("apt"))
        return QStringLiteral("sudo apt install tesseract-ocr tesseract-ocr-")
            + QString(language).replace(u'_', u'-');
    if (has("dnf"))
        return QStringLiteral("sudo dnf install tesseract tesseract-langpack-") + language;
    if (has("pacman"))
        return QStringLiteral("sudo pacman -S tesseract tesseract-data-") + language;
    if (has("brew"))
        return QStringLiteral("brew install tesseract tesseract-lang");
    return {};
}

} // namespace recto
