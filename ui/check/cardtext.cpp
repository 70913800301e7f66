// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardtext.h"

#include <QRegularExpression>
#include <QStringList>

namespace recto {

namespace {

const QRegularExpression &clozePattern()
{
    static const QRegularExpression pattern(QStringLiteral(R"(\{\{c\d+::(.*?)(?:::(.*?))?\}\})"),
                                            QRegularExpression::DotMatchesEverythingOption);
    return pattern;
}

template<typename Replace>
QString replaced(const QString &front, Replace replace)
{
    QString result;
    qsizetype end = 0;
    auto matches = clozePattern().globalMatch(front);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(front).mid(end, match.capturedStart() - end);
        result += replace(match);
        end = match.capturedEnd();
    }
    return result.append(QStringView(front).mid(end));
}

} // namespace

QString frontWithGaps(const QString &front)
{
    return replaced(front, [](const QRegularExpressionMatch &match) {
        const QString hint = match.captured(2);
        return u'[' + (hint.isEmpty() ? QStringLiteral("…") : hint) + u']';
    });
}

QString frontFilledIn(const QString &front)
{
    return replaced(front, [](const QRegularExpressionMatch &match) { return match.captured(1); });
}

QString clozeAnswers(const QString &front)
{
    QStringList answers;
    auto matches = clozePattern().globalMatch(front);
    while (matches.hasNext())
        answers.append(matches.next().captured(1));
    return answers.join(QStringLiteral(", "));
}

QString askedText(const Flashcard &card)
{
    return (card.kind == CardKind::Cloze ? frontWithGaps(card.front) : card.front).simplified();
}

QString answeredText(const Flashcard &card)
{
    if (card.kind == CardKind::Basic)
        return card.back.simplified();
    const QString answers = clozeAnswers(card.front).simplified();
    return card.back.isEmpty() ? answers : answers + QStringLiteral(" — ") + card.back.simplified();
}

bool isUncertain(const Flashcard &card)
{
    return card.score < certainScore;
}

} // namespace recto
