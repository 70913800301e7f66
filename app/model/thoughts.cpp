// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/thoughts.h"

#include <QRegularExpression>

namespace recto {

namespace {

const QString tagNames = QStringLiteral("(?:seed:)?(?:think|thinking|thoughts?|reasoning|reflection"
                                        "|analysis|scratchpad|inner_monologue)");

const QRegularExpression &beginning()
{
    static const QRegularExpression tag(
        QStringLiteral("\\A\\s*(?:(?:<%1>|\\[%1\\]|◁%1▷)"
                       "|(?:<\\|start\\|>assistant)?<\\|channel\\|>(?:analysis|commentary)"
                       "<\\|message\\|>)")
            .arg(tagNames),
        QRegularExpression::CaseInsensitiveOption);
    return tag;
}

const QRegularExpression &ending()
{
    static const QRegularExpression tag(
        QStringLiteral("(?:</%1\\s*>|\\[/%1\\]|◁/%1▷|<\\|channel\\|>final<\\|message\\|>)")
            .arg(tagNames),
        QRegularExpression::CaseInsensitiveOption);
    return tag;
}

} // namespace

bool beginsWithThoughts(const QString &text)
{
    return beginning().match(text).hasMatch();
}

bool mayBeginWithThoughts(const QString &text)
{
    static const QRegularExpression part(QStringLiteral("\\A\\s*(?:[<\\[◁][\\w:|<>]*)?\\z"));
    return text.trimmed().size() < longestThoughtsTag && part.match(text).hasMatch()
        && !beginsWithThoughts(text);
}

qsizetype thoughtsEndIn(const QString &text)
{
    return beginsWithThoughts(text) ? behindThoughtsEnd(text) : -1;
}

qsizetype behindThoughtsEnd(const QString &text, qsizetype from)
{
    const auto match = ending().match(text, from);
    return match.hasMatch() ? match.capturedEnd() : -1;
}

QString withoutThoughts(const QString &text)
{
    qsizetype start = 0;
    for (qsizetype end = behindThoughtsEnd(text); end >= 0; end = behindThoughtsEnd(text, start))
        start = end;
    return text.sliced(start);
}

} // namespace recto
