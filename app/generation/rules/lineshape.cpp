// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/lineshape.h"

#include <QList>
#include <QSet>
#include <QString>

#include <algorithm>

namespace recto {

namespace {

bool isBulletSign(QChar character)
{
    static const QString bullets = QString::fromUtf8("•▪●◦‣⁃■□►▸·*–—-»");
    return bullets.contains(character);
}

} // namespace

int markerLength(QStringView line, bool &numbered)
{
    numbered = false;
    if (line.size() > 2 && isBulletSign(line[0]) && line[1].isSpace())
        return 2;
    qsizetype i = line.startsWith(QLatin1Char('(')) ? 1 : 0;
    const qsizetype first = i;
    while (i < line.size() && line[i].isDigit())
        ++i;
    if (i == first && i + 1 < line.size() && line[i].isLetter()
        && (line[i + 1] == QLatin1Char(')')
            || (line[i].isLower() && line[i + 1] == QLatin1Char('.'))))
        ++i;
    if (i == first || i - first > 2 || i + 2 >= line.size() || !line[i + 1].isSpace())
        return 0;
    if (line[i] != QLatin1Char('.') && line[i] != QLatin1Char(')'))
        return 0;
    numbered = true;
    return static_cast<int>(i) + 2;
}

bool endsWithStop(QStringView line)
{
    static const QString stops = QString::fromUtf8(".!?:;…。！？”\"»");
    return !line.isEmpty() && stops.contains(line.back());
}

LineShape shapeOf(QStringView line)
{
    LineShape shape;
    int wordLetters = 0;
    bool capital = false;
    const auto endWord = [&] {
        shape.words += wordLetters > 0 ? 1 : 0;
        shape.capitalWords += wordLetters > 0 && capital ? 1 : 0;
        if (wordLetters > 3) {
            ++shape.longWords;
            shape.capitalised += capital ? 1 : 0;
        }
        wordLetters = 0;
    };
    for (const QChar c : line) {
        if (c.isLetter() || c.isMark() || c.isSurrogate()) {
            if (wordLetters++ == 0)
                capital = c.isUpper();
            ++shape.letters;
            shape.capitals += c.isUpper() ? 1 : 0;
            continue;
        }
        endWord();
        if (c.isDigit())
            ++shape.digits;
        else if (!c.isSpace() && !QStringLiteral(".,;:!?'\"()-").contains(c) && c.unicode() < 0x2000
                 && c.unicode() != 0xAB && c.unicode() != 0xBB && c.unicode() != 0xBF
                 && c.unicode() != 0xA1)
            ++shape.others;
    }
    endWord();
    return shape;
}

bool isTableNoise(QStringView text)
{
    const QList<QStringView> words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.size() < 3 || words.size() > 12)
        return false;
    const auto single = std::count_if(words.cbegin(), words.cend(),
                                      [](QStringView word) { return word.size() == 1; });
    const QSet<QStringView> distinct(words.cbegin(), words.cend());
    return single * 3 > words.size() * 2 || distinct.size() * 10 <= words.size() * 4
        || (words.size() == 3 && distinct.size() < 3 && !endsWithStop(text));
}

bool hasSectionNumber(QStringView text)
{
    qsizetype i = 0;
    int points = 0;
    while (i < text.size() && (text[i].isDigit() || text[i] == QLatin1Char('.')))
        points += text[i++] == QLatin1Char('.') ? 1 : 0;
    return points > 0 && i > 2 && i < 8 && i + 1 < text.size() && text[i].isSpace()
        && text[i + 1].isUpper();
}

bool isDefinition(QStringView text)
{
    for (const char16_t *sign : {u": ", u" – ", u" — ", u" - "}) {
        const QStringView separator(sign);
        const qsizetype at = text.indexOf(separator);
        if (at > 0 && at + separator.size() < text.size() && text[at + separator.size()].isLower())
            return true;
    }
    return false;
}

bool isRunningHead(QStringView text, const LineShape &shape)
{
    if (endsWithStop(text) || shape.words > 12)
        return text.contains(QLatin1String("Case:")) && shape.digits > shape.letters / 4;
    const bool number = text.front().isDigit() || text.back().isDigit();
    return number && shape.words > 0
        && (shape.capitals * 2 > shape.letters || text.contains(QLatin1Char('|'))
            || text.contains(QLatin1Char('/')) || shape.capitalised == shape.longWords);
}

bool isLabel(QStringView text)
{
    const qsizetype colon = text.indexOf(QLatin1String(": "));
    return colon > 1 && colon < 40 && text.left(colon).count(QLatin1Char(' ')) < 5;
}

} // namespace recto
