// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/linecleaning.h"

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

constexpr float wellReadPage = 75; // a page of this confidence has no business with poor lines
constexpr float junkLine = 45;
constexpr float poorScrap = 62; // for a line of a few signs

bool isRule(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return QStringView(u"|¦_—–-=~[]").contains(c); })
        && (text.size() > 2 || QStringView(u"|¦_[]").contains(text.front()));
}

// A rule of a table stuck to a word: "|Total", "Hall|".
QString withoutRules(QString text)
{
    while (text.size() > 1 && QStringView(u"|¦").contains(text.front()))
        text.remove(0, 1);
    while (text.size() > 1 && QStringView(u"|¦").contains(text.back()))
        text.chop(1);
    return text;
}

// Signs that no line of text begins with alone.
bool standsForBullet(const QString &text)
{
    return text.size() == 1 && QStringView(u"¢©®°¤«»·").contains(text.front());
}

void repairBullets(RecognisedLine &line)
{
    for (int i = 0; i < line.words.size(); ++i) {
        RecognisedWord &word = line.words[i];
        const bool begins = i == 0 && line.words.size() > 1;
        if (word.isDot || (begins && standsForBullet(word.text)))
            word.text = QStringLiteral("•");
    }
}

double medianXHeight(const QVector<RecognisedLine> &lines)
{
    QVector<double> heights;
    for (const RecognisedLine &line : lines)
        heights.append(line.xHeight);
    if (heights.isEmpty())
        return 0;
    std::nth_element(heights.begin(), heights.begin() + heights.size() / 2, heights.end());
    return heights.at(heights.size() / 2);
}

float lineConfidence(const RecognisedLine &line)
{
    return meanConfidence({line});
}

bool isJunk(const RecognisedLine &line, double usualXHeight)
{
    int letters = 0, known = 0;
    for (const RecognisedWord &word : line.words) {
        letters += int(std::count_if(word.text.begin(), word.text.end(),
                                     [](QChar c) { return c.isLetterOrNumber(); }));
        known += word.inDictionary && word.text.size() > 2;
    }
    if (letters == 0)
        return line.words.size() == 1 || lineConfidence(line) < poorScrap;
    const float confidence = lineConfidence(line);
    const bool scrap = letters <= 3 && known == 0;
    const bool oddSize = usualXHeight > 0
        && (line.xHeight > 3.5 * usualXHeight || line.xHeight < 0.4 * usualXHeight);
    if (scrap || oddSize)
        return confidence < poorScrap;
    return confidence < junkLine || (confidence < poorScrap && known * 4 < line.words.size());
}

// Scraps at a line's ends: what the page's edge, a fold or a drawing left.
void trimScraps(RecognisedLine &line)
{
    const auto isScrap = [](const RecognisedWord &word) {
        return word.confidence < 35 && !word.inDictionary && word.text.size() <= 3;
    };
    while (line.words.size() > 1 && isScrap(line.words.last()))
        line.words.removeLast();
    while (line.words.size() > 1 && isScrap(line.words.first())
           && line.words.first().text != QStringLiteral("•"))
        line.words.removeFirst();
}

} // namespace

QVector<RecognisedLine> cleanLines(QVector<RecognisedLine> lines)
{
    const bool pageIsWellRead = meanConfidence(lines) >= wellReadPage;
    const double usualXHeight = medianXHeight(lines);
    for (RecognisedLine &line : lines) {
        repairBullets(line);
        line.words.removeIf([](const RecognisedWord &word) { return isRule(word.text); });
        for (RecognisedWord &word : line.words)
            word.text = withoutRules(word.text);
        if (pageIsWellRead)
            trimScraps(line);
    }
    lines.removeIf([&](const RecognisedLine &line) {
        return line.words.isEmpty() || (pageIsWellRead && isJunk(line, usualXHeight));
    });
    return lines;
}

} // namespace recto
