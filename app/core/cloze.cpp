// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cloze.h"

#include "core/formulas.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype DeepestGap = 10;
constexpr int HighestNumber = 999;

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

// "std::vector<int>", "Vec::new()", "std::chrono::hours": "::" parts the names of a program.
bool isScope(QStringView text, qsizetype answerStart, qsizetype colons)
{
    qsizetype after = colons + 2;
    if (colons == answerStart || !isNamePart(text[colons - 1]) || after >= text.size()
        || !isNamePart(text[after]) || text[after].isDigit())
        return false;
    qsizetype before = colons;
    while (before > answerStart && isNamePart(text[before - 1]))
        --before;
    const QStringView left = text.sliced(before, colons - before);
    if (left == u"std"
        || (before > answerStart && (text[before - 1] == u'<' || text[before - 1] == u':')))
        return true;
    while (after < text.size() && isNamePart(text[after]))
        ++after;
    const QStringView behind = text.sliced(after);
    return behind.startsWith(u"()")
        || ((behind.startsWith(u'<') || behind.startsWith(u"&lt;")) && !behind.startsWith(u"</")
            && !behind.startsWith(u"<b") && !behind.startsWith(u"<i") && !behind.startsWith(u"<s"));
}

// Behind "{{": the numbers and "::", and where they end. Nothing: it opens no gap.
std::optional<std::pair<QVector<int>, qsizetype>> numbersAt(QStringView text, qsizetype place)
{
    if (place >= text.size() || (text[place] != u'c' && text[place] != u'C'))
        return std::nullopt;
    QVector<int> numbers;
    int number = 0;
    for (qsizetype i = place + 1; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit >= '0' && unit <= '9') {
            number = number * 10 + (unit - '0');
            if (number > HighestNumber)
                return std::nullopt;
            continue;
        }
        if (number == 0)
            return std::nullopt;
        numbers.append(number);
        number = 0;
        if (unit == ',')
            continue;
        if (unit == ':' && i + 1 < text.size() && text[i + 1] == u':')
            return std::pair(numbers, i + 2);
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

// One pass over the front, with the gaps that are open on a stack.
struct Cloze::Parser
{
    struct Open
    {
        qsizetype gap; // its place among the gaps
        qsizetype hint = -1; // where it begins
        int braces = 0; // that the answer has open
    };

    QStringView text;
    Reading reading;
    QVector<ClozeGap> gaps;
    QVector<Open> open;
    bool strayOpening = false;

    void run()
    {
        for (qsizetype i = 0; i < text.size();)
            i = step(i);
    }

    qsizetype step(qsizetype i)
    {
        const char16_t unit = text[i].unicode();
        if (reading != Reading::Plain && (unit == '\\' || unit == '$')) {
            if (const auto formula = formulaAt(text, i))
                return formula->end;
            return i + (unit == '\\' && i + 1 < text.size() ? 2 : 1); // "\}" is a sign
        }
        if (unit == '{')
            return openingBrace(i);
        if (unit == '}' && !open.isEmpty())
            return closingBrace(i);
        if (unit == ':' && !open.isEmpty() && i + 1 < text.size() && text[i + 1] == u':')
            return colons(i);
        return i + 1;
    }

    qsizetype openingBrace(qsizetype i)
    {
        const bool two = i + 1 < text.size() && text[i + 1] == u'{';
        const auto numbers
            = two && open.size() < DeepestGap ? numbersAt(text, i + 2) : std::nullopt;
        if (!numbers) {
            if (open.isEmpty()) {
                strayOpening = strayOpening || two;
                return i + (two ? 2 : 1);
            }
            ++open.last().braces;
            return i + 1;
        }
        ClozeGap gap;
        gap.numbers = numbers->first;
        gap.start = i;
        gap.answerStart = numbers->second;
        gap.depth = static_cast<int>(open.size());
        gaps.append(gap);
        open.append(Open{gaps.size() - 1});
        return numbers->second;
    }

    qsizetype closingBrace(qsizetype i)
    {
        Open &inner = open.last();
        if (reading == Reading::Braces && inner.braces > 0) {
            --inner.braces;
            return i + 1;
        }
        if (i + 1 >= text.size() || text[i + 1] != u'}')
            return i + 1;
        ClozeGap &gap = gaps[inner.gap];
        gap.end = i + 2;
        gap.answerEnd = inner.hint < 0 ? i : inner.hint - 2;
        if (inner.hint >= 0)
            gap.hint = text.sliced(inner.hint, i - inner.hint).toString();
        open.removeLast();
        return i + 2;
    }

    qsizetype colons(qsizetype i)
    {
        Open &inner = open.last();
        if (inner.hint < 0 && !isScope(text, gaps.at(inner.gap).answerStart, i))
            inner.hint = i + 2;
        return i + 2;
    }
};

Cloze::Cloze(const QString &front)
    : m_front(front)
{
    if (!front.contains(QLatin1String("{{")))
        return;
    // "{{c1::the { sign}}" has a brace that is never closed: then braces don't count.
    for (const Reading reading : {Reading::Braces, Reading::Formulas, Reading::Plain}) {
        Parser parser{front, reading, {}, {}};
        parser.run();
        m_wellFormed = parser.open.isEmpty() && !parser.strayOpening;
        m_gaps = parser.gaps;
        if (parser.open.isEmpty())
            break;
    }
    // What was never closed is text; what lies inside of it counts.
    m_gaps.removeIf([](const ClozeGap &gap) { return gap.end == 0; });
    QVector<qsizetype> ends; // of the gaps around
    for (ClozeGap &gap : m_gaps) {
        while (!ends.isEmpty() && ends.last() <= gap.start)
            ends.removeLast();
        gap.depth = static_cast<int>(ends.size());
        ends.append(gap.end);
    }
    for (qsizetype i = 0; i < m_gaps.size(); ++i) {
        ClozeGap &gap = m_gaps[i];
        gap.answer = shownPart(gap.answerStart, gap.answerEnd, i + 1, {});
        m_wellFormed = m_wellFormed && !gap.answer.trimmed().isEmpty();
    }
}

QVector<int> Cloze::numbers() const
{
    QVector<int> all;
    for (const ClozeGap &gap : m_gaps)
        all += gap.numbers;
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

QStringList Cloze::answers() const
{
    QStringList all;
    for (const ClozeGap &gap : m_gaps) {
        if (gap.depth == 0)
            all << gap.answer;
    }
    return all;
}

QStringList Cloze::hints() const
{
    QStringList all;
    for (const ClozeGap &gap : m_gaps) {
        if (gap.depth == 0)
            all << gap.hint;
    }
    return all;
}

QString Cloze::filledIn() const
{
    return m_gaps.isEmpty() ? m_front : shownPart(0, m_front.size(), 0, {});
}

QString Cloze::open() const
{
    return with([](const ClozeGap &) { return QString(QChar(0x2026)); });
}

QString Cloze::with(const Shown &shown) const
{
    return shownPart(0, m_front.size(), 0, shown);
}

QString Cloze::shownPart(qsizetype from, qsizetype to, qsizetype firstGap, const Shown &shown) const
{
    QString text;
    text.reserve(to - from);
    for (qsizetype i = firstGap; i < m_gaps.size() && m_gaps.at(i).start < to; ++i) {
        const ClozeGap &gap = m_gaps.at(i);
        if (gap.start < from) // inside one that was shown
            continue;
        text += QStringView(m_front).sliced(from, gap.start - from);
        const auto made = shown ? shown(gap) : std::nullopt;
        text += made ? *made : shownPart(gap.answerStart, gap.answerEnd, i + 1, shown);
        from = gap.end;
    }
    return text += QStringView(m_front).sliced(from, to - from);
}

QString Cloze::gap(int number, const QString &answer, const QString &hint)
{
    QString text = QStringLiteral("{{c%1::").arg(number) + answer;
    if (!hint.isEmpty())
        text += QLatin1String("::") + hint;
    return text + QLatin1String("}}");
}

} // namespace recto
