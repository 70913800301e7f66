// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/chunk.h"
#include "core/error.h"
#include "core/flashcard.h"
#include "core/page.h"
#include "core/pagetext.h"
#include "core/result.h"
#include "core/upload.h"

#include <QJsonObject>

namespace recto {

// The values as JSON, in the shapes of the command line and the wire. Pure and
// thread-safe. Reading ignores unknown fields; a missing one keeps its default.

// {"id","uploadId","kind","front","back","tags","course","group","evidence",
//  "score","createdAt"}; boxes are [x,y,w,h]; "frontHtml" and "backHtml" where a side is
//  formatted.
[[nodiscard]] QJsonObject toJson(const Flashcard &card);
// Through the way in of cardtext.h. ErrorKind::BadInput when kind or front is missing or
// wrong.
[[nodiscard]] Result<Flashcard> flashcardFromJson(const QJsonObject &object);
// {"kind","front","back","tags","quote"}

// Everything of a page's text, for the reader process and the library.
[[nodiscard]] QJsonObject toJson(const PageText &text);
[[nodiscard]] PageText pageTextFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const Page &page);
[[nodiscard]] Page pageFromJson(const QJsonObject &object);

[[nodiscard]] QJsonObject toJson(const PageCorrections &corrections);
[[nodiscard]] PageCorrections correctionsFromJson(const QJsonObject &object);

// {"index","text","start","end"}
[[nodiscard]] QJsonObject toJson(const Chunk &chunk);
[[nodiscard]] QJsonObject toJson(const Upload &upload);

// {"kind","subject","detail"}
[[nodiscard]] QJsonObject toJson(const Error &error);
[[nodiscard]] Error errorFromJson(const QJsonObject &object);

[[nodiscard]] QString cardKindName(CardKind kind); // "basic", "cloze"
[[nodiscard]] QString evidenceMatchName(EvidenceMatch match); // "exact", "fuzzy", "none"
[[nodiscard]] EvidenceMatch evidenceMatchFromName(const QString &name);

// One line of JSON Lines, newline included.
[[nodiscard]] QByteArray jsonLine(const QJsonObject &object);

} // namespace recto
