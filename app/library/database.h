// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/libraryproblem.h"
#include "core/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <type_traits>
#include <unordered_map>

namespace recto {

struct Migration
{
    QString name; // "0001_library.sql"
    QString sql; // one statement a paragraph
};

// What is looked for by its words.
enum class TextIndex { Cards, Pages };

// One connection to the library's tables, inside library/ only. Serves the thread
// that opened it. There is one text of SQL for all databases; what they differ in
// is asked by the virtual functions. A QSqlQuery lives within one call or in
// m_prepared, so none outlives the connection.
class Database
{
public:
    virtual ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    [[nodiscard]] QString folder() const { return m_folder; } // of the library, absolute
    [[nodiscard]] bool readOnly() const { return m_readOnly; }

    // Runs one statement; returns how many rows it changed. A null QString
    // binds as empty text, an invalid QVariant as NULL.
    [[nodiscard]] Result<int> run(const QString &sql, const QVariantList &values = {}) const;

    // All rows of a statement, each made a T by `read(const QSqlQuery &)`.
    template<typename T, typename Read>
    [[nodiscard]] Result<QList<T>> select(const QString &sql, const QVariantList &values,
                                          Read read) const
    {
        QSqlQuery query(m_connection);
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

    // Runs `body` (returns Status or Result<T>) inside one transaction, which nobody
    // else's write comes between; an error rolls it back.
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
    // and safe only after makeSafe(): one wait for the disk for all of them. Nobody else
    // can write meanwhile, so it should be soon.
    void gather() { m_gathers = true; }
    // Something is written and not safe yet.
    [[nodiscard]] bool unsafe() const { return m_unsafe; }
    [[nodiscard]] Status makeSafe() const;
    void dropUnsafe() const; // as if it had never been written
    // Writes are transactions of their own again.
    [[nodiscard]] Status endGathering();

    // What databases differ in:

    // Milliseconds since 1970, UTC, by the clock that all who use this database share.
    [[nodiscard]] virtual Result<qint64> now() const = 0;
    // A SELECT of (number, excerpt, rank) of the rows of an index that match its one
    // value, a fullTextQuery(); best first by ascending rank.
    [[nodiscard]] virtual QString matching(TextIndex index) const = 0;
    // How many migrations it has gone through.
    [[nodiscard]] virtual Result<qint64> version() const = 0;
    // What its own checks find wrong; `full` takes longer.
    [[nodiscard]] virtual Result<QList<LibraryProblem>> problems(bool full) const = 0;
    // As Library::stillThere().
    [[nodiscard]] virtual Status stillThere() const = 0;

protected:
    explicit Database(QString folder);

    // Begins a transaction that will write.
    [[nodiscard]] virtual QString beginWriting() const = 0;
    // What an error of the driver means.
    [[nodiscard]] virtual ErrorKind kindOf(const QSqlError &error) const = 0;
    // As a part of a transaction.
    [[nodiscard]] virtual Status setVersion(int version) const = 0;
    // Runs `upgrade` while no other program upgrades this database.
    [[nodiscard]] virtual Status whileLocked(const std::function<Status()> &upgrade) = 0;

    // Closes what was open. The driver's options are those of QSqlDatabase.
    [[nodiscard]] Status connectTo(const QString &driver, const QString &name,
                                   const QString &options);
    // One transaction a migration.
    [[nodiscard]] Status migrate(const QList<Migration> &migrations) const;
    [[nodiscard]] Error failure(const QSqlError &error) const;
    void setReadOnly() { m_readOnly = true; }

private:
    [[nodiscard]] Status start(QSqlQuery &query, const QString &sql,
                               const QVariantList &values) const;
    [[nodiscard]] Status execute(QSqlQuery &query, const QVariantList &values) const;
    [[nodiscard]] Status begin() const;
    [[nodiscard]] Status commit() const;
    void rollback() const;
    [[nodiscard]] Status beginPart() const;
    [[nodiscard]] Status endPart() const;
    void rollbackPart() const;
    void close();

    QString m_folder;
    QString m_name; // of the connection
    QSqlDatabase m_connection;
    // Writing statements by their text: preparing one compiles its triggers too,
    // which takes longer than running it.
    mutable std::unordered_map<QString, QSqlQuery> m_prepared;
    bool m_readOnly = false;
    bool m_gathers = false;
    mutable bool m_unsafe = false;
};

[[nodiscard]] qint64 nowMilliseconds();
[[nodiscard]] QDateTime utcTime(qint64 milliseconds);
[[nodiscard]] QString compactJson(const QJsonObject &object);
[[nodiscard]] QJsonObject jsonObject(const QVariant &text);

} // namespace recto
