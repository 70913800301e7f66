// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtext.h"

#include "core/cardhtml.h"
#include "core/controls.h"
#include "core/formulas.h"

namespace recto {

CardText CardText::fromPlain(const QString &text)
{
    CardText side;
    side.m_plain = withFormulasInOneForm(withoutControls(text));
    return side;
}

CardText CardText::fromHtml(const QString &html)
{
    CardText side;
    const SafeHtml safe = safeHtml(withoutControls(html));
    side.m_plain = safe.plain;
    if (safe.formatted)
        side.m_html = safe.html;
    return side;
}

QString plainAsHtml(const QString &text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

void setFront(Flashcard &card, const CardText &text)
{
    card.front = text.plain();
    card.frontHtml = text.html();
}

void setBack(Flashcard &card, const CardText &text)
{
    card.back = text.plain();
    card.backHtml = text.html();
}

Flashcard cleanCard(Flashcard card)
{
    setFront(card,
             card.frontHtml.isEmpty() ? CardText::fromPlain(card.front)
                                      : CardText::fromHtml(card.frontHtml));
    setBack(card,
            card.backHtml.isEmpty() ? CardText::fromPlain(card.back)
                                    : CardText::fromHtml(card.backHtml));
    for (QString &tag : card.tags)
        tag = withoutControls(tag);
    card.course = withoutControls(card.course);
    card.group = withoutControls(card.group);
    card.evidence.quote = withoutControls(card.evidence.quote);
    return card;
}

} // namespace recto
