// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/media.h"

#include "library/librarysession.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace recto {

namespace {

constexpr qint64 blockBytes = 1 << 20;
// Flushed bit by bit: one flush of a large file at its end couldn't be stopped.
constexpr int blocksAFlush = 16;

Error unreadable(const QString &file, const QString &detail)
{
    const bool missing = !QFileInfo::exists(file);
    return {missing ? ErrorKind::FileMissing : ErrorKind::FileUnreadable, file, detail};
}

Error unwritable(int systemError, const QString &folder, const QString &detail)
{
    Error error = fileFailure(systemError, folder, detail, ErrorKind::LibraryFailed);
    if (error.kind == ErrorKind::FileMissing) // the folder went away under us
        error.kind = ErrorKind::LibraryFailed;
    return error;
}

bool flushHandle(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return fsync(file.handle()) == 0;
#else
    return true;
#endif
}

void flushFolder(const QString &folder)
{
#ifdef Q_OS_UNIX
    // Makes the new name durable; file systems that can't do this lose nothing else.
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return;
    fsync(handle);
    ::close(handle);
#else
    Q_UNUSED(folder)
#endif
}

QString mediaSuffix(const QString &file)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9]{1,8}$"));
    const QString suffix = QFileInfo(file).suffix().toLower();
    return plain.match(suffix).hasMatch() ? QLatin1Char('.') + suffix : QString();
}

// Copies block by block; returns the hash.
Result<QString> copyAndHash(const QString &file, QFile &target, const QString &folder,
                            const std::stop_token &stop)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(file, source.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int blocks = 1;; ++blocks) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, file, {}};
        const QByteArray block = source.read(blockBytes);
        if (block.isEmpty()) {
            if (source.error() != QFileDevice::NoError)
                return unreadable(file, source.errorString());
            break;
        }
        hash.addData(block);
        errno = 0;
        if (target.write(block) != block.size()
            || (blocks % blocksAFlush == 0 && !flushHandle(target)))
            return unwritable(errno, folder, target.errorString());
    }
    errno = 0;
    if (!flushHandle(target))
        return unwritable(errno, folder, target.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

bool flushToDisk(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadWrite) || !flushHandle(file))
        return false;
    flushFolder(QFileInfo(name).absolutePath());
    return true;
}

Result<QString> fileSha256(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return unreadable(file, source.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&source))
        return unreadable(file, source.errorString());
    return QString::fromLatin1(hash.result().toHex());
}

Result<StoredMedia> storeMedia(const QString &file, const QString &mediaFolder,
                               const std::stop_token &stop)
{
    if (!QFileInfo(file).isFile())
        return unreadable(file, QStringLiteral("not a file"));
    errno = 0;
    // The folder itself alone: a library that was moved away isn't begun anew.
    if (!QFileInfo(mediaFolder).isDir() && !QDir().mkdir(mediaFolder)
        && !QFileInfo(mediaFolder).isDir())
        return unwritable(errno ? errno : EACCES, mediaFolder,
                          QStringLiteral("cannot make the folder"));

    QFile target(
        QStringLiteral("%1/%2.part").arg(mediaFolder, QUuid::createUuid().toString(QUuid::Id128)));
    errno = 0;
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return unwritable(errno, mediaFolder, target.errorString());
    const Result<QString> hash = copyAndHash(file, target, mediaFolder, stop);
    target.close();
    if (!hash) {
        target.remove();
        return hash.error();
    }
    // The same picture under another suffix is kept once as well.
    const QStringList known = QDir(mediaFolder).entryList({*hash + QLatin1Char('*')}, QDir::Files);
    const QString name = known.isEmpty() ? *hash + mediaSuffix(file) : known.first();
    const QString path = mediaFolder + QLatin1Char('/') + name;
    const qint64 size = target.size();
    if (QFile kept(path); kept.exists() && kept.size() == size) {
        target.remove();
        if (kept.open(QIODevice::ReadWrite))
            kept.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
        return StoredMedia{*hash, path};
    }
    // One step, whatever is there: a file of another size is not what its name says,
    // and what another process took in meanwhile is the same picture. QFile::rename()
    // would copy over it, bit by bit.
    std::error_code failed;
    std::filesystem::rename(QFileInfo(target).filesystemFilePath(),
                            QFileInfo(path).filesystemFilePath(), failed);
    if (failed) {
        target.remove();
        const QFileInfo winner(path); // Windows doesn't replace what is open
        if (!winner.isFile() || winner.size() != size)
            return unwritable(failed.default_error_condition().value(), mediaFolder,
                              QString::fromStdString(failed.message()));
    }
    flushFolder(mediaFolder);
    return StoredMedia{*hash, path};
}

} // namespace recto
