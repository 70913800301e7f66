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
    void severalPagesNeedAHeadingThatFitsAll();
    void countsPagesThatNothingFits();
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
    QCOMPARE(makeTitle(QStringLiteral("History"), QStringLiteral("Unit 3"), planCards(), 1),
             QString::fromUtf8("History – Unit 3 – Virginia Plan"));
    QCOMPARE(makeTitle(QString(), QString(), {}, 1), QString());
    QCOMPARE(makeTitle(QStringLiteral(" History "), QString(), {}, 1), QStringLiteral("History"));
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
    QCOMPARE(makeTitle(QStringLiteral("virginia plan"), QString(), planCards(), 1),
             QStringLiteral("virginia plan"));
}

namespace {

Flashcard onPage(int page, const char *tag)
{
    Flashcard card = cardOf("What is a lagoon?", "water behind a reef", {QLatin1String(tag)});
    card.evidence.page = page;
    return card;
}

} // namespace

void tst_TitleMaker::severalPagesNeedAHeadingThatFitsAll()
{
    QCOMPARE(makeTitle(QStringLiteral("Biology"), QString(),
                       {onPage(0, "cell-size"), onPage(1, "cell-size")}, 2),
             QString::fromUtf8("Biology – Cell size"));
    QCOMPARE(makeTitle(QString(), QString(), {onPage(0, "cell-size"), onPage(1, "cell-size")}, 2),
             QStringLiteral("Cell size"));
}

void tst_TitleMaker::countsPagesThatNothingFits()
{
    const QVector<Flashcard> mixed{onPage(2, "volcanoes"), onPage(0, "cell-size"),
                                   onPage(2, "volcanoes"), onPage(1, "people")};
    QCOMPARE(makeTitle(QStringLiteral("Biology"), QStringLiteral("Unit 1"), mixed, 40),
             QString::fromUtf8("Biology – Unit 1 · 40 pages"));
    QCOMPARE(makeTitle(QString(), QString(), mixed, 40),
             QStringLiteral("Cell size and 39 more pages"));
    QCOMPARE(makeTitle(QString(), QString(), mixed, 2),
             QStringLiteral("Cell size and 1 more page"));
    QCOMPARE(makeTitle(QString(), QString(), {onPage(1, "people"), onPage(3, "volcanoes")}, 5),
             QStringLiteral("Volcanoes and 4 more pages"));
    QCOMPARE(makeTitle(QString(), QString(), {onPage(0, "key-terms"), onPage(1, "volcanoes")}, 2),
             QStringLiteral("Volcanoes and 1 more page"));
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
    const QString title
        = makeTitle(QStringLiteral("word ").repeated(60), QString(), planCards(), 1);
    QVERIFY(title.size() <= 80);
    QVERIFY(title.endsWith(QChar(0x2026)));
    QVERIFY(!title.contains(QStringLiteral(" …")));
}

QTEST_APPLESS_MAIN(tst_TitleMaker)
#include "tst_titlemaker.moc"
