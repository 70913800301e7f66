// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/fakechatserver.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace recto::fakes {

// The chunk that a ChatGenerator asks about.
inline QString chunkOf(const FakeRequest &request)
{
    const QString user = request.json()
                             .value(QLatin1String("messages"))
                             .toArray()
                             .at(1)
                             .toObject()
                             .value(QLatin1String("content"))
                             .toString();
    return user.section(QLatin1String("<chunk>\n"), 1).section(QLatin1String("\n</chunk>"), 0, 0);
}

// What an honest model answers, the same each time: a card for each sentence of
// the chunk, at most eight, the sentence as its quote.
inline QString sentenceCards(const FakeRequest &request)
{
    QJsonArray cards;
    for (const QString &sentence :
         chunkOf(request).simplified().split(QLatin1String(". "), Qt::SkipEmptyParts)) {
        const qsizetype middle = sentence.indexOf(u' ', sentence.size() / 2);
        if (middle < 0 || cards.size() == 8)
            continue;
        cards.append(
            QJsonObject{{QStringLiteral("kind"), QStringLiteral("basic")},
                        {QStringLiteral("front"),
                         QStringLiteral("How does “%1 …” go on?").arg(sentence.left(middle))},
                        {QStringLiteral("back"), sentence.mid(middle + 1)},
                        {QStringLiteral("tags"), QJsonArray()},
                        {QStringLiteral("quote"), sentence}});
    }
    return QString::fromUtf8(QJsonDocument(QJsonObject{{QStringLiteral("cards"), cards}})
                                 .toJson(QJsonDocument::Compact));
}

} // namespace recto::fakes
