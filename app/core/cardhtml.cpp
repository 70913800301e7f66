// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardhtml.h"

#include "core/cardtags.h"
#include "core/controls.h"
#include "core/formulas.h"
#include "core/htmltags.h"

#include <QStringList>
#include <QVector>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype DeepestTag = 60;

class SafeHtmlWriter
{
public:
    explicit SafeHtmlWriter(QStringView text)
        : m_text(text)
        , m_tags(text)
    {
    }

    SafeHtml result()
    {
        for (qsizetype i = 0; i < m_text.size();) {
            const qsizetype mark = m_text.indexOf(u'<', i);
            if (mark != i) {
                add(m_text.sliced(i, (mark < 0 ? m_text.size() : mark) - i));
                i = mark < 0 ? m_text.size() : mark;
                continue;
            }
            if (const auto tag = m_tags.tagAt(i)) {
                i = read(*tag);
            } else {
                add(m_text.sliced(i, 1));
                ++i;
            }
        }
        flushText();
        while (!m_open.isEmpty())
            closeLast();
        trimPlain();
        return {m_html, m_plain, m_kept > 0};
    }

private:
    struct OpenTag
    {
        QString source; // as the text calls it
        QStringList tags; // what was written for it, in order
        qsizetype start = 0; // in the HTML
        qsizetype inner = 0;
        qsizetype plain = 0; // in the plain text
        int items = 0; // of a list, cells of a row
        qsizetype plainStart = 0; // before its own signs
        bool lineEmpty = true; // before it
    };

    // Text comes in pieces where a "<" is no markup; formulas are looked for in the whole.
    void add(QStringView piece) { m_pending += piece; }

    void flushText()
    {
        if (m_pending.isEmpty())
            return;
        QString text = withoutControls(entitiesResolved(m_pending));
        m_pending.clear();
        if (m_code == 0)
            text = withFormulasInOneForm(text);
        if (m_pre > 0) {
            beginLine();
            m_html += escaped(text);
            m_plain += text;
            m_lineEmpty = false;
            return;
        }
        QString shown;
        for (const QChar c : std::as_const(text)) {
            const bool space = c.isSpace() && c.unicode() != 0xa0;
            const bool after = shown.isEmpty() ? followsSpace() : shown.endsWith(u' ');
            if (!space)
                shown += c;
            else if (!after)
                shown += u' ';
        }
        if (shown.isEmpty() || (shown == u" " && (m_breakDue || betweenItems())))
            return;
        beginLine();
        m_lineEmpty = false;
        m_html += escaped(shown);
        m_plain += shown.replace(QChar(0xa0), u' ');
    }

    bool followsSpace() const
    {
        return m_breakDue || m_plain.isEmpty() || m_plain.back() == u'\n' || m_plain.back() == u'\t'
            || m_plain.back() == u' ';
    }
    bool betweenItems() const
    {
        return !m_open.isEmpty() && isOneOf(m_open.last().source, " ul ol table tr ruby ");
    }

    // A line that was due is begun when something stands on it.
    void beginLine()
    {
        if (!m_breakDue)
            return;
        m_breakDue = false;
        if (!m_lineEmpty)
            breakLine();
    }
    void breakLine()
    {
        m_html += QLatin1String("<br>");
        while (m_plain.endsWith(u' '))
            m_plain.chop(1);
        m_plain += u'\n';
        m_lineEmpty = true;
    }
    void newLine()
    {
        while (m_plain.endsWith(u' '))
            m_plain.chop(1);
        if (!m_plain.isEmpty() && !m_plain.endsWith(u'\n'))
            m_plain += u'\n';
    }

    qsizetype read(const HtmlTag &tag)
    {
        if (tag.name.isEmpty())
            return tag.end;
        if (isDroppedWhole(tag.name)) {
            flushText();
            return tag.closing ? tag.end : m_tags.endOfElement(tag.name, tag.end);
        }
        if (tag.name == QLatin1String("anki-mathjax")) {
            if (!tag.closing)
                m_display = tag.attributes.value(QStringLiteral("block")) == QLatin1String("true");
            m_pending
                += m_display ? (tag.closing ? u"\\]" : u"\\[") : (tag.closing ? u"\\)" : u"\\(");
            return tag.end;
        }
        flushText();
        if (tag.closing)
            close(tag.name);
        else
            open(tag);
        return tag.end;
    }

    void open(const HtmlTag &tag)
    {
        const QString &name = tag.name;
        if (endsParagraph(name))
            closeUpTo(QStringLiteral("p"), " td th li table ul ol ");
        if (isLine(name))
            m_breakDue = true;
        if (name == QLatin1String("br")) {
            beginLine();
            breakLine();
        } else if (name == QLatin1String("img")) {
            picture(tag);
        } else if (m_open.size() < DeepestTag) {
            openElement(tag);
        }
    }

    void openElement(const HtmlTag &tag)
    {
        const QString &name = tag.name;
        if (!makeRoom(name))
            return;
        QStringList opening;
        if (const QString own = cardTag(name); !own.isEmpty())
            opening << own + cellAttributes(tag);
        else
            opening = styledTags(tag);
        if (opening.isEmpty() && !isLine(name) && name != QLatin1String("span")
            && name != QLatin1String("font"))
            return;
        const bool block = isBlock(name);
        if (block)
            m_breakDue = false;
        else if (!opening.isEmpty())
            beginLine();
        OpenTag entry{name, {}, m_html.size(), 0, 0, 0, m_plain.size(), m_lineEmpty};
        for (const QString &own : std::as_const(opening)) {
            m_html += QLatin1Char('<') + own + QLatin1Char('>');
            entry.tags << own.section(u' ', 0, 0);
        }
        showOpening(name);
        entry.inner = m_html.size();
        entry.plain = m_plain.size();
        m_lineEmpty = m_lineEmpty || block;
        m_pre += name == QLatin1String("pre") ? 1 : 0;
        m_code += isCode(name) ? 1 : 0;
        m_open.append(entry);
    }

    static bool isCode(const QString &name)
    {
        return name == QLatin1String("pre") || cardTag(name) == QLatin1String("code");
    }

    // Rows stand in tables, cells in rows, items in lists, readings over signs.
    bool makeRoom(const QString &name)
    {
        if (name == QLatin1String("li")) {
            closeUpTo(name, " ul ol ");
            return isOpen(" ul ol ") || lineInstead();
        }
        if (name == QLatin1String("tr")) {
            closeUpTo(name, " table ");
            return isOpen(" table ") || lineInstead();
        }
        if (name == QLatin1String("td") || name == QLatin1String("th")) {
            closeUpTo(QStringLiteral("td"), " tr table ");
            closeUpTo(QStringLiteral("th"), " tr table ");
            if (!isOpen(" table "))
                return lineInstead();
            if (!isOpen(" tr ", " table "))
                openElement({QStringLiteral("tr"), false, {}, 0});
            return isOpen(" tr ", " table ");
        }
        return name != QLatin1String("rt") || isOpen(" ruby ");
    }
    bool lineInstead()
    {
        m_breakDue = true;
        return false;
    }

    void showOpening(const QString &name)
    {
        if (isOneOf(name, " p ul ol table tr pre "))
            newLine();
        if ((name == QLatin1String("td") || name == QLatin1String("th")) && !m_open.isEmpty()
            && m_open.last().items++ > 0)
            m_plain += u'\t';
        if (name == QLatin1String("rt"))
            m_plain += u'(';
        if (name != QLatin1String("li"))
            return;
        newLine();
        OpenTag *list = innermostList();
        ++list->items;
        m_plain += list->source == QLatin1String("ol") ? QStringLiteral("%1. ").arg(list->items)
                                                       : QString::fromUtf8("• ");
    }

    OpenTag *innermostList()
    {
        const auto list = std::find_if(m_open.rbegin(), m_open.rend(), [](const OpenTag &open) {
            return isOneOf(open.source, " ul ol ");
        });
        return list == m_open.rend() ? nullptr : &*list;
    }

    void picture(const HtmlTag &tag)
    {
        const QString file = tag.attributes.value(QStringLiteral("src"));
        const QString words
            = withoutControls(tag.attributes.value(QStringLiteral("alt"))).simplified();
        const bool ours = !file.isEmpty() && file.size() <= 255 && !file.startsWith(u'.')
            && withoutControls(file) == file
            && std::none_of(file.cbegin(), file.cend(),
                            [](QChar c) { return QStringView(u"/\\:\"<>\n").contains(c); });
        if (!ours && words.isEmpty())
            return;
        beginLine();
        m_lineEmpty = false;
        m_plain += QStringLiteral("[%1]").arg(words.isEmpty() ? file : words);
        if (!ours) {
            m_html += escaped(QStringLiteral("[%1]").arg(words));
            return;
        }
        m_html += QLatin1String("<img") + attribute("src", file)
            + (words.isEmpty() ? QString() : attribute("alt", words)) + QLatin1Char('>');
        ++m_kept;
    }

    bool isOpen(const char *names, const char *barriers = " ") const
    {
        for (auto open = m_open.crbegin(); open != m_open.crend(); ++open) {
            if (isOneOf(open->source, names))
                return true;
            if (isOneOf(open->source, barriers))
                return false;
        }
        return false;
    }

    void close(const QString &name)
    {
        if (isLine(name))
            m_breakDue = true;
        const bool table = isOneOf(name, " table tr td th ul ol li ");
        closeUpTo(name, table ? " table " : " td th li table ul ol ");
    }

    // Closes the innermost element of that name, with what is open inside of it; nothing
    // when a barrier stands before it.
    void closeUpTo(const QString &name, const char *barriers)
    {
        for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
            if (m_open.at(i).source == name) {
                while (m_open.size() > i)
                    closeLast();
                return;
            }
            if (isOneOf(m_open.at(i).source, barriers))
                return;
        }
    }

    void closeLast()
    {
        const OpenTag last = m_open.takeLast();
        m_pre -= last.source == QLatin1String("pre") ? 1 : 0;
        m_code -= isCode(last.source) ? 1 : 0;
        if (last.source == QLatin1String("sup")) {
            const QString power = raised(m_plain.mid(last.plain));
            m_plain.truncate(last.plain);
            m_plain += power;
        }
        if (last.source == QLatin1String("rt"))
            m_plain += u')';
        const bool cell = isOneOf(last.source, " td th ");
        if (m_html.size() == last.inner && !cell) { // nothing in it
            m_html.truncate(last.start);
            m_plain.truncate(last.plainStart);
            m_lineEmpty = last.lineEmpty;
            m_breakDue = m_breakDue || isBlock(last.source);
            if (OpenTag *list = innermostList(); list && last.source == QLatin1String("li"))
                --list->items;
            return;
        }
        for (auto tag = last.tags.crbegin(); tag != last.tags.crend(); ++tag) {
            m_html += QStringLiteral("</%1>").arg(*tag);
            m_kept += *tag == QLatin1String("p") ? 0 : 1;
        }
        if (isBlock(last.source)) {
            m_lineEmpty = true;
            m_breakDue = false;
        }
        if (isOneOf(last.source, " p ul ol table pre "))
            newLine();
    }

    void trimPlain()
    {
        const auto kept = std::find_if(m_plain.crbegin(), m_plain.crend(),
                                       [](QChar c) { return !c.isSpace(); });
        m_plain.chop(kept - m_plain.crbegin());
        const auto first = std::find_if(m_plain.cbegin(), m_plain.cend(),
                                        [](QChar c) { return c != u'\n' && c != u' '; });
        m_plain.remove(0, first - m_plain.cbegin());
    }

    QStringView m_text;
    HtmlTagReader m_tags;
    QString m_pending; // text that wasn't written yet
    QString m_html;
    QString m_plain;
    QVector<OpenTag> m_open;
    int m_kept = 0; // elements that plain text can't show
    int m_pre = 0;
    int m_code = 0;
    bool m_lineEmpty = true; // nothing stands on it yet
    bool m_breakDue = false; // before whatever comes next
    bool m_display = false;
};

} // namespace

SafeHtml safeHtml(const QString &html)
{
    return SafeHtmlWriter(html).result();
}

} // namespace recto
