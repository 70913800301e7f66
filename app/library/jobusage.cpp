// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/jobusage.h"

#include "library/journalrows.h"

namespace recto {

namespace {

// The id of the job's upload outlives the upload; "": of no job.
Result<QString> uploadIdOf(const Database &database, const QString &jobId)
{
    if (jobId.isEmpty())
        return QString();
    return database.one<QString>(
        QStringLiteral(
            "SELECT u.id FROM jobs j JOIN uploads u ON u.number = j.upload WHERE j.id = ?"),
        {jobId}, jobId, [](const QSqlQuery &query) { return query.value(0).toString(); });
}

Status entered(const Result<int> &changed)
{
    return changed ? Status() : Status(changed.error());
}

} // namespace

Status enterUsage(const Database &database, const QString &jobId, const Usage &usage)
{
    const auto upload = uploadIdOf(database, jobId);
    if (!upload)
        return upload.error();
    if (usage == Usage{})
        return {};
    return entered(database.run(
        QStringLiteral("INSERT INTO usage (upload, day, requests, input_tokens, output_tokens) "
                       "VALUES (?, ?, ?, ?, ?) ON CONFLICT (upload, day) DO UPDATE SET "
                       "requests = usage.requests + excluded.requests, "
                       "input_tokens = usage.input_tokens + excluded.input_tokens, "
                       "output_tokens = usage.output_tokens + excluded.output_tokens"),
        {*upload, QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate), usage.requests,
         usage.inputTokens, usage.outputTokens}));
}

JobUsage::JobUsage(Library &library)
    : LibraryPart(library)
{
}

Status JobUsage::add(const QString &jobId, const Usage &usage)
{
    return database().write([&] { return enterUsage(database(), jobId, usage); });
}

Result<Usage> JobUsage::ofJob(const QString &jobId) const
{
    const auto upload = uploadIdOf(database(), jobId);
    if (!upload)
        return upload.error();
    return database().one<Usage>(
        QStringLiteral("SELECT coalesce(sum(requests), 0), coalesce(sum(input_tokens), 0), "
                       "coalesce(sum(output_tokens), 0) FROM usage WHERE upload = ?"),
        {*upload}, jobId, [](const QSqlQuery &query) {
            return Usage{query.value(0).toInt(), query.value(1).toLongLong(),
                         query.value(2).toLongLong()};
        });
}

Result<QMap<QString, Usage>> JobUsage::byMonth() const
{
    const auto months = database().select<std::pair<QString, Usage>>(
        QStringLiteral(
            "SELECT substr(day, 1, 7), sum(requests), sum(input_tokens), sum(output_tokens) "
            "FROM usage GROUP BY 1"),
        {}, [](const QSqlQuery &query) {
            return std::pair(query.value(0).toString(),
                             Usage{query.value(1).toInt(), query.value(2).toLongLong(),
                                   query.value(3).toLongLong()});
        });
    if (!months)
        return months.error();
    return QMap<QString, Usage>(std::map<QString, Usage>(months->begin(), months->end()));
}

Status JobUsage::addTraffic(const QString &jobId, const QString &host, const HostTraffic &traffic)
{
    return database().write([&]() -> Status {
        const auto upload = uploadIdOf(database(), jobId);
        if (!upload)
            return upload.error();
        return entered(database().run(
            QStringLiteral(
                "INSERT INTO traffic (upload, host, requests, bytes_sent, bytes_received) "
                "VALUES (?, ?, ?, ?, ?) ON CONFLICT (upload, host) DO UPDATE SET "
                "requests = traffic.requests + excluded.requests, "
                "bytes_sent = traffic.bytes_sent + excluded.bytes_sent, "
                "bytes_received = traffic.bytes_received + excluded.bytes_received"),
            {*upload, host, traffic.requests, traffic.bytesSent, traffic.bytesReceived}));
    });
}

Result<QMap<QString, HostTraffic>> JobUsage::traffic(const QString &jobId) const
{
    const auto upload = uploadIdOf(database(), jobId);
    if (!upload)
        return upload.error();
    const auto hosts = database().select<std::pair<QString, HostTraffic>>(
        QStringLiteral(
            "SELECT host, requests, bytes_sent, bytes_received FROM traffic WHERE upload = ?"),
        {*upload}, [](const QSqlQuery &query) {
            return std::pair(query.value(0).toString(),
                             HostTraffic{query.value(1).toInt(), query.value(2).toLongLong(),
                                         query.value(3).toLongLong()});
        });
    if (!hosts)
        return hosts.error();
    return QMap<QString, HostTraffic>(std::map<QString, HostTraffic>(hosts->begin(), hosts->end()));
}

} // namespace recto
