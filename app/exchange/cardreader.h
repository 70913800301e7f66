// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/result.h"

#include <QIODevice>
#include <QStringList>
#include <QVector>

namespace recto {

// Cards of others. Pure but for the device; thread-safe.

// What a file of cards may be. Found by its content and its name's ending.
enum class CardSource {
    Json, // as exportCards() writes it, JSON Lines too
    Table, // CSV, TSV, Quizlet's and Anki's exports as text
    Notes, // Markdown with "question::answer", "?" between question and answer, {{c1::gaps}}
    Questions, // "Q: …" and "A: …" on lines of their own, as SuperMemo writes it
    Mnemosyne, // its XML
};
// "json", "csv", "markdown", "qa", "mnemosyne"
[[nodiscard]] std::optional<CardSource> cardSource(const QString &name);

struct ImportOptions
{
    std::optional<CardSource> source; // none: found
    QStringList columns; // of a table, by name (see cardColumnNames()), "" or "-" for one to
                         // leave out; empty: by its head, else front, back, tags
    QChar separator; // of a table; null: found
    QString encoding; // as ICU knows it; empty: found
};

struct ImportedCards
{
    QVector<Flashcard> cards; // clean, with ids of their own
    QVector<Error> leftOut; // BadInput with its line: what could not be taken, and why
    CardSource source = CardSource::Json;
    QString encoding;
    QChar separator; // of a table
    QStringList columns; // of a table, as they were taken
};

inline constexpr qint64 LargestCardFile = 256LL * 1024 * 1024; // bytes

// `name`: of the file, for its ending; may be empty. Errors: FileUnreadable of the device;
// BadInput when the file is too large, has an unknown encoding, or holds nothing that looks
// like cards. What is wrong with one card leaves out that card alone.
[[nodiscard]] Result<ImportedCards> readCards(QIODevice &device, const QString &name,
                                              const ImportOptions &options = {});

// front, back, tags, course, group, kind, …
[[nodiscard]] QStringList cardColumnNames();

} // namespace recto
