// SPDX-License-Identifier: GPL-3.0-or-later
// Paid answers and learned rates.
#include "library/jobjournal.h"

#include "library/journalrows.h"

#include <cmath>

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

Status JobJournal::requestSent(const QString &jobId, const QString &key, const QString &host)
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

Status JobJournal::answerArrived(const QString &jobId, const QString &key,
                                 const StoredAnswer &answer)
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

Result<JobJournal::StoredAnswer> JobJournal::answer(const QString &jobId, const QString &key)
{
    auto found = database().one<StoredAnswer>(
        QStringLiteral("SELECT body, input_tokens, output_tokens FROM answers "
                       "WHERE key = ? AND arrived_at IS NOT NULL"),
        {key}, key, [](const QSqlQuery &query) {
            return StoredAnswer{qUncompress(query.value(0).toByteArray()),
                                query.value(1).toLongLong(), query.value(2).toLongLong()};
        });
    if (!found)
        return found;
    const Status entered = database().write([&] { return enterUse(database(), jobId, key); });
    return entered ? found : Result<StoredAnswer>(entered.error());
}

Result<QList<StepRate>> JobJournal::rates() const
{
    return database().select<StepRate>(
        QStringLiteral("SELECT step, seconds, spread, samples FROM rates ORDER BY step"), {},
        [](const QSqlQuery &query) {
            return StepRate{query.value(0).toString(), query.value(1).toDouble(),
                            query.value(2).toDouble(), query.value(3).toInt()};
        });
}

Status JobJournal::learnRate(const QString &step, double seconds)
{
    if (!std::isfinite(seconds) || seconds < 0)
        return badInput(InputFault::NoMeasure, step);
    return database().write([&]() -> Status {
        // The right sides see the old row: `spread` is measured from the old mean.
        const auto learned = database().run(
            QStringLiteral(
                "INSERT INTO rates (step, seconds, spread, samples) VALUES (?, ?, 0, 1) "
                "ON CONFLICT (step) DO UPDATE SET "
                "seconds = rates.seconds + (excluded.seconds - rates.seconds) / %1, "
                "spread = rates.spread + (abs(excluded.seconds - rates.seconds) - rates.spread) "
                "/ %1, samples = rates.samples + 1")
                .arg(QStringLiteral(
                    "(CASE WHEN rates.samples < 9 THEN rates.samples + 1 ELSE 10 END)")),
            {step, seconds});
        return learned ? Status{} : Status{learned.error()};
    });
}

} // namespace recto
