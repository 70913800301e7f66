// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rawnames.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QList>
#include <QMutex>
#include <QTemporaryDir>

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <memory>

namespace recto {

#ifdef Q_OS_UNIX

namespace {

bool isText(const QByteArray &name)
{
    return QFile::encodeName(QFile::decodeName(name)) == name;
}

QList<QByteArray> namesIn(const QByteArray &folder)
{
    QList<QByteArray> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> open(opendir(folder.constData()), &closedir);
    if (!open)
        return names;
    while (const dirent *entry = readdir(open.get())) {
        const QByteArray name(entry->d_name);
        if (name != "." && name != "..")
            names.append(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

// A link in a folder of this program, with the name as it is shown.
QString linkTo(const QByteArray &target)
{
    static QMutex mutex;
    static QTemporaryDir links;
    static int count = 0;
    const QMutexLocker lock(&mutex);
    const QString folder = links.filePath(QString::number(++count));
    const qsizetype slash = target.lastIndexOf('/');
    const QString link = QDir(folder).filePath(QFile::decodeName(target.mid(slash + 1)));
    if (!links.isValid() || !QDir().mkpath(folder)
        || symlink(target.constData(), QFile::encodeName(link).constData()) != 0)
        return {};
    return link;
}

// The bytes of an absolute path, found piece by piece; empty where none or several fit.
QByteArray bytesOf(const QString &path)
{
    QByteArray found;
    for (const QString &piece : path.split(u'/', Qt::SkipEmptyParts)) {
        QByteArray name = QFile::encodeName(piece);
        if (piece.contains(QChar::ReplacementCharacter)) {
            QList<QByteArray> fitting = namesIn(found.isEmpty() ? QByteArray("/") : found);
            fitting.removeIf(
                [&piece](const QByteArray &other) { return QFile::decodeName(other) != piece; });
            if (fitting.size() != 1)
                return {};
            name = fitting.first();
        }
        found += '/' + name;
    }
    return found;
}

} // namespace

QString readablePath(const QString &path)
{
    if (!path.contains(QChar::ReplacementCharacter) || QFileInfo::exists(path))
        return path;
    const QByteArray bytes = bytesOf(QDir::cleanPath(QFileInfo(path).absoluteFilePath()));
    const QString link = bytes.isEmpty() ? QString() : linkTo(bytes);
    return link.isEmpty() || !QFileInfo::exists(link) ? path : link;
}

QStringList skippedEntries(const QString &folder)
{
    QStringList paths;
    const QByteArray bytes = QFile::encodeName(QFileInfo(folder).absoluteFilePath());
    for (const QByteArray &name : namesIn(bytes)) {
        if (isText(name) || name.startsWith('.'))
            continue;
        const QString link = linkTo(bytes + '/' + name);
        // One that can't be linked is told by the name that it shows.
        paths << (link.isEmpty() ? QDir(folder).filePath(QFile::decodeName(name)) : link);
    }
    return paths;
}

#else

QString readablePath(const QString &path)
{
    return path;
}

QStringList skippedEntries(const QString &)
{
    return {};
}

#endif

} // namespace recto
