// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/cardhandlers.h"

#include "core/cardtext.h"
#include "core/json.h"
#include "library/library.h"

#include <QJsonArray>

#include <algorithm>

namespace recto {

namespace {

HttpAnswer cardNotFound()
{
    return errorAnswer(404, QStringLiteral("Card not found"));
}

HttpAnswer setNotFound()
{
    return errorAnswer(404, QStringLiteral("Set not found"));
}

HttpAnswer cardError(const Error &error)
{
    return error.kind == ErrorKind::NotFound ? cardNotFound() : errorAnswer(error);
}

HttpAnswer cardAnswer(const Library &library, const QString &id)
{
    const auto card = library.flashcard(id);
    return card ? jsonAnswer(toJson(*card)) : cardError(card.error());
}

// Sets a text of the card if the client sent one. False when it sent something else.
bool take(const QJsonObject &json, const char *name, QString &text)
{
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isString())
        text = value.toString().trimmed();
    return value.isString() || value.isUndefined();
}

bool take(const QJsonObject &json, const char *name, QStringList &texts)
{
    const QJsonValue value = json.value(QLatin1String(name));
    if (value.isUndefined())
        return true;
    const QJsonArray array = value.toArray();
    texts.clear();
    for (const QJsonValue &item : array)
        texts << item.toString();
    return value.isArray() && std::all_of(array.begin(), array.end(), [](const QJsonValue &item) {
               return item.isString();
           });
}

// Changes the card in the library by `change` and answers with it as it then is.
template<typename Change>
HttpAnswer changed(const ServiceRooms &rooms, const QString &id, Change change)
{
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    if (const Status done = change(*library); !done)
        return cardError(done.error());
    return cardAnswer(*library, id);
}

} // namespace

HttpAnswer listUploads(const ServiceRooms &rooms, const ServiceRequest &)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto uploads = library->uploads();
    if (!uploads)
        return errorAnswer(uploads.error());
    QJsonArray list;
    for (const Upload &upload : *uploads)
        list.append(toJson(upload));
    return jsonAnswer({{QStringLiteral("uploads"), list}});
}

HttpAnswer showUpload(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto upload = library->upload(request.values.first());
    if (!upload)
        return upload.error().kind == ErrorKind::NotFound ? setNotFound()
                                                          : errorAnswer(upload.error());
    return jsonAnswer(toJson(*upload));
}

HttpAnswer listCards(const ServiceRooms &rooms, const ServiceRequest &request)
{
    constexpr int mostAtOnce = 1000;
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto upload = library->upload(request.values.first());
    if (!upload)
        return upload.error().kind == ErrorKind::NotFound ? setNotFound()
                                                          : errorAnswer(upload.error());
    CardFilter filter{{upload->id}};
    filter.offset = std::max(0, request.head.queryValue("offset").toInt());
    const int limit = request.head.queryValue("limit").toInt();
    filter.limit = limit > 0 ? std::min(limit, mostAtOnce) : mostAtOnce;
    const auto cards = library->flashcards(filter);
    if (!cards)
        return errorAnswer(cards.error());
    QJsonArray list;
    for (const Flashcard &card : *cards)
        list.append(toJson(card));
    return jsonAnswer({{QStringLiteral("upload"), toJson(*upload)},
                       {QStringLiteral("total"), upload->flashcardCount},
                       {QStringLiteral("flashcards"), list}});
}

HttpAnswer showCard(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    return cardAnswer(*library, request.values.first());
}

HttpAnswer editCard(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const QString id = request.values.first();
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    auto card = library->flashcard(id);
    if (!card)
        return cardError(card.error());
    const QJsonObject &json = request.json;
    QString front = card->front;
    QString back = card->back;
    if (!take(json, "front", front) || !take(json, "back", back)
        || !take(json, "course", card->course) || !take(json, "group", card->group)
        || !take(json, "tags", card->tags))
        return errorAnswer(400,
                           QStringLiteral("front, back, course and group are texts, tags is "
                                          "a list of texts."));
    if (front.isEmpty())
        return errorAnswer(400, QStringLiteral("A card needs a front."));
    if (front != card->front) // a side that was not changed keeps its formatting
        setFront(*card, CardText::fromPlain(front));
    if (back != card->back)
        setBack(*card, CardText::fromPlain(back));
    if (const Status saved = library->updateFlashcard(*card); !saved)
        return cardError(saved.error());
    return cardAnswer(*library, id);
}

HttpAnswer deleteCard(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const QString id = request.values.first();
    auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    if (const auto card = library->flashcard(id); !card)
        return cardError(card.error());
    if (const Status done = library->deleteFlashcards({id}); !done)
        return cardError(done.error());
    return emptyAnswer();
}

HttpAnswer checkCard(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const QString id = request.values.first();
    const QJsonValue checked = request.json.value(QLatin1String("checked"));
    if (!checked.isBool() && !checked.isUndefined())
        return errorAnswer(400, QStringLiteral("checked is true or false."));
    return changed(rooms, id, [&id, &checked](Library &library) -> Status {
        if (const auto card = library.flashcard(id); !card)
            return card.error();
        return library.setChecked({id}, checked.toBool(true));
    });
}

HttpAnswer restoreCard(const ServiceRooms &rooms, const ServiceRequest &request)
{
    const QString id = request.values.first();
    return changed(rooms, id, [&id](Library &library) { return library.restoreFlashcards({id}); });
}

HttpAnswer listCourses(const ServiceRooms &rooms, const ServiceRequest &)
{
    const auto library = rooms.library.open();
    if (!library)
        return errorAnswer(library.error());
    const auto courses = library->courses();
    const auto groups = library->groups();
    if (!courses || !groups)
        return errorAnswer(courses ? groups.error() : courses.error());
    return jsonAnswer({{QStringLiteral("courses"), QJsonArray::fromStringList(*courses)},
                       {QStringLiteral("groups"), QJsonArray::fromStringList(*groups)}});
}

} // namespace recto
