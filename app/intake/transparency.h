// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace recto {

// A transparent picture on a ground from which what is visible stands out: white where
// that does, as paper is; black under light text; where text is dark and light, grey,
// and Format_Grayscale8 is then dark wherever the text differs from it. A picture
// without transparency comes back in its format, or as greys. Pure; thread-safe.
[[nodiscard]] QImage onGround(const QImage &image, bool grey);

} // namespace recto
