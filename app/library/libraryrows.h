// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/job.h"
#include "core/pagetext.h"
#include "core/upload.h"
#include "library/database.h"
#include "library/library.h"

#include <limits>
#include <optional>

namespace recto {

// Rows of the tables as values, and back. Each `…Columns` names what the reader
// beside it takes, in its order. Inside library/ only.

// A number of the file as an int. Anything may have written there: what can't be, is
// brought between `least` and `most`.
[[nodiscard]] int boundedInt(const QVariant &value, int least,
                             int most = std::numeric_limits<int>::max());

// Files below the library's folder are stored relative to it, so that it can be moved.
[[nodiscard]] QString storedPath(const QString &file, const QString &libraryFolder);
[[nodiscard]] QString pathOfStored(const QString &stored, const QString &libraryFolder);
[[nodiscard]] QString mediaFolder(const QString &libraryFolder);

// Why a card isn't among the others: bits of flashcards.hidden.
inline constexpr int hiddenByPerson = 1;
inline constexpr int hiddenWithUpload = 2;
inline constexpr int hiddenWithChunk = 4;
inline constexpr int hiddenAsOffered = 8;

extern const QString uploadColumns; // FROM uploads u
[[nodiscard]] Upload readUpload(const QSqlQuery &query);

extern const QString cardColumns; // FROM flashcards f JOIN uploads u
inline constexpr int cardColumnCount = 17;
[[nodiscard]] Flashcard readCard(const QSqlQuery &query);

extern const QString pageColumns; // FROM pages p; 9 columns, text not among them
[[nodiscard]] Page readPage(const QSqlQuery &query, const QString &libraryFolder);

// Where a card stands in reading order.
struct CardPlace
{
    int firstPage = 0;
    int firstOffset = 0;
    int place = 0;
    std::optional<int> chunk;
};

// Within a transaction. Returns whether the card was new.
[[nodiscard]] Result<bool> insertCard(const Database &database, qint64 upload,
                                      const CardPlace &place, const Flashcard &card);
[[nodiscard]] Result<qint64> insertUpload(const Database &database, const Upload &upload);

// Enters which pictures the card shows, instead of those before. Within a transaction.
[[nodiscard]] Status enterPictures(const Database &database, const Flashcard &card);

// front, back and tags for the index when they need spaces there, else NULL.
[[nodiscard]] QVariant spacedText(const Flashcard &card);
[[nodiscard]] QString evidenceToText(const Flashcard &card); // JSON
[[nodiscard]] QString stringsToText(const QStringList &strings); // JSON

[[nodiscard]] QByteArray packed(const PageText &text);
[[nodiscard]] PageText unpackedText(const QByteArray &bytes);

[[nodiscard]] QString newId(); // UUID without braces

} // namespace recto
