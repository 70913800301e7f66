// SPDX-License-Identifier: GPL-3.0-or-later
// Paid answers and learned rates.
#include "library/jobjournal.h"

#include "library/journalrows.h"

#include <cmath>

namespace recto {

namespace {

Status enterUse(const LibrarySession &session, const QString &jobId, const QString &key)
{
    QVariant upload; // NULL: of no job
    if (!jobId.isEmpty()) {
        const auto number = uploadOfJob(session, jobId);
        if (!number)
            return number.error();
        upload = *number;
    }
    const auto entered = session.run(
        QStringLiteral(
            "INSERT INTO answer_uses (answer, upload) VALUES (?, ?) ON CONFLICT DO NOTHING"),
        {key, upload});
    return entered ? Status() : Status(entered.error());
}

} // namespace

Status JobJournal::requestSent(const QString &jobId, const QString &key, const QString &host)
{
    return session().write([&]() -> Status {
        const auto sent = session().run(
            QStringLiteral("INSERT INTO answers (key, host, sent_at) VALUES (?, ?, ?) "
                           "ON CONFLICT (key) DO UPDATE SET sent_count = sent_count + 1, "
                           "sent_at = excluded.sent_at"),
            {key, host, nowMilliseconds()});
        if (!sent)
            return sent.error();
        if (const Status entered = enterUse(session(), jobId, key); !entered)
            return entered;
        return enterUsage(session(), jobId, {1, 0, 0});
    });
}

Status JobJournal::answerArrived(const QString &jobId, const QString &key,
                                 const StoredAnswer &answer)
{
    const QByteArray body = qCompress(answer.body); // no other writer waits for it
    return session().write([&]() -> Status {
        const Status arrived = changedOne(
            session().run(
                QStringLiteral("UPDATE answers SET arrived_at = ?, body = ?, input_tokens = ?, "
                               "output_tokens = ? WHERE key = ?"),
                {nowMilliseconds(), body, answer.inputTokens, answer.outputTokens, key}),
            key);
        if (!arrived)
            return arrived;
        return enterUsage(session(), jobId, {0, answer.inputTokens, answer.outputTokens});
    });
}

Result<JobJournal::StoredAnswer> JobJournal::answer(const QString &jobId, const QString &key)
{
    auto found = session().one<StoredAnswer>(
        QStringLiteral("SELECT body, input_tokens, output_tokens FROM answers "
                       "WHERE key = ? AND arrived_at IS NOT NULL"),
        {key}, key, [](const QSqlQuery &query) {
            return StoredAnswer{qUncompress(query.value(0).toByteArray()),
                                query.value(1).toLongLong(), query.value(2).toLongLong()};
        });
    if (!found)
        return found;
    const Status entered = session().write([&] { return enterUse(session(), jobId, key); });
    return entered ? found : Result<StoredAnswer>(entered.error());
}

Result<QList<StepRate>> JobJournal::rates() const
{
    return session().select<StepRate>(
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
    return session().write([&]() -> Status {
        // The right sides see the old row: `spread` is measured from the old mean.
        const auto learned = session().run(
            QStringLiteral(
                "INSERT INTO rates (step, seconds, spread, samples) VALUES (?, ?, 0, 1) "
                "ON CONFLICT (step) DO UPDATE SET "
                "seconds = seconds + (excluded.seconds - seconds) / min(samples + 1, 10), "
                "spread = spread + (abs(excluded.seconds - seconds) - spread) "
                "/ min(samples + 1, 10), samples = samples + 1"),
            {step, seconds});
        return learned ? Status{} : Status{learned.error()};
    });
}

} // namespace recto
