// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cardfiles.h"

#include "core/json.h"
#include "exchange/cardmarkdown.h"
#include "exchange/csv.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QUuid>

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

QStringList partedTags(const QString &text)
{
    QStringList tags;
    QString tag;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == QLatin1Char('\\') && i + 1 < text.size()) {
            tag += text.at(++i);
        } else if (text.at(i) == QLatin1Char(';')) {
            tags << tag.trimmed();
            tag.clear();
        } else {
            tag += text.at(i);
        }
    }
    tags << tag.trimmed();
    tags.removeAll(QString());
    return tags;
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
    QString text = csvRecord(csvColumns());
    for (const Flashcard &card : cards) {
        const int page = card.evidence.page;
        text += csvRecord({card.id, cardKindName(card.kind), card.front, card.back,
                           joinedTags(card.tags), card.course, card.group,
                           page < 0 ? QString() : QString::number(page), card.evidence.quote});
    }
    return text.toUtf8();
}

Error badFile(const QString &detail)
{
    return {ErrorKind::BadInput, {}, detail};
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<QVector<Flashcard>> cardsFromObjects(const QVector<QJsonObject> &objects)
{
    QVector<Flashcard> cards;
    for (const QJsonObject &object : objects) {
        Result<Flashcard> card = flashcardFromJson(object);
        if (!card) {
            return badFile(
                QStringLiteral("card %1: %2").arg(cards.size() + 1).arg(card.error().detail));
        }
        if (card->id.isEmpty())
            card.value().id = newId();
        cards << *card;
    }
    return cards;
}

Result<QVector<Flashcard>> cardsFromJson(const QByteArray &bytes)
{
    QVector<QJsonObject> objects;
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (document.isArray()) {
        for (const QJsonValue &value : document.array()) {
            if (!value.isObject())
                return badFile(QStringLiteral("card %1 is no object").arg(objects.size() + 1));
            objects << value.toObject();
        }
        return cardsFromObjects(objects);
    }
    int number = 0;
    for (const QByteArray &line : bytes.split('\n')) { // JSON Lines
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument object = QJsonDocument::fromJson(line, &problem);
        if (!object.isObject())
            return badFile(QStringLiteral("line %1: %2").arg(number).arg(problem.errorString()));
        objects << object.object();
    }
    return cardsFromObjects(objects);
}

Result<Flashcard> cardFromRecord(const QStringList &record, const QHash<QString, qsizetype> &at)
{
    const auto field = [&](const char *name) {
        const auto column = at.constFind(QLatin1String(name));
        return column == at.cend() ? QString() : record.value(*column);
    };
    Flashcard card;
    card.front = field("front");
    if (card.front.isEmpty())
        return badFile(QStringLiteral("a card without a front"));
    const QString kind = field("kind");
    if (!kind.isEmpty() && kind != QLatin1String("basic") && kind != QLatin1String("cloze"))
        return badFile(QStringLiteral("unknown kind of card: %1").arg(kind));
    const bool cloze = kind.isEmpty() ? card.front.contains(QLatin1String("{{c1::"))
                                      : kind == QLatin1String("cloze");
    card.kind = cloze ? CardKind::Cloze : CardKind::Basic;
    card.id = field("id");
    if (card.id.isEmpty())
        card.id = newId();
    card.back = field("back");
    card.tags = partedTags(field("tags"));
    card.course = field("course");
    card.group = field("group");
    bool isNumber = false;
    const int page = field("page").toInt(&isNumber);
    card.evidence.page = isNumber ? page : -1;
    card.evidence.quote = field("quote");
    return card;
}

Result<QVector<Flashcard>> cardsFromCsv(const QByteArray &bytes)
{
    const auto records = readCsv(QString::fromUtf8(bytes));
    if (!records)
        return badFile(QStringLiteral("a quoted field never ends"));
    QVector<Flashcard> cards;
    if (records->isEmpty())
        return cards;
    QHash<QString, qsizetype> columns;
    for (qsizetype i = 0; i < records->first().size(); ++i)
        columns.insert(records->first().at(i).trimmed().toLower(), i);
    if (!columns.contains(QStringLiteral("front")))
        return badFile(QStringLiteral("no column \"front\""));
    for (qsizetype i = 1; i < records->size(); ++i) {
        const Result<Flashcard> card = cardFromRecord(records->at(i), columns);
        if (!card)
            return badFile(QStringLiteral("record %1: %2").arg(i + 1).arg(card.error().detail));
        cards << *card;
    }
    return cards;
}

Error fileError(const QString &path, const QFileDevice &file)
{
    ErrorKind kind = ErrorKind::FileUnreadable;
    if (file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError)
        kind = ErrorKind::DiskFull;
    else if (file.error() == QFileDevice::PermissionsError)
        kind = ErrorKind::ReadOnly;
    return {kind, path, file.errorString()};
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

Result<QVector<Flashcard>> importCards(QIODevice &device, CardFileFormat format)
{
    switch (format) {
    case CardFileFormat::Json:
        return cardsFromJson(device.readAll());
    case CardFileFormat::Csv:
        return cardsFromCsv(device.readAll());
    case CardFileFormat::Markdown:
        break;
    }
    return badFile(QStringLiteral("Markdown can't be read back"));
}

Status writeFileAtomically(const QString &path, const std::function<Status(QIODevice &)> &write)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(path, file);
    const Status written = write(file);
    if (!written) {
        Error error = written.error();
        if (error.subject.isEmpty())
            error.subject = path;
        return error; // the temporary file goes with `file`
    }
    if (!file.commit())
        return fileError(path, file);
    return {};
}

} // namespace recto
