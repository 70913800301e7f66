// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarylocation.h"

#include <QDir>
#include <QFileInfo>

namespace recto {

LibraryLocation::LibraryLocation(const QString &folder)
    : m_folder(folder.isEmpty() ? folder : QDir::cleanPath(QFileInfo(folder).absoluteFilePath()))
{
}

QString LibraryLocation::name() const
{
    return QDir::toNativeSeparators(m_folder);
}

QString LibraryLocation::pastedFolder() const
{
    return QDir(m_folder).filePath(QStringLiteral("pasted"));
}

Result<Library> LibraryLocation::openOrMake() const
{
    return Library::open(m_folder);
}

Result<Library> LibraryLocation::open() const
{
    return Library::open(m_folder, Library::Absent::Fails);
}

Status LibraryLocation::care() const
{
    return Library::care(m_folder);
}

QList<Backup> LibraryLocation::backups() const
{
    return recto::backups(m_folder);
}

Status LibraryLocation::restore(const Backup &backup) const
{
    return restoreBackup(m_folder, backup);
}

} // namespace recto
