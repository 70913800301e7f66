// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "library/library.h"

#include <QString>

namespace recto {

// A card's words for showing. Pure.

// A cloze front with its gaps: "The {{c1::heart::organ}} pumps" becomes
// "The [organ] pumps"; without a hint "[…]". Other text stays as it is.
[[nodiscard]] QString frontWithGaps(const QString &front);
// What a cloze card asks for: "heart".
[[nodiscard]] QString clozeAnswers(const QString &front);
// What is asked, and what is answered, in plain words for lists and readers.
[[nodiscard]] QString askedText(const Flashcard &card);
[[nodiscard]] QString answeredText(const Flashcard &card);
// The same as HTML for the card itself, formatted where the card is; pictures by their
// description.
[[nodiscard]] QString askedHtml(const Flashcard &card);
[[nodiscard]] QString answeredHtml(const Flashcard &card);

// Below certainScore: shown first and marked.
[[nodiscard]] bool isUncertain(const Flashcard &card);

} // namespace recto
