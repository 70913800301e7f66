// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dropreason.h"
#include "core/error.h"
#include "core/libraryproblem.h"
#include "core/pagetext.h"

namespace recto {

// Codes in the words that people read. Translated; the one place for each, for the window
// and the command line alike. Thread-safe.

// "turned 90°", "flattened" …
[[nodiscard]] QString preparationText(const PreparationStep &step);
[[nodiscard]] QString preparationText(const QVector<PreparationStep> &steps); // "turned 90°, …"
// "2 repeated, 1 with the answer in its question"; empty for none.
[[nodiscard]] QString droppedText(const DropCounts &dropped);
[[nodiscard]] QString libraryProblemText(const LibraryProblem &problem);
// What is wrong with an input, without its subject; errorText() uses it.
[[nodiscard]] QString inputFaultText(const Error &error);

} // namespace recto
