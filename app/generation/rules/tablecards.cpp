// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/entryrules.h"
#include "generation/rules/studysheets.h"

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LargestTable = 60; // cells; a larger one is for looking up
constexpr qsizetype LongestCell = 160;

bool holdsDigits(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); });
}

bool holdsLetters(const QString &text)
{
    return std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); }) > 1;
}

// A run of rows with the same columns.
class TableReader
{
public:
    TableReader(const QString &source, const QVector<TextUnit> &units, qsizetype begin,
                qsizetype end, const LanguageRules &rules)
        : m_source(source)
        , m_rules(rules)
    {
        for (qsizetype i = begin; i < end; ++i) {
            m_cells.append(units.at(i).cells);
            QStringList row;
            for (const TextSpan &cell : units.at(i).cells)
                row << source.mid(cell.offset, cell.length).simplified();
            m_rows.append(row);
        }
        const int heading = units.at(begin).heading;
        if (heading >= 0)
            m_title = units.at(heading).text;
    }

    void read(SheetReading &reading) const
    {
        for (const QVector<TextSpan> &row : m_cells) {
            for (const TextSpan &cell : row)
                reading.taken.append({cell.offset, cell.length});
        }
        const qsizetype columns = m_rows.constFirst().size();
        if (columns == 2)
            readPairs(reading);
        else
            readGrid(reading);
    }

private:
    // Names of columns: words alone over rows that hold figures or longer texts.
    bool hasHeader() const
    {
        const QStringList &first = m_rows.constFirst();
        if (m_rows.size() < 3)
            return false;
        for (qsizetype c = 1; c < first.size(); ++c) {
            if (first.at(c).isEmpty() || first.at(c).size() > 40 || !holdsLetters(first.at(c)))
                return false;
        }
        int figures = 0;
        int longer = 0;
        for (qsizetype r = 1; r < m_rows.size(); ++r) {
            figures += holdsDigits(m_rows.at(r).constLast()) ? 1 : 0;
            longer += m_rows.at(r).constLast().size() > 2 * first.constLast().size() ? 1 : 0;
        }
        const qsizetype others = m_rows.size() - 1;
        const bool plain = !holdsDigits(first.constLast());
        return (plain && (figures * 10 >= others * 7 || longer * 10 >= others * 7))
            || (first.size() > 2 && plain);
    }

    TextRange placeOf(qsizetype row, qsizetype column) const
    {
        const TextSpan &head = m_cells.at(row).at(0);
        const TextSpan &cell = m_cells.at(row).at(column);
        const int start = qMin(head.offset, cell.offset);
        const int end = qMax(head.end(), cell.end());
        // Columns that were read one after the other: the cell alone is the evidence.
        if (end - start > head.length + cell.length + 4)
            return {cell.offset, cell.length};
        return {start, end - start};
    }

    // Of a table of truth values: they stand for everything.
    bool isTruthWord(const QString &text) const
    {
        return m_rules.trueWords.contains(text.toLower())
            || m_rules.falseWords.contains(text.toLower());
    }

    // Terms and meanings, words of two languages, things and their figures.
    void readPairs(SheetReading &reading) const
    {
        const bool header = hasHeader();
        for (qsizetype r = header ? 1 : 0; r < m_rows.size(); ++r) {
            QString term = m_rows.at(r).at(0);
            const QString meaning = m_rows.at(r).at(1);
            while (term.endsWith(QLatin1Char(':')) || term.endsWith(QLatin1Char('.'))
                   || term.endsWith(QChar(0x2026)))
                term.chop(1);
            term = term.trimmed();
            if (!holdsLetters(term) || meaning.isEmpty() || meaning.size() > LongestCell
                || tokensOf(term).size() > 8)
                continue;
            if (isTruthWord(term) || isTruthWord(meaning))
                continue;
            const bool figures = holdsDigits(meaning)
                && (tokensOf(meaning).size() < 4 || !meaning.at(0).isLetter());
            if (figures) {
                addValue(reading, r, 1, term, header ? m_rows.constFirst().at(1) : QString());
                continue;
            }
            if (!isMeaning(term, meaning, m_rules) || !isTerm(term, m_rules))
                continue;
            const bool definition = tokensOf(meaning).size() >= 4;
            QString front = definition ? m_rules.meaningQuestion : term;
            front.replace(QLatin1String("{s}"), term);
            add(reading, placeOf(r, 1), front, meaning, "form.word-list");
        }
    }

    void readGrid(SheetReading &reading) const
    {
        const qsizetype columns = m_rows.constFirst().size();
        QSet<QString> heads;
        for (qsizetype r = 1; r < m_rows.size(); ++r)
            heads.insert(m_rows.at(r).at(0));
        if (!hasHeader() || heads.size() < m_rows.size() - 1
            || m_rows.size() * columns > LargestTable)
            return;
        for (qsizetype r = 1; r < m_rows.size(); ++r) {
            for (qsizetype c = 1; c < columns; ++c) {
                if (!m_rows.at(r).at(c).isEmpty() && holdsLetters(m_rows.at(r).at(0)))
                    addValue(reading, r, c, m_rows.at(r).at(0), m_rows.constFirst().at(c));
            }
        }
    }

    // "Lyon: inhabitants in 2019?"
    void addValue(SheetReading &reading, qsizetype row, qsizetype column, const QString &head,
                  const QString &name) const
    {
        const QString &value = m_rows.at(row).at(column);
        if (leaks(head + QLatin1Char(' ') + name, value, m_rules.stopWords))
            return;
        if (name.isEmpty() && m_title.isEmpty())
            return;
        QString front = name.isEmpty() ? m_title + QStringLiteral(": ") + head
                                       : head + QStringLiteral(": ") + name;
        front += QLatin1Char('?');
        add(reading, placeOf(row, column), front, value,
            holdsDigits(value) ? "form.figure" : "form.cell");
    }

    void add(SheetReading &reading, const TextRange &place, const QString &front,
             const QString &back, const char *form) const
    {
        if (place.length <= 0)
            return;
        Features features{{form, 1}};
        features.emplace_back("table.rows", qMin(2.0, static_cast<double>(m_rows.size()) / 8));
        reading.cards.append({place, {CardKind::Basic, front, back, std::move(features)}});
    }

    const QString &m_source;
    const LanguageRules &m_rules;
    QVector<QVector<TextSpan>> m_cells;
    QVector<QStringList> m_rows;
    QString m_title;
};

// A short line that could be a term, and no sentence, number or label.
bool standsAsTerm(const TextUnit &unit, const LanguageRules &rules)
{
    const qsizetype words = tokensOf(unit.text).size();
    return words > 0 && words <= 5 && unit.text.size() <= 50
        && !QStringLiteral(".?!,;").contains(unit.text.back()) && isTerm(unit.text, rules);
}

} // namespace

SheetReading readTables(const QString &source, const QVector<TextUnit> &units,
                        const LanguageRules &rules)
{
    SheetReading reading;
    for (qsizetype i = 0; i < units.size();) {
        qsizetype end = i;
        while (end < units.size() && units.at(end).kind == TextUnit::Kind::Row
               && units.at(end).cells.size() > 1
               && units.at(end).cells.size() == units.at(i).cells.size())
            ++end;
        if (end - i >= 2)
            TableReader(source, units, i, end, rules).read(reading);
        i = qMax(end, i + 1);
    }
    return reading;
}

SheetReading readDefinitionLists(const QVector<TextUnit> &units, const LanguageRules &rules)
{
    SheetReading reading;
    constexpr qsizetype fewest = 3;
    constexpr qsizetype longestMeaning = 45; // words
    const auto isPair = [&](qsizetype i) {
        if (i + 1 >= units.size() || units.at(i).kind == TextUnit::Kind::Garbage
            || units.at(i).kind == TextUnit::Kind::Row || !standsAsTerm(units.at(i), rules))
            return false;
        const TextUnit &meaning = units.at(i + 1);
        const qsizetype words = tokensOf(meaning.text).size();
        return meaning.kind == TextUnit::Kind::Prose && words >= 4 && words <= longestMeaning
            && !standsAsTerm(meaning, rules);
    };
    for (qsizetype i = 0; i < units.size();) {
        qsizetype end = i;
        while (isPair(end))
            end += 2;
        const bool list = (end - i) / 2 >= fewest;
        for (qsizetype at = i; list && at < end; at += 2) {
            const TextUnit &meaning = units.at(at + 1);
            const QVector<TextRange> sentences = SentenceSplitter::split(meaning.text);
            const TextRange first = trimmed(meaning.text, sentences.first());
            QString back = meaning.text.mid(first.start, first.length);
            while (back.endsWith(QLatin1Char('.')) || back.endsWith(QLatin1Char(';')))
                back.chop(1);
            if (!isMeaning(units.at(at).text, back, rules)
                || isStatement(back, rules)) // "The population is estimated at …" is prose
                continue;
            QString front = rules.meaningQuestion;
            front.replace(QLatin1String("{s}"), units.at(at).text);
            const TextRange term = units.at(at).sourceOf({0, units.at(at).text.size()});
            const TextRange told = meaning.sourceOf(first);
            reading.taken.append(term);
            reading.taken.append(told);
            reading.cards.append({{term.start, told.end() - term.start},
                                  {CardKind::Basic, front, back, {{"form.definition-list", 1}}}});
        }
        i = qMax(end, i + 1);
    }
    return reading;
}

} // namespace recto
