// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cardtext.h"
#include "ui/check/showncard.h"

#include <QtTest>

using namespace recto;

class TestCardGaps : public QObject
{
    Q_OBJECT

private slots:
    void gapsAreShown_data()
    {
        QTest::addColumn<QString>("front");
        QTest::addColumn<QString>("gaps");
        QTest::addColumn<QString>("answers");
        QTest::newRow("plain") << "What is it?"
                               << "What is it?"
                               << "";
        QTest::newRow("gap") << "The {{c1::heart}} pumps"
                             << "The […] pumps"
                             << "heart";
        QTest::newRow("hint") << "The {{c1::heart::organ}} pumps"
                              << "The [organ] pumps"
                              << "heart";
        QTest::newRow("two") << "{{c1::A}} and {{c2::B}}"
                             << "[…] and […]"
                             << "A, B";
        QTest::newRow("arabic") << QStringLiteral("{{c1::القلب}} يضخ") << QStringLiteral("[…] يضخ")
                                << QStringLiteral("القلب");
        QTest::newRow("unclosed") << "a {{c1::b"
                                  << "a {{c1::b"
                                  << "";
    }
    void formattedSidesAreShownFormatted()
    {
        Flashcard card;
        card.kind = CardKind::Cloze;
        setFront(card,
                 CardText::fromHtml(QStringLiteral(
                     "<b>CO<sub>2</sub></b> is {{c1::a <i>gas</i>}} <img src=a.png alt=x>")));
        setBack(card, CardText::fromPlain(QStringLiteral("a < b\nc")));
        QCOMPARE(askedHtml(card), QStringLiteral("<b>CO<sub>2</sub></b> is […] [x]"));
        QCOMPARE(answeredHtml(card), QStringLiteral("a <i>gas</i><br><br>a &lt; b<br>c"));
        QCOMPARE(askedText(card), QStringLiteral("CO2 is […] [x]"));
    }
    void gapsAreShown()
    {
        QFETCH(QString, front);
        QTEST(frontWithGaps(front), "gaps");
        QTEST(clozeAnswers(front), "answers");
    }
};

QTEST_APPLESS_MAIN(TestCardGaps)
#include "tst_cardgaps.moc"
