// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVector>

namespace recto {

// What a column of a table holds.
enum class CardColumn {
    LeftOut,
    Front,
    Back,
    Extra, // goes behind the back
    Tags,
    Course,
    Group,
    Kind,
    Id,
    Page,
    Quote,
    FrontHtml,
    BackHtml,
};

// By the name in the table's head, in English, German, French, Italian, Spanish and
// Portuguese, with or without accents; nothing for another. Pure and thread-safe.
[[nodiscard]] CardColumn cardColumn(const QString &head);
// The name on the command line: "front", "back", "tags" …
[[nodiscard]] QString cardColumnName(CardColumn column);

// What a record says about the columns, when it is a head: it names a front and a back,
// or two languages. Empty when it isn't one.
[[nodiscard]] QVector<CardColumn> columnsOfHead(const QStringList &record);

} // namespace recto
