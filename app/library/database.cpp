// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/database.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace recto {

namespace {

constexpr std::size_t preparedLimit = 64;

QVariant bound(const QVariant &value)
{
    if (value.typeId() != QMetaType::QString)
        return value;
    const QString text = value.toString();
    if (text.isNull())
        return QStringLiteral("");
    // SQLite takes half a surrogate pair together with the character behind it.
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

// One statement a paragraph; paragraphs of comments alone are for people.
QStringList statementsOf(QString sql)
{
    sql.remove(QLatin1Char('\r'));
    QStringList statements;
    for (const QString &paragraph : sql.split(QStringLiteral("\n\n"), Qt::SkipEmptyParts)) {
        const QStringList lines = paragraph.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const bool comment = std::all_of(lines.cbegin(), lines.cend(), [](const QString &line) {
            return line.startsWith(QLatin1String("--")) || line.trimmed().isEmpty();
        });
        if (!comment)
            statements << paragraph;
    }
    return statements;
}

} // namespace

qint64 nowMilliseconds()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QDateTime utcTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toUTC();
}

QString compactJson(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject jsonObject(const QVariant &text)
{
    return QJsonDocument::fromJson(text.toString().toUtf8()).object();
}

Database::Database(QString folder)
    : m_folder(std::move(folder))
    , m_name(QStringLiteral("recto-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    close();
}

void Database::close()
{
    m_prepared.clear();
    m_connection = QSqlDatabase();
    if (QSqlDatabase::contains(m_name))
        QSqlDatabase::removeDatabase(m_name);
}

Status Database::connectTo(const QString &driver, const QString &name, const QString &options)
{
    close();
    m_connection = QSqlDatabase::addDatabase(driver, m_name);
    m_connection.setConnectOptions(options);
    m_connection.setDatabaseName(name);
    return m_connection.open() ? Status() : Status(failure(m_connection.lastError()));
}

Status Database::migrate(const QList<Migration> &migrations) const
{
    const Result<qint64> reached = version();
    if (!reached)
        return reached.error();
    for (qsizetype next = *reached; next < migrations.size(); ++next) {
        const Migration &migration = migrations.at(next);
        const Status done = write([&]() -> Status {
            for (const QString &statement : statementsOf(migration.sql)) {
                if (const auto ran = run(statement); !ran) {
                    Error error = ran.error();
                    error.detail.prepend(migration.name + QStringLiteral(": "));
                    return error;
                }
            }
            return setVersion(static_cast<int>(next + 1));
        });
        if (!done)
            return done;
    }
    return {};
}

Status Database::start(QSqlQuery &query, const QString &sql, const QVariantList &values) const
{
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    return execute(query, values);
}

Status Database::execute(QSqlQuery &query, const QVariantList &values) const
{
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), bound(values.at(i)));
    if (!query.exec())
        return failure(query.lastError());
    return {};
}

Result<int> Database::run(const QString &sql, const QVariantList &values) const
{
    const bool repeated = !values.isEmpty()
        && (sql.startsWith(QLatin1String("INSERT")) || sql.startsWith(QLatin1String("UPDATE")));
    if (!repeated) {
        QSqlQuery query(m_connection);
        if (const Status status = start(query, sql, values); !status)
            return status.error();
        return query.numRowsAffected();
    }
    auto found = m_prepared.find(sql);
    if (found == m_prepared.end()) {
        if (m_prepared.size() >= preparedLimit)
            m_prepared.clear();
        QSqlQuery query(m_connection);
        if (!query.prepare(sql))
            return failure(query.lastError());
        found = m_prepared.emplace(sql, std::move(query)).first;
    }
    const Status status = execute(found->second, values);
    const int changed = found->second.numRowsAffected();
    found->second.finish();
    if (!status)
        return status.error();
    return changed;
}

Result<qint64> Database::number(const QString &sql, const QVariantList &values,
                                const QString &subject) const
{
    return one<qint64>(sql, values, subject,
                       [](const QSqlQuery &query) { return query.value(0).toLongLong(); });
}

Status Database::begin() const
{
    if (m_readOnly)
        return Error{ErrorKind::ReadOnly, m_folder,
                     QStringLiteral("the library was opened for reading")};
    if (const auto begun = run(beginWriting()); !begun)
        return begun.error();
    return {};
}

Status Database::commit() const
{
    const auto committed = run(QStringLiteral("COMMIT"));
    if (committed)
        return {};
    rollback();
    return committed.error();
}

void Database::rollback() const
{
    // It may have been rolled back already (a full disk): an error here says only that.
    QSqlQuery(m_connection).exec(QStringLiteral("ROLLBACK"));
}

Error Database::failure(const QSqlError &error) const
{
    return {kindOf(error), m_folder, error.text().trimmed()};
}

Status Database::makeSafe() const
{
    if (!m_unsafe)
        return {};
    m_unsafe = false;
    return commit();
}

void Database::dropUnsafe() const
{
    if (m_unsafe)
        rollback();
    m_unsafe = false;
}

Status Database::endGathering()
{
    m_gathers = false;
    return makeSafe();
}

Status Database::beginPart() const
{
    if (!m_unsafe) {
        if (const Status begun = begin(); !begun)
            return begun;
        m_unsafe = true;
    }
    const auto part = run(QStringLiteral("SAVEPOINT part"));
    return part ? Status() : Status(part.error());
}

Status Database::endPart() const
{
    const auto ended = run(QStringLiteral("RELEASE SAVEPOINT part"));
    return ended ? Status() : Status(ended.error());
}

void Database::rollbackPart() const
{
    // All of it may have been rolled back already (a full disk): then makeSafe() fails.
    QSqlQuery query(m_connection);
    query.exec(QStringLiteral("ROLLBACK TO SAVEPOINT part"));
    query.exec(QStringLiteral("RELEASE SAVEPOINT part"));
}

} // namespace recto
