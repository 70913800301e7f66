// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"

#include "core/cardtext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

namespace {

QJsonArray boxToJson(const QRect &box)
{
    return {box.x(), box.y(), box.width(), box.height()};
}

QRect boxFromJson(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    return {array.at(0).toInt(), array.at(1).toInt(), array.at(2).toInt(), array.at(3).toInt()};
}

QJsonArray stringsToJson(const QStringList &strings)
{
    return QJsonArray::fromStringList(strings);
}

QStringList stringsFromJson(const QJsonValue &value)
{
    QStringList result;
    for (const QJsonValue &item : value.toArray())
        result << item.toString();
    return result;
}

QJsonObject evidenceToJson(const Evidence &evidence)
{
    QJsonArray boxes;
    for (const QRect &box : evidence.boxes)
        boxes.append(boxToJson(box));
    return {{QStringLiteral("page"), evidence.page},
            {QStringLiteral("quote"), evidence.quote},
            {QStringLiteral("boxes"), boxes},
            {QStringLiteral("match"), evidenceMatchName(evidence.match)}};
}

Evidence evidenceFromJson(const QJsonObject &object)
{
    Evidence evidence;
    evidence.page = object.value(QLatin1String("page")).toInt(-1);
    evidence.quote = object.value(QLatin1String("quote")).toString();
    for (const QJsonValue &box : object.value(QLatin1String("boxes")).toArray())
        evidence.boxes << boxFromJson(box);
    evidence.match = evidenceMatchFromName(object.value(QLatin1String("match")).toString());
    return evidence;
}

QJsonObject wordToJson(const Word &word)
{
    return {{QStringLiteral("text"), word.text},
            {QStringLiteral("box"), boxToJson(word.box)},
            {QStringLiteral("confidence"), qRound(word.confidence * 10) / 10.0},
            {QStringLiteral("offset"), word.offset},
            {QStringLiteral("length"), word.length},
            {QStringLiteral("bold"), word.bold},
            {QStringLiteral("italic"), word.italic}};
}

Word wordFromJson(const QJsonObject &object)
{
    Word word;
    word.text = object.value(QLatin1String("text")).toString();
    word.box = boxFromJson(object.value(QLatin1String("box")));
    word.confidence = static_cast<float>(object.value(QLatin1String("confidence")).toDouble());
    word.offset = object.value(QLatin1String("offset")).toInt();
    word.length = object.value(QLatin1String("length")).toInt();
    word.bold = object.value(QLatin1String("bold")).toBool();
    word.italic = object.value(QLatin1String("italic")).toBool();
    return word;
}

QJsonObject blockToJson(const Block &block)
{
    return {{QStringLiteral("kind"), static_cast<int>(block.kind)},
            {QStringLiteral("offset"), block.offset},
            {QStringLiteral("length"), block.length},
            {QStringLiteral("level"), block.level},
            {QStringLiteral("box"), boxToJson(block.box)}};
}

Block blockFromJson(const QJsonObject &object)
{
    Block block;
    const int kind = object.value(QLatin1String("kind")).toInt();
    block.kind = static_cast<BlockKind>(qBound(0, kind, static_cast<int>(BlockKind::PageNumber)));
    block.offset = object.value(QLatin1String("offset")).toInt();
    block.length = object.value(QLatin1String("length")).toInt();
    block.level = object.value(QLatin1String("level")).toInt();
    block.box = boxFromJson(object.value(QLatin1String("box")));
    return block;
}

QJsonObject qualityToJson(const PageQuality &quality)
{
    return {{QStringLiteral("blurred"), quality.blurred},
            {QStringLiteral("dark"), quality.dark},
            {QStringLiteral("cutOff"), quality.cutOff},
            {QStringLiteral("handwritten"), quality.handwritten},
            {QStringLiteral("blank"), quality.blank},
            {QStringLiteral("sharpness"), quality.sharpness},
            {QStringLiteral("handwriting"), quality.handwriting}};
}

PageQuality qualityFromJson(const QJsonObject &object)
{
    PageQuality quality;
    quality.blurred = object.value(QLatin1String("blurred")).toBool();
    quality.dark = object.value(QLatin1String("dark")).toBool();
    quality.cutOff = object.value(QLatin1String("cutOff")).toBool();
    quality.handwritten = object.value(QLatin1String("handwritten")).toBool();
    quality.blank = object.value(QLatin1String("blank")).toBool();
    quality.sharpness = static_cast<float>(object.value(QLatin1String("sharpness")).toDouble());
    quality.handwriting = static_cast<float>(object.value(QLatin1String("handwriting")).toDouble());
    return quality;
}

} // namespace

QString cardKindName(CardKind kind)
{
    return kind == CardKind::Cloze ? QStringLiteral("cloze") : QStringLiteral("basic");
}

QString evidenceMatchName(EvidenceMatch match)
{
    switch (match) {
    case EvidenceMatch::Exact:
        return QStringLiteral("exact");
    case EvidenceMatch::Fuzzy:
        return QStringLiteral("fuzzy");
    case EvidenceMatch::None:
        break;
    }
    return QStringLiteral("none");
}

EvidenceMatch evidenceMatchFromName(const QString &name)
{
    if (name == QLatin1String("exact"))
        return EvidenceMatch::Exact;
    return name == QLatin1String("fuzzy") ? EvidenceMatch::Fuzzy : EvidenceMatch::None;
}

QJsonObject toJson(const Flashcard &card)
{
    QJsonObject json{
        {QStringLiteral("id"), card.id},
        {QStringLiteral("uploadId"), card.uploadId},
        {QStringLiteral("kind"), cardKindName(card.kind)},
        {QStringLiteral("front"), card.front},
        {QStringLiteral("back"), card.back},
        {QStringLiteral("tags"), stringsToJson(card.tags)},
        {QStringLiteral("course"), card.course},
        {QStringLiteral("group"), card.group},
        {QStringLiteral("evidence"), evidenceToJson(card.evidence)},
        {QStringLiteral("score"), card.score},
        {QStringLiteral("createdAt"), card.createdAt.toUTC().toString(Qt::ISODateWithMs)}};
    if (!card.frontHtml.isEmpty())
        json.insert(QStringLiteral("frontHtml"), card.frontHtml);
    if (!card.backHtml.isEmpty())
        json.insert(QStringLiteral("backHtml"), card.backHtml);
    return json;
}

Result<Flashcard> flashcardFromJson(const QJsonObject &object)
{
    Flashcard card;
    const QString kind = object.value(QLatin1String("kind")).toString(QStringLiteral("basic"));
    if (kind != QLatin1String("basic") && kind != QLatin1String("cloze"))
        return Error{ErrorKind::BadInput, {}, QStringLiteral("unknown kind of card: %1").arg(kind)};
    card.kind = kind == QLatin1String("cloze") ? CardKind::Cloze : CardKind::Basic;
    card.front = object.value(QLatin1String("front")).toString();
    card.frontHtml = object.value(QLatin1String("frontHtml")).toString();
    card.id = object.value(QLatin1String("id")).toString();
    card.uploadId = object.value(QLatin1String("uploadId")).toString();
    card.back = object.value(QLatin1String("back")).toString();
    card.backHtml = object.value(QLatin1String("backHtml")).toString();
    card.tags = stringsFromJson(object.value(QLatin1String("tags")));
    card.course = object.value(QLatin1String("course")).toString();
    card.group = object.value(QLatin1String("group")).toString();
    card.evidence = evidenceFromJson(object.value(QLatin1String("evidence")).toObject());
    card.score = object.value(QLatin1String("score")).toDouble(1.0);
    card.createdAt = QDateTime::fromString(object.value(QLatin1String("createdAt")).toString(),
                                           Qt::ISODateWithMs);
    card = cleanCard(card);
    if (card.front.trimmed().isEmpty())
        return Error{ErrorKind::BadInput, {}, QStringLiteral("a card without a front")};
    return card;
}

QJsonObject toJson(const PageText &text)
{
    QJsonArray words;
    for (const Word &word : text.words)
        words.append(wordToJson(word));
    QJsonArray blocks;
    for (const Block &block : text.blocks)
        blocks.append(blockToJson(block));
    return {{QStringLiteral("text"), text.text},
            {QStringLiteral("width"), text.size.width()},
            {QStringLiteral("height"), text.size.height()},
            {QStringLiteral("quarterTurns"), text.quarterTurns},
            {QStringLiteral("words"), words},
            {QStringLiteral("blocks"), blocks},
            {QStringLiteral("confidence"), text.confidence},
            {QStringLiteral("language"), text.language},
            {QStringLiteral("engine"), text.engine},
            {QStringLiteral("preparation"), stringsToJson(text.preparation)},
            {QStringLiteral("quality"), qualityToJson(text.quality)}};
}

PageText pageTextFromJson(const QJsonObject &object)
{
    PageText text;
    text.text = object.value(QLatin1String("text")).toString();
    text.size = {object.value(QLatin1String("width")).toInt(),
                 object.value(QLatin1String("height")).toInt()};
    text.quarterTurns = object.value(QLatin1String("quarterTurns")).toInt();
    for (const QJsonValue &word : object.value(QLatin1String("words")).toArray())
        text.words << wordFromJson(word.toObject());
    for (const QJsonValue &block : object.value(QLatin1String("blocks")).toArray())
        text.blocks << blockFromJson(block.toObject());
    text.confidence = static_cast<float>(object.value(QLatin1String("confidence")).toDouble());
    text.language = object.value(QLatin1String("language")).toString();
    text.engine = object.value(QLatin1String("engine")).toString();
    text.preparation = stringsFromJson(object.value(QLatin1String("preparation")));
    text.quality = qualityFromJson(object.value(QLatin1String("quality")).toObject());
    return text;
}

QJsonObject toJson(const PageCorrections &corrections)
{
    QJsonArray corners;
    for (const QPointF &corner : corrections.corners)
        corners.append(QJsonArray{corner.x(), corner.y()});
    QJsonArray leftOut;
    for (const QRectF &area : corrections.leftOut)
        leftOut.append(QJsonArray{area.x(), area.y(), area.width(), area.height()});
    return {{QStringLiteral("quarterTurns"), corrections.quarterTurns},
            {QStringLiteral("turnedByHand"), corrections.turnedByHand},
            {QStringLiteral("corners"), corners},
            {QStringLiteral("leftOut"), leftOut},
            {QStringLiteral("language"), corrections.language}};
}

PageCorrections correctionsFromJson(const QJsonObject &object)
{
    PageCorrections corrections;
    corrections.quarterTurns = object.value(QLatin1String("quarterTurns")).toInt() & 3;
    corrections.turnedByHand = object.value(QLatin1String("turnedByHand")).toBool();
    for (const QJsonValue &value : object.value(QLatin1String("corners")).toArray()) {
        const QJsonArray corner = value.toArray();
        corrections.corners << QPointF(corner.at(0).toDouble(), corner.at(1).toDouble());
    }
    for (const QJsonValue &value : object.value(QLatin1String("leftOut")).toArray()) {
        const QJsonArray area = value.toArray();
        corrections.leftOut << QRectF(area.at(0).toDouble(), area.at(1).toDouble(),
                                      area.at(2).toDouble(), area.at(3).toDouble());
    }
    corrections.language = object.value(QLatin1String("language")).toString();
    return corrections;
}

QJsonObject toJson(const Page &page)
{
    return {{QStringLiteral("file"), page.file},
            {QStringLiteral("index"), page.index},
            {QStringLiteral("indexCount"), page.indexCount},
            {QStringLiteral("name"), page.name},
            {QStringLiteral("sha256"), page.sha256},
            {QStringLiteral("corrections"), toJson(page.corrections)}};
}

Page pageFromJson(const QJsonObject &object)
{
    Page page;
    page.file = object.value(QLatin1String("file")).toString();
    page.index = object.value(QLatin1String("index")).toInt();
    page.indexCount = object.value(QLatin1String("indexCount")).toInt(1);
    page.name = object.value(QLatin1String("name")).toString();
    page.sha256 = object.value(QLatin1String("sha256")).toString();
    page.corrections = correctionsFromJson(object.value(QLatin1String("corrections")).toObject());
    return page;
}

QJsonObject toJson(const Chunk &chunk)
{
    return {{QStringLiteral("index"), chunk.index},
            {QStringLiteral("text"), chunk.text},
            {QStringLiteral("start"), chunk.start},
            {QStringLiteral("end"), chunk.end}};
}

QJsonObject toJson(const Upload &upload)
{
    return {{QStringLiteral("id"), upload.id},
            {QStringLiteral("title"), upload.title},
            {QStringLiteral("course"), upload.course},
            {QStringLiteral("group"), upload.group},
            {QStringLiteral("prompt"), upload.prompt},
            {QStringLiteral("language"), upload.language},
            {QStringLiteral("imageCount"), upload.imageCount},
            {QStringLiteral("flashcardCount"), upload.flashcardCount},
            {QStringLiteral("createdAt"), upload.createdAt.toUTC().toString(Qt::ISODateWithMs)}};
}

QJsonObject toJson(const Error &error)
{
    return {{QStringLiteral("kind"), errorKindName(error.kind)},
            {QStringLiteral("subject"), error.subject},
            {QStringLiteral("detail"), error.detail}};
}

Error errorFromJson(const QJsonObject &object)
{
    return {errorKindFromName(object.value(QLatin1String("kind")).toString()),
            object.value(QLatin1String("subject")).toString(),
            object.value(QLatin1String("detail")).toString()};
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace recto
