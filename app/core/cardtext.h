// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QString>

namespace recto {

// What the makers of cards aim at, and the checker holds them to: characters a side.
inline constexpr qsizetype LongestSide = 200;

// One side of a card: its plain text, and where it is formatted its HTML. The two ways in
// below are the only ones: they take out what commands a terminal (controls.h), bring
// formulas to one form (formulas.h), and let in a small safe subset of HTML alone. Both
// are idempotent. Gaps ({{c1::…}}) stand in either. Value type, pure, thread-safe.
class CardText
{
public:
    CardText() = default;

    // Text as it is: "<b>" is three characters of it.
    [[nodiscard]] static CardText fromPlain(const QString &text);
    // HTML of others, however broken. What stays: b i u s sub sup br p ul ol li table tr td
    // th pre code ruby rt, span with a colour, img of the library's media (a plain file name);
    // strong, em, del, font, headings, div and the like become these. Other tags go, their
    // text stays; scripts, styles, frames and comments go whole. The result is balanced.
    [[nodiscard]] static CardText fromHtml(const QString &html);

    // As shown: lists with their signs, table cells parted by tabs, powers raised (10²³),
    // ruby in brackets (漢字(かんじ)), formulas in \(…\) and \[…\], pictures by their
    // description.
    [[nodiscard]] const QString &plain() const { return m_plain; }
    // Empty for a side without formatting.
    [[nodiscard]] const QString &html() const { return m_html; }
    [[nodiscard]] bool isFormatted() const { return !m_html.isEmpty(); }

    friend bool operator==(const CardText &, const CardText &) = default;

private:
    QString m_plain;
    QString m_html;
};

// Plain text as HTML, for showing it beside what is formatted.
[[nodiscard]] QString plainAsHtml(const QString &text);

void setFront(Flashcard &card, const CardText &text);
void setBack(Flashcard &card, const CardText &text);

// The card with every text of it (sides, tags, course, group, quote) through the way in:
// what has been is handed back unchanged. For whoever makes, takes in, edits or stores one.
[[nodiscard]] Flashcard cleanCard(Flashcard card);

} // namespace recto
