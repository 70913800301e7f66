// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/cardreader.h"

#include "core/boundedread.h"
#include "core/cardtext.h"
#include "core/cloze.h"
#include "exchange/cardcolumns.h"
#include "exchange/cardparts.h"
#include "exchange/csv.h"
#include "exchange/textdecoding.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>

#include <array>

namespace recto {

namespace {

constexpr std::array sources{
    std::pair{"json", CardSource::Json}, std::pair{"csv", CardSource::Table},
    std::pair{"markdown", CardSource::Notes}, std::pair{"qa", CardSource::Questions},
    std::pair{"mnemosyne", CardSource::Mnemosyne}};

QStringList partedBy(const QString &text, QChar sign)
{
    QStringList parts;
    QString part;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\\' && i + 1 < text.size()
            && (text.at(i + 1) == sign || text.at(i + 1) == u'\\')) {
            part += text.at(++i);
        } else if (text.at(i) == sign) {
            parts << part.trimmed();
            part.clear();
        } else {
            part += text.at(i);
        }
    }
    parts << part.trimmed();
    parts.removeAll(QString());
    return parts;
}

// Of text that is no table by its name: a table, if signs part its lines evenly.
std::optional<CardSource> sourceOf(const QString &text, const QString &ending)
{
    const QStringView start = QStringView(text).trimmed();
    if (ending == u"json" || ending == u"jsonl" || start.startsWith(u'{')
        || (start.startsWith(u'[') && !start.startsWith(u"[[")))
        return CardSource::Json;
    if (start.startsWith(u"<?xml") || start.startsWith(u"<mnemosyne")
        || start.startsWith(u"<openSM2sync"))
        return CardSource::Mnemosyne;
    if (ending == u"csv" || ending == u"tsv" || ending == u"tab" || hasAnkiHead(text))
        return CardSource::Table;
    if (looksLikeQuestions(text))
        return CardSource::Questions;
    if (ending == u"md" || ending == u"markdown")
        return looksLikeNotes(text) ? std::optional(CardSource::Notes) : std::nullopt;
    const QChar separator = separatorOf(text);
    if (separator == u'\t' || (!separator.isNull() && !looksLikeNotes(text)))
        return CardSource::Table;
    return looksLikeNotes(text) ? std::optional(CardSource::Notes) : std::nullopt;
}

} // namespace

std::optional<CardSource> cardSource(const QString &name)
{
    for (const auto &[known, source] : sources) {
        if (name == QLatin1String(known))
            return source;
    }
    return std::nullopt;
}

QStringList cardColumnNames()
{
    QStringList names;
    for (const CardColumn column : {CardColumn::Front, CardColumn::Back, CardColumn::Extra,
                                    CardColumn::Tags, CardColumn::Course, CardColumn::Group,
                                    CardColumn::Kind, CardColumn::Page, CardColumn::Quote})
        names << cardColumnName(column);
    return names;
}

QStringList partedTags(const QString &text)
{
    return partedBy(text, u';');
}

QStringList tagsOfOthers(const QString &text, bool partedByBlanks)
{
    if (partedByBlanks)
        return text.split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts);
    if (text.contains(u';') || !text.contains(u','))
        return partedBy(text, u';');
    return partedBy(text, u',');
}

void CardCollector::add(Flashcard card, int line, bool kindSaid)
{
    card = cleanCard(std::move(card));
    if (card.front.trimmed().isEmpty()) {
        leaveOut(InputFault::CardWithoutFront, line);
        return;
    }
    const bool gaps = !Cloze(card.front).gaps().isEmpty();
    if (card.kind == CardKind::Cloze && !gaps) {
        leaveOut(InputFault::GapCardWithoutGap, line);
        return;
    }
    if (!kindSaid)
        card.kind = gaps ? CardKind::Cloze : CardKind::Basic;
    if (card.id.isEmpty())
        card.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    card.tags.removeDuplicates();
    m_taken.cards.append(std::move(card));
}

void CardCollector::leaveOut(InputFault fault, int line, const QString &detail)
{
    m_taken.leftOut.append(badInput(fault, {}, detail, line));
}

ImportedCards CardCollector::result(CardSource source) const
{
    ImportedCards taken = m_taken;
    taken.source = source;
    return taken;
}

Result<ImportedCards> readCards(QIODevice &device, const QString &name,
                                const ImportOptions &options)
{
    const auto bytes = readWhole(device, LargestCardFile);
    if (!bytes)
        return bytes.error();
    const QString ending = QFileInfo(name).suffix().toLower();
    const auto text = options.encoding.isEmpty() ? Result<DecodedText>(decodedText(*bytes))
                                                 : decodedText(*bytes, options.encoding);
    if (!text)
        return text.error();
    // Who says how a table is parted says that it is one.
    const bool saidTable = !options.separator.isNull() || !options.columns.isEmpty();
    const auto source = options.source ? options.source
        : saidTable                    ? std::optional(CardSource::Table)
                                       : sourceOf(text->text, ending);
    if (!source)
        return badInput(InputFault::FileOfNoCards);
    ImportedCards cards;
    switch (*source) {
    case CardSource::Json:
        cards = cardsFromJson(text->text.toUtf8());
        break;
    case CardSource::Table:
        cards = cardsFromTable(text->text, options);
        break;
    case CardSource::Notes:
        cards = cardsFromNotes(text->text);
        break;
    case CardSource::Questions:
        cards = cardsFromQuestions(text->text);
        break;
    case CardSource::Mnemosyne:
        cards = cardsFromMnemosyne(*bytes); // XML says its encoding itself
        break;
    }
    cards.encoding = text->encoding;
    if (cards.cards.isEmpty() && cards.leftOut.isEmpty() && *source != CardSource::Json)
        return badInput(InputFault::FileOfNoCards);
    return cards;
}

} // namespace recto
