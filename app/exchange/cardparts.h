// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/cardreader.h"

namespace recto {

// What the readers of the single formats share; inside exchange/ only. Pure.

// Takes cards in and names what it leaves out.
class CardCollector
{
public:
    // A card without front, or one of gaps without a gap, is left out; a front with gaps
    // makes a card of gaps unless its kind was said.
    void add(Flashcard card, int line, bool kindSaid = false);
    void leaveOut(InputFault fault, int line, const QString &detail = {});

    [[nodiscard]] ImportedCards result(CardSource source) const;

private:
    ImportedCards m_taken;
};

// As exportCards() writes them: parted by ';', with "\;" and "\\" inside of a tag.
[[nodiscard]] QStringList partedTags(const QString &text);
// Parted by ';' where there is one, else by ',' or blanks.
[[nodiscard]] QStringList tagsOfOthers(const QString &text, bool partedByBlanks = false);

[[nodiscard]] ImportedCards cardsFromTable(const QString &text, const ImportOptions &options);
[[nodiscard]] ImportedCards cardsFromNotes(const QString &text);
[[nodiscard]] ImportedCards cardsFromQuestions(const QString &text);
[[nodiscard]] ImportedCards cardsFromMnemosyne(const QByteArray &bytes);
[[nodiscard]] ImportedCards cardsFromJson(const QByteArray &bytes);

// "#separator:tab" and the like, with which Anki's exports begin.
[[nodiscard]] bool hasAnkiHead(const QString &text);
// "Q: …" and "A: …" lines.
[[nodiscard]] bool looksLikeQuestions(const QString &text);
[[nodiscard]] bool looksLikeNotes(const QString &text);

} // namespace recto
