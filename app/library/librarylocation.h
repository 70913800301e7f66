// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/backup.h"
#include "library/library.h"

namespace recto {

// Where a library is: today a folder. Passed instead of a string, so that a library may
// once be elsewhere. Which one a program works with is decided in session/librarychoice.h.
// Value type; the functions are thread-safe and block.
class LibraryLocation
{
public:
    LibraryLocation() = default; // nowhere
    // A relative folder is meant from where the program works now.
    LibraryLocation(const QString &folder); // NOLINT(google-explicit-constructor)

    [[nodiscard]] QString folder() const { return m_folder; } // absolute; empty: nowhere
    // As people know it.
    [[nodiscard]] QString name() const;
    // Pictures that were pasted, until a job takes them in.
    [[nodiscard]] QString pastedFolder() const;

    // The first opening of a program: makes the library where there is none yet.
    [[nodiscard]] Result<Library> openOrMake() const;
    // Every later one, for work: makes nothing. LibraryMissing where none is, so that a
    // library that was moved during a job isn't begun anew, empty, in its old place.
    [[nodiscard]] Result<Library> open() const;
    // As Library::care().
    [[nodiscard]] Status care() const;

    [[nodiscard]] bool canBackUp() const { return !m_folder.isEmpty(); }
    [[nodiscard]] QList<Backup> backups() const; // newest first
    [[nodiscard]] Status restore(const Backup &backup) const; // as restoreBackup()

    friend bool operator==(const LibraryLocation &, const LibraryLocation &) = default;

private:
    QString m_folder;
};

} // namespace recto
