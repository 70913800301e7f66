// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/titlemaker.h"

#include <QTest>

using namespace recto;

class tst_TitleMaker : public QObject
{
    Q_OBJECT

private slots:
    void putsCourseGroupAndTopicTogether();
    void prefersTheHeadingOverMostCards();
    void findsTheTermThatMostCardsShare();
    void saysNothingTwice();
    void isNoSingleCommonWord();
    void staysShort();
};

namespace {

Flashcard cardOf(const char *front, const char *back, const QStringList &tags = {})
{
    Flashcard card;
    card.front = QString::fromUtf8(front);
    card.back = QString::fromUtf8(back);
    card.tags = tags;
    return card;
}

QVector<Flashcard> planCards()
{
    return {cardOf("Who wrote the Virginia Plan?", "James Madison"),
            cardOf("What did the Virginia Plan call for?", "a strong national government"),
            cardOf("What alarmed smaller states?", "the Virginia Plan")};
}

} // namespace

void tst_TitleMaker::putsCourseGroupAndTopicTogether()
{
    QCOMPARE(makeTitle(QStringLiteral("History"), QStringLiteral("Unit 3"), planCards()),
             QString::fromUtf8("History – Unit 3 – Virginia Plan"));
    QCOMPARE(makeTitle(QString(), QString(), {}), QString());
    QCOMPARE(makeTitle(QStringLiteral(" History "), QString(), {}), QStringLiteral("History"));
}

void tst_TitleMaker::prefersTheHeadingOverMostCards()
{
    const QStringList tag{QStringLiteral("cell-size")};
    QCOMPARE(
        mainTopic({cardOf("What is a cell?", "x", tag), cardOf("Why are cells small?", "y", tag),
                   cardOf("What is diffusion?", "z", {QStringLiteral("other")})}),
        QStringLiteral("Cell size"));
}

void tst_TitleMaker::findsTheTermThatMostCardsShare()
{
    QCOMPARE(mainTopic(planCards()), QStringLiteral("Virginia Plan"));
    Flashcard cloze = cardOf("The {{c1::membrane}} is thin.", "");
    cloze.kind = CardKind::Cloze;
    QCOMPARE(mainTopic({cloze, cardOf("What does a membrane do?", "separates")}),
             QStringLiteral("Membrane"));
}

void tst_TitleMaker::saysNothingTwice()
{
    QCOMPARE(makeTitle(QStringLiteral("virginia plan"), QString(), planCards()),
             QStringLiteral("virginia plan"));
}

void tst_TitleMaker::isNoSingleCommonWord()
{
    const QVector<Flashcard> cards{
        cardOf("What did the first osmosis test show?", "first", {QStringLiteral("first")}),
        cardOf("Who came first with an osmosis test?", "Dutrochet", {QStringLiteral("first")})};
    QVERIFY(mainTopic(cards) != QStringLiteral("First"));
    QVERIFY(mainTopic(cards).contains(QStringLiteral("osmosis"), Qt::CaseInsensitive));
}

void tst_TitleMaker::staysShort()
{
    const QString title = makeTitle(QStringLiteral("word ").repeated(60), QString(), planCards());
    QVERIFY(title.size() <= 80);
    QVERIFY(title.endsWith(QChar(0x2026)));
    QVERIFY(!title.contains(QStringLiteral(" …")));
}

QTEST_APPLESS_MAIN(tst_TitleMaker)
#include "tst_titlemaker.moc"
