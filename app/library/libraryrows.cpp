// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/libraryrows.h"

#include "core/json.h"
#include "core/scripts.h"
#include "library/librarysearch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace recto {

const QString uploadColumns
    = QStringLiteral("u.id, u.title, u.course, u.grp, u.prompt, u.language, u.image_count, "
                     "u.card_count, u.created_at");

const QString cardColumns = QStringLiteral("f.id, u.id, f.kind, f.front, f.back, f.tags, f.course, "
                                           "f.grp, f.evidence, f.score, f.created_at");

const QString pageColumns = QStringLiteral("p.position, p.file, p.frame, p.frame_count, p.name, "
                                           "p.sha256, p.corrections, p.state, p.original_file");

Upload readUpload(const QSqlQuery &query)
{
    Upload upload;
    upload.id = query.value(0).toString();
    upload.title = query.value(1).toString();
    upload.course = query.value(2).toString();
    upload.group = query.value(3).toString();
    upload.prompt = query.value(4).toString();
    upload.language = query.value(5).toString();
    upload.imageCount = query.value(6).toInt();
    upload.flashcardCount = query.value(7).toInt();
    upload.createdAt = utcTime(query.value(8).toLongLong());
    return upload;
}

Flashcard readCard(const QSqlQuery &query)
{
    Flashcard card;
    card.id = query.value(0).toString();
    card.uploadId = query.value(1).toString();
    card.kind
        = query.value(2).toString() == QLatin1String("cloze") ? CardKind::Cloze : CardKind::Basic;
    card.front = query.value(3).toString();
    card.back = query.value(4).toString();
    const QJsonArray tags = QJsonDocument::fromJson(query.value(5).toString().toUtf8()).array();
    for (const QJsonValue &tag : tags)
        card.tags << tag.toString();
    card.course = query.value(6).toString();
    card.group = query.value(7).toString();
    const QJsonObject evidence = jsonObject(query.value(8));
    card.evidence.page = evidence.value(QLatin1String("page")).toInt(-1);
    card.evidence.quote = evidence.value(QLatin1String("quote")).toString();
    for (const QJsonValue &value : evidence.value(QLatin1String("boxes")).toArray()) {
        const QJsonArray box = value.toArray();
        card.evidence.boxes << QRect(box.at(0).toInt(), box.at(1).toInt(), box.at(2).toInt(),
                                     box.at(3).toInt());
    }
    card.evidence.match = evidenceMatchFromName(evidence.value(QLatin1String("match")).toString());
    card.score = query.value(9).toDouble();
    card.createdAt = utcTime(query.value(10).toLongLong());
    return card;
}

Page readPage(const QSqlQuery &query, const LibrarySession &session)
{
    Page page;
    page.file = session.fromStored(query.value(1).toString());
    page.index = query.value(2).toInt();
    page.indexCount = query.value(3).toInt();
    page.name = query.value(4).toString();
    page.sha256 = query.value(5).toString();
    page.corrections = correctionsFromJson(jsonObject(query.value(6)));
    return page;
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString tagsToText(const QStringList &tags)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(tags)).toJson(QJsonDocument::Compact));
}

QVariant spacedText(const Flashcard &card)
{
    const QString all = card.front + QLatin1Char(' ') + card.back + QLatin1Char(' ')
        + card.tags.join(QLatin1Char(' '));
    return writesWithoutSpaces(all) ? QVariant(indexedText(all)) : QVariant();
}

Result<qint64> insertUpload(const LibrarySession &session, const Upload &upload)
{
    const auto inserted = session.run(
        QStringLiteral(
            "INSERT INTO uploads (id, title, course, grp, prompt, language, image_count, "
            "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        {upload.id, upload.title, upload.course, upload.group, upload.prompt, upload.language,
         upload.imageCount, upload.createdAt.toMSecsSinceEpoch()});
    if (!inserted)
        return inserted.error();
    return session.number(QStringLiteral("SELECT last_insert_rowid()"));
}

Result<bool> insertCard(const LibrarySession &session, qint64 upload, const CardPlace &place,
                        const Flashcard &card)
{
    const QDateTime created
        = card.createdAt.isValid() ? card.createdAt : QDateTime::currentDateTimeUtc();
    const qint64 time = created.toMSecsSinceEpoch();
    const auto inserted = session.run(
        QStringLiteral("INSERT INTO flashcards (id, upload, first_page, first_offset, place, "
                       "chunk, kind, front, "
                       "back, tags, course, grp, evidence, score, created_at, updated_at, spaced) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
                       "(id) DO NOTHING"),
        {card.id, upload, place.firstPage, place.firstOffset, place.place,
         place.chunk ? QVariant(*place.chunk) : QVariant(), cardKindName(card.kind), card.front,
         card.back, tagsToText(card.tags), card.course, card.group,
         compactJson(toJson(card).value(QLatin1String("evidence")).toObject()), card.score, time,
         time, spacedText(card)});
    if (!inserted)
        return inserted.error();
    return *inserted > 0;
}

QByteArray packed(const PageText &text)
{
    return qCompress(QJsonDocument(toJson(text)).toJson(QJsonDocument::Compact));
}

PageText unpackedText(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    return pageTextFromJson(QJsonDocument::fromJson(qUncompress(bytes)).object());
}

} // namespace recto
