// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QStringList>
#include <QVector>

namespace recto {

// Words of a page that were probably misread, and how a person mends one: in the page's text
// and in the cards that rest on it. Thread-safe; asks for a worker's thread, as word lists are
// read at their first use.

// Places in PageText::words, ascending: read with little confidence and no words of the
// language, or written as no language writes.
[[nodiscard]] QVector<int> doubtfulWords(const PageText &page);

// The word without the punctuation around it.
[[nodiscard]] QString bareWord(const QString &word);

// What it may be, the likeliest first: words of the page, then of the language's list.
[[nodiscard]] QStringList wordSuggestions(const PageText &page, int word, int most = 4);

// A page with its cards, also those that are offered.
[[nodiscard]] Result<PageRewrite> pageToMend(const Library &library, const QString &uploadId,
                                             int position);
// The same with the word read as `right`, wherever it was misread alike; only cards that
// change are in it. `now`: when the person did it.
[[nodiscard]] PageRewrite mendedPage(const PageRewrite &before, int word, const QString &right,
                                     const QDateTime &now);

} // namespace recto
