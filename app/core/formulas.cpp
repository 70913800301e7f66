// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/formulas.h"

#include <QStringList>

#include <algorithm>

namespace recto {

namespace {

constexpr qsizetype LongestFormula = 2000; // keeps hostile texts linear

// No brace is closed before it was opened, and each is closed; \{ and \} are signs.
bool bracesBalanced(QStringView text)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size() && depth >= 0; ++i) {
        if (text[i] == u'\\')
            ++i;
        else
            depth += text[i] == u'{' ? 1 : text[i] == u'}' ? -1 : 0;
    }
    return depth == 0;
}

bool isEscaped(QStringView text, qsizetype place)
{
    qsizetype slashes = 0;
    while (slashes < place && text[place - 1 - slashes] == u'\\')
        ++slashes;
    return slashes % 2 == 1;
}

std::optional<Formula> between(QStringView text, qsizetype place, QStringView open,
                               QStringView close, bool display)
{
    if (!text.sliced(place).startsWith(open) || isEscaped(text, place))
        return std::nullopt;
    const qsizetype inner = place + open.size();
    const QStringView rest = text.sliced(inner).left(LongestFormula);
    qsizetype end = rest.indexOf(close);
    while (end >= 0 && isEscaped(rest, end))
        end = rest.indexOf(close, end + 1);
    const QStringView content = rest.left(std::max<qsizetype>(end, 0));
    if (content.trimmed().isEmpty() || !bracesBalanced(content))
        return std::nullopt;
    return Formula{place, inner + end + close.size(), inner, inner + end, display};
}

// Words of formulas; others between dollars are prose: "$5 off or 7$".
bool isFunction(QStringView word)
{
    static const QStringList functions{
        QStringLiteral("sin"), QStringLiteral("cos"), QStringLiteral("tan"), QStringLiteral("log"),
        QStringLiteral("ln"),  QStringLiteral("exp"), QStringLiteral("max"), QStringLiteral("min"),
        QStringLiteral("lim"), QStringLiteral("mod"), QStringLiteral("det"), QStringLiteral("dx"),
        QStringLiteral("dy"),  QStringLiteral("dt"),  QStringLiteral("pH")};
    return functions.contains(word);
}

bool looksLikeMathematics(QStringView content)
{
    const bool spaced = content.contains(u' ');
    qsizetype word = 0; // length of the run of letters before i
    for (qsizetype i = 0; i <= content.size(); ++i) {
        const QChar c = i < content.size() ? content[i] : QChar(u' ');
        if (c == u'^' || c == u'_' || c == u'{' || c == u'\\')
            return true; // LaTeX's own signs
        if (c.isLetter()) {
            ++word;
            continue;
        }
        const QStringView letters = content.sliced(i - word, word);
        if (word > (spaced ? 1 : 3) && !isFunction(letters))
            return false;
        word = 0;
    }
    return true;
}

// As Pandoc tells formulas from money, and a little stricter.
std::optional<Formula> betweenDollars(QStringView text, qsizetype place)
{
    const auto formula = between(text, place, u"$", u"$", false);
    if (!formula)
        return std::nullopt;
    const QStringView content = text.sliced(formula->inner, formula->innerEnd - formula->inner);
    const bool glued
        = (place > 0 && (text[place - 1].isLetterOrNumber() || text[place - 1] == u'$'))
        || (formula->end < text.size()
            && (text[formula->end].isLetterOrNumber() || text[formula->end] == u'$'));
    if (glued || content.front().isSpace() || content.back().isSpace() || content.contains(u'\n')
        || !looksLikeMathematics(content))
        return std::nullopt;
    return formula;
}

std::optional<Formula> ankiFormulaAt(QStringView text, qsizetype place)
{
    if (const auto inText = between(text, place, u"[$]", u"[/$]", false))
        return inText;
    if (const auto display = between(text, place, u"[$$]", u"[/$$]", true))
        return display;
    auto latex = between(text, place, u"[latex]", u"[/latex]", true);
    if (!latex)
        return std::nullopt;
    // "[latex]$x$[/latex]": the signs inside are the formula's.
    qsizetype first = latex->inner;
    while (text[first].isSpace())
        ++first;
    if (const auto own = formulaAt(text, first); own
        && text.sliced(own->end, latex->innerEnd - std::min(own->end, latex->innerEnd))
               .trimmed()
               .isEmpty())
        return Formula{latex->start, latex->end, own->inner, own->innerEnd, own->display};
    return latex;
}

} // namespace

std::optional<Formula> formulaAt(QStringView text, qsizetype place)
{
    const QChar first = text[place];
    if (first != u'\\' && first != u'$')
        return std::nullopt;
    if (const auto inText = between(text, place, u"\\(", u"\\)", false))
        return inText;
    if (const auto display = between(text, place, u"\\[", u"\\]", true))
        return display;
    if (const auto dollars = between(text, place, u"$$", u"$$", true))
        return dollars;
    return betweenDollars(text, place);
}

QString withFormulasInOneForm(const QString &text)
{
    if (!text.contains(QLatin1Char('$')) && !text.contains(QLatin1String("[latex]")))
        return text;
    QString result;
    result.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size();) {
        auto formula = formulaAt(text, i);
        if (!formula && text.at(i) == QLatin1Char('['))
            formula = ankiFormulaAt(text, i);
        if (!formula) {
            result += text.at(i++);
            continue;
        }
        result += formula->display ? QLatin1String("\\[") : QLatin1String("\\(");
        result += QStringView(text).sliced(formula->inner, formula->innerEnd - formula->inner);
        result += formula->display ? QLatin1String("\\]") : QLatin1String("\\)");
        i = formula->end;
    }
    return result;
}

} // namespace recto
