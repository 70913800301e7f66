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
// fences, words before and after, a list without a root, objects one a line, and
// what modeljson.h repairs. Thoughts are passed over; where an answer begins with
// words they may be thoughts without their first tag, so that its cards are held
// until the end. Pure; one object an answer.
class CardExtractor
{
public:
    // The objects that this text completes.
    [[nodiscard]] QVector<QJsonObject> feed(const QString &text);
    // After the last piece: what was held.
    [[nodiscard]] QVector<QJsonObject> finish();

    // Whether an answer in the right form was seen, be it an empty list.
    [[nodiscard]] bool understood() const { return m_understood; }
    // A card was there that can't be read, or, after finish(), whose end is missing.
    [[nodiscard]] bool lostCards() const { return m_lostCards; }

private:
    enum class Beginning { Unknown, Thoughts, Words, Answer };
    enum class Comment { None, Line, Block };

    [[nodiscard]] bool beginningIsOver();
    void forgetThoughts(const QString &text);
    [[nodiscard]] bool takeInString(QChar character);
    void takeComment(QChar character);
    void take(QChar character, QVector<QJsonObject> &found);
    void open(QChar bracket);
    void close(QChar bracket, QVector<QJsonObject> &found);
    void closeCard(QVector<QJsonObject> &found);
    void closeRoot(QVector<QJsonObject> &found);
    void forget();

    QString m_text; // from the start of the root that is open
    qsizetype m_next = 0; // what was taken
    QString m_open; // brackets that are open
    qsizetype m_cardStart = -1;
    qsizetype m_cardDepth = 0;
    QChar m_quote; // of the string that is open
    QChar m_before; // the sign before
    Comment m_comment = Comment::None;
    bool m_escaped = false;
    bool m_mayBeClosed = false; // the string, by a single quote
    Beginning m_beginning = Beginning::Unknown;
    bool m_thoughtsEnded = false;
    QString m_wordsTail; // may hold the start of the tag that ends thoughts
    QVector<QJsonObject> m_held;
    bool m_lostCards = false;
    bool m_cardsInRoot = false;
    bool m_understood = false;
};

// A card of what a model wrote; nothing when it is no usable card: no question, no
// answer, a cloze without a gap.
[[nodiscard]] std::optional<FlashcardDraft> draftFromModel(const QJsonObject &object);

} // namespace recto
