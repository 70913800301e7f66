// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/outputfile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSaveFile>

#include <cerrno>
#include <cstring>
#include <optional>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace recto {

namespace {

Error failure(const QString &path, int number, const QString &detail)
{
    const bool full = number == ENOSPC || number == EFBIG
#ifdef EDQUOT
        || number == EDQUOT
#endif
        ;
    return {full ? ErrorKind::DiskFull : ErrorKind::FileUnwritable, path, detail};
}

// Where the path leads, its last part not being there perhaps.
QString leadsTo(const QString &path)
{
    constexpr int mostLinks = 40;
    QFileInfo file(path);
    if (file.exists())
        return file.canonicalFilePath();
    for (int i = 0; i < mostLinks && file.isSymLink(); ++i) // to nothing yet
        file.setFile(file.symLinkTarget());
    QString rest = file.fileName();
    file.setFile(file.absolutePath());
    while (!file.exists() && !file.isRoot()) { // folders that aren't there yet
        rest = file.fileName() + u'/' + rest;
        file.setFile(file.absolutePath());
    }
    return QDir(file.canonicalFilePath()).filePath(rest);
}

// By its place: also what isn't there yet, as a journal that the database would replay.
bool hasLibraryName(const QString &target, const QString &library)
{
    if (!target.startsWith(library + u'/', Qt::CaseInsensitive))
        return false;
    const QString name = target.mid(library.size() + 1);
    return name.startsWith(u"library.", Qt::CaseInsensitive)
        || name.startsWith(u"media/", Qt::CaseInsensitive)
        || name.startsWith(u"backups/", Qt::CaseInsensitive)
        || name.endsWith(u".lock", Qt::CaseInsensitive);
}

#ifdef Q_OS_UNIX

bool isSameFile(const struct stat &one, const struct stat &other)
{
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

// A file of several names may be one of the library's.
bool isLibraryFile(const struct stat &target, const QString &library)
{
    if (!S_ISREG(target.st_mode) || target.st_nlink < 2)
        return false;
    QDirIterator files(library, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        struct stat own = {};
        if (::stat(QFile::encodeName(file).constData(), &own) == 0 && isSameFile(own, target)
            && hasLibraryName(file, library))
            return true;
    }
    return false;
}

// The open file that the path stands for (/dev/stdout, /dev/fd/3, /proc/self/fd/1): opened
// anew it would be written from its beginning.
int descriptorOf(const QString &path)
{
    static const QRegularExpression open(
        QStringLiteral("^/(?:dev|proc/self|proc/%1)/fd/(\\d{1,6})$").arg(::getpid()));
    const QString clean = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (clean == QLatin1String("/dev/stdout"))
        return STDOUT_FILENO;
    if (clean == QLatin1String("/dev/stderr"))
        return STDERR_FILENO;
    const auto match = open.match(clean);
    return match.hasMatch() ? match.captured(1).toInt() : -1;
}

Status writeThrough(int descriptor, const QString &path,
                    const std::function<Status(QIODevice &)> &write)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::WriteOnly | QIODevice::Unbuffered,
                   QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return failure(path, errno, file.errorString());
    }
    errno = 0;
    const Status written = write(file);
    if (written)
        return {};
    const int number = errno;
    if (written.error().kind != ErrorKind::DiskFull)
        return written;
    return failure(path, number == 0 ? ENOSPC : number, written.error().detail);
}

// Nothing: the path is an ordinary file, or none yet.
std::optional<Status> writtenThrough(const QString &path,
                                     const std::function<Status(QIODevice &)> &write)
{
    if (const int open = descriptorOf(path); open >= 0) {
        const int copy = ::dup(open);
        if (copy < 0)
            return failure(path, errno, QString::fromLocal8Bit(std::strerror(errno)));
        return writeThrough(copy, path, write);
    }
    struct stat target = {};
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &target) != 0 || S_ISREG(target.st_mode)
        || S_ISDIR(target.st_mode))
        return std::nullopt;
    const int opened = ::open(name.constData(), O_WRONLY | O_NOCTTY | O_CLOEXEC);
    if (opened < 0)
        return failure(path, errno, QString::fromLocal8Bit(std::strerror(errno)));
    return writeThrough(opened, path, write);
}

#endif

bool belongsToLibrary(const QString &path, const QString &libraryFolder)
{
    if (libraryFolder.isEmpty())
        return false;
    const QString library = QFileInfo(libraryFolder).canonicalFilePath();
    if (library.isEmpty())
        return false;
    if (hasLibraryName(leadsTo(path), library))
        return true;
#ifdef Q_OS_UNIX
    struct stat target = {};
    return ::stat(QFile::encodeName(path).constData(), &target) == 0
        && isLibraryFile(target, library);
#else
    return false;
#endif
}

Status replaceFile(const QString &path, const std::function<Status(QIODevice &)> &write)
{
    QSaveFile file(path);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly))
        return failure(path, errno == ENOSPC || errno == EDQUOT ? errno : EACCES,
                       file.errorString());
    const Status written = write(file);
    if (!written) {
        Error error = written.error();
        if (error.subject.isEmpty())
            error.subject = path;
        return error; // the temporary file goes with `file`
    }
    errno = 0;
    if (!file.commit())
        return failure(path, errno == 0 ? ENOSPC : errno, file.errorString());
    return {};
}

} // namespace

Status writeOutputFile(const QString &path, const QString &libraryFolder,
                       const std::function<Status(QIODevice &)> &write)
{
    if (belongsToLibrary(path, libraryFolder))
        return badInput(InputFault::BelongsToLibrary, path);
#ifdef Q_OS_UNIX
    if (auto through = writtenThrough(path, write))
        return *through;
#endif
    if (QFileInfo(path).isDir())
        return badInput(InputFault::IsAFolder, path);
    return replaceFile(path, write);
}

} // namespace recto
