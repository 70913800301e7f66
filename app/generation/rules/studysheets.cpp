// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/studysheets.h"

#include "core/cardtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

struct SheetLine
{
    enum class Kind { Blank, Question, Answer, Numbered, Option, Heading, Text };
    Kind kind = Kind::Text;
    TextRange range; // in the source, trimmed
    QString text; // behind its label or marker
    QString marker; // "1", "a"
    bool ticked = false; // Option: marked as the right one
};

QString alternatives(const QStringList &phrases)
{
    QStringList escaped;
    for (const QString &phrase : phrases)
        escaped << QRegularExpression::escape(phrase);
    return escaped.join(QLatin1Char('|'));
}

class SheetReader
{
public:
    SheetReader(const QString &source, const LanguageRules &rules)
        : m_source(source)
        , m_rules(rules)
        , m_question(pattern(rules.questionLabels))
        , m_answer(pattern(rules.answerLabels))
        , m_truth(QStringLiteral("^(.{12,}?[.!]?)[\\s–—:-]*[(\\[]?\\b(%1)\\b[)\\]]?\\.?$")
                      .arg(alternatives(rules.trueWords + rules.falseWords)),
                  QRegularExpression::CaseInsensitiveOption)
    {
        readLines();
    }

    SheetReading read()
    {
        readKey();
        for (qsizetype i = 0; i < m_lines.size();)
            i = qMax(readAt(i), i + 1);
        return std::move(m_reading);
    }

private:
    // "Q:", "Question 3:", "A:"; a single letter needs its colon.
    static QRegularExpression pattern(const QStringList &labels)
    {
        return QRegularExpression(
            QStringLiteral("^(?:%1)\\s*\\d{0,3}\\s*:\\s*(\\S.*)$").arg(alternatives(labels)),
            QRegularExpression::CaseInsensitiveOption);
    }

    void readLines()
    {
        qsizetype start = 0;
        while (start <= m_source.size()) {
            qsizetype end = m_source.indexOf(QLatin1Char('\n'), start);
            if (end < 0)
                end = m_source.size();
            SheetLine line;
            line.range = trimmed(m_source, {start, end - start});
            line.text = m_source.mid(line.range.start, line.range.length);
            classify(line);
            m_lines.append(line);
            start = end + 1;
        }
    }

    void classify(SheetLine &line) const
    {
        static const QRegularExpression numbered(QStringLiteral("^\\(?(\\d{1,3})[.)]\\s+(\\S.*)$"));
        static const QRegularExpression option(
            QStringLiteral("^([*✓✔☑]?)\\s*\\(?([A-Ha-h])[.)]\\s+(\\S.*?)\\s*([*✓✔☑]?)$"));
        if (line.range.length == 0) {
            line.kind = SheetLine::Kind::Blank;
        } else if (const auto answer = m_answer.match(line.text); answer.hasMatch()) {
            line.kind = SheetLine::Kind::Answer;
            line.text = answer.captured(1);
        } else if (const auto question = m_question.match(line.text); question.hasMatch()) {
            line.kind = SheetLine::Kind::Question;
            line.text = question.captured(1);
        } else if (const auto number = numbered.match(line.text); number.hasMatch()) {
            line.kind = SheetLine::Kind::Numbered;
            line.marker = number.captured(1);
            line.text = number.captured(2);
        } else if (const auto choice = option.match(line.text); choice.hasMatch()) {
            line.kind = SheetLine::Kind::Option;
            line.marker = choice.captured(2).toLower();
            line.text = choice.captured(3);
            line.ticked = !choice.captured(1).isEmpty() || !choice.captured(4).isEmpty();
        } else if (isKeyHeading(line.text)) {
            line.kind = SheetLine::Kind::Heading;
        }
    }

    bool isKeyHeading(QString text) const
    {
        while (text.endsWith(QLatin1Char(':')))
            text.chop(1);
        return m_rules.answerHeadings.contains(text.trimmed().toLower());
    }

    // The answers under "Answers", by the number of their question.
    void readKey()
    {
        qsizetype i = 0;
        while (i < m_lines.size() && m_lines.at(i).kind != SheetLine::Kind::Heading)
            ++i;
        if (i >= m_lines.size())
            return;
        m_keyStart = i;
        static const QRegularExpression several(
            QStringLiteral("(\\d{1,3})\\s*[.):]?\\s*[(]?([A-Ha-h])\\b[)]?"));
        for (++i; i < m_lines.size(); ++i) {
            const SheetLine &line = m_lines.at(i);
            if (line.kind == SheetLine::Kind::Blank)
                continue;
            const QString whole = m_source.mid(line.range.start, line.range.length);
            auto matches = several.globalMatch(whole);
            int found = 0;
            while (matches.hasNext()) {
                const auto match = matches.next();
                if (whole.size() > 6 * (found + 2) * 3 && found == 0 && !matches.hasNext())
                    break;
                m_key.insert(match.captured(1), {match.captured(2).toLower(), line.range});
                ++found;
            }
            if (line.kind == SheetLine::Kind::Numbered && found < 2
                && (found == 0 || line.text.size() > 3)) {
                QString text = line.text;
                TextRange range = line.range;
                while (i + 1 < m_lines.size() && m_lines.at(i + 1).kind == SheetLine::Kind::Text) {
                    ++i;
                    text += QLatin1Char(' ') + m_lines.at(i).text;
                    range.length = m_lines.at(i).range.end() - range.start;
                }
                m_key.insert(line.marker, {text, range});
            } else if (found == 0 && line.kind == SheetLine::Kind::Text) {
                break; // what follows the key
            }
        }
        if (!m_key.isEmpty() && m_keyStart >= 0) {
            const qsizetype start = m_lines.at(m_keyStart).range.start;
            qsizetype end = start;
            for (const auto &answer : std::as_const(m_key))
                end = qMax(end, answer.second.end());
            m_reading.taken.append({start, end - start});
        }
    }

    // Reads what begins at the line; returns the line behind it, or less for nothing.
    qsizetype readAt(qsizetype index)
    {
        const SheetLine &line = m_lines.at(index);
        if (m_keyStart >= 0 && !m_key.isEmpty() && index >= m_keyStart)
            return m_lines.size();
        if (line.kind != SheetLine::Kind::Question && line.kind != SheetLine::Kind::Numbered
            && !(line.kind == SheetLine::Kind::Text && line.text.endsWith(QLatin1Char('?'))))
            return readTruth(index);
        qsizetype next = index + 1;
        const QString question = continued(next, line.text);
        if (line.kind == SheetLine::Kind::Text && !optionAt(next))
            return readTruth(index);
        QVector<SheetLine> options;
        skipBlank(next);
        while (optionAt(next)) {
            options.append(m_lines.at(next++));
            options.last().text = continued(next, options.constLast().text);
            skipBlank(next);
        }
        if (next < m_lines.size() && m_lines.at(next).kind == SheetLine::Kind::Answer) {
            const TextRange first = m_lines.at(next).range;
            const QString begun = m_lines.at(next++).text;
            const QString answer = continued(next, begun);
            const qsizetype end = qMax(first.end(), m_lines.at(next - 1).range.end());
            const TextRange whole{line.range.start, end - line.range.start};
            m_reading.taken.append(whole);
            addAnswered(question, options, answer, whole);
            return next;
        }
        return readUnanswered(index, next, question, options);
    }

    // Without an answer beside it: from the key, or the option that is ticked.
    qsizetype readUnanswered(qsizetype index, qsizetype next, const QString &question,
                             const QVector<SheetLine> &options)
    {
        const SheetLine &line = m_lines.at(index);
        if (options.size() >= 2)
            m_reading.taken.append(
                {line.range.start, options.constLast().range.end() - line.range.start});
        const auto ticked = std::find_if(options.cbegin(), options.cend(),
                                         [](const SheetLine &each) { return each.ticked; });
        if (ticked != options.cend()) {
            add(question, ticked->text, "form.choice",
                {line.range.start, options.constLast().range.end() - line.range.start});
            return next;
        }
        const auto key = m_key.constFind(line.marker);
        if (line.kind == SheetLine::Kind::Numbered && key != m_key.cend()) {
            const bool lettered = options.size() >= 2 && key->first.size() == 1;
            const TextRange place = lettered
                ? TextRange{line.range.start, options.constLast().range.end() - line.range.start}
                : key->second;
            m_reading.taken.append(line.range);
            addAnswered(question, options, key->first, place);
            return next;
        }
        return options.size() >= 2 ? next : index + 1;
    }

    bool optionAt(qsizetype index) const
    {
        return index < m_lines.size() && m_lines.at(index).kind == SheetLine::Kind::Option;
    }

    void skipBlank(qsizetype &index) const
    {
        const qsizetype start = index;
        while (index < m_lines.size() && m_lines.at(index).kind == SheetLine::Kind::Blank)
            ++index;
        if (!optionAt(index)
            && !(index < m_lines.size() && m_lines.at(index).kind == SheetLine::Kind::Answer))
            index = start;
    }

    // The text with the plain lines that go on with it.
    QString continued(qsizetype &next, QString text) const
    {
        while (next < m_lines.size() && m_lines.at(next).kind == SheetLine::Kind::Text
               && !text.endsWith(QLatin1Char('?')) && text.size() < LongestSide) {
            text += QLatin1Char(' ') + m_lines.at(next).text;
            ++next;
        }
        return text;
    }

    void addAnswered(const QString &question, const QVector<SheetLine> &options,
                     const QString &answer, const TextRange &place)
    {
        static const QRegularExpression letter(QStringLiteral("^[(]?([A-Ha-h])[).]?(?:\\s|$)"));
        const auto chosen = letter.match(answer);
        if (options.size() >= 2 && chosen.hasMatch()) {
            for (const SheetLine &option : options) {
                if (option.marker == chosen.captured(1).toLower())
                    add(question, option.text, "form.choice", place);
            }
            return;
        }
        if (isTruth(answer.section(QRegularExpression(QStringLiteral("[ .,;:]")), 0, 0))
            && !question.endsWith(QLatin1Char('?'))) {
            QString front = m_rules.truthQuestion;
            add(front.replace(QLatin1String("{s}"), question), answer, "form.truth", place);
            return;
        }
        add(question, answer, "form.answered", place);
    }

    bool isTruth(const QString &word) const
    {
        return m_rules.trueWords.contains(word.toLower())
            || m_rules.falseWords.contains(word.toLower());
    }

    // "Bats are birds. (False)", two or more on a page.
    qsizetype readTruth(qsizetype index)
    {
        const SheetLine &line = m_lines.at(index);
        if (line.kind != SheetLine::Kind::Text && line.kind != SheetLine::Kind::Numbered)
            return index;
        const auto match = m_truth.match(line.text);
        if (!match.hasMatch() || tokensOf(match.captured(1)).size() < 4 || truthLines() < 2
            || match.captured(1).endsWith(QLatin1Char('?')))
            return index;
        QString front = m_rules.truthQuestion;
        front.replace(QLatin1String("{s}"), match.captured(1).trimmed());
        m_reading.taken.append(line.range);
        add(front, match.captured(2), "form.truth", line.range);
        return index + 1;
    }

    int truthLines()
    {
        if (m_truthLines < 0) {
            m_truthLines = 0;
            static const QRegularExpression closing(
                QStringLiteral("[.)!]\\s*[(\\[]?\\w+[)\\]]?\\.?$"));
            for (const SheetLine &line : std::as_const(m_lines)) {
                const bool marked
                    = m_truth.match(line.text).hasMatch() && closing.match(line.text).hasMatch();
                m_truthLines += marked ? 1 : 0;
            }
        }
        return m_truthLines;
    }

    void add(const QString &front, QString back, const char *form, const TextRange &place)
    {
        while (back.endsWith(QLatin1Char('.')) || back.endsWith(QLatin1Char(';')))
            back.chop(1);
        if (front.size() < 4 || front.size() > LongestSide || back.isEmpty()
            || back.size() > LongestSide)
            return;
        m_reading.cards.append({place, {CardKind::Basic, capitalised(front), back, {{form, 1}}}});
    }

    const QString &m_source;
    const LanguageRules &m_rules;
    QRegularExpression m_question;
    QRegularExpression m_answer;
    QRegularExpression m_truth;
    QVector<SheetLine> m_lines;
    QHash<QString, QPair<QString, TextRange>> m_key;
    qsizetype m_keyStart = -1;
    int m_truthLines = -1;
    SheetReading m_reading;
};

} // namespace

SheetReading readStudySheet(const QString &source, const LanguageRules &rules)
{
    return SheetReader(source, rules).read();
}

} // namespace recto
