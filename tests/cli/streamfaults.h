// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <utility>

namespace recto {

// Holds an event stream of `recto-cli process --json` or `jobs resume --json` to
// CONTRACT.md, line by line as it comes.
class StreamChecker
{
public:
    void take(const QByteArray &line)
    {
        QJsonParseError error{};
        const QJsonObject event = QJsonDocument::fromJson(line, &error).object();
        const QString name = event.value(QLatin1String("event")).toString();
        require(error.error == QJsonParseError::NoError && !name.isEmpty(),
                QStringLiteral("a line is no event"));
        require(m_ending.isEmpty(), QStringLiteral("something comes behind the end"));
        const bool ends = name == QLatin1String("complete") || name == QLatin1String("error")
            || name == QLatin1String("cancelled");
        require(m_events > 0 || name == QLatin1String("job") || name == QLatin1String("error"),
                QStringLiteral("the first event is “%1”").arg(name));
        require(m_events == 0 || name != QLatin1String("job"), QStringLiteral("a second job"));
        ++m_events;
        if (name == QLatin1String("job"))
            takeJob(event);
        else if (name == QLatin1String("progress"))
            takeProgress(event);
        else if (name == QLatin1String("page"))
            takePage(event);
        else if (name == QLatin1String("flashcard"))
            takeCard(event.value(QLatin1String("flashcard")).toObject());
        else if (name == QLatin1String("retry"))
            requireFields(event, {"what", "attempt", "waitSeconds", "reason"});
        else if (name == QLatin1String("warning"))
            requireFields(event, {"message"});
        else
            require(ends, QStringLiteral("there is no event “%1”").arg(name));
        if (ends)
            takeEnd(name, event);
    }

    // At the end of the stream: what was wrong, each fault once; empty: nothing.
    [[nodiscard]] QStringList faults() const
    {
        QStringList all = m_faults;
        if (m_ending.isEmpty())
            all << QStringLiteral("no end");
        return all;
    }
    [[nodiscard]] QString ending() const { return m_ending; }
    [[nodiscard]] int progresses() const { return m_progresses; }

private:
    void require(bool holds, const QString &fault)
    {
        if (!holds && !m_faults.contains(fault))
            m_faults << fault;
    }
    void requireFields(const QJsonObject &event, std::initializer_list<const char *> fields)
    {
        for (const char *field : fields)
            require(event.contains(QLatin1String(field)),
                    QStringLiteral("%1 without %2")
                        .arg(event.value(QLatin1String("event")).toString(), QLatin1String(field)));
    }

    void takeJob(const QJsonObject &job)
    {
        m_jobId = job.value(QLatin1String("jobId")).toString();
        m_resumed = job.value(QLatin1String("n")).toInteger() > 1;
        require(!m_jobId.isEmpty() && !job.value(QLatin1String("uploadId")).toString().isEmpty(),
                QStringLiteral("a job without ids"));
        m_pages = job.value(QLatin1String("pages")).toInt(-1);
        require(m_pages > 0, QStringLiteral("a job without pages"));
    }

    void takeProgress(const QJsonObject &progress)
    {
        static const QHash<QString, std::pair<double, double>> bands{
            {QStringLiteral("uploading"), {0, 20}},
            {QStringLiteral("analyzing-chunks"), {20, 60}},
            {QStringLiteral("analyzing-batch1"), {65, 75}},
            {QStringLiteral("analyzing-batch2"), {75, 85}},
            {QStringLiteral("finalizing-analysis"), {90, 90}},
            {QStringLiteral("complete"), {100, 100}}};
        requireFields(progress,
                      {"jobId", "step", "percentage", "label", "etaSeconds", "pages", "chunks",
                       "flashcards"});
        const QString step = progress.value(QLatin1String("step")).toString();
        const double percentage = progress.value(QLatin1String("percentage")).toDouble(-1);
        require(bands.contains(step), QStringLiteral("there is no step “%1”").arg(step));
        const auto band = bands.value(step);
        require(percentage >= band.first && percentage <= band.second,
                QStringLiteral("%1 % in %2").arg(percentage).arg(step));
        require(percentage >= m_percentage,
                QStringLiteral("from %1 % to %2 %").arg(m_percentage).arg(percentage));
        require(m_progresses > 0 || percentage == 0 || m_resumed,
                QStringLiteral("begins with %1 %").arg(percentage));
        require(progress.value(QLatin1String("jobId")).toString() == m_jobId,
                QStringLiteral("progress of another job"));
        m_percentage = percentage;
        m_step = step;
        ++m_progresses;
        const QJsonObject pages = progress.value(QLatin1String("pages")).toObject();
        require(pages.value(QLatin1String("total")).toInt(-1) == m_pages,
                QStringLiteral("another number of pages"));
        require(pages.value(QLatin1String("done")).toInt() <= m_pages,
                QStringLiteral("more pages done than there are"));
        const QJsonValue eta = progress.value(QLatin1String("etaSeconds"));
        if (eta.isNull())
            return;
        const double low = eta.toArray().at(0).toDouble(-1);
        const double high = eta.toArray().at(1).toDouble(-1);
        constexpr double rounding = 0.2; // of tenths
        require(eta.toArray().size() == 2 && low >= 0 && high >= low && high <= 2 * low + rounding,
                QStringLiteral("%1–%2 seconds left").arg(low).arg(high));
    }

    void takePage(const QJsonObject &page)
    {
        requireFields(page, {"page", "file", "state", "milliseconds", "confidence"});
        const QString state = page.value(QLatin1String("state")).toString();
        require(state == QLatin1String("read") || state == QLatin1String("failed"),
                QStringLiteral("a page is “%1”").arg(state));
        require(state == QLatin1String("read") || page.contains(QLatin1String("error")),
                QStringLiteral("a page failed without an error"));
        const QJsonValue place = page.value(QLatin1String("page"));
        if (place.isNull()) // a file that gave no page
            return;
        require(place.toInt(-1) >= 0 && place.toInt() < m_pages,
                QStringLiteral("page %1").arg(place.toInt()));
        require(!m_pagesTold.contains(place.toInt()),
                QStringLiteral("page %1 twice").arg(place.toInt()));
        m_pagesTold.insert(place.toInt());
    }

    void takeCard(const QJsonObject &card)
    {
        const QString id = card.value(QLatin1String("id")).toString();
        require(!id.isEmpty() && !m_cards.contains(id),
                QStringLiteral("a card twice, or without an id"));
        m_cards.insert(id);
        for (const char *field : {"uploadId", "kind", "front", "back", "tags", "course", "group",
                                  "evidence", "createdAt"})
            require(card.contains(QLatin1String(field)),
                    QStringLiteral("a card without %1").arg(QLatin1String(field)));
    }

    void takeEnd(const QString &name, const QJsonObject &end)
    {
        m_ending = name;
        require(end.contains(QLatin1String("jobId")), QStringLiteral("an end without jobId"));
        require((name == QLatin1String("complete")) == (m_step == QLatin1String("complete")),
                QStringLiteral("ends as %1 in %2").arg(name, m_step));
        if (name == QLatin1String("error"))
            require(!end.value(QLatin1String("message")).toString().isEmpty()
                        && end.contains(QLatin1String("code")),
                    QStringLiteral("an error without words"));
        if (name != QLatin1String("complete"))
            return;
        for (const char *field : {"uploadId", "title", "flashcards", "failed", "usage"})
            require(end.contains(QLatin1String(field)),
                    QStringLiteral("complete without %1").arg(QLatin1String(field)));
        QSet<QString> saved;
        for (const QJsonValue &card : end.value(QLatin1String("flashcards")).toArray())
            saved.insert(card.toObject().value(QLatin1String("id")).toString());
        require(saved.contains(m_cards),
                QStringLiteral("a card that was told is not among the saved ones"));
    }

    QStringList m_faults;
    bool m_resumed = false; // it starts at what was reached
    QString m_ending; // the last event's name
    QString m_jobId;
    QString m_step;
    double m_percentage = 0;
    int m_events = 0;
    int m_progresses = 0;
    int m_pages = -1;
    QSet<int> m_pagesTold;
    QSet<QString> m_cards; // ids
};

} // namespace recto
