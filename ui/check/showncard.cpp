// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/showncard.h"

#include "core/cardtext.h"
#include "core/cloze.h"

#include <QRegularExpression>

namespace recto {

namespace {

QString htmlOf(const QString &plain, const QString &html)
{
    static const QRegularExpression described(QStringLiteral("<img [^>]*alt=\"([^\"]*)\"[^>]*>"));
    static const QRegularExpression picture(QStringLiteral("<img src=\"([^\"]*)\">"));
    if (html.isEmpty())
        return plainAsHtml(plain);
    return QString(html)
        .replace(described, QStringLiteral("[\\1]"))
        .replace(picture, QStringLiteral("[\\1]"));
}

} // namespace

QString frontWithGaps(const QString &front)
{
    return Cloze(front).with([](const ClozeGap &gap) {
        return u'[' + (gap.hint.isEmpty() ? QStringLiteral("…") : gap.hint) + u']';
    });
}

QString clozeAnswers(const QString &front)
{
    return Cloze(front).answers().join(QStringLiteral(", "));
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

QString askedHtml(const Flashcard &card)
{
    const QString front = htmlOf(card.front, card.frontHtml);
    return card.kind == CardKind::Cloze ? frontWithGaps(front) : front;
}

QString answeredHtml(const Flashcard &card)
{
    const QString back = htmlOf(card.back, card.backHtml);
    if (card.kind == CardKind::Basic)
        return back;
    const QString answers = clozeAnswers(htmlOf(card.front, card.frontHtml));
    return card.back.isEmpty() ? answers : answers + QStringLiteral("<br><br>") + back;
}

bool isUncertain(const Flashcard &card)
{
    return card.score < certainScore;
}

} // namespace recto
