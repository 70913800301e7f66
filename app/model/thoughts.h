// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace recto {

// What thinking models write before their answer, in the tags of the families there are:
// <think>, [THINK], ◁think▷, <reasoning>, the channels of gpt-oss … Pure.

// Where the thoughts end that stand at the start of the text; -1: it begins with none, or
// they don't end.
[[nodiscard]] qsizetype thoughtsEndIn(const QString &text);
[[nodiscard]] bool beginsWithThoughts(const QString &text);
// More has to come before it is known whether the text begins with thoughts.
[[nodiscard]] bool mayBeginWithThoughts(const QString &text);

// The text after the last thoughts. An end counts without its beginning as well: services
// that put the first tag into the prompt leave it out.
[[nodiscard]] QString withoutThoughts(const QString &text);
// Behind the first end of thoughts from `from` on; -1: there is none.
[[nodiscard]] qsizetype behindThoughtsEnd(const QString &text, qsizetype from = 0);
constexpr qsizetype longestThoughtsTag = 40;

} // namespace recto
