// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csv.h"

#include <QMap>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype RecordsLookedAt = 60;
constexpr qsizetype SignsLookedAt = 100000;
constexpr int MostOpenQuotes = 20; // reading goes back for each

// Where the apostrophes end, when a sign follows that begins a formula; else -1.
qsizetype guardedSign(const QString &field)
{
    qsizetype i = 0;
    while (i < field.size() && field.at(i) == QLatin1Char('\''))
        ++i;
    return i < field.size() && QStringView(u"=+-@\t\r").contains(field.at(i)) ? i : -1;
}

class CsvReader
{
public:
    CsvReader(const QString &text, QChar separator, int line)
        : m_text(text)
        , m_separator(separator)
        , m_line(line)
    {
    }

    QVector<CsvRecord> read(qsizetype most)
    {
        begin();
        while (m_place < m_text.size() && m_records.size() < most)
            step();
        if (m_quoted && m_records.size() < most) {
            takeQuoteAsSign();
            return read(most);
        }
        if (m_records.size() < most)
            endRecord();
        return m_records;
    }

private:
    void begin()
    {
        m_recordStart = m_place;
        m_recordLine = m_line;
    }

    void step()
    {
        const QChar c = m_text.at(m_place++);
        if (m_quoted) {
            quoted(c);
        } else if (c == QLatin1Char('"') && m_field.isEmpty() && !m_wasQuoted
                   && m_recordStart != m_literal && m_openQuotes <= MostOpenQuotes) {
            m_quoted = true;
            m_wasQuoted = true;
        } else if (c == m_separator) {
            m_fields << m_field;
            m_field.clear();
            m_wasQuoted = false;
        } else if (c == QLatin1Char('\n') || c == QLatin1Char('\r')) {
            lineEnd(c);
            endRecord();
            begin();
        } else {
            m_field += c;
        }
    }

    void quoted(QChar c)
    {
        if (c != QLatin1Char('"')) {
            m_field += c;
            if (c == QLatin1Char('\n')
                || (c == QLatin1Char('\r')
                    && (m_place >= m_text.size() || m_text.at(m_place) != QLatin1Char('\n'))))
                ++m_line;
        } else if (m_place < m_text.size() && m_text.at(m_place) == QLatin1Char('"')) {
            m_field += c;
            ++m_place;
        } else {
            m_quoted = false;
        }
    }

    void lineEnd(QChar c)
    {
        if (c == QLatin1Char('\r') && m_place < m_text.size()
            && m_text.at(m_place) == QLatin1Char('\n'))
            ++m_place;
        ++m_line;
    }

    void endRecord()
    {
        m_fields << m_field;
        if (m_fields.size() > 1 || !m_field.isEmpty() || m_wasQuoted)
            m_records.append({m_recordLine, m_fields, m_recordStart == m_literal});
        m_fields.clear();
        m_field.clear();
        m_wasQuoted = false;
    }

    // The record with the quote is read again, its quotes as signs of the text.
    void takeQuoteAsSign()
    {
        m_place = m_recordStart;
        m_line = m_recordLine;
        m_literal = m_recordStart;
        ++m_openQuotes;
        m_fields.clear();
        m_field.clear();
        m_quoted = false;
        m_wasQuoted = false;
    }

    const QString &m_text;
    QChar m_separator;
    int m_line;
    qsizetype m_place = 0;
    qsizetype m_recordStart = 0;
    int m_recordLine = 1;
    qsizetype m_literal = -1;
    int m_openQuotes = 0;
    QVector<CsvRecord> m_records;
    QStringList m_fields;
    QString m_field;
    bool m_quoted = false; // inside quotes
    bool m_wasQuoted = false;
};

// How many of the records have the commonest number of fields, if that is more than one.
double evenness(const QVector<CsvRecord> &records)
{
    QMap<qsizetype, int> counts;
    int all = 0;
    for (const CsvRecord &record : records) {
        if (!record.isEmpty()) {
            ++counts[record.fields.size()];
            ++all;
        }
    }
    double best = 0;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count) {
        // More columns tell better: a comma may stand once in every sentence.
        if (count.key() > 1)
            best = std::max(best,
                            double(count.value()) / all
                                * (1 + 0.05 * double(std::min<qsizetype>(count.key(), 6))));
    }
    return best;
}

} // namespace

bool CsvRecord::isEmpty() const
{
    return std::all_of(fields.cbegin(), fields.cend(),
                       [](const QString &field) { return field.trimmed().isEmpty(); });
}

QString csvRecord(const QStringList &fields)
{
    QStringList written;
    for (QString field : fields) {
        if (guardedSign(field) >= 0)
            field.prepend(QLatin1Char('\''));
        const bool quoted = field.contains(QLatin1Char(',')) || field.contains(QLatin1Char('"'))
            || field.contains(QLatin1Char('\n')) || field.contains(QLatin1Char('\r'))
            || field != field.trimmed();
        field.replace(QLatin1Char('"'), QLatin1String("\"\""));
        written << (quoted ? QLatin1Char('"') + field + QLatin1Char('"') : field);
    }
    return written.join(QLatin1Char(',')) + QLatin1String("\r\n");
}

QString withoutFormulaGuard(const QString &field)
{
    return guardedSign(field) > 0 ? field.sliced(1) : field;
}

QVector<CsvRecord> readCsv(const QString &text, QChar separator, int firstLine)
{
    return CsvReader(text, separator, firstLine).read(std::numeric_limits<qsizetype>::max());
}

QChar separatorOf(const QString &text)
{
    const QString head = text.left(SignsLookedAt);
    QChar best;
    double bestScore = 0;
    for (const char16_t separator : {u'\t', u';', u'|', u','}) {
        const double score = evenness(CsvReader(head, QChar(separator), 1).read(RecordsLookedAt));
        // Tabs and semicolons are rarer inside of sentences than commas.
        if (score > bestScore + 0.001) {
            best = QChar(separator);
            bestScore = score;
        }
    }
    return best;
}

} // namespace recto
