// SPDX-License-Identifier: GPL-3.0-or-later
#include "generation/duplicateindex.h"

#include <QTest>

using namespace recto;

class tst_DuplicateIndex : public QObject
{
    Q_OBJECT

private slots:
    void tellsDuplicates_data();
    void tellsDuplicates();
    void leavesTheCardItselfOut();
    void forgetsRemovedCards();
    void findsOneAmongMany();
};

namespace {

FlashcardDraft basic(const QString &front, const QString &back)
{
    return {CardKind::Basic, front, back, {}, {}};
}

FlashcardDraft cloze(const QString &front)
{
    return {CardKind::Cloze, front, {}, {}, {}};
}

} // namespace

void tst_DuplicateIndex::tellsDuplicates_data()
{
    QTest::addColumn<FlashcardDraft>("first");
    QTest::addColumn<FlashcardDraft>("second");
    QTest::addColumn<bool>("duplicate");
    const auto row = [](const char *name, const FlashcardDraft &first, const FlashcardDraft &second,
                        bool duplicate) { QTest::newRow(name) << first << second << duplicate; };
    const auto text = [](const char *latin) { return QString::fromUtf8(latin); };
    row("the same", basic(text("What is ice?"), text("frozen water")),
        basic(text("What is ice?"), text("frozen water")), true);
    row("case and signs", basic(text("What is ice?"), text("frozen water")),
        basic(text("what is ICE"), text("water, frozen")), true);
    row("same words in other order",
        basic(text("What did the Virginia Plan propose?"), text("two houses")),
        basic(text("The Virginia Plan did propose what?"), text("a legislature of two houses")),
        true);
    row("same question pattern",
        basic(text("What is a prokaryote?"), text("a cell without a nucleus")),
        basic(text("What is a eukaryote?"), text("an organism whose cells have a nucleus")), false);
    row("same subject, other question", basic(text("What are pili?"), text("hairs on a cell")),
        basic(text("What are pili used for?"), text("to exchange genetic material")), false);
    row("same answer and subject",
        basic(text("What does the cell wall give?"), text("an extra layer of protection")),
        basic(text("Why does a bacterium need a wall?"), text("as an extra layer of protection")),
        true);
    row("same year, other event", basic(text("When was Delaware founded?"), text("1787")),
        basic(text("When did the convention meet in Delaware?"), text("1787")), false);
    row("other gap of the same sentence", cloze(text("Plants {{c1::drink}} water by their roots.")),
        cloze(text("Plants drink water by their {{c1::roots}}.")), true);
    row("other number", basic(text("What happened in Paris in 1848?"), text("a revolution")),
        basic(text("What happened in Paris in 1871?"), text("a revolution")), false);
    row("nothing in common", basic(text("Who built the tower?"), text("Gustave")),
        cloze(text("Salt {{c1::lowers}} the melting point of ice.")), false);
    row("Chinese", basic(text("水的沸点是多少？"), text("一百度")),
        basic(text("水的沸点是多少"), text("一百度")), true);
}

void tst_DuplicateIndex::tellsDuplicates()
{
    QFETCH(FlashcardDraft, first);
    QFETCH(FlashcardDraft, second);
    QFETCH(bool, duplicate);
    DuplicateIndex index;
    index.add(QStringLiteral("first"), first);
    QCOMPARE(index.find(second).value_or(QString()),
             duplicate ? QStringLiteral("first") : QString());
}

void tst_DuplicateIndex::leavesTheCardItselfOut()
{
    DuplicateIndex index;
    const FlashcardDraft card
        = basic(QStringLiteral("What is ice?"), QStringLiteral("frozen water"));
    index.add(QStringLiteral("a"), card);
    QVERIFY(!index.find(card, QStringLiteral("a")));
    index.add(QStringLiteral("b"), card);
    QCOMPARE(*index.find(card, QStringLiteral("a")), QStringLiteral("b"));
    QCOMPARE(*index.find(card, QStringLiteral("b")), QStringLiteral("a"));
}

void tst_DuplicateIndex::forgetsRemovedCards()
{
    DuplicateIndex index;
    const FlashcardDraft card
        = basic(QStringLiteral("What is ice?"), QStringLiteral("frozen water"));
    index.add(QStringLiteral("a"), card);
    index.remove(QStringLiteral("a"));
    QCOMPARE(index.size(), 0);
    QVERIFY(!index.find(card));
    index.add(QStringLiteral("a"), card);
    index.add(QStringLiteral("a"),
              basic(QStringLiteral("Who sang?"), QStringLiteral("Maria"))); // replaces
    QCOMPARE(index.size(), 1);
    QVERIFY(!index.find(card));
}

void tst_DuplicateIndex::findsOneAmongMany()
{
    DuplicateIndex index;
    for (int i = 0; i < 5000; ++i) {
        index.add(
            QString::number(i),
            basic(
                QStringLiteral("What does the law number%1 of paragraph%2 say?").arg(i).arg(i % 7),
                QStringLiteral("answer%1 with word%2").arg(i).arg(i % 11)));
    }
    QCOMPARE(*index.find(basic(QStringLiteral("What says law number4321 of paragraph2?"),
                               QStringLiteral("answer4321"))),
             QStringLiteral("4321"));
    QVERIFY(!index.find(basic(QStringLiteral("What does the law number9999 of paragraph2 say?"),
                              QStringLiteral("answer9999 with word2"))));
}

QTEST_APPLESS_MAIN(tst_DuplicateIndex)
#include "tst_duplicateindex.moc"
