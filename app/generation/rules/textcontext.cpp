// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/rules/textcontext.h"

#include "generation/languages/wordtable.h"

namespace recto {

namespace {

bool beginsSentence(const QString &text, const Token &token)
{
    static const QString ends = QStringLiteral(".!?:;");
    qsizetype before = token.range.start - 1;
    while (before >= 0 && !text.at(before).isLetterOrNumber() && text.at(before) != QLatin1Char(',')
           && !ends.contains(text.at(before)))
        --before;
    return before < 0 || ends.contains(text.at(before));
}

constexpr qsizetype LongestKeyTerm = 4; // words

} // namespace

ChunkContext contextOf(const Chunk &chunk, const QVector<TextUnit> &units,
                       const LanguageRules &rules)
{
    ChunkContext context;
    context.rules = &rules;
    int words = 0;
    int personal = 0;
    int sentences = 0;
    int ordering = 0;
    for (const TextUnit &unit : units) {
        const bool heading = unit.kind == TextUnit::Kind::Heading;
        for (const Token &token : tokensOf(unit.text)) {
            ++words;
            personal += rules.personal.contains(token.folded)
                    || rules.personPronouns.contains(token.folded)
                ? 1
                : 0;
            if (!beginsSentence(unit.text, token))
                (token.capital ? context.names : context.written).insert(token.folded);
            if (rules.stopWords.contains(token.folded) || token.folded.size() < 3)
                continue;
            const QString stem = stemOf(bareWord(token, rules));
            ++context.frequency[stem];
            if (heading)
                context.headingStems.insert(stem);
        }
        if (unit.kind != TextUnit::Kind::Prose && unit.kind != TextUnit::Kind::Item)
            continue;
        const bool objective = unit.kind == TextUnit::Kind::Item && !unit.numbered;
        for (const TextRange &range : SentenceSplitter::split(unit.text)) {
            if (objective || unit.text.mid(range.start, range.length).contains(QLatin1Char('?')))
                continue;
            ++sentences;
            ordering
                += givesOrder(tokensOf(QStringView(unit.text).sliced(range.start, range.length)),
                              rules)
                ? 1
                : 0;
        }
    }
    for (const TextSpan &span : chunk.emphasised) {
        for (const QString &stem : contentStems(
                 QStringView(chunk.text).sliced(span.offset, span.length), rules.stopWords))
            context.emphasised.insert(stem);
        const QVector<Token> term
            = tokensOf(QStringView(chunk.text).sliced(span.offset, span.length));
        if (!term.isEmpty() && term.size() <= LongestKeyTerm)
            context.keyTerms.insert(keyOfTerm(term.cbegin(), term.cend()));
    }
    context.talk = static_cast<double>(personal) / qMax(words, 80); // a few words tell little
    context.orders = static_cast<double>(ordering) / qMax(sentences, 6);
    return context;
}

} // namespace recto
