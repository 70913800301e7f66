// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/database.h"
#include "library/fileidentity.h"

#include <memory>
#include <optional>

namespace recto {

// The migrations of SQLite's tables that this program knows, oldest first; the n-th
// one leads to version n. From resources/migrations/sqlite. Thread-safe.
[[nodiscard]] QList<Migration> sqliteMigrations();

// `library.sqlite` in the library's folder.
//
// Durability: WAL with synchronous=FULL. With NORMAL a commit can be lost to a
// power failure until the next checkpoint; the journal promises that a finished
// or paid unit is never done again, and FULL costs one fsync a unit.
class SqliteDatabase : public Database
{
public:
    // Opens or makes it, and upgrades it after a backup. Nothing in the file is
    // trusted: LibraryDamaged for a version that can't be, LibraryTooNew for one of a
    // newer program, LibraryForeign for another program's tables.
    [[nodiscard]] static Result<std::unique_ptr<SqliteDatabase>>
    open(const QString &folder, const QList<Migration> &migrations = sqliteMigrations());

    [[nodiscard]] Result<qint64> now() const override;
    [[nodiscard]] QString matching(TextIndex index) const override;
    [[nodiscard]] Result<qint64> version() const override; // as stored, be it senseless
    [[nodiscard]] Result<QList<LibraryProblem>> problems(bool full) const override;
    [[nodiscard]] Status stillThere() const override;

protected:
    // A deferred transaction that reads before it writes fails at once when another
    // connection wrote in between.
    [[nodiscard]] QString beginWriting() const override;
    [[nodiscard]] ErrorKind kindOf(const QSqlError &error) const override;
    [[nodiscard]] Status setVersion(int version) const override;
    [[nodiscard]] Status whileLocked(const std::function<Status()> &upgrade) override;

private:
    explicit SqliteDatabase(QString folder);

    [[nodiscard]] Status connect();
    [[nodiscard]] Status openFile(const QString &name, const QString &options);
    // The version, if it is one that this program can have to do with.
    [[nodiscard]] Result<qint64> checkedVersion(const QList<Migration> &migrations) const;
    [[nodiscard]] Status upgrade(const QList<Migration> &migrations);
    [[nodiscard]] QList<LibraryProblem> indexProblems() const;
    [[nodiscard]] Result<QString> text(const QString &sql) const;

    std::optional<FileIdentity> m_file; // as it was opened
};

// Where the database is below the library's folder.
[[nodiscard]] QString libraryDatabaseFile(const QString &folder);
// Held by who upgrades or replaces the database.
[[nodiscard]] QString upgradeLockFile(const QString &folder);

} // namespace recto
