// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cardmarkdown.h"

#include "core/cloze.h"

namespace recto {

namespace {

// The front's text with every gap made by `shown`.
template<typename Shown>
QString withGaps(const QString &front, Shown shown)
{
    QString text;
    qsizetype end = 0;
    const Cloze cloze(front);
    for (const ClozeGap &gap : cloze.gaps()) {
        if (gap.depth > 0)
            continue;
        text += markdownEscaped(front.mid(end, gap.start - end));
        text += shown(gap.answer);
        end = gap.end;
    }
    return text + markdownEscaped(front.mid(end));
}

QString headingOf(const Flashcard &card, const QHash<QString, QString> &uploadTitles)
{
    const QString title = uploadTitles.value(card.uploadId).simplified();
    if (!title.isEmpty())
        return title;
    QStringList parts{card.course.simplified(), card.group.simplified()};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" – "));
}

QString quoted(const QString &text)
{
    return QStringLiteral("> ") + markdownEscaped(text.simplified());
}

QString cardText(const Flashcard &card)
{
    QStringList parts;
    if (card.kind == CardKind::Cloze) {
        parts << QStringLiteral("## ") + withGaps(card.front, [](const QString &) {
                                             return QStringLiteral("\\_\\_\\_");
                                         }).simplified();
        parts << withGaps(card.front, [](const QString &answer) {
            return QStringLiteral("**%1**").arg(markdownEscaped(answer.simplified()));
        });
    } else {
        parts << QStringLiteral("## ") + markdownEscaped(card.front.simplified());
    }
    if (!card.back.trimmed().isEmpty())
        parts << markdownEscaped(card.back.trimmed());
    if (!card.evidence.quote.trimmed().isEmpty())
        parts << quoted(card.evidence.quote);
    return parts.join(QStringLiteral("\n\n")) + QStringLiteral("\n\n");
}

} // namespace

QString markdownEscaped(const QString &text)
{
    static const QString signs = QStringLiteral("\\`*_[]<>#|~$&");
    QString escaped;
    bool lineStart = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        // "1." "-" and "+" would begin a list.
        const bool list = lineStart && (c == QLatin1Char('-') || c == QLatin1Char('+'));
        const bool number = c == QLatin1Char('.') && i > 0 && text.at(i - 1).isDigit()
            && (i + 1 == text.size() || text.at(i + 1).isSpace());
        if (signs.contains(c) || list || number)
            escaped += QLatin1Char('\\');
        escaped += c;
        lineStart = c == QLatin1Char('\n') || (lineStart && c.isSpace());
    }
    return escaped;
}

QString cardsAsMarkdown(const QVector<Flashcard> &cards,
                        const QHash<QString, QString> &uploadTitles)
{
    QString text;
    QString heading;
    for (const Flashcard &card : cards) {
        const QString own = headingOf(card, uploadTitles);
        if (own != heading && !own.isEmpty())
            text += QStringLiteral("# ") + markdownEscaped(own) + QStringLiteral("\n\n");
        heading = own;
        text += cardText(card);
    }
    return text;
}

} // namespace recto
