// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/result.h"

#include <QHash>
#include <QIODevice>
#include <QVector>

#include <functional>
#include <optional>

namespace recto {

// Cards as files that other programs and people read. Pure but for the device;
// thread-safe.
//
// Json: an array of flashcards as on the wire (see core/json.h).
// Csv: RFC 4180, UTF-8 without a byte order mark, CRLF. Columns: id, kind,
//   front, back, tags, course, group, page, quote. `page` is the position in the
//   upload from 0, empty for none; tags are parted by ';' ("\;" and "\\" inside a
//   tag). Fields are kept exactly as they are, also those that a spreadsheet
//   would take for a formula ("=…"): a file that is read back must give the same
//   cards, and cards hold "-5 °C" and "=" far more often than an attack.
// Markdown: to be read and printed, not read back. A heading an upload, a
//   heading a card, then its answer and its quote; a cloze card's answers are bold.
enum class CardFileFormat { Json, Csv, Markdown };

// "json", "csv", "markdown"
[[nodiscard]] std::optional<CardFileFormat> cardFileFormat(const QString &name);

// `uploadTitles`: headings for Markdown by upload id; cards whose upload has
// none stand under their course and group. Errors: DiskFull, FileUnreadable.
[[nodiscard]] Status exportCards(const QVector<Flashcard> &cards, CardFileFormat format,
                                 QIODevice &device,
                                 const QHash<QString, QString> &uploadTitles = {});

// Reads what exportCards() writes, JSON Lines as well, and CSV whose columns
// stand in any order as long as there is a "front". Cards without an id get a
// new one. BadInput (detail: where and why) for anything else, whole or not at all.
[[nodiscard]] Result<QVector<Flashcard>> importCards(QIODevice &device, CardFileFormat format);

// Writes a file so that it is there whole or not at all: `write` fills a
// temporary file beside it, which then takes its place. Errors of `write`, and
// DiskFull, ReadOnly, FileUnreadable with the path as subject.
[[nodiscard]] Status writeFileAtomically(const QString &path,
                                         const std::function<Status(QIODevice &)> &write);

} // namespace recto
