// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <memory>

namespace recto {

// Where user-perceived characters and words begin (Unicode UAX #29, by ICU:
// with dictionaries for Chinese, Japanese, Thai, …). Serves one thread; the
// text must outlive it. Positions are UTF-16 units.
class TextBoundaries
{
public:
    enum class Unit { Grapheme, Word };
    TextBoundaries(QStringView text, Unit unit);
    ~TextBoundaries();
    TextBoundaries(const TextBoundaries &) = delete;
    TextBoundaries &operator=(const TextBoundaries &) = delete;

    [[nodiscard]] bool isBoundary(qsizetype position) const;
    // The last boundary at or before `position`; 0 when there is none.
    [[nodiscard]] qsizetype atOrBefore(qsizetype position) const;
    // The first boundary behind `position`; the text's length when there is none.
    [[nodiscard]] qsizetype after(qsizetype position) const;

private:
    struct Iterator;
    std::unique_ptr<Iterator> m_iterator;
};

} // namespace recto
