// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/paidanswers.h"

#include "library/journalrows.h"

namespace recto {

namespace {

Status enterUse(const Database &database, const QString &jobId, const QString &key)
{
    QVariant upload; // NULL: of no job
    if (!jobId.isEmpty()) {
        const auto number = uploadOfJob(database, jobId);
        if (!number)
            return number.error();
        upload = *number;
    }
    const auto entered = database.run(
        QStringLiteral(
            "INSERT INTO answer_uses (answer, upload) VALUES (?, ?) ON CONFLICT DO NOTHING"),
        {key, upload});
    return entered ? Status() : Status(entered.error());
}

} // namespace

PaidAnswers::PaidAnswers(Library &library)
    : LibraryPart(library)
{
}

Status PaidAnswers::requestSent(const QString &jobId, const QString &key, const QString &host)
{
    return database().write([&]() -> Status {
        const auto sent = database().run(
            QStringLiteral("INSERT INTO answers (key, host, sent_at) VALUES (?, ?, ?) "
                           "ON CONFLICT (key) DO UPDATE SET sent_count = answers.sent_count + 1, "
                           "sent_at = excluded.sent_at"),
            {key, host, nowMilliseconds()});
        if (!sent)
            return sent.error();
        if (const Status entered = enterUse(database(), jobId, key); !entered)
            return entered;
        return enterUsage(database(), jobId, {1, 0, 0});
    });
}

Status PaidAnswers::arrived(const QString &jobId, const QString &key, const PaidAnswer &answer)
{
    const QByteArray body = qCompress(answer.body); // no other writer waits for it
    return database().write([&]() -> Status {
        const Status arrived = changedOne(
            database().run(
                QStringLiteral("UPDATE answers SET arrived_at = ?, body = ?, input_tokens = ?, "
                               "output_tokens = ? WHERE key = ?"),
                {nowMilliseconds(), body, answer.inputTokens, answer.outputTokens, key}),
            key);
        if (!arrived)
            return arrived;
        return enterUsage(database(), jobId, {0, answer.inputTokens, answer.outputTokens});
    });
}

Result<PaidAnswer> PaidAnswers::find(const QString &jobId, const QString &key)
{
    auto found = database().one<PaidAnswer>(
        QStringLiteral("SELECT body, input_tokens, output_tokens FROM answers "
                       "WHERE key = ? AND arrived_at IS NOT NULL"),
        {key}, key, [](const QSqlQuery &query) {
            return PaidAnswer{qUncompress(query.value(0).toByteArray()),
                              query.value(1).toLongLong(), query.value(2).toLongLong()};
        });
    if (!found)
        return found;
    const Status entered = database().write([&] { return enterUse(database(), jobId, key); });
    return entered ? found : Result<PaidAnswer>(entered.error());
}

} // namespace recto
