// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/textboundaries.h"

#include <unicode/ubrk.h>

namespace recto {

struct TextBoundaries::Iterator
{
    QStringView text;
    UBreakIterator *breaks = nullptr;
};

TextBoundaries::TextBoundaries(QStringView text, Unit unit)
    : m_iterator(std::make_unique<Iterator>())
{
    m_iterator->text = text;
    UErrorCode status = U_ZERO_ERROR;
    m_iterator->breaks = ubrk_open(unit == Unit::Grapheme ? UBRK_CHARACTER : UBRK_WORD, "",
                                   reinterpret_cast<const UChar *>(text.utf16()),
                                   static_cast<int32_t>(text.size()), &status);
    if (U_FAILURE(status)) { // ICU without its data: code points are the fallback
        ubrk_close(m_iterator->breaks);
        m_iterator->breaks = nullptr;
    }
}

TextBoundaries::~TextBoundaries()
{
    if (m_iterator->breaks)
        ubrk_close(m_iterator->breaks);
}

bool TextBoundaries::isBoundary(qsizetype position) const
{
    const QStringView text = m_iterator->text;
    if (position <= 0 || position >= text.size())
        return true;
    if (m_iterator->breaks)
        return ubrk_isBoundary(m_iterator->breaks, static_cast<int32_t>(position));
    return !(text[position].isLowSurrogate() && text[position - 1].isHighSurrogate());
}

qsizetype TextBoundaries::atOrBefore(qsizetype position) const
{
    if (isBoundary(position))
        return qBound<qsizetype>(0, position, m_iterator->text.size());
    if (!m_iterator->breaks)
        return position - 1;
    const int32_t found = ubrk_preceding(m_iterator->breaks, static_cast<int32_t>(position));
    return found == UBRK_DONE ? 0 : found;
}

qsizetype TextBoundaries::after(qsizetype position) const
{
    const qsizetype length = m_iterator->text.size();
    if (position >= length)
        return length;
    if (m_iterator->breaks) {
        const int32_t found = ubrk_following(m_iterator->breaks, static_cast<int32_t>(position));
        return found == UBRK_DONE ? length : found;
    }
    qsizetype next = position + 1;
    while (!isBoundary(next))
        ++next;
    return next;
}

} // namespace recto
