// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/languages/words.h"

#include "core/scripts.h"

namespace recto {

namespace {

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

// Signs that join two halves of a word or number.
bool joins(QStringView text, qsizetype i)
{
    if (i == 0 || i + 1 >= text.size() || !isWordPart(text[i - 1]) || !isWordPart(text[i + 1]))
        return false;
    switch (text[i].unicode()) {
    case '-':
    case 0x2010:
    case 0x2011:
    case '\'':
    case 0x2019:
        return true;
    case '.':
    case ',':
        return text[i - 1].isDigit() && text[i + 1].isDigit();
    default:
        return false;
    }
}

bool isCurrency(QChar c)
{
    return c.category() == QChar::Symbol_Currency;
}

QChar foldedSign(QChar c)
{
    switch (c.unicode()) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x201A:
    case '`':
        return QLatin1Char('\'');
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
        return QLatin1Char('"');
    case 0x2010:
    case 0x2011:
    case 0x2212:
        return QLatin1Char('-');
    case 0x2012: // dashes part words, hyphens join them
    case 0x2014:
    case 0x2015:
        return QChar(0x2013);
    default:
        return c;
    }
}

// Every closing bracket has its opening one before it.
bool nested(QStringView text, char open, char close)
{
    int depth = 0;
    for (const QChar c : text) {
        depth += c == QLatin1Char(open) ? 1 : c == QLatin1Char(close) ? -1 : 0;
        if (depth < 0)
            return false;
    }
    return depth == 0;
}

} // namespace

bool balanced(QStringView text)
{
    return nested(text, '(', ')') && nested(text, '[', ']') && text.count(QLatin1Char('"')) % 2 == 0
        && text.count(QChar(0xAB)) == text.count(QChar(0xBB))
        && text.count(QChar(0x201C)) == text.count(QChar(0x201D)) + text.count(QChar(0x201E));
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QVector<Token> tokensOf(QStringView text)
{
    QVector<Token> tokens;
    qsizetype i = 0;
    qsizetype end = 0; // of the token before
    while (i < text.size()) {
        const bool money = isCurrency(text[i]) && i + 1 < text.size() && text[i + 1].isDigit();
        if (!isWordPart(text[i]) && !money) {
            ++i;
            continue;
        }
        Token token;
        token.range.start = i++;
        while (i < text.size() && (isWordPart(text[i]) || joins(text, i)))
            ++i;
        if (i < text.size() && text[i - 1].isDigit()
            && (text[i] == QLatin1Char('%') || isCurrency(text[i])))
            ++i;
        token.range.length = i - token.range.start;
        const QStringView word = text.sliced(token.range.start, token.range.length);
        token.folded = word.toString().toLower();
        token.folded.replace(QChar(0x2019), QLatin1Char('\''));
        token.capital = word.front().isUpper();
        token.number = std::any_of(word.cbegin(), word.cend(), [](QChar c) { return c.isDigit(); });
        token.tight = true;
        for (qsizetype j = end; j < token.range.start && token.tight; ++j)
            token.tight = text[j].isSpace();
        end = i;
        tokens.append(token);
    }
    return tokens;
}

QString foldedText(QStringView text)
{
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == QChar(0xAD) || c == QChar(0x200B))
            continue;
        if (!c.isSpace()) {
            const QString lower = QString(foldedSign(c)).toLower();
            result += c.isSurrogate() ? QString(c) : lower;
            continue;
        }
        bool lineBreak = false;
        qsizetype next = i;
        for (; next < text.size() && text[next].isSpace(); ++next)
            lineBreak = lineBreak || text[next] == QLatin1Char('\n');
        const bool broken = lineBreak && result.endsWith(QLatin1Char('-')) && result.size() > 1
            && result.at(result.size() - 2).isLetter() && next < text.size()
            && text[next].isLower();
        if (broken)
            result.chop(1);
        else if (!result.isEmpty())
            result += QLatin1Char(' ');
        i = next - 1;
    }
    if (result.endsWith(QLatin1Char(' ')))
        result.chop(1);
    return result;
}

QStringList foldedWords(QStringView text)
{
    QStringList words;
    for (const Token &token : tokensOf(text))
        words << token.folded;
    return words;
}

QString stemOf(const QString &foldedWord)
{
    if (foldedWord.size() < 4)
        return foldedWord;
    QString stem = foldedWord;
    if (stem.endsWith(QLatin1String("'s")))
        stem.chop(2);
    if (stem.endsWith(QLatin1String("ies")) && stem.size() > 5)
        return stem.left(stem.size() - 3) + QLatin1Char('y');
    for (const char *ending : {"xes", "ches", "shes", "sses", "zzes"}) {
        if (stem.endsWith(QLatin1String(ending)))
            return stem.left(stem.size() - 2);
    }
    if (stem.endsWith(QLatin1Char('s')) && !stem.endsWith(QLatin1String("ss")) && stem.size() > 3)
        stem.chop(1);
    return stem;
}

QSet<QString> contentStems(QStringView text, const QSet<QString> &stopWords)
{
    QSet<QString> stems;
    for (const Token &token : tokensOf(text)) {
        const bool wide = beginsUnspaced(token.folded);
        // A syllable a sign: two of them are a word.
        const qsizetype shortest = token.folded.at(0).script() == QChar::Script_Hangul ? 2 : 3;
        if (!token.number && !wide
            && (token.folded.size() < shortest || stopWords.contains(token.folded)))
            continue;
        if (!wide || token.folded.size() < 2) {
            // "l'eau" speaks of "eau"
            const qsizetype elided = token.folded.indexOf(QLatin1Char('\''));
            const bool article = elided > 0 && elided < 6 && token.folded.size() - elided > 3;
            stems.insert(stemOf(article ? token.folded.mid(elided + 1) : token.folded));
            continue;
        }
        // Chinese and Japanese put no spaces: pairs of signs stand for words.
        for (qsizetype i = 0; i + 1 < token.folded.size(); ++i)
            stems.insert(token.folded.mid(i, 2));
    }
    return stems;
}

} // namespace recto
