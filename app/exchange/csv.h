// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace recto {

// Tables as text: RFC 4180 and what spreadsheets make of it. Pure and thread-safe.

// One record with CRLF; fields are quoted where they must be. A field that a spreadsheet
// would run as a formula (it begins with = + - @ or a tab) gets an apostrophe before it,
// and one more if it began with apostrophes before such a sign.
[[nodiscard]] QString csvRecord(const QStringList &fields);
// The reverse for one field: without the apostrophe that csvRecord() gave it.
[[nodiscard]] QString withoutFormulaGuard(const QString &field);

struct CsvRecord
{
    int line = 0; // on which it begins, from 1
    QStringList fields;
    bool openQuote = false; // a quote that is never closed was taken for a sign of the text

    [[nodiscard]] bool isEmpty() const; // every field is blank
};

// All records that aren't empty lines. Takes LF, CR and CR LF as line ends, quoted fields
// over several lines, and quotes in the middle of a field as signs of it. Linear.
[[nodiscard]] QVector<CsvRecord> readCsv(const QString &text, QChar separator, int firstLine = 1);

// Of , ; tab and | the one that parts the first records most evenly; a null character when
// none parts them.
[[nodiscard]] QChar separatorOf(const QString &text);

} // namespace recto
