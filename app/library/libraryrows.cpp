// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/libraryrows.h"

#include "core/cardtext.h"
#include "core/json.h"
#include "core/scripts.h"
#include "library/cardorigin.h"
#include "library/librarysearch.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QUuid>
#include <QtEndian>

#include <algorithm>
#include <cmath>

namespace recto {

const QString uploadColumns
    = QStringLiteral("u.id, u.title, u.course, u.grp, u.prompt, u.language, u.image_count, "
                     "u.card_count, u.created_at");

const QString cardColumns
    = QStringLiteral("f.id, u.id, f.kind, f.front, f.back, f.tags, f.course, "
                     "f.grp, f.evidence, f.score, f.created_at, f.hidden, "
                     "f.doubts, f.checked_at, f.changed_at, f.front_html, f.back_html");

const QString pageColumns = QStringLiteral("p.position, p.file, p.frame, p.frame_count, p.name, "
                                           "p.sha256, p.corrections, p.state, p.original_file");

namespace {

QStringList textToStrings(const QVariant &text)
{
    QStringList strings;
    for (const QJsonValue &value : QJsonDocument::fromJson(text.toString().toUtf8()).array())
        strings << value.toString();
    return strings;
}

Evidence readEvidence(const QJsonObject &object)
{
    Evidence evidence;
    evidence.page = boundedInt(object.value(QLatin1String("page")).toInt(-1), -1);
    evidence.quote = object.value(QLatin1String("quote")).toString();
    for (const QJsonValue &value : object.value(QLatin1String("boxes")).toArray()) {
        constexpr int most = 1'000'000; // pixels; larger than any picture that is read
        const QJsonArray box = value.toArray();
        evidence.boxes << QRect(
            boundedInt(box.at(0).toInt(), -most, most), boundedInt(box.at(1).toInt(), -most, most),
            boundedInt(box.at(2).toInt(), 0, most), boundedInt(box.at(3).toInt(), 0, most));
    }
    evidence.match = evidenceMatchFromName(object.value(QLatin1String("match")).toString());
    return evidence;
}

// Cards show pictures by their hashes.
QSet<QString> picturesOf(const Flashcard &card)
{
    static const QRegularExpression hash(QStringLiteral("[0-9a-f]{64}"));
    QSet<QString> pictures;
    for (const QString &side : {card.frontHtml, card.backHtml}) {
        if (!side.contains(QLatin1String("<img")))
            continue;
        for (const QRegularExpressionMatch &match : hash.globalMatch(side))
            pictures.insert(match.captured());
    }
    return pictures;
}

QDateTime optionalTime(const QVariant &milliseconds)
{
    return milliseconds.isNull() ? QDateTime() : utcTime(milliseconds.toLongLong());
}

QVariant timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

} // namespace

int boundedInt(const QVariant &value, int least, int most)
{
    return static_cast<int>(std::clamp<qint64>(value.toLongLong(), least, most));
}

QString storedPath(const QString &file, const QString &libraryFolder)
{
    const QString prefix = libraryFolder + QLatin1Char('/');
    return file.startsWith(prefix) ? file.mid(prefix.size()) : file;
}

QString pathOfStored(const QString &stored, const QString &libraryFolder)
{
    return stored.isEmpty() || QDir::isAbsolutePath(stored) ? stored
                                                            : QDir(libraryFolder).filePath(stored);
}

QString mediaFolder(const QString &libraryFolder)
{
    return QDir(libraryFolder).filePath(QStringLiteral("media"));
}

Upload readUpload(const QSqlQuery &query)
{
    Upload upload;
    upload.id = query.value(0).toString();
    upload.title = query.value(1).toString();
    upload.course = query.value(2).toString();
    upload.group = query.value(3).toString();
    upload.prompt = query.value(4).toString();
    upload.language = query.value(5).toString();
    upload.imageCount = boundedInt(query.value(6), 0);
    upload.flashcardCount = boundedInt(query.value(7), 0);
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
    card.tags = textToStrings(query.value(5));
    card.course = query.value(6).toString();
    card.group = query.value(7).toString();
    card.evidence = readEvidence(jsonObject(query.value(8)));
    card.score = std::clamp(query.value(9).toDouble(), 0.0, 1.0);
    card.createdAt = utcTime(query.value(10).toLongLong());
    card.offered = (query.value(11).toLongLong() & hiddenAsOffered) != 0;
    card.doubts = textToStrings(query.value(12));
    card.checkedAt = optionalTime(query.value(13));
    card.changedAt = optionalTime(query.value(14));
    card.frontHtml = query.value(15).toString();
    card.backHtml = query.value(16).toString();
    return card;
}

Page readPage(const QSqlQuery &query, const QString &libraryFolder)
{
    Page page;
    page.file = pathOfStored(query.value(1).toString(), libraryFolder);
    page.index = boundedInt(query.value(2), 0);
    page.indexCount = boundedInt(query.value(3), 1);
    page.name = query.value(4).toString();
    page.sha256 = query.value(5).toString();
    page.corrections = correctionsFromJson(jsonObject(query.value(6)));
    return page;
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString evidenceToText(const Flashcard &card)
{
    return compactJson(toJson(card).value(QLatin1String("evidence")).toObject());
}

QString stringsToText(const QStringList &strings)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(strings)).toJson(QJsonDocument::Compact));
}

QVariant spacedText(const Flashcard &card)
{
    const QString all = card.front + QLatin1Char(' ') + card.back + QLatin1Char(' ')
        + card.tags.join(QLatin1Char(' '));
    return writesWithoutSpaces(all) ? QVariant(indexedText(all)) : QVariant();
}

Result<qint64> insertUpload(const Database &database, const Upload &upload)
{
    return database.number(
        QStringLiteral(
            "INSERT INTO uploads (id, title, course, grp, prompt, language, image_count, "
            "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number"),
        {upload.id, upload.title, upload.course, upload.group, upload.prompt, upload.language,
         upload.imageCount, upload.createdAt.toMSecsSinceEpoch()});
}

Result<bool> insertCard(const Database &database, qint64 upload, const CardPlace &place,
                        const Flashcard &given)
{
    const Flashcard card = cleanCard(given); // whoever made it
    const QDateTime created
        = card.createdAt.isValid() ? card.createdAt : QDateTime::currentDateTimeUtc();
    const qint64 time = created.toMSecsSinceEpoch();
    const auto inserted = database.run(
        QStringLiteral("INSERT INTO flashcards (id, upload, first_page, first_offset, place, "
                       "chunk, kind, front, back, front_html, back_html, tags, course, grp, "
                       "evidence, score, created_at, updated_at, spaced, hidden, doubts, "
                       "checked_at, changed_at, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                       "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"),
        {card.id,
         upload,
         place.firstPage,
         place.firstOffset,
         place.place,
         place.chunk ? QVariant(*place.chunk) : QVariant(),
         cardKindName(card.kind),
         card.front,
         card.back,
         card.frontHtml,
         card.backHtml,
         stringsToText(card.tags),
         card.course,
         card.group,
         evidenceToText(card),
         card.score,
         time,
         time,
         spacedText(card),
         card.offered ? hiddenAsOffered : 0,
         stringsToText(card.doubts),
         timeOrNull(card.checkedAt),
         timeOrNull(card.changedAt),
         cardOrigin(card.evidence.quote, card.front)});
    if (!inserted)
        return inserted.error();
    if (*inserted > 0 && !picturesOf(card).isEmpty()) {
        if (const Status entered = enterPictures(database, card); !entered)
            return entered.error();
    }
    return *inserted > 0;
}

Status enterPictures(const Database &database, const Flashcard &card)
{
    const QString ofCard = QStringLiteral("(SELECT number FROM flashcards WHERE id = ?)");
    const auto forgotten = database.run(
        QStringLiteral("DELETE FROM card_pictures WHERE card = %1").arg(ofCard), {card.id});
    if (!forgotten)
        return forgotten.error();
    for (const QString &sha256 : picturesOf(card)) {
        const auto entered = database.run(
            QStringLiteral("INSERT INTO card_pictures (card, sha256) VALUES (%1, ?)").arg(ofCard),
            {card.id, sha256});
        if (!entered)
            return entered.error();
    }
    return {};
}

QByteArray packed(const PageText &text)
{
    return qCompress(QJsonDocument(toJson(text)).toJson(QJsonDocument::Compact));
}

PageText unpackedText(const QByteArray &bytes)
{
    // The first four bytes say how long it becomes: more than the rest can hold is a lie.
    constexpr qint64 densest = 1032;
    if (bytes.size() < 4
        || qFromBigEndian<quint32>(bytes.constData()) > densest * (bytes.size() - 4))
        return {};
    return pageTextFromJson(QJsonDocument::fromJson(qUncompress(bytes)).object());
}

} // namespace recto
