// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cardfiles.h"

#include "core/json.h"
#include "exchange/cardmarkdown.h"
#include "exchange/csv.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace recto {

namespace {

const QStringList &csvColumns()
{
    static const QStringList columns{
        QStringLiteral("id"),    QStringLiteral("kind"), QStringLiteral("front"),
        QStringLiteral("back"),  QStringLiteral("tags"), QStringLiteral("course"),
        QStringLiteral("group"), QStringLiteral("page"), QStringLiteral("quote")};
    return columns;
}

QString joinedTags(const QStringList &tags)
{
    QStringList escaped;
    for (QString tag : tags) {
        tag.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
        escaped << tag.replace(QLatin1Char(';'), QLatin1String("\\;"));
    }
    return escaped.join(QLatin1Char(';'));
}

QByteArray cardsAsJson(const QVector<Flashcard> &cards)
{
    QJsonArray array;
    for (const Flashcard &card : cards)
        array.append(toJson(card));
    return QJsonDocument(array).toJson();
}

QByteArray cardsAsCsv(const QVector<Flashcard> &cards)
{
    const bool formatted = std::any_of(cards.cbegin(), cards.cend(), [](const Flashcard &card) {
        return !card.frontHtml.isEmpty() || !card.backHtml.isEmpty();
    });
    QStringList columns = csvColumns();
    if (formatted)
        columns << QStringLiteral("frontHtml") << QStringLiteral("backHtml");
    QString text = csvRecord(columns);
    for (const Flashcard &card : cards) {
        const int page = card.evidence.page;
        QStringList record{card.id,
                           cardKindName(card.kind),
                           card.front,
                           card.back,
                           joinedTags(card.tags),
                           card.course,
                           card.group,
                           page < 0 ? QString() : QString::number(page),
                           card.evidence.quote};
        if (formatted)
            record << card.frontHtml << card.backHtml;
        text += csvRecord(record);
    }
    return text.toUtf8();
}

} // namespace

std::optional<CardFileFormat> cardFileFormat(const QString &name)
{
    if (name == QLatin1String("json"))
        return CardFileFormat::Json;
    if (name == QLatin1String("csv"))
        return CardFileFormat::Csv;
    if (name == QLatin1String("markdown"))
        return CardFileFormat::Markdown;
    return std::nullopt;
}

Status exportCards(const QVector<Flashcard> &cards, CardFileFormat format, QIODevice &device,
                   const QHash<QString, QString> &uploadTitles)
{
    QByteArray bytes;
    switch (format) {
    case CardFileFormat::Json:
        bytes = cardsAsJson(cards);
        break;
    case CardFileFormat::Csv:
        bytes = cardsAsCsv(cards);
        break;
    case CardFileFormat::Markdown:
        bytes = cardsAsMarkdown(cards, uploadTitles).toUtf8();
        break;
    }
    if (device.write(bytes) != bytes.size())
        return Error{ErrorKind::DiskFull, {}, device.errorString()};
    return {};
}

} // namespace recto
