// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/jobcards.h"

#include "core/json.h"
#include "library/joblease.h"
#include "library/journalrows.h"
#include "library/libraryrows.h"

namespace recto {

namespace {

struct Spot
{
    qint64 upload = 0;
    CardPlace place;
};

Result<Spot> spotOf(const Database &database, const QString &jobId, int chunk, int place)
{
    return database.one<Spot>(
        QStringLiteral("SELECT upload, first_page, first_offset FROM chunks "
                       "WHERE upload = (SELECT upload FROM jobs WHERE id = ?) AND position = ?"),
        {jobId, chunk}, jobId, [&](const QSqlQuery &query) {
            return Spot{
                query.value(0).toLongLong(),
                {boundedInt(query.value(1), 0), boundedInt(query.value(2), 0), place, chunk}};
        });
}

struct Kept
{
    int chunk = -1;
    int hidden = 0;
    bool changed = false;
    QString back;
};

// The card is there already: it moves to its new chunk.
Result<bool> moveCard(const Database &database, const Spot &spot, const Flashcard &card)
{
    const auto kept = database.one<Kept>(
        QStringLiteral("SELECT chunk, hidden, changed_at, back FROM flashcards "
                       "WHERE id = ? AND upload = ?"),
        {card.id, spot.upload}, card.id, [](const QSqlQuery &query) {
            return Kept{query.isNull(0) ? -1 : boundedInt(query.value(0), -1),
                        boundedInt(query.value(1), 0), !query.isNull(2), query.value(3).toString()};
        });
    if (!kept)
        return kept.error();
    if (kept->chunk == spot.place.chunk && (kept->hidden & hiddenWithChunk) == 0)
        return false;
    const auto moved = database.run(
        QStringLiteral("UPDATE flashcards SET chunk = ?, first_page = ?, first_offset = ?, "
                       "place = ?, evidence = ?, score = ?, doubts = ?, hidden = hidden & ~?, "
                       "hidden_at = CASE WHEN (hidden & ?) = 0 THEN NULL ELSE hidden_at END, "
                       "updated_at = ? WHERE id = ?"),
        {*spot.place.chunk, spot.place.firstPage, spot.place.firstOffset, spot.place.place,
         evidenceToText(card), card.score, stringsToText(card.doubts), hiddenWithChunk,
         hiddenByPerson | hiddenWithUpload, nowMilliseconds(), card.id});
    if (!moved)
        return moved.error();
    if (!kept->changed) {
        // Who found the card right had seen the other back.
        const QString unchecked
            = kept->back == card.back ? QString() : QStringLiteral(", checked_at = NULL");
        const auto renewed = database.run(
            QStringLiteral("UPDATE flashcards SET kind = ?, front = ?, back = ?, front_html = ?, "
                           "back_html = ?, tags = ?, spaced = ?%1 WHERE id = ?")
                .arg(unchecked),
            {cardKindName(card.kind), card.front, card.back, card.frontHtml, card.backHtml,
             stringsToText(card.tags), spacedText(card), card.id});
        if (!renewed)
            return renewed.error();
        if (const Status entered = enterPictures(database, card); !entered)
            return entered.error();
    }
    return (kept->hidden & (hiddenByPerson | hiddenWithUpload)) == 0;
}

} // namespace

JobCards::JobCards(Library &library, const JobLease &lease)
    : LibraryPart(library)
    , m_lease(lease)
{
}

Result<bool> JobCards::save(const QString &jobId, int chunkIndex, int place, const Flashcard &card)
{
    bool added = false;
    const Status made = m_lease.write(jobId, [&]() -> Status {
        const auto spot = spotOf(database(), jobId, chunkIndex, place);
        if (!spot)
            return spot.error();
        const auto inserted = insertCard(database(), spot->upload, spot->place, card);
        if (!inserted)
            return inserted.error();
        if (*inserted) {
            added = true;
            return {};
        }
        const auto back = moveCard(database(), *spot, card);
        if (!back)
            return back.error();
        added = *back;
        return {};
    });
    return made ? Result<bool>(added) : Result<bool>(made.error());
}

Result<QList<MadeCard>> JobCards::made(const QString &jobId) const
{
    return database().select<MadeCard>(
        QStringLiteral("SELECT id, origin, evidence, chunk, hidden, checked_at, changed_at "
                       "FROM flashcards WHERE upload = (SELECT upload FROM jobs WHERE id = ?) "
                       "AND chunk IS NOT NULL"),
        {jobId}, [](const QSqlQuery &query) {
            MadeCard made;
            made.id = query.value(0).toString();
            made.origin = query.value(1).toString();
            made.page = jsonObject(query.value(2)).value(QLatin1String("page")).toInt(-1);
            made.chunk = boundedInt(query.value(3), -1);
            made.deleted = (boundedInt(query.value(4), 0) & hiddenByPerson) != 0;
            made.checked = !query.isNull(5);
            made.changed = !query.isNull(6);
            return made;
        });
}

} // namespace recto
