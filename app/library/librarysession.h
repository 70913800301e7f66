// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "library/fileidentity.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <memory>
#include <type_traits>
#include <unordered_map>

namespace recto {

struct Migration
{
    QString name; // "0001_library.sql"
    QString sql; // one statement a paragraph
};

// The migrations that this program knows, oldest first; the n-th one leads to
// PRAGMA user_version = n. From resources/migrations/sqlite. Thread-safe.
[[nodiscard]] QList<Migration> libraryMigrations();

// One connection to library.sqlite, inside library/ only. Serves the thread
// that opened it. A QSqlQuery lives within one call or in m_prepared, so none
// outlives the connection.
//
// Durability: WAL with synchronous=FULL. With NORMAL a commit can be lost to a
// power failure until the next checkpoint; the journal promises that a finished
// or paid unit is never done again, and FULL costs one fsync a unit.
class LibrarySession
{
public:
    [[nodiscard]] static Result<std::unique_ptr<LibrarySession>>
    open(const QString &folder, const QList<Migration> &migrations = libraryMigrations());
    ~LibrarySession();
    Q_DISABLE_COPY_MOVE(LibrarySession)

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] bool readOnly() const { return m_readOnly; }
    [[nodiscard]] Status stillThere() const; // as Library::stillThere()
    [[nodiscard]] QString mediaFolder() const;
    // Files below the folder are stored relative to it, so that it can be moved.
    [[nodiscard]] QString toStored(const QString &file) const;
    [[nodiscard]] QString fromStored(const QString &file) const;

    // Runs one statement; returns how many rows it changed. A null QString
    // binds as empty text, an invalid QVariant as NULL.
    [[nodiscard]] Result<int> run(const QString &sql, const QVariantList &values = {}) const;

    // All rows of a statement, each made a T by `read(const QSqlQuery &)`.
    template<typename T, typename Read>
    [[nodiscard]] Result<QList<T>> select(const QString &sql, const QVariantList &values,
                                          Read read) const
    {
        QSqlQuery query(m_database);
        if (const Status status = start(query, sql, values); !status)
            return status.error();
        QList<T> rows;
        while (query.next())
            rows.append(read(query));
        if (query.lastError().isValid())
            return failure(query.lastError());
        return rows;
    }

    // The first row, or NotFound about `subject`.
    template<typename T, typename Read>
    [[nodiscard]] Result<T> one(const QString &sql, const QVariantList &values,
                                const QString &subject, Read read) const
    {
        Result<QList<T>> rows = select<T>(sql, values, read);
        if (!rows)
            return rows.error();
        if (rows->isEmpty())
            return Error{ErrorKind::NotFound, subject, {}};
        return std::move(rows->first());
    }

    [[nodiscard]] Result<qint64> number(const QString &sql, const QVariantList &values = {},
                                        const QString &subject = {}) const;

    // Runs `body` (returns Status or Result<T>) inside BEGIN IMMEDIATE … COMMIT;
    // an error rolls back. IMMEDIATE, as a deferred transaction that reads before
    // it writes fails at once when another connection wrote in between.
    template<typename Body>
    [[nodiscard]] auto write(Body body) const -> std::invoke_result_t<Body>
    {
        if (const Status begun = m_gathers ? beginPart() : begin(); !begun)
            return begun.error();
        auto result = body();
        if (!result) {
            m_gathers ? rollbackPart() : rollback();
            return result;
        }
        if (const Status committed = m_gathers ? endPart() : commit(); !committed)
            return committed.error();
        return result;
    }

    // From now on writes are parts of one transaction, each undone alone when it fails,
    // and safe only after makeSafe(): one fsync for all of them. Nobody else can write
    // meanwhile, so it should be soon.
    void gather() { m_gathers = true; }
    // Something is written and not safe yet.
    [[nodiscard]] bool unsafe() const { return m_unsafe; }
    [[nodiscard]] Status makeSafe() const;
    void dropUnsafe() const;
    // Writes are transactions of their own again.
    [[nodiscard]] Status endGathering();

    [[nodiscard]] Error failure(const QSqlError &error) const;

private:
    LibrarySession(QString folder, QString connection);

    [[nodiscard]] Status connect();
    [[nodiscard]] Status openDatabase(const QString &name, const QString &options);
    [[nodiscard]] Status upgrade(const QList<Migration> &migrations);
    [[nodiscard]] Status migrate(const Migration &migration, int version) const;
    [[nodiscard]] Status start(QSqlQuery &query, const QString &sql,
                               const QVariantList &values) const;
    [[nodiscard]] Status execute(QSqlQuery &query, const QVariantList &values) const;
    [[nodiscard]] Status begin() const;
    [[nodiscard]] Status commit() const;
    void rollback() const;
    [[nodiscard]] Status beginPart() const;
    [[nodiscard]] Status endPart() const;
    void rollbackPart() const;

    QString m_folder;
    QString m_connection;
    QSqlDatabase m_database;
    std::optional<FileIdentity> m_file; // of the database, as it was opened
    // Writing statements by their text: preparing one compiles its triggers too,
    // which takes longer than running it.
    mutable std::unordered_map<QString, QSqlQuery> m_prepared;
    bool m_readOnly = false;
    bool m_gathers = false;
    mutable bool m_unsafe = false;
};

// Where the library's database and media are below its folder.
[[nodiscard]] QString libraryDatabaseFile(const QString &folder);
// Held by who upgrades or replaces the database.
[[nodiscard]] QString upgradeLockFile(const QString &folder);

// What a failed file operation means: DiskFull, ReadOnly, FileMissing or
// `otherwise`. `systemError` is errno. Pure.
[[nodiscard]] Error fileFailure(int systemError, const QString &file, const QString &detail,
                                ErrorKind otherwise);

[[nodiscard]] qint64 nowMilliseconds();
[[nodiscard]] QDateTime utcTime(qint64 milliseconds);
[[nodiscard]] QString compactJson(const QJsonObject &object);
[[nodiscard]] QJsonObject jsonObject(const QVariant &text);

} // namespace recto
