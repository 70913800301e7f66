// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/textlayout.h"

#include <QSet>

#include <algorithm>

namespace recto {

namespace {

struct LayoutLine
{
    TextRange range; // in the source, trimmed; never empty
    int marker = 0; // units of a bullet or number with its space; 0: none
    bool numbered = false;
    bool emptyBefore = false;
    bool edge = false; // among the first or last lines of a page
    qsizetype width = 0; // of the widest line nearby
};

bool isBulletSign(QChar character)
{
    static const QString bullets = QString::fromUtf8("•▪●◦‣⁃■□►▸·*–—-»");
    return bullets.contains(character);
}

// Length of "• ", "1. ", "a) ", "(2) " at the start of a line.
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
        && (line[i + 1] == QLatin1Char(')') || (line[i].isLower() && line[i + 1] == QLatin1Char('.'))))
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

struct LineShape
{
    int words = 0;
    int longWords = 0; // four letters or more
    int capitalised = 0; // among the long ones
    int capitalWords = 0; // among all
    int letters = 0;
    int capitals = 0;
    int digits = 0;
    int others = 0; // neither letter, digit, space nor common punctuation
};

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
        else if (!c.isSpace() && !QStringLiteral(".,;:!?'\"()-").contains(c)
                 && c.unicode() < 0x2000 && c.unicode() != 0xAB && c.unicode() != 0xBB
                 && c.unicode() != 0xBF && c.unicode() != 0xA1)
            ++shape.others;
    }
    endWord();
    return shape;
}

class LayoutReader
{
public:
    LayoutReader(const QString &text, const QVector<int> &edges) : m_text(text)
    {
        readLines(edges);
        measureWidths();
    }

    QVector<TextUnit> run()
    {
        for (qsizetype i = 0; i < m_lines.size(); ++i)
            place(i);
        return std::move(m_units);
    }

private:
    QStringView view(const LayoutLine &line) const
    {
        return QStringView(m_text).sliced(line.range.start, line.range.length);
    }

    void readLines(const QVector<int> &edges)
    {
        bool empty = true;
        qsizetype start = 0;
        while (start < m_text.size()) {
            qsizetype end = m_text.indexOf(QLatin1Char('\n'), start);
            if (end < 0)
                end = m_text.size();
            LayoutLine line;
            line.range = trimmed(m_text, {start, end - start});
            if (line.range.length > 0) {
                line.emptyBefore = empty;
                line.marker = markerLength(view(line), line.numbered);
                m_lines.append(line);
            }
            empty = line.range.length == 0;
            start = end + 1;
        }
        markEdges(edges);
    }

    // Running heads stand in the first or last two lines of a page.
    void markEdges(const QVector<int> &edges)
    {
        for (const int edge : edges) {
            const auto first = std::lower_bound(
                m_lines.begin(), m_lines.end(), edge,
                [](const LayoutLine &line, int offset) { return line.range.start < offset; });
            const qsizetype at = first - m_lines.begin();
            for (qsizetype i = qMax<qsizetype>(0, at - 2); i < qMin(at + 2, m_lines.size()); ++i)
                m_lines[i].edge = true;
        }
    }

    void measureWidths()
    {
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            for (qsizetype j = qMax<qsizetype>(0, i - 5); j < qMin(i + 6, m_lines.size()); ++j)
                m_lines[i].width = qMax(m_lines[i].width, m_lines.at(j).range.length);
        }
    }

    bool isFull(const LayoutLine &line) const
    {
        return line.range.length * 100 >= line.width * 65;
    }

    bool startsLower(const LayoutLine &line) const { return m_text.at(line.range.start).isLower(); }

    bool isGarbage(const LayoutLine &line) const
    {
        const QStringView text = view(line);
        const LineShape shape = shapeOf(text);
        if (shape.letters + shape.digits == 0 || shape.others * 4 > text.size())
            return true;
        if (shape.letters < shape.digits && shape.letters < 4) // page numbers, columns of figures
            return true;
        if (isTableNoise(text))
            return true;
        if (text.startsWith(QLatin1String("http")) || text.startsWith(QLatin1String("www.")))
            return true;
        return line.edge && !hasSectionNumber(text) && isRunningHead(text, shape);
    }

    // "True False True", "p q p and q": rows of a table without words of their own.
    static bool isTableNoise(QStringView text)
    {
        const QList<QStringView> words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.size() < 3)
            return false;
        const auto single = std::count_if(words.cbegin(), words.cend(),
                                          [](QStringView word) { return word.size() == 1; });
        const QSet<QStringView> distinct(words.cbegin(), words.cend());
        return single * 3 > words.size() * 2 || distinct.size() * 10 <= words.size() * 4
            || (words.size() == 3 && distinct.size() < 3 && !endsWithStop(text));
    }

    static bool isRunningHead(QStringView text, const LineShape &shape)
    {
        if (endsWithStop(text) || shape.words > 12)
            return text.contains(QLatin1String("Case:")) && shape.digits > shape.letters / 4;
        const bool number = text.front().isDigit() || text.back().isDigit();
        return number && shape.words > 0
            && (shape.capitals * 2 > shape.letters || text.contains(QLatin1Char('|'))
                || text.contains(QLatin1Char('/')) || shape.capitalised == shape.longWords);
    }

    bool isHeading(qsizetype index) const
    {
        const LayoutLine &line = m_lines.at(index);
        const QStringView text = view(line);
        if (index + 1 >= m_lines.size() || text.size() > 80 || (line.marker > 0 && !line.numbered))
            return false;
        const QChar last = text.back();
        if (endsWithStop(text) || last == QLatin1Char(',') || last == QLatin1Char('-'))
            return false;
        if ((!text.front().isUpper() && !text.front().isDigit()) || isDefinition(text))
            return false;
        const LineShape shape = shapeOf(text);
        if (shape.words == 0 || shape.words > 11 || shape.others > 1)
            return false;
        const LayoutLine &next = m_lines.at(index + 1);
        const bool aloneAbove = line.emptyBefore || index == 0
            || endsWithStop(view(m_lines.at(index - 1))) || !isFull(m_lines.at(index - 1))
            || lastKind() != TextUnit::Kind::Prose;
        const bool titleOnTop = (index == 0 || line.emptyBefore) && shape.words > 1
            && (shape.capitalWords == shape.words
                || (shape.longWords > 1 && shape.capitalised == shape.longWords));
        if (!aloneAbove || (startsLower(next) && !titleOnTop))
            return false;
        if (next.emptyBefore && line.emptyBefore)
            return shape.words <= 9;
        if (hasSectionNumber(text))
            return shape.words <= 10;
        const bool capitals = shape.capitals * 10 > shape.letters * 7 && shape.letters > 3;
        const bool title = shape.longWords > 0 && shape.capitalised * 10 >= shape.longWords * 6;
        const bool shortLine = line.range.length * 100 < line.width * 60;
        return capitals || (title && (shortLine || next.emptyBefore)) || (line.numbered && title)
            || (shortLine && next.emptyBefore) || (titleOnTop && shape.longWords > 2);
    }

    // "Term – what it means" is no heading.
    static bool isDefinition(QStringView text)
    {
        for (const char16_t *sign : {u": ", u" – ", u" — ", u" - "}) {
            const QStringView separator(sign);
            const qsizetype at = text.indexOf(separator);
            if (at > 0 && at + separator.size() < text.size() && text[at + separator.size()].isLower())
                return true;
        }
        return false;
    }

    // "2.3. Eau", "4.1 Cells"
    static bool hasSectionNumber(QStringView text)
    {
        qsizetype i = 0;
        int points = 0;
        while (i < text.size() && (text[i].isDigit() || text[i] == QLatin1Char('.')))
            points += text[i++] == QLatin1Char('.') ? 1 : 0;
        return points > 0 && i > 2 && i < 8 && i + 1 < text.size() && text[i].isSpace()
            && text[i + 1].isUpper();
    }

    TextUnit::Kind lastKind() const
    {
        return m_units.isEmpty() ? TextUnit::Kind::Garbage : m_units.constLast().kind;
    }

    void place(qsizetype index)
    {
        const LayoutLine &line = m_lines.at(index);
        if (isGarbage(line))
            return begin(TextUnit::Kind::Garbage, index, 0);
        if (isHeading(index)) {
            begin(TextUnit::Kind::Heading, index, line.numbered ? line.marker : 0);
            m_heading = static_cast<int>(m_units.size()) - 1;
            m_leadIn = -1;
            return;
        }
        if (line.marker > 0)
            return beginItem(index);
        if (index > 0 && continues(index))
            return join(index);
        begin(TextUnit::Kind::Prose, index, 0);
        m_leadIn = -1;
    }

    void beginItem(qsizetype index)
    {
        const bool numbered = m_lines.at(index).numbered;
        const bool inList = lastKind() == TextUnit::Kind::Item;
        if (inList && m_units.constLast().numbered != numbered) {
            m_leadIn = -1; // another list
        } else if (!inList) {
            const bool introduced = !m_units.isEmpty() && lastKind() != TextUnit::Kind::Garbage
                && (m_units.constLast().text.endsWith(QLatin1Char(':'))
                    || lastKind() == TextUnit::Kind::Heading || !endsWithStop(m_units.constLast().text));
            m_leadIn = introduced ? static_cast<int>(m_units.size()) - 1 : -1;
        }
        begin(TextUnit::Kind::Item, index, m_lines.at(index).marker);
        m_units.last().leadIn = m_leadIn;
        m_units.last().numbered = numbered;
    }

    // Does the line go on with the unit before it?
    bool continues(qsizetype index) const
    {
        const LayoutLine &line = m_lines.at(index);
        const LayoutLine &before = m_lines.at(index - 1);
        if (line.emptyBefore && !tornSentence(line))
            return false;
        const TextUnit::Kind kind = lastKind();
        if (kind != TextUnit::Kind::Prose && kind != TextUnit::Kind::Item)
            return false;
        if (startsLower(line))
            return true;
        if (isLabel(view(line)) && isLabel(m_units.constLast().text))
            return false;
        if (kind == TextUnit::Kind::Item)
            return !endsWithStop(view(before)) && !endedOnPurpose(before, line);
        return isFull(before);
    }

    // Would the next line's first word have fitted on the line?
    bool endedOnPurpose(const LayoutLine &line, const LayoutLine &next) const
    {
        const qsizetype space = view(next).indexOf(QLatin1Char(' '));
        const qsizetype word = space < 0 ? next.range.length : space;
        return (line.range.length + 1 + word) * 100 < line.width * 90;
    }

    // "Makes: 10 pieces": a line of its own in a list of labels.
    static bool isLabel(QStringView text)
    {
        const qsizetype colon = text.indexOf(QLatin1String(": "));
        return colon > 1 && colon < 40 && text.left(colon).count(QLatin1Char(' ')) < 5;
    }

    // A paragraph that a column's or page's end broke in two.
    bool tornSentence(const LayoutLine &line) const
    {
        return startsLower(line) && lastKind() == TextUnit::Kind::Prose
            && !endsWithStop(m_units.constLast().text);
    }

    void begin(TextUnit::Kind kind, qsizetype index, int skip)
    {
        TextUnit unit;
        unit.kind = kind;
        unit.heading = kind == TextUnit::Kind::Heading ? -1 : m_heading;
        m_units.append(unit);
        appendText(m_lines.at(index), skip);
    }

    void join(qsizetype index)
    {
        TextUnit &unit = m_units.last();
        const LayoutLine &line = m_lines.at(index);
        if (brokenWord(unit.text, line)) {
            unit.text.chop(1);
            unit.origin.removeLast();
        } else if (!isWide(unit.text.back()) || !isWide(m_text.at(line.range.start))) {
            unit.text += QLatin1Char(' ');
            unit.origin.append(static_cast<int>(m_lines.at(index - 1).range.end()));
        }
        appendText(line, 0);
    }

    // Chinese and Japanese are written without spaces.
    static bool isWide(QChar character)
    {
        return character.unicode() >= 0x3000 && character.unicode() < 0xA000;
    }

    bool brokenWord(const QString &text, const LayoutLine &next) const
    {
        const QChar last = text.back();
        const bool hyphen = last == QLatin1Char('-') || last == QChar(0x2010) || last == QChar(0xAD);
        return hyphen && text.size() > 1 && text.at(text.size() - 2).isLetter() && startsLower(next);
    }

    void appendText(const LayoutLine &line, int skip)
    {
        TextUnit &unit = m_units.last();
        unit.lines.append(static_cast<int>(unit.text.size()));
        for (qsizetype i = line.range.start + skip; i < line.range.end(); ++i) {
            const QChar c = m_text.at(i);
            if (c.isSpace() && (unit.text.isEmpty() || unit.text.back() == QLatin1Char(' ')))
                continue;
            unit.text += c.isSpace() ? QChar(QLatin1Char(' ')) : c;
            unit.origin.append(static_cast<int>(i));
        }
    }

    const QString &m_text;
    QVector<LayoutLine> m_lines;
    QVector<TextUnit> m_units;
    int m_heading = -1;
    int m_leadIn = -1;
};

} // namespace

TextRange TextUnit::sourceOf(TextRange part) const
{
    if (part.length <= 0 || part.end() > origin.size())
        return {};
    const int start = origin.at(part.start);
    return {start, origin.at(part.end() - 1) + 1 - start};
}

QVector<TextUnit> layoutOf(const QString &text, const QVector<int> &edges)
{
    return LayoutReader(text, edges).run();
}

} // namespace recto
