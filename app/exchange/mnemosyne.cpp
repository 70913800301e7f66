// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtext.h"
#include "exchange/cardparts.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace recto {

namespace {

// Mnemosyne writes HTML with line ends that count, and formulas in tags of its own.
CardText mnemosyneSide(QString text)
{
    static const QRegularExpression inText(QStringLiteral("<\\$>(.*?)</\\$>"),
                                           QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression display(
        QStringLiteral("<(\\$\\$|latex)>(.*?)</(?:\\$\\$|latex)>"),
        QRegularExpression::DotMatchesEverythingOption);
    text = text.trimmed();
    text.replace(inText, QStringLiteral("\\(\\1\\)"));
    text.replace(display, QStringLiteral("\\[\\2\\]"));
    text.replace(QLatin1Char('\n'), QLatin1String("<br>"));
    return CardText::fromHtml(text);
}

class MnemosyneReader
{
public:
    explicit MnemosyneReader(const QByteArray &bytes)
        : m_xml(bytes)
    {
    }

    ImportedCards read()
    {
        while (!m_xml.atEnd()) {
            if (m_xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (m_xml.name() == u"item" || m_xml.name() == u"log")
                readItem();
        }
        if (m_xml.hasError())
            m_collector.leaveOut(InputFault::BadXml, static_cast<int>(m_xml.lineNumber()),
                                 m_xml.errorString());
        return m_collector.result(CardSource::Mnemosyne);
    }

private:
    // Version 1: <item><cat>…</cat><Q>…</Q><A>…</A></item>; version 2: a log whose entries
    // of facts hold <f> and <b>.
    void readItem()
    {
        const int line = static_cast<int>(m_xml.lineNumber());
        const bool log = m_xml.name() == u"log";
        QString front;
        QString back;
        QString category;
        while (m_xml.readNextStartElement()) {
            const QString name = m_xml.name().toString();
            const QString text = m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (name == u"Q" || name == u"f")
                front = text;
            else if (name == u"A" || name == u"b")
                back = text;
            else if (name == u"cat")
                category = text.trimmed();
        }
        if (log && front.isEmpty())
            return; // of something else
        Flashcard card;
        setFront(card, mnemosyneSide(front));
        setBack(card, mnemosyneSide(back));
        if (!category.isEmpty() && category != u"<default>")
            card.tags << category;
        m_collector.add(card, line);
    }

    QXmlStreamReader m_xml;
    CardCollector m_collector;
};

} // namespace

ImportedCards cardsFromMnemosyne(const QByteArray &bytes)
{
    return MnemosyneReader(bytes).read();
}

} // namespace recto
