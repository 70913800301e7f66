// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/fileidentity.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace recto {

std::optional<FileIdentity> identityOf(const QString &file)
{
#ifdef Q_OS_UNIX
    struct stat found = {};
    if (::stat(QFile::encodeName(file).constData(), &found) != 0)
        return std::nullopt;
    return FileIdentity{static_cast<std::uint64_t>(found.st_dev),
                        static_cast<std::uint64_t>(found.st_ino)};
#else
    // There an open file can't be moved or removed anyway.
    return QFile::exists(file) ? std::optional(FileIdentity{}) : std::nullopt;
#endif
}

} // namespace recto
