// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/controls.h"

#include <algorithm>

namespace recto {

namespace {

bool isInvisible(char16_t unit)
{
    if (unit < 0x20)
        return unit != u'\n' && unit != u'\t';
    if (unit < 0x2028)
        return unit >= 0x7f && unit <= 0x9f;
    return (unit >= 0x2028 && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)
        || (unit >= 0xfdd0 && unit <= 0xfdef) || unit == 0xfeff
        || (unit >= 0xfff9 && unit <= 0xfffb) || unit >= 0xfffe;
}

bool endsLine(char16_t unit)
{
    return unit == u'\r' || unit == 0x0b || unit == 0x0c || unit == 0x85 || unit == 0x2028
        || unit == 0x2029;
}

bool isOrdinary(QChar character)
{
    return !isInvisible(character.unicode()) && !character.isSurrogate();
}

} // namespace

QString withoutControls(const QString &text)
{
    // Nearly every text has none and is handed back as it is, not copied.
    const auto first = std::find_if_not(text.cbegin(), text.cend(), isOrdinary);
    if (first == text.cend())
        return text;
    QString clean = text.left(first - text.cbegin());
    clean.reserve(text.size());
    for (qsizetype i = clean.size(); i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isSurrogate()) {
            const bool pair
                = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
            // The last two places of a plane are no characters; U+E0000–E007F hides words.
            const char32_t whole = pair ? QChar::surrogateToUcs4(c, text.at(i + 1)) : 0;
            if (pair && !QChar::isNonCharacter(whole) && whole >> 7 != 0xe0000 >> 7)
                clean += text.mid(i, 2);
            i += pair ? 1 : 0;
        } else if (endsLine(c.unicode())) {
            const bool windows
                = c == u'\r' && i + 1 < text.size() && text.at(i + 1) == QLatin1Char('\n');
            if (!windows)
                clean += QLatin1Char('\n');
        } else if (!isInvisible(c.unicode())) {
            clean += c;
        }
    }
    return clean;
}

QString withControlsShown(const QString &text)
{
    QString shown = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text.at(i).unicode();
        if (isInvisible(unit) && unit != u'\f')
            shown[i] = QChar(QChar::ReplacementCharacter);
    }
    return shown;
}

} // namespace recto
