// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/librarysearch.h"

#include "core/scripts.h"

#include <QChar>
#include <QList>
#include <QStringList>

namespace recto {

namespace {

QString quoted(const QString &word)
{
    return QLatin1Char('"') + word + QLatin1Char('"');
}

} // namespace

QString indexedText(const QString &text)
{
    QString result;
    result.reserve(text.size() * 2);
    for (const char32_t character : text.toUcs4()) {
        const bool spaced = isUnspaced(character);
        if (spaced)
            result += QLatin1Char(' ');
        result += QString::fromUcs4(&character, 1);
        if (spaced)
            result += QLatin1Char(' ');
    }
    return result;
}

QString withoutIndexSpaces(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    QString result;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const bool space = characters.at(i) == U' ';
        const bool after = i > 0 && isUnspaced(characters.at(i - 1));
        const bool before = i + 1 < characters.size() && isUnspaced(characters.at(i + 1));
        if (space && (after || before))
            continue;
        const char32_t character = characters.at(i);
        result += QString::fromUcs4(&character, 1);
    }
    return result.simplified();
}

QString fullTextQuery(const QString &words)
{
    QString clean;
    for (const QChar character : words)
        clean += character == QLatin1Char('"') || character.unicode() < 0x20 ? QLatin1Char(' ')
                                                                             : character;

    QStringList terms;
    for (const QString &word : clean.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool searchable = false;
        for (const char32_t character : word.toUcs4())
            searchable = searchable || QChar::isLetterOrNumber(character);
        if (!searchable)
            continue;
        if (writesWithoutSpaces(word)) {
            terms << quoted(indexedText(word).simplified());
            continue;
        }
        // "C++" is meant as the word C, not as the beginning of one.
        const bool whole = word.back().isPunct() || word.back().isSymbol();
        terms << (whole ? quoted(word) : quoted(word) + QLatin1Char('*'));
    }
    return terms.join(QLatin1Char(' '));
}

QString likePattern(const QString &words)
{
    QString pattern = words.trimmed();
    pattern.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    pattern.replace(QLatin1Char('%'), QLatin1String("\\%"));
    pattern.replace(QLatin1Char('_'), QLatin1String("\\_"));
    return QLatin1Char('%') + pattern + QLatin1Char('%');
}

} // namespace recto
