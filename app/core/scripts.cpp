// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scripts.h"

#include <QChar>

namespace recto {

bool isUnspaced(char32_t character)
{
    if (character < 0x0e00)
        return false;
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default: // ー is common to two scripts, 、。「」 and full-width signs to all
        return character == 0x30fc || (character >= 0x3001 && character <= 0x303f)
            || (character >= 0xff01 && character <= 0xff64);
    }
}

bool beginsUnspaced(QStringView text)
{
    if (text.isEmpty())
        return false;
    const bool pair = text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate();
    return isUnspaced(pair ? QChar::surrogateToUcs4(text[0], text[1]) : text[0].unicode());
}

bool writesWithoutSpaces(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].unicode() >= 0x0e00 && beginsUnspaced(text.sliced(i)))
            return true;
    }
    return false;
}

} // namespace recto
