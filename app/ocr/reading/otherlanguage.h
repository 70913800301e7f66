// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/pagepreparation.h"
#include "ocr/reading/textrecogniser.h"

namespace recto {

// Looks for the language of a page that can't be read in its own.
class OtherLanguage
{
public:
    explicit OtherLanguage(TextRecogniser &recogniser)
        : m_recogniser(recogniser)
    {
    }

    // A language in whose writing the page is, where it isn't that of `language`, in which it
    // is worth so much. Empty where there is none.
    [[nodiscard]] QString of(const PreparedPage &page, const QString &language, double worth);

private:
    // The worth of a piece in a language, 0 where that isn't its writing.
    [[nodiscard]] double worthIn(const QString &language, const PreparedPage &page);

    TextRecogniser &m_recogniser;
};

} // namespace recto
