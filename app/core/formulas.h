// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace recto {

// LaTeX formulas inside a text. Pure and thread-safe.

// A formula with its signs, in UTF-16 units of the text.
struct Formula
{
    qsizetype start = 0;
    qsizetype end = 0; // behind its last sign
    qsizetype inner = 0; // where what it says begins …
    qsizetype innerEnd = 0; // … and ends
    bool display = false; // on a line of its own: \[…\], $$…$$
};

// The formula that begins at this place, if one does: \(…\), \[…\], $$…$$, or $…$ where
// it can be no sum of money. Its braces are balanced.
[[nodiscard]] std::optional<Formula> formulaAt(QStringView text, qsizetype place);

// Every formula as \(…\) or \[…\], the one form that cards keep; also Anki's [$]…[/$],
// [$$]…[/$$] and [latex]…[/latex]. "$5 and $10" stays.
[[nodiscard]] QString withFormulasInOneForm(const QString &text);

} // namespace recto
