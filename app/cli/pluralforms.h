// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace recto {

// English plural forms for the sentences that carry a number: of "%n card(s)"
// become "1 card" and "54 cards". Thread-safe.
class PluralForms : public QTranslator
{
public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *sourceText,
                                    const char *disambiguation, int n) const override;
};

// The sentence with the number in place of %n.
[[nodiscard]] QString counted(const char *sentence, qsizetype n);

} // namespace recto
