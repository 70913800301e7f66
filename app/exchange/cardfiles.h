// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/result.h"

#include <QHash>
#include <QIODevice>
#include <QVector>

#include <optional>

namespace recto {

// Cards as files that other programs and people read; cardreader.h reads them back. Pure
// but for the device; thread-safe.
//
// Json: an array of flashcards as on the wire (see core/json.h).
// Csv: RFC 4180, UTF-8 without a byte order mark, CRLF. Columns: id, kind,
//   front, back, tags, course, group, page, quote. `page` is the position in the
//   upload from 0, empty for none; tags are parted by ';' ("\;" and "\\" inside a
//   tag); frontHtml and backHtml follow where a card is formatted. A field that a
//   spreadsheet would run as a formula ("=…") has an apostrophe before it, which is
//   taken off when the file is read back.
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

} // namespace recto
