// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/chat/modeljson.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace recto {

namespace {

// Commands of LaTeX that begin like an escape of JSON for a line end, a return or a tab.
// Those for a backspace and a form feed never mean one in a card.
const QSet<QString> &escapeLikeCommands()
{
    static const QSet<QString> commands = [] {
        const QString names = QStringLiteral(
            "nabla natural ncong ne nearrow neg neq newline nexists ngeq ngeqslant ngtr ni nleq "
            "nleqslant nless nmid nolimits nonumber normalsize not notin nparallel nprec "
            "nrightarrow "
            "nsim nsubseteq nsucc nsupseteq nu nwarrow "
            "rVert rangle rbrace rbrack rceil rfloor rho right rightarrow rightarrowtail "
            "rightharpoonup rightleftharpoons rightsquigarrow rm root rtimes rule rvert "
            "tan tanh tau tbinom text textbf textit textnormal textrm textsc textsf textstyle "
            "textsubscript textsuperscript texttt textup tfrac theta therefore thetasym "
            "thickapprox "
            "thinspace tilde times to top triangle triangledown triangleleft triangleq "
            "triangleright "
            "tt twoheadrightarrow");
        const QStringList words = names.split(u' ');
        return QSet<QString>(words.cbegin(), words.cend());
    }();
    return commands;
}

// After a line end these are words of their own ("\nu", "\ne", "\ni"), after a tab "\to".
bool mayBeAWord(const QString &command)
{
    return command == QLatin1String("ne") || command == QLatin1String("ni")
        || command == QLatin1String("nu") || command == QLatin1String("to");
}

class JsonRepair
{
public:
    explicit JsonRepair(const QString &json)
        : m_json(json)
    {
        // Whoever doubles backslashes means the escapes as JSON does.
        static const QRegularExpression doubled(QStringLiteral("\\\\\\\\[A-Za-z({\\[]"));
        static const QRegularExpression single(
            QStringLiteral("(?<!\\\\)(?:\\\\\\\\)*\\\\(?![\"\\\\/bfnrtu']|\\s)"));
        m_escapes = json.contains(doubled) && !json.contains(single);
    }

    QString run()
    {
        while (m_at < m_json.size())
            takeStructure();
        return m_out;
    }

private:
    [[nodiscard]] QChar at(qsizetype index) const
    {
        return index < m_json.size() ? m_json[index] : QChar();
    }
    [[nodiscard]] qsizetype behindSpace(qsizetype index) const
    {
        while (index < m_json.size()) {
            if (m_json[index].isSpace())
                ++index;
            else if (const qsizetype end = behindComment(index); end > index)
                index = end;
            else
                break;
        }
        return index;
    }
    // `index` itself where no comment begins.
    [[nodiscard]] qsizetype behindComment(qsizetype index) const
    {
        if (at(index) != u'/')
            return index;
        const bool line = at(index + 1) == u'/';
        if (!line && at(index + 1) != u'*')
            return index;
        const qsizetype end
            = line ? m_json.indexOf(u'\n', index) : m_json.indexOf(QLatin1String("*/"), index + 2);
        if (end < 0)
            return m_json.size();
        return line ? end : end + 2;
    }

    void takeStructure()
    {
        const QChar character = m_json[m_at];
        if (character == u'"'
            || (character == u'\'' && QStringLiteral("{[,:").contains(m_before))) {
            takeString(character);
            m_before = u'"';
            return;
        }
        if (const qsizetype end = behindComment(m_at); end > m_at) {
            m_at = end;
            return;
        }
        ++m_at;
        if (character == u',') {
            const QChar next = at(behindSpace(m_at));
            if (next == u'}' || next == u']')
                return;
        }
        if (!character.isSpace())
            m_before = character;
        m_out += character;
    }

    // Apostrophes inside of single quotes are none that close.
    [[nodiscard]] bool closes(QChar quote) const
    {
        if (m_json[m_at] != quote)
            return false;
        if (quote == u'"')
            return true;
        const QChar next = at(behindSpace(m_at + 1));
        return next.isNull() || QStringLiteral(",:}]").contains(next);
    }

    void takeString(QChar quote)
    {
        m_out += u'"';
        m_math = false;
        for (++m_at; m_at < m_json.size();) {
            const QChar character = m_json[m_at];
            if (closes(quote)) {
                ++m_at;
                break;
            }
            if (character == u'\\') {
                takeEscape();
                continue;
            }
            if (character == u'$')
                m_math = !m_math;
            if (character.unicode() < 0x20)
                m_out += character == u'\n' ? QStringLiteral("\\n") : QStringLiteral(" ");
            else if (character == u'"')
                m_out += QLatin1String("\\\"");
            else
                m_out += character;
            ++m_at;
        }
        m_out += u'"';
    }

    void takeEscape()
    {
        const QChar next = at(m_at + 1);
        if (next == u'\\') {
            takeDoubled();
            return;
        }
        if (next == u'"' || next == u'/') {
            m_out += u'\\';
            m_out += next;
        } else if (next == u'\'') {
            m_out += next;
        } else if (next == u'u' && isHex(m_at + 2)) {
            m_out += m_json.mid(m_at, 6);
            m_at += 6;
            return;
        } else if (!next.isNull() && QStringLiteral("bfnrtu").contains(next)) {
            takeLetter(next);
        } else {
            keepBackslash(next);
        }
        m_at += 2;
    }

    void takeDoubled()
    {
        const QChar after = at(m_at + 2);
        watchMath(after);
        m_out += QLatin1String("\\\\");
        // Of a model that doesn't double them two end a row of a matrix.
        if (!m_escapes && m_math && !after.isLetter() && after != u'(' && after != u'[')
            m_out += QLatin1String("\\\\");
        m_at += 2;
    }

    void takeLetter(QChar letter)
    {
        qsizetype end = m_at + 1;
        while (at(end).isLetter() && at(end).unicode() < 0x80)
            ++end;
        const QString command = m_json.mid(m_at + 1, end - m_at - 1);
        if (isCommand(command)) {
            m_out += QLatin1String("\\\\");
            m_out += letter;
        } else if (letter == u'u') {
            m_out += QLatin1String("\\\\u");
        } else if (letter == u'n' || letter == u't' || letter == u'r') {
            m_out += u'\\';
            m_out += letter;
        } // a backspace or a form feed is nothing for a card
    }

    [[nodiscard]] bool isCommand(const QString &command) const
    {
        const QChar first = command.at(0);
        if (first == u'b' || first == u'f' || first == u'u')
            return command.size() > 1;
        if (!escapeLikeCommands().contains(command))
            return false;
        return m_math || (!m_escapes && !mayBeAWord(command));
    }

    void keepBackslash(QChar next)
    {
        watchMath(next);
        m_out += QLatin1String("\\\\");
        if (!next.isNull() && next.unicode() >= 0x20)
            m_out += next;
    }

    void watchMath(QChar bracket)
    {
        if (bracket == u'(' || bracket == u'[')
            m_math = true;
        else if (bracket == u')' || bracket == u']')
            m_math = false;
    }

    [[nodiscard]] bool isHex(qsizetype index) const
    {
        const QStringView digits = QStringView(m_json).mid(index, 4);
        return digits.size() == 4 && std::all_of(digits.begin(), digits.end(), [](QChar digit) {
                   return QStringLiteral("0123456789abcdefABCDEF").contains(digit);
               });
    }

    QString m_json;
    QString m_out;
    qsizetype m_at = 0;
    QChar m_before; // the last sign outside of strings
    bool m_escapes = false;
    bool m_math = false;
};

} // namespace

QString repairedJson(const QString &json)
{
    return JsonRepair(json).run();
}

} // namespace recto
