// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtext.h"
#include "core/cloze.h"
#include "core/formulas.h"
#include "exchange/cardparts.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

struct Line
{
    int number = 0;
    QString text;
    bool code = false; // inside ``` … ```
};

QVector<Line> linesOf(const QString &text)
{
    static const QRegularExpression comment(QStringLiteral("<!--.*?-->"));
    QVector<Line> lines;
    int number = 0;
    bool code = false;
    for (const QString &line : QString(text)
                                   .replace(QLatin1String("\r\n"), QLatin1String("\n"))
                                   .split(QLatin1Char('\n'))) {
        ++number;
        const bool fence = line.trimmed().startsWith(QLatin1String("```"))
            || line.trimmed().startsWith(QLatin1String("~~~"));
        // "<!--SR:!2024-01-01,3,250-->": when the card is due elsewhere.
        lines.append({number, code || fence ? line : QString(line).remove(comment), code || fence});
        code = code != fence;
    }
    return lines;
}

// "- ", "1. ", "> " before what is said.
QString withoutListSign(const QString &line)
{
    static const QRegularExpression sign(QStringLiteral("^\\s*(?:[-*+]|\\d+[.)]|>)\\s+"));
    return QString(line).remove(sign).trimmed();
}

// Bold, code and escaped signs; formulas and gaps stay as they are.
CardText markdownSide(const QString &markdown)
{
    static const QRegularExpression marks(
        QStringLiteral("\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*|__(?=\\S)(.+?)(?<=\\S)__|`([^`\\n]+)`|"
                       "\\\\([\\\\`*_{}\\[\\]<>()#+.!|~$&-])"));
    const QString text = CardText::fromPlain(markdown.trimmed()).plain();
    QString html;
    bool formatted = false;
    const auto add = [&html](QStringView plain) { html += plainAsHtml(plain.toString()); };
    qsizetype place = 0;
    while (place < text.size()) {
        const auto mark = marks.match(text, place);
        qsizetype end = mark.hasMatch() ? mark.capturedStart() : text.size();
        qsizetype formulaEnd = -1;
        for (qsizetype i = text.indexOf(u'\\', place); i >= 0 && i <= end && formulaEnd < 0;
             i = text.indexOf(u'\\', i + 1)) {
            if (const auto formula = formulaAt(text, i))
                formulaEnd = formula->end;
        }
        if (formulaEnd >= 0) {
            add(QStringView(text).sliced(place, formulaEnd - place));
            place = formulaEnd;
            continue;
        }
        add(QStringView(text).sliced(place, end - place));
        if (!mark.hasMatch())
            break;
        formatted = true;
        if (mark.capturedLength(3) > 0)
            html += QStringLiteral("<code>%1</code>").arg(mark.captured(3).toHtmlEscaped());
        else if (mark.capturedLength(4) > 0)
            add(mark.capturedView(4));
        else
            html += QStringLiteral("<b>%1</b>")
                        .arg((mark.captured(1) + mark.captured(2)).toHtmlEscaped());
        place = mark.capturedEnd();
    }
    return formatted ? CardText::fromHtml(html) : CardText::fromPlain(text);
}

// "#flashcards/biology" at a line's end.
QStringList takenTags(QString &text)
{
    static const QRegularExpression tag(
        QStringLiteral("(?:^|\\s)#([\\p{L}][\\p{L}\\p{N}/_-]*)(?=\\s|$)"));
    QStringList tags;
    auto found = tag.globalMatch(text);
    while (found.hasNext())
        tags << found.next().captured(1);
    text = text.remove(tag).trimmed();
    return tags;
}

// Where "::" or ":::" parts question and answer; -1 in a name of a program ("std::vector",
// "`a::b`"), in a gap and in a formula.
struct Parting
{
    qsizetype at = -1;
    qsizetype length = 0;
};

Parting partingOf(const QString &line)
{
    constexpr qsizetype longestLine = 20000; // a card's; each place is looked at as a whole
    if (line.size() > longestLine)
        return {};
    bool code = false;
    for (qsizetype i = 0; i + 1 < line.size(); ++i) {
        if (line.at(i) == u'`')
            code = !code;
        if (code)
            continue;
        if (const auto formula = formulaAt(line, i)) {
            i = formula->end - 1;
            continue;
        }
        if (line.at(i) != u':' || line.at(i + 1) != u':')
            continue;
        qsizetype length = 2;
        while (i + length < line.size() && line.at(i + length) == u':')
            ++length;
        const QString before = line.left(i).trimmed();
        const QString after = line.mid(i + length).trimmed();
        static const QRegularExpression program(QStringLiteral("^\\w+(?:::|<|\\()"));
        const bool tight = i > 0 && !line.at(i - 1).isSpace();
        const bool name = tight && (before.endsWith(u"std") || program.match(after).hasMatch());
        if (length <= 3 && !before.isEmpty() && !after.isEmpty() && !name)
            return {i, length};
        i += length - 1;
    }
    return {};
}

class NotesReader
{
public:
    explicit NotesReader(const QString &text)
        : m_lines(linesOf(text))
    {
    }

    ImportedCards read()
    {
        skipFrontMatter();
        while (m_at < m_lines.size()) {
            const qsizetype start = m_at;
            while (m_at < m_lines.size() && (m_lines.at(m_at).code || !isBlank(m_at)))
                ++m_at;
            if (m_at > start)
                readBlock(start, m_at);
            ++m_at;
        }
        return m_collector.result(CardSource::Notes);
    }

private:
    bool isBlank(qsizetype i) const { return m_lines.at(i).text.trimmed().isEmpty(); }

    void skipFrontMatter()
    {
        if (m_lines.isEmpty() || m_lines.first().text.trimmed() != u"---")
            return;
        for (qsizetype i = 1; i < m_lines.size(); ++i) {
            if (m_lines.at(i).text.trimmed() == u"---") {
                m_at = i + 1;
                return;
            }
        }
    }

    // Lines without an empty one between them.
    void readBlock(qsizetype from, qsizetype to)
    {
        for (qsizetype i = from; i < to; ++i) {
            const QString sign = m_lines.at(i).text.trimmed();
            if (!m_lines.at(i).code && (sign == u"?" || sign == u"??")) {
                readParted(from, i, to, sign == u"??");
                return;
            }
        }
        for (qsizetype i = from; i < to; ++i)
            readLine(m_lines.at(i));
    }

    // The question above, the answer below a "?".
    void readParted(qsizetype from, qsizetype sign, qsizetype to, bool bothWays)
    {
        qsizetype first = from;
        while (first < sign && m_lines.at(first).text.startsWith(u'#')
               && m_lines.at(first).text.contains(QLatin1String("# ")) && first + 1 < sign)
            ++first; // a heading above the question
        addCard(joined(first, sign), joined(sign + 1, to), m_lines.at(first).number, bothWays);
    }

    QString joined(qsizetype from, qsizetype to) const
    {
        QStringList lines;
        for (qsizetype i = from; i < to; ++i)
            lines << m_lines.at(i).text;
        return lines.join(QLatin1Char('\n')).trimmed();
    }

    void readLine(const Line &line)
    {
        if (line.code || line.text.startsWith(u"# ") || line.text.startsWith(u"## "))
            return;
        const QString said = withoutListSign(line.text);
        if (!Cloze(said).gaps().isEmpty()) {
            addCard(said, {}, line.number, false);
            return;
        }
        const Parting parting = partingOf(said);
        if (parting.at < 0)
            return; // a note among the cards
        addCard(said.left(parting.at), said.mid(parting.at + parting.length), line.number,
                parting.length == 3);
    }

    void addCard(QString front, QString back, int line, bool bothWays)
    {
        Flashcard card;
        card.tags = takenTags(front) + takenTags(back);
        if (back.trimmed().isEmpty() && Cloze(front).gaps().isEmpty()) {
            m_collector.leaveOut(InputFault::QuestionWithoutAnswer, line);
            return;
        }
        setFront(card, markdownSide(front));
        setBack(card, markdownSide(back));
        m_collector.add(card, line);
        if (!bothWays)
            return;
        Flashcard reverse = card;
        setFront(reverse, markdownSide(back));
        setBack(reverse, markdownSide(front));
        m_collector.add(reverse, line);
    }

    QVector<Line> m_lines;
    qsizetype m_at = 0;
    CardCollector m_collector;
};

// "Q: …" and "A: …", in English, German, French, Italian, Spanish and Portuguese.
const QRegularExpression &spokenLine()
{
    static const QRegularExpression line(
        QStringLiteral(
            "^\\s*(?:(Q|F|D|P|Question|Frage|Domanda|Pregunta|Pergunta)|"
            "(A|R|Answer|Antwort|Réponse|Reponse|Risposta|Respuesta|Resposta))\\s*:(?!:)\\s?(.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    return line;
}

class QuestionsReader
{
public:
    ImportedCards read(const QString &text)
    {
        for (const Line &line : linesOf(text))
            readLine(line);
        finish();
        return m_collector.result(CardSource::Questions);
    }

private:
    void readLine(const Line &line)
    {
        const auto said = spokenLine().match(line.text);
        const bool asks = said.capturedLength(1) > 0;
        if (!said.hasMatch()) {
            if (line.text.trimmed().isEmpty())
                m_open = nullptr; // what follows belongs to neither
            else if (m_open)
                *m_open << line.text.trimmed();
            return;
        }
        // SuperMemo repeats the sign on each line of a side.
        if (asks && (!m_answer.isEmpty() || (!m_question.isEmpty() && !m_open)))
            finish();
        if (!asks && m_question.isEmpty()) {
            m_collector.leaveOut(InputFault::AnswerWithoutQuestion, line.number);
            m_open = nullptr;
            return;
        }
        if (asks && m_question.isEmpty())
            m_line = line.number;
        m_open = asks ? &m_question : &m_answer;
        *m_open << said.captured(3).trimmed();
    }

    void finish()
    {
        if (m_question.isEmpty())
            return;
        Flashcard card;
        setFront(card, CardText::fromPlain(m_question.join(QLatin1Char('\n')).trimmed()));
        setBack(card, CardText::fromPlain(m_answer.join(QLatin1Char('\n')).trimmed()));
        if (card.back.isEmpty() && Cloze(card.front).gaps().isEmpty())
            m_collector.leaveOut(InputFault::QuestionWithoutAnswer, m_line);
        else
            m_collector.add(card, m_line);
        m_question.clear();
        m_answer.clear();
        m_open = nullptr;
    }

    CardCollector m_collector;
    QStringList m_question;
    QStringList m_answer;
    QStringList *m_open = nullptr; // to which a line without sign belongs
    int m_line = 0;
};

} // namespace

bool looksLikeQuestions(const QString &text)
{
    int asked = 0;
    int answered = 0;
    for (const Line &line : linesOf(text.left(50000))) {
        const auto said = spokenLine().match(line.text);
        asked += said.capturedLength(1) > 0 ? 1 : 0;
        answered += said.capturedLength(2) > 0 ? 1 : 0;
    }
    return asked > 0 && answered > 0;
}

bool looksLikeNotes(const QString &text)
{
    const ImportedCards cards = cardsFromNotes(text.left(50000));
    return !cards.cards.isEmpty();
}

ImportedCards cardsFromNotes(const QString &text)
{
    return NotesReader(text).read();
}

ImportedCards cardsFromQuestions(const QString &text)
{
    return QuestionsReader().read(text);
}

} // namespace recto
