// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/media/mediastore.h"

#include <QBuffer>
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

QString mediaSuffix(const QString &suffix)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z0-9]{1,8}$"));
    const QString lower = suffix.toLower();
    return plain.match(lower).hasMatch() ? QLatin1Char('.') + lower : QString();
}

bool isSha256(const QString &name)
{
    static const QRegularExpression hex(QStringLiteral("^[0-9a-f]{64}$"));
    return hex.match(name).hasMatch();
}

// Copies block by block; returns the hash.
Result<QString> copyAndHash(QIODevice &source, const QString &file, QFile &target,
                            const QString &folder, const std::stop_token &stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int blocks = 1;; ++blocks) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, file, {}};
        QByteArray block(blockBytes, Qt::Uninitialized);
        const qint64 length = source.read(block.data(), block.size());
        if (length < 0)
            return unreadable(file, source.errorString());
        if (length == 0)
            break;
        block.truncate(length);
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

// One step, whatever is there: a file of another size is not what its name says,
// and what another process took in meanwhile is the same picture. QFile::rename()
// would copy over it, bit by bit.
Status putInPlace(QFile &part, const QString &path, qint64 size)
{
    std::error_code failed;
    std::filesystem::rename(QFileInfo(part).filesystemFilePath(),
                            QFileInfo(path).filesystemFilePath(), failed);
    if (!failed)
        return {};
    part.remove();
    const QFileInfo winner(path); // Windows doesn't replace what is open
    if (winner.isFile() && winner.size() == size)
        return {};
    return unwritable(failed.default_error_condition().value(), winner.absolutePath(),
                      QString::fromStdString(failed.message()));
}

Result<MediaFile> store(QIODevice &source, const QString &file, const QString &suffix,
                        const QString &folder, const std::stop_token &stop)
{
    // The folder itself alone: a library that was moved away isn't begun anew.
    if (!QFileInfo(folder).isDir()) {
        errno = 0;
        const bool made = QDir().mkdir(folder);
        const int failure = errno; // before another look, which has an error of its own
        if (!made && !QFileInfo(folder).isDir())
            return unwritable(failure ? failure : EACCES, folder,
                              QStringLiteral("cannot make the folder"));
    }

    QFile target(
        QStringLiteral("%1/%2.part").arg(folder, QUuid::createUuid().toString(QUuid::Id128)));
    errno = 0;
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered))
        return unwritable(errno, folder, target.errorString());
    const Result<QString> hash = copyAndHash(source, file, target, folder, stop);
    target.close();
    if (!hash) {
        target.remove();
        return hash.error();
    }
    // The same picture under another suffix is kept once as well.
    const QStringList same = QDir(folder).entryList({*hash + QLatin1Char('*')}, QDir::Files);
    const QString path
        = folder + QLatin1Char('/') + (same.isEmpty() ? *hash + mediaSuffix(suffix) : same.first());
    const qint64 size = target.size();
    if (QFile kept(path); kept.exists() && kept.size() == size) {
        target.remove();
        if (kept.open(QIODevice::ReadWrite))
            kept.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
        return MediaFile{*hash, path};
    }
    if (const Status placed = putInPlace(target, path, size); !placed)
        return placed.error();
    flushFolder(folder);
    return MediaFile{*hash, path};
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

Error fileFailure(int systemError, const QString &file, const QString &detail, ErrorKind otherwise)
{
    switch (systemError) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
    case EFBIG:
        return {ErrorKind::DiskFull, file, detail};
    case EROFS:
    case EACCES:
    case EPERM:
        return {ErrorKind::ReadOnly, file, detail};
    case ENOENT:
        return {ErrorKind::FileMissing, file, detail};
    default:
        return {otherwise, file, detail};
    }
}

MediaStore::MediaStore(QString folder)
    : m_folder(std::move(folder))
{
}

Result<MediaFile> MediaStore::add(const QString &file, const std::stop_token &stop) const
{
    if (!QFileInfo(file).isFile())
        return unreadable(file, QStringLiteral("not a file"));
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(file, source.errorString());
    return store(source, file, QFileInfo(file).suffix(), m_folder, stop);
}

Result<MediaFile> MediaStore::add(const QByteArray &bytes, const QString &suffix) const
{
    QBuffer source;
    source.setData(bytes);
    source.open(QIODevice::ReadOnly);
    return store(source, {}, suffix, m_folder, {});
}

QString MediaStore::known(const QString &sha256) const
{
    if (!isSha256(sha256))
        return {};
    for (const QString &name :
         QDir(m_folder).entryList({sha256 + QStringLiteral("*")}, QDir::Files, QDir::Name)) {
        if (QFileInfo(name).completeBaseName() == sha256)
            return m_folder + QLatin1Char('/') + name;
    }
    return {};
}

Result<QString> MediaStore::file(const QString &sha256) const
{
    const QString path = known(sha256);
    return path.isEmpty() ? Result<QString>(Error{ErrorKind::NotFound, sha256, {}})
                          : Result<QString>(path);
}

Status MediaStore::removeUnused(const QSet<QString> &used, const QDateTime &spared) const
{
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files)) {
        if (file.lastModified() > spared || used.contains(file.completeBaseName()))
            continue;
        if (!QFile::remove(file.absoluteFilePath()))
            return Error{ErrorKind::LibraryFailed, file.absoluteFilePath(),
                         QStringLiteral("cannot remove it")};
    }
    return {};
}

} // namespace recto
