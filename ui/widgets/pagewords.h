// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/job.h"
#include "core/pagetext.h"

#include <QString>
#include <QStringList>

namespace recto {

// Values in the words that people see. Translated; for the GUI thread.

// "Blurred", "Too dark" …; empty for a page that is easy to read.
[[nodiscard]] QString qualityMark(const PageQuality &quality);
// What helps: "Hold still and take the photo again with more light."
[[nodiscard]] QString qualityAdvice(const PageQuality &quality);

// "English" for "eng", "English + Deutsch" for "eng+deu"; the code itself when
// it is unknown.
[[nodiscard]] QString languageName(const QString &codes);

// "Waiting", "Working", "Done" …
[[nodiscard]] QString unitStateText(UnitState state);
// "0.4 s", "1 min 20 s"
[[nodiscard]] QString durationText(qint64 milliseconds);
// "%n page(s)", "%n card(s)" in the reader's plural forms.
[[nodiscard]] QString pageCountText(int count);
[[nodiscard]] QString cardCountText(int count);

} // namespace recto
