// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtext.h"
#include "exchange/cardcolumns.h"
#include "exchange/cardparts.h"
#include "exchange/csv.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

// What an export of Anki's says before its records.
struct AnkiHead
{
    int lines = 0;
    qsizetype end = 0; // behind them, in the text
    QChar separator;
    std::optional<bool> html;
    QStringList tags; // of every card
    QString deck; // likewise
    QString noteType; // likewise
    QHash<qsizetype, QString> columns; // what a column holds beside the fields: "tags", "deck" …
    QStringList names; // of the columns
};

QChar separatorNamed(const QString &name)
{
    static const QHash<QString, QChar> names{
        {QStringLiteral("tab"), u'\t'},      {QStringLiteral("comma"), u','},
        {QStringLiteral("semicolon"), u';'}, {QStringLiteral("pipe"), u'|'},
        {QStringLiteral("colon"), u':'},     {QStringLiteral("space"), u' '}};
    const auto named = names.constFind(name.trimmed().toLower());
    if (named != names.cend())
        return *named;
    return name.isEmpty() ? QChar() : name.at(0);
}

const QRegularExpression &ankiLine()
{
    static const QRegularExpression line(
        QStringLiteral("\\A#(separator|html|tags|deck|notetype|columns|if matches|(?:tags|deck|"
                       "notetype|guid) column):([^\\r\\n]*)(?:\\r\\n|\\n|\\r|\\z)"),
        QRegularExpression::CaseInsensitiveOption);
    return line;
}

AnkiHead ankiHead(const QString &text)
{
    AnkiHead head;
    while (head.end < text.size()) {
        const auto match = ankiLine().match(QStringView(text).sliced(head.end).left(2000));
        if (!match.hasMatch())
            break;
        const QString name = match.captured(1).toLower();
        const QString value = match.captured(2);
        if (name == QLatin1String("separator"))
            head.separator = separatorNamed(value);
        else if (name == QLatin1String("html"))
            head.html = value.trimmed().compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
        else if (name == QLatin1String("tags"))
            head.tags = tagsOfOthers(value, true);
        else if (name == QLatin1String("deck"))
            head.deck = value.trimmed();
        else if (name == QLatin1String("notetype"))
            head.noteType = value.trimmed();
        else if (name == QLatin1String("columns"))
            head.names = value.split(head.separator.isNull() ? QChar(u'\t') : head.separator);
        else if (name.endsWith(QLatin1String(" column")))
            head.columns.insert(value.trimmed().toLongLong() - 1, name.section(u' ', 0, 0));
        head.end += match.capturedLength();
        ++head.lines;
    }
    return head;
}

bool looksLikeHtml(const QString &text)
{
    static const QRegularExpression tags(
        QStringLiteral("<(?:br|div|b|i|u|img|span|p|li|sub|sup|font)\\b[^<>]*>|&nbsp;|&[lg]t;"));
    return tags.match(text.left(20000)).hasMatch();
}

bool isNumbering(const QVector<CsvRecord> &records)
{
    int number = 0;
    for (const CsvRecord &record : records) {
        bool isNumber = false;
        QString cell = record.fields.first().trimmed();
        if (cell.endsWith(u'.'))
            cell.chop(1);
        const int here = cell.toInt(&isNumber);
        if (!isNumber || (number > 0 && here != number + 1))
            return false;
        number = here;
    }
    return records.size() > 1;
}

// Short words of one kind, and some of them again and again, are tags; a sentence isn't.
bool areTags(const QVector<CsvRecord> &records, qsizetype column)
{
    return std::all_of(records.cbegin(), records.cend(), [column](const CsvRecord &record) {
        const QString cell = record.fields.value(column).trimmed();
        return cell.size() <= 40 && cell.count(u' ') <= 2 && !cell.endsWith(u'.');
    });
}

// Without a head: front, back, tags or more of the back.
QVector<CardColumn> columnsByPlace(const QVector<CsvRecord> &records)
{
    qsizetype widest = 0;
    for (const CsvRecord &record : records)
        widest = std::max(widest, record.fields.size());
    QVector<CardColumn> columns(widest, CardColumn::Extra);
    qsizetype at = widest > 2 && isNumbering(records) ? 1 : 0;
    if (at == 1)
        columns[0] = CardColumn::LeftOut;
    for (const CardColumn column : {CardColumn::Front, CardColumn::Back}) {
        if (at < widest)
            columns[at++] = column;
    }
    if (at < widest && areTags(records, widest - 1))
        columns[widest - 1] = CardColumn::Tags;
    return columns;
}

QVector<CardColumn> columnsOfAnki(const AnkiHead &head, qsizetype widest)
{
    QVector<CardColumn> columns;
    int fields = 0;
    for (qsizetype i = 0; i < widest; ++i) {
        const QString special = head.columns.value(i);
        if (special == QLatin1String("tags"))
            columns << CardColumn::Tags;
        else if (special == QLatin1String("deck"))
            columns << CardColumn::Course;
        else if (special == QLatin1String("notetype"))
            columns << CardColumn::Kind;
        else if (!special.isEmpty())
            columns << CardColumn::LeftOut;
        else {
            columns << (fields == 0       ? CardColumn::Front
                            : fields == 1 ? CardColumn::Back
                                          : CardColumn::Extra);
            ++fields;
        }
    }
    return columns;
}

// Position in the upload from 0; −1 for none, or for what is no position.
int pageNumber(const QString &text)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

class TableReader
{
public:
    TableReader(const QString &text, const ImportOptions &options)
        : m_options(options)
        , m_anki(ankiHead(text))
        , m_isAnki(m_anki.lines > 0)
    {
        m_separator = options.separator.isNull() ? m_anki.separator : options.separator;
        QString body = text.mid(m_anki.end);
        int line = m_anki.lines + 1;
        takeSeparatorLine(body, line);
        if (m_separator.isNull())
            m_separator = separatorOf(body);
        m_records = readCsv(body, m_separator.isNull() ? QChar(u'\t') : m_separator, line);
        m_records.removeIf([](const CsvRecord &record) { return record.isEmpty(); });
        m_html
            = m_anki.html.value_or(m_isAnki || m_separator == u'\t' ? looksLikeHtml(body) : false);
    }

    ImportedCards read()
    {
        chooseColumns();
        for (const CsvRecord &record : std::as_const(m_records))
            take(record);
        ImportedCards result = m_collector.result(CardSource::Table);
        result.separator = m_separator;
        for (const CardColumn column : std::as_const(m_columns))
            result.columns << cardColumnName(column);
        return result;
    }

private:
    // "sep=;", by which Excel is told.
    void takeSeparatorLine(QString &body, int &line)
    {
        static const QRegularExpression said(
            QStringLiteral("\\A\"?sep=(.)\"?[ \\t,;]*(?:\\r\\n|\\n|\\r)"),
            QRegularExpression::CaseInsensitiveOption);
        const auto match = said.match(body);
        if (!match.hasMatch())
            return;
        if (m_separator.isNull())
            m_separator = match.captured(1).at(0);
        body.remove(0, match.capturedLength());
        ++line;
    }

    void chooseColumns()
    {
        if (m_records.isEmpty())
            return;
        const QVector<CardColumn> head = columnsOfHead(m_records.first().fields);
        m_ours = head.contains(CardColumn::Id) && head.contains(CardColumn::Kind);
        if (!head.isEmpty() && !m_isAnki)
            m_records.removeFirst();
        qsizetype widest = 0;
        for (const CsvRecord &record : std::as_const(m_records))
            widest = std::max(widest, record.fields.size());
        if (!m_options.columns.isEmpty()) {
            for (const QString &name : m_options.columns)
                m_columns << cardColumn(name);
        } else if (m_isAnki) {
            m_columns = columnsOfAnki(m_anki, widest);
        } else {
            m_columns = head.isEmpty() ? columnsByPlace(m_records) : head;
        }
    }

    QString cell(const QString &text) const
    {
        const QString plain = withoutFormulaGuard(text);
        return m_ours ? plain : plain.trimmed();
    }

    CardText side(const QStringList &parts) const
    {
        QStringList said = parts;
        if (!m_ours)
            said.removeAll(QString());
        if (m_html)
            return CardText::fromHtml(said.join(QLatin1String("<br>")));
        return CardText::fromPlain(said.join(QLatin1Char('\n')));
    }

    void take(const CsvRecord &record)
    {
        Flashcard card;
        QStringList front;
        QStringList back;
        QString kind = m_isAnki ? m_anki.noteType : QString();
        card.tags = m_anki.tags;
        setDeck(card, m_anki.deck);
        for (qsizetype i = 0; i < std::min(record.fields.size(), m_columns.size()); ++i)
            takeCell(card, m_columns.at(i), cell(record.fields.at(i)), front, back, kind);
        if (card.frontHtml.isEmpty())
            setFront(card, side(front));
        if (card.backHtml.isEmpty())
            setBack(card, side(back));
        if (!m_isAnki && !kind.isEmpty() && kind != u"basic" && kind != u"cloze") {
            m_collector.leaveOut(InputFault::UnknownCardKind, record.line, kind);
            return;
        }
        if (kind == u"cloze")
            card.kind = CardKind::Cloze;
        m_collector.add(card, record.line, !m_isAnki && !kind.isEmpty());
    }

    void takeCell(Flashcard &card, CardColumn column, const QString &text, QStringList &front,
                  QStringList &back, QString &kind) const
    {
        switch (column) {
        case CardColumn::Front:
            front << text;
            break;
        case CardColumn::Back:
        case CardColumn::Extra:
            back << text;
            break;
        case CardColumn::Tags:
            card.tags += m_ours ? partedTags(text) : tagsOfOthers(text, m_isAnki);
            break;
        case CardColumn::Course:
            setDeck(card, text);
            break;
        case CardColumn::Group:
            card.group = text;
            break;
        case CardColumn::Kind:
            kind = text;
            break;
        case CardColumn::Page:
            card.evidence.page = pageNumber(text);
            break;
        case CardColumn::Quote:
            card.evidence.quote = text;
            break;
        case CardColumn::FrontHtml:
            if (!text.isEmpty())
                setFront(card, CardText::fromHtml(text));
            break;
        case CardColumn::BackHtml:
            if (!text.isEmpty())
                setBack(card, CardText::fromHtml(text));
            break;
        case CardColumn::Id:
            card.id = text;
            break;
        case CardColumn::LeftOut:
            break;
        }
    }

    // Anki's decks have levels: "Biology::Cells".
    void setDeck(Flashcard &card, const QString &deck) const
    {
        if (deck.isEmpty())
            return;
        if (!m_isAnki) {
            card.course = deck;
            return;
        }
        card.course = deck.section(QLatin1String("::"), 0, 0);
        card.group = deck.section(QLatin1String("::"), 1);
    }

    const ImportOptions &m_options;
    AnkiHead m_anki;
    bool m_isAnki;
    QChar m_separator;
    QVector<CsvRecord> m_records;
    QVector<CardColumn> m_columns;
    CardCollector m_collector;
    bool m_ours = false; // written by csvRecord(): taken to the letter
    bool m_html = false;
};

} // namespace

bool hasAnkiHead(const QString &text)
{
    return ankiLine().match(text.left(2000)).hasMatch();
}

ImportedCards cardsFromTable(const QString &text, const ImportOptions &options)
{
    return TableReader(text, options).read();
}

} // namespace recto
