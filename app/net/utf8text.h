// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace recto {

// Whether the bytes are well-formed UTF-8 (Unicode 15, table 3-7). About four
// times as fast as QByteArrayView::isValidUtf8() on text beyond ASCII.
[[nodiscard]] bool isWellFormedUtf8(QByteArrayView bytes);

// UTF-8 with each wrong sequence replaced by U+FFFD, one for each maximal part of
// a sequence, as "UTF-8 decode" of encoding.spec.whatwg.org does (Qt's decoder
// puts one for each byte). Keeps NUL and a byte order mark. Pure, thread-safe.
[[nodiscard]] QByteArray repairedUtf8(QByteArrayView bytes);

} // namespace recto
