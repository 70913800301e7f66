// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QJsonObject>
#include <QString>
#include <QVector>

#include <optional>

namespace recto {

// Text of a model's answer in, pieces of any size; card objects out as soon as
// their last brace came. Takes what models write in spite of a schema: code
// fences, words before and after, a list without a root, objects one a line,
// thoughts in <think> tags, line ends inside strings. Pure; one object an answer.
class CardExtractor
{
public:
    // The objects that this text completes.
    [[nodiscard]] QVector<QJsonObject> feed(const QString &text);

    // Whether an answer in the right form was seen, be it an empty list.
    [[nodiscard]] bool understood() const { return m_understood; }

private:
    void take(QChar character, QVector<QJsonObject> &found);
    void open(QChar bracket);
    void close(QChar bracket, QVector<QJsonObject> &found);
    void closeCard(QVector<QJsonObject> &found);
    void closeRoot(QVector<QJsonObject> &found);
    [[nodiscard]] bool insideThoughts();
    void forget();

    QString m_text; // from the start of the root that is open
    qsizetype m_next = 0; // what was taken
    QString m_open; // brackets that are open
    qsizetype m_cardStart = -1;
    qsizetype m_cardDepth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_thoughtsPossible = true; // nothing but white space came yet
    bool m_thinking = false;
    bool m_cardsInRoot = false;
    bool m_understood = false;
};

// A card of what a model wrote; nothing when it is no usable card: no question, no
// answer, a cloze without a gap.
[[nodiscard]] std::optional<FlashcardDraft> draftFromModel(const QJsonObject &object);

} // namespace recto
