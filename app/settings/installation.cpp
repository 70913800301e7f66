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
                                 QStringLiteral("../lib/recto/") + readerName, readerName,
                                 // of a bundle in the build tree
                                 QStringLiteral("../../../") + readerName});
    return found.isEmpty() ? QDir(m_programFolder).filePath(readerName) : found;
}

QString Installation::samples() const
{
    return first({QStringLiteral("../share/recto/samples"), QStringLiteral("../Resources/samples"),
                  QStringLiteral("samples")});
}

QString Installation::data(const QString &name) const
{
    const QString chosen = qEnvironmentVariable("RECTO_DATA");
    if (!chosen.isEmpty())
        return chosen + u'/' + name;
    return first(
        {QStringLiteral("../share/recto/") + name, QStringLiteral("../Resources/") + name, name});
}

QString Installation::ownLanguages()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/recto/tessdata");
}

QStringList Installation::languageFolders() const
{
    const auto filled = [this](const QStringList &folders, qsizetype most) {
        QStringList found;
        for (const QString &folder : folders) {
            const QString path = QDir::cleanPath(QDir(m_programFolder).filePath(folder));
            if (found.size() < most && !languagesIn(path).isEmpty())
                found << path;
        }
        return found;
    };
    const QString prefix = qEnvironmentVariable("TESSDATA_PREFIX");
    if (!prefix.isEmpty()) {
        const QStringList chosen = filled({prefix, prefix + QStringLiteral("/tessdata")}, 1);
        if (!chosen.isEmpty())
            return chosen;
    }
    return filled({ownLanguages()}, 1)
        + filled({QStringLiteral("tessdata"), // relative ones: of a bundle
                  QStringLiteral("../share/recto/tessdata"),
                  QStringLiteral("../../share/recto/tessdata"), // from libexec/recto
                  QStringLiteral("../share/tessdata"), QStringLiteral("../Resources/tessdata"),
                  QStringLiteral("/usr/share/tesseract-ocr/5/tessdata"), // Debian, Ubuntu
                  QStringLiteral("/usr/share/tesseract/tessdata"), // Fedora
                  QStringLiteral("/usr/share/tessdata"), // Arch, openSUSE
                  QStringLiteral("/usr/local/share/tessdata"),
                  QStringLiteral("/opt/homebrew/share/tessdata")},
                 1);
}

QString Installation::languageFile(const QString &code) const
{
    for (const QString &folder : languageFolders()) {
        const QString file = folder + u'/' + code + QStringLiteral(".traineddata");
        if (QFileInfo::exists(file))
            return file;
    }
    return {};
}

QStringList Installation::languages() const
{
    QStringList languages;
    for (const QString &folder : languageFolders())
        languages += languagesIn(folder);
    languages.sort();
    languages.removeDuplicates();
    return languages;
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
