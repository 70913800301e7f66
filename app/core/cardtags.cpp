// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtags.h"

#include <algorithm>

namespace recto {

namespace {

constexpr int WidestCell = 99;

} // namespace

QString escaped(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        switch (c.unicode()) {
        case '<':
            result += QLatin1String("&lt;");
            break;
        case '>':
            result += QLatin1String("&gt;");
            break;
        case '&':
            result += QLatin1String("&amp;");
            break;
        default:
            result += c;
        }
    }
    return result;
}

// A tag by the name that cards use for it; empty when they have none.
QString cardTag(const QString &name)
{
    static const QHash<QString, QString> tags = [] {
        QHash<QString, QString> all;
        for (const char *same : {"b", "i", "u", "s", "sub", "sup", "p", "ul", "ol", "li", "table",
                                 "tr", "td", "th", "pre", "code", "ruby", "rt"})
            all.insert(QLatin1String(same), QLatin1String(same));
        const auto as = [&all](const char *tag, std::initializer_list<const char *> names) {
            for (const char *other : names)
                all.insert(QLatin1String(other), QLatin1String(tag));
        };
        as("b", {"strong", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption"});
        as("i", {"em", "cite", "var", "dfn"});
        as("u", {"ins"});
        as("s", {"strike", "del"});
        as("code", {"kbd", "samp", "tt"});
        return all;
    }();
    return tags.value(name);
}

bool isOneOf(const QString &name, const char *names)
{
    return QLatin1String(names).contains(QLatin1Char(' ') + name + QLatin1Char(' '));
}

// Their content isn't text of the card.
bool isDroppedWhole(const QString &name)
{
    return isOneOf(name,
                   " script style title head template iframe frame object embed applet svg "
                   "audio video canvas textarea select rp noembed noframes ")
        && name != QLatin1String("embed") && name != QLatin1String("frame");
}

// They stand on lines of their own.
bool isLine(const QString &name)
{
    return isOneOf(name,
                   " div h1 h2 h3 h4 h5 h6 section article header footer main nav aside "
                   "address blockquote center dl dt dd figure figcaption form fieldset "
                   "details summary hr caption option ");
}

bool isBlock(const QString &name)
{
    return isOneOf(name, " p ul ol li table tr td th pre ");
}

bool endsParagraph(const QString &name)
{
    return isLine(name) || isOneOf(name, " p ul ol table pre ");
}

// 10² and x⁻¹, 19th, x^n: a power isn't read as more digits.
QString raised(const QString &text)
{
    static const QString plain = QStringLiteral("0123456789+-=()\u2212");
    static const QString signs = QString::fromUtf8("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾⁻");
    QString result;
    for (const QChar c : text) {
        const qsizetype at = plain.indexOf(c);
        if (at < 0)
            break;
        result += signs.at(at);
    }
    if (result.size() == text.size())
        return result;
    const bool ordinal = text.size() > 1
        && std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
    if (ordinal)
        return text;
    return text.size() == 1 ? QLatin1Char('^') + text : QStringLiteral("^(%1)").arg(text);
}

QString attribute(const char *name, const QString &value)
{
    return QStringLiteral(" %1=\"%2\"").arg(QLatin1String(name), value.toHtmlEscaped());
}

QString cellAttributes(const HtmlTag &tag)
{
    QString all;
    if (tag.name != QLatin1String("td") && tag.name != QLatin1String("th"))
        return all;
    for (const char *name : {"colspan", "rowspan"}) {
        const int cells = tag.attributes.value(QLatin1String(name)).toInt();
        if (cells > 1 && cells <= WidestCell)
            all += attribute(name, QString::number(cells));
    }
    return all;
}

QStringList styledTags(const HtmlTag &tag)
{
    QStringList tags;
    if (tag.name != QLatin1String("span") && tag.name != QLatin1String("font"))
        return tags;
    const QString style = tag.attributes.value(QStringLiteral("style"));
    const QString weight = styleValue(style, QStringLiteral("font-weight"));
    if (weight == QLatin1String("bold") || weight.toInt() >= 600)
        tags << QStringLiteral("b");
    if (styleValue(style, QStringLiteral("font-style")) == QLatin1String("italic"))
        tags << QStringLiteral("i");
    if (styleValue(style, QStringLiteral("text-decoration")).startsWith(u"underline"))
        tags << QStringLiteral("u");
    QString colour = safeColour(styleValue(style, QStringLiteral("color")));
    if (colour.isEmpty())
        colour = safeColour(tag.attributes.value(QStringLiteral("color")));
    if (!colour.isEmpty())
        tags << QStringLiteral("span") + attribute("style", QStringLiteral("color:") + colour);
    return tags;
}

} // namespace recto
