// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// How text gets into the full-text index and a person's words become a query.
// Pure and thread-safe.
//
// FTS5's unicode61 takes a run of letters as one word. Chinese, Japanese, Thai,
// Lao, Khmer and Burmese write without spaces, so each of their characters is
// indexed as a word of its own, and a search for several is a phrase: any
// substring is found through the index, of two characters as well.

// The text as the index takes it: spaces around the characters of such scripts.
[[nodiscard]] QString indexedText(const QString &text);
// The reverse, for an excerpt that people see.
[[nodiscard]] QString withoutIndexSpaces(const QString &text);

// An FTS5 query that finds texts with all the words, each as the beginning of a
// word unless it ends in a sign; quotes and operators mean themselves. Empty when there is nothing
// to look up by words ("???"): then compare by likePattern().
[[nodiscard]] QString fullTextQuery(const QString &words);
// For LIKE … ESCAPE '\': texts that contain the words as they stand.
[[nodiscard]] QString likePattern(const QString &words);

} // namespace recto
