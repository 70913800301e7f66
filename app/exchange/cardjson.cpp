// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json.h"
#include "exchange/cardparts.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace recto {

namespace {

void take(CardCollector &collector, const QJsonValue &value, int place)
{
    if (!value.isObject()) {
        collector.leaveOut(InputFault::CardIsNoObject, place);
        return;
    }
    const QJsonObject object = value.toObject();
    // Events of a job hold a card each.
    const QJsonValue inner = object.value(QLatin1String("flashcard"));
    const auto card = flashcardFromJson(inner.isObject() ? inner.toObject() : object);
    if (card)
        collector.add(*card, place, true);
    else
        collector.leaveOut(card.error().fault, place, card.error().detail);
}

} // namespace

ImportedCards cardsFromJson(const QByteArray &bytes)
{
    CardCollector collector;
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    QJsonArray array = document.array();
    const QJsonValue within = document.object().value(QLatin1String("flashcards"));
    if (within.isArray())
        array = within.toArray();
    if (document.isArray() || within.isArray()) {
        int number = 0;
        for (const QJsonValue &value : std::as_const(array))
            take(collector, value, ++number);
        return collector.result(CardSource::Json);
    }
    int number = 0;
    for (const QByteArray &line : bytes.split('\n')) { // JSON Lines
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const QJsonDocument object = QJsonDocument::fromJson(line, &problem);
        if (object.isObject())
            take(collector, object.object(), number);
        else
            collector.leaveOut(InputFault::BadJson, number, problem.errorString());
    }
    return collector.result(CardSource::Json);
}

} // namespace recto
