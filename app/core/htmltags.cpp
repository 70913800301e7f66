// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/htmltags.h"

#include "core/cardhtml.h"

#include <QRegularExpression>

#include <algorithm>

namespace recto {

namespace {

bool isNameSign(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u':';
}

// `text` is what stands between a tag's name and its ">".
QHash<QString, QString> attributesIn(QStringView text)
{
    QHash<QString, QString> attributes;
    qsizetype i = 0;
    const auto skipSpace = [&] {
        while (i < text.size() && text[i].isSpace())
            ++i;
    };
    while (i < text.size()) {
        const qsizetype start = i;
        while (i < text.size() && isNameSign(text[i]))
            ++i;
        const QString name = text.sliced(start, i - start).toString().toLower();
        skipSpace();
        if (name.isEmpty()) {
            i = std::max(i, start + 1);
            continue;
        }
        QStringView value;
        if (i < text.size() && text[i] == u'=') {
            ++i;
            skipSpace();
            const bool quoted = i < text.size() && (text[i] == u'"' || text[i] == u'\'');
            const qsizetype from = quoted ? i + 1 : i;
            qsizetype to = from;
            while (to < text.size() && (quoted ? text[to] != text[i] : !text[to].isSpace()))
                ++to;
            value = text.sliced(from, to - from);
            i = to + (quoted && to < text.size() ? 1 : 0);
        }
        attributes.insert(name, entitiesResolved(value));
    }
    return attributes;
}

} // namespace

qsizetype HtmlTagReader::find(char16_t sign, qsizetype from)
{
    const auto none = m_noneFrom.constFind(sign);
    if (none != m_noneFrom.cend() && from >= *none)
        return -1;
    const qsizetype found = m_text.indexOf(QChar(sign), from);
    if (found < 0)
        m_noneFrom.insert(sign, from);
    return found;
}

// A ">" inside of a quoted value doesn't end the tag, unless the quote is never closed.
qsizetype HtmlTagReader::endOfTag(qsizetype from)
{
    if (find(u'>', from) < 0)
        return -1;
    for (qsizetype i = from; i < m_text.size(); ++i) {
        const char16_t sign = m_text[i].unicode();
        if (sign == '>')
            return i;
        if ((sign == '"' || sign == '\'') && m_text[i - 1] == u'=') {
            const qsizetype close = find(sign, i + 1);
            if (close >= 0 && find(u'>', close) >= 0)
                i = close;
        }
    }
    return -1;
}

std::optional<HtmlTag> HtmlTagReader::tagAt(qsizetype place)
{
    if (m_text.sliced(place).startsWith(u"<!--")) {
        const qsizetype end = m_text.indexOf(u"-->", place + 4);
        return HtmlTag{{}, false, {}, end < 0 ? m_text.size() : end + 3};
    }
    qsizetype name = place + 1;
    const bool closing = name < m_text.size() && m_text[name] == u'/';
    name += closing ? 1 : 0;
    if (name >= m_text.size())
        return std::nullopt;
    const bool declaration = !closing && (m_text[name] == u'!' || m_text[name] == u'?');
    const bool letter = m_text[name].unicode() < 0x80 && m_text[name].isLetter();
    if (!declaration && !letter)
        return std::nullopt;
    const qsizetype end = endOfTag(name);
    if (end < 0)
        return std::nullopt;
    HtmlTag tag;
    tag.end = end + 1;
    if (declaration)
        return tag;
    qsizetype nameEnd = name;
    while (nameEnd < end && isNameSign(m_text[nameEnd]))
        ++nameEnd;
    tag.name = m_text.sliced(name, nameEnd - name).toString().toLower();
    tag.closing = closing;
    if (!closing)
        tag.attributes = attributesIn(m_text.sliced(nameEnd, end - nameEnd));
    return tag;
}

qsizetype HtmlTagReader::endOfElement(const QString &name, qsizetype from)
{
    int depth = 1;
    for (qsizetype i = m_text.indexOf(u'<', from); i >= 0; i = m_text.indexOf(u'<', i + 1)) {
        const bool closing = i + 1 < m_text.size() && m_text[i + 1] == u'/';
        const QStringView word = m_text.sliced(i + (closing ? 2 : 1));
        if (!word.startsWith(name, Qt::CaseInsensitive)
            || (word.size() > name.size() && isNameSign(word[name.size()])))
            continue;
        depth += closing ? -1 : 1;
        if (depth > 0)
            continue;
        const qsizetype end = find(u'>', i);
        return end < 0 ? m_text.size() : end + 1;
    }
    return m_text.size();
}

QString safeColour(const QString &value)
{
    static const QRegularExpression colour(
        QStringLiteral("^(?:#[0-9a-f]{3,8}|[a-z]{3,20}|rgba?\\([0-9., %]{5,40}\\))$"));
    const QString plain = value.trimmed().toLower();
    return colour.match(plain).hasMatch() ? plain : QString();
}

QString styleValue(const QString &style, const QString &property)
{
    for (const QString &part : style.split(QLatin1Char(';'))) {
        const qsizetype colon = part.indexOf(QLatin1Char(':'));
        if (colon > 0 && part.left(colon).trimmed().compare(property, Qt::CaseInsensitive) == 0)
            return part.mid(colon + 1).trimmed().toLower();
    }
    return {};
}

} // namespace recto
