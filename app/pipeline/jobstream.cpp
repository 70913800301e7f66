// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipeline/jobstream.h"

#include "core/json.h"

#include <QJsonArray>

namespace recto {

QJsonObject JobRow::toJson() const
{
    QJsonObject json = event;
    json.insert(QStringLiteral("n"), number);
    json.insert(QStringLiteral("at"), at.toString(Qt::ISODateWithMs));
    return json;
}

bool JobRow::endsARun() const
{
    const QString kind = event.value(QLatin1String("event")).toString();
    return kind == QLatin1String("complete") || kind == QLatin1String("error")
        || kind == QLatin1String("cancelled");
}

JobStream::JobStream(Library &library)
    : m_library(library)
{
}

Result<QList<JobRow>> JobStream::rows(const QString &jobId, qint64 after, int limit) const
{
    const auto told = JobJournal(m_library).events.after(jobId, after, limit);
    if (!told)
        return told.error();
    QList<JobRow> rows;
    rows.reserve(told->size());
    for (const JobEvent &event : *told) {
        auto row = rowOf(event);
        if (!row)
            return row.error();
        rows.append(std::move(*row));
    }
    return rows;
}

// Cards stand in their own table alone.
Result<JobRow> JobStream::rowOf(const JobEvent &told) const
{
    JobRow row{told.number, told.at, told.body};
    if (told.kind == QLatin1String("flashcard")) {
        Flashcard card;
        card.id = told.cardId;
        row.event = {{QStringLiteral("event"), told.kind},
                     {QStringLiteral("flashcard"), recto::toJson(told.card.value_or(card))}};
    } else if (told.kind == QLatin1String("complete")) {
        const QString upload = told.body.value(QLatin1String("uploadId")).toString();
        const auto cards = m_library.flashcards(CardFilter{{upload}});
        if (!cards)
            return cards.error();
        QJsonArray saved;
        for (const Flashcard &card : *cards)
            saved.append(recto::toJson(card));
        row.event.insert(QStringLiteral("flashcards"), saved);
    }
    return row;
}

Result<qint64> JobStream::lastNumber(const QString &jobId) const
{
    const auto last = JobJournal(m_library).events.last(jobId);
    if (!last)
        return last.error();
    return *last ? (*last)->number : 0;
}

Result<bool> JobStream::running(const QString &jobId) const
{
    return JobJournal(m_library).lease.isTaken(jobId);
}

} // namespace recto
