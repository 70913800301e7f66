// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QVector>

namespace recto {

// The order in which lines of text are read: from top to bottom in a column,
// columns from left to right, each as far as nothing wide stands between
// (Breuel, "High performance document layout analysis", 2003). `boxes` in the
// order to be kept where nothing decides; `blocks` says for each in which block the
// recogniser put it: lines of one block are no columns, however they are indented.
// Returns indices into `boxes`. Pure.
[[nodiscard]] QVector<int> readingOrder(const QVector<QRect> &boxes, const QVector<int> &blocks);

} // namespace recto
