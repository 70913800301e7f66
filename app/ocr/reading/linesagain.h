// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocr/reading/missedtext.h"
#include "ocr/reading/pagepreparation.h"
#include "ocr/reading/textrecogniser.h"

#include <functional>

namespace recto {

// Single lines of a page that was read, once more, for as long as there is time for it: larger
// where they were read poorly, and where the recogniser's layout passed over them.
class LinesAgain
{
public:
    LinesAgain(TextRecogniser &recogniser, const PreparedPage &page, std::function<bool()> isSpent);

    void readPoorLines(QVector<RecognisedLine> &lines);
    // Adds them where they can be read well.
    void readMissedLines(QVector<RecognisedLine> &lines);

private:
    // Without words if it is no line of text.
    [[nodiscard]] Result<RecognisedLine> read(const MissedLine &missed,
                                              const QVector<RecognisedLine> &lines);

    TextRecogniser &m_recogniser;
    const PreparedPage &m_page;
    std::function<bool()> m_isSpent;
};

} // namespace recto
