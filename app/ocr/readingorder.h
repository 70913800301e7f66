// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QVector>

namespace recto {

// The order in which lines of text are read: from top to bottom in a column,
// columns from left to right, each as far as nothing wide stands between
// (Breuel, "High performance document layout analysis", 2003). `boxes` in the
// order to be kept where nothing decides. Returns indices into it. Pure.
[[nodiscard]] QVector<int> readingOrder(const QVector<QRect> &boxes);

} // namespace recto
