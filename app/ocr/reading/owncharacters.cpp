// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocr/reading/owncharacters.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace recto {

namespace {

QPointF turnedPoint(QPointF point, QSize size, int turns)
{
    switch (turns & 3) {
    case 1:
        return {size.height() - point.y(), point.x()};
    case 2:
        return {size.width() - point.x(), size.height() - point.y()};
    case 3:
        return {point.y(), size.width() - point.x()};
    default:
        return point;
    }
}

// Signs of the symbol fonts that come with word processors, which have no names.
QChar symbolSign(char16_t code)
{
    switch (code) {
    case 0xf0b7:
    case 0xf06c:
    case 0xf09f:
        return QChar(0x2022); // bullet
    case 0xf0a7:
    case 0xf06e:
        return QChar(0x25aa); // small square
    case 0xf0d8:
    case 0xf076:
    case 0xf0e0:
        return QChar(0x25ba); // arrow head
    case 0xf02d:
        return QChar(u'-');
    case 0xf0fc:
        return QChar(0x2713); // check mark
    default:
        return QChar(0xfffd);
    }
}

bool isUnreadable(char32_t code)
{
    switch (QChar::category(code)) {
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
        return true;
    default:
        return code == 0xfffd;
    }
}

bool isLigature(char32_t code)
{
    return code >= 0xfb00 && code <= 0xfb06;
}

// Accents that stand alone, and the mark that puts them on a letter.
char16_t combiningMark(const QString &text)
{
    static const QHash<char16_t, char16_t> marks{
        {0x60, 0x300},  {0xb4, 0x301},  {0x5e, 0x302},  {0x2c6, 0x302}, {0x7e, 0x303},
        {0x2dc, 0x303}, {0xaf, 0x304},  {0x2c9, 0x304}, {0x2d8, 0x306}, {0x2d9, 0x307},
        {0xa8, 0x308},  {0x2da, 0x30a}, {0xb0, 0x30a},  {0x2dd, 0x30b}, {0x2c7, 0x30c},
        {0xb8, 0x327},  {0x2db, 0x328}};
    if (text.size() != 1)
        return 0;
    const char16_t code = text.front().unicode();
    return code >= 0x300 && code <= 0x36f ? code : marks.value(code);
}

// Whether an accent stands over (or under) a letter.
bool standsOn(const OwnCharacter &accent, const OwnCharacter &letter)
{
    if (letter.text.size() != 1 || !letter.text.front().isLetter())
        return false;
    const double centre = (accent.left + accent.right) / 2;
    return centre > letter.left && centre < letter.right
        && std::abs(accent.baseline - letter.baseline) < 0.5 * letter.size;
}

bool putOn(OwnCharacter &letter, const OwnCharacter &accent)
{
    QChar base = letter.text.front();
    if (base == QChar(0x131)) // dotless, for the accent's sake
        base = u'i';
    const QString both = (QString(base) + QChar(combiningMark(accent.text)))
                             .normalized(QString::NormalizationForm_C);
    if (both.size() != 1)
        return false;
    letter.text = both;
    letter.top = std::min(letter.top, accent.top);
    return true;
}

QVector<OwnCharacter> withAccents(const QVector<OwnCharacter> &characters)
{
    QVector<OwnCharacter> result;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const OwnCharacter &character = characters.at(i);
        if (combiningMark(character.text) != 0) {
            if (i + 1 < characters.size() && standsOn(character, characters.at(i + 1))) {
                OwnCharacter letter = characters.at(i + 1);
                if (putOn(letter, character)) {
                    result.append(letter);
                    ++i;
                    continue;
                }
            }
            if (!result.isEmpty() && standsOn(character, result.last())
                && putOn(result.last(), character))
                continue;
        }
        result.append(character);
    }
    return result;
}

OwnCharacter upright(const PdfCharacter &character, QSize size, int turns)
{
    OwnCharacter result;
    const QRectF box = turnedBox(character.box, size, turns);
    const QPointF start = turnedPoint(character.start, size, turns);
    const QPointF end = turnedPoint(character.end, size, turns);
    result.left = std::min(start.x(), end.x());
    result.right = std::max(start.x(), end.x());
    result.baseline = start.y();
    result.top = box.top();
    result.bottom = box.bottom();
    result.size = character.size;
    result.font = character.font;
    result.artifact = character.artifact;
    result.text = plainText(character.text);
    result.space = result.text.trimmed().isEmpty();
    // A hyphen that says that it is seen at a line's end alone is a plain one where
    // it is drawn all the same, and none where it takes no room.
    if (result.text == QChar(0xad) && result.right - result.left < 0.05 * result.size)
        result.text.clear();
    return result;
}

} // namespace

QRectF turnedBox(const QRectF &box, QSize size, int turns)
{
    return QRectF(turnedPoint(box.topLeft(), size, turns),
                  turnedPoint(box.bottomRight(), size, turns))
        .normalized();
}

QString plainText(const QString &text)
{
    QString result;
    for (const char32_t code : text.toUcs4()) {
        const QString letter = QString::fromUcs4(&code, 1);
        if (letter.front().isSpace())
            result += u' ';
        else if (isLigature(code))
            result += letter.normalized(QString::NormalizationForm_KC);
        else if (isUnreadable(code))
            result += code <= 0xffff ? symbolSign(char16_t(code)) : QChar(0xfffd);
        else if (code == 0xad
                 || (QChar::category(code) != QChar::Other_Control
                     && QChar::category(code) != QChar::Other_Format))
            result += letter;
    }
    return result;
}

QVector<OwnCharacter> uprightCharacters(const QVector<PdfCharacter> &characters, QSize size,
                                        int turns)
{
    QVector<OwnCharacter> result;
    for (const PdfCharacter &character : characters) {
        if (character.quarterTurns != ((4 - turns) & 3))
            continue;
        // A glyph without any meaning may be a space, or a letter that wasn't named.
        if (character.text.isEmpty())
            continue;
        const OwnCharacter turned = upright(character, size, turns);
        if (!turned.text.isEmpty())
            result.append(turned);
    }
    return withAccents(result);
}

} // namespace recto
