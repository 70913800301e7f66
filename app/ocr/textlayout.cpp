// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/textlayout.h"

namespace recto {

PageText layOut(const QVector<RecognisedLine> &lines, QSize picture,
                const std::function<bool(const QString &)> &isWord)
{
    Q_UNUSED(isWord)
    PageText page;
    page.size = picture;
    int paragraph = -1;
    for (const RecognisedLine &line : lines) {
        if (!page.text.isEmpty())
            page.text += line.paragraph == paragraph ? QStringLiteral("\n") : QStringLiteral("\n\n");
        if (line.paragraph != paragraph || page.blocks.isEmpty()) {
            page.blocks.append({BlockKind::Paragraph, int(page.text.size()), 0, 0, line.box});
            paragraph = line.paragraph;
        }
        bool first = true;
        for (const RecognisedWord &word : line.words) {
            if (!first)
                page.text += QLatin1Char(' ');
            first = false;
            page.words.append({word.text, word.box, word.confidence, int(page.text.size()),
                               int(word.text.size())});
            page.text += word.text;
        }
        page.blocks.last().box |= line.box;
        page.blocks.last().length = int(page.text.size()) - page.blocks.last().offset;
    }
    page.confidence = meanConfidence(lines);
    return page;
}

} // namespace recto
