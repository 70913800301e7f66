// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace recto;

namespace {

NumberedCard card(qint64 number)
{
    Flashcard made;
    made.id = QStringLiteral("id%1").arg(number);
    made.front = QStringLiteral("front %1").arg(number);
    made.back = QStringLiteral("back");
    return {number, made};
}

QList<qint64> numbers(qint64 from, int count)
{
    QList<qint64> made(count);
    std::iota(made.begin(), made.end(), from);
    return made;
}

QList<NumberedCard> cards(const QList<qint64> &wanted)
{
    QList<NumberedCard> made;
    for (const qint64 number : wanted)
        made << card(number);
    return made;
}

} // namespace

class TestCardListModel : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreFetchedWhenTheyAreLookedAt();
    void aRowIsAskedForOnce();
    void theRestOfAListChangesNothingThatIsShown();
    void anotherListReplacesIt();
    void aRemovedCardComesBackToItsPlace();
    void newCardsStandAtTheEndOnce();
    void aChangedCardIsShown();
};

void TestCardListModel::rowsAreFetchedWhenTheyAreLookedAt()
{
    CardListModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy wanted(&model, &CardListModel::wanted);
    connect(&model, &CardListModel::wanted, &model,
            [&model](const QList<qint64> &asked) { model.take(cards(asked)); });
    model.setCards({numbers(1000, 100'000), cards(numbers(1000, 10))});
    QCOMPARE(model.rowCount(), 100'000);
    QCOMPARE(model.index(3).data().toString(), QStringLiteral("front 1003"));

    QCOMPARE(model.index(70'000).data().toString(), QStringLiteral("…"));
    QVERIFY(model.card(70'000).id.isEmpty());
    QTRY_COMPARE(model.index(70'000).data().toString(), QStringLiteral("front 71000"));
    QCOMPARE(model.rowOf(QStringLiteral("id71000")), 70'000);
    QVERIFY(wanted.last().first().value<QList<qint64>>().size() < 1000);
}

void TestCardListModel::aRowIsAskedForOnce()
{
    CardListModel model;
    model.setCards({numbers(0, 10), {}});
    QList<qint64> asked;
    connect(&model, &CardListModel::wanted, &model,
            [&asked](const QList<qint64> &some) { asked << some; });
    for (int time = 0; time < 3; ++time) {
        for (int row = 0; row < 10; ++row)
            (void)model.index(row).data();
        QCoreApplication::processEvents();
    }
    std::sort(asked.begin(), asked.end());
    QCOMPARE(asked, numbers(0, 10));
}

void TestCardListModel::theRestOfAListChangesNothingThatIsShown()
{
    CardListModel model;
    QSignalSpy reset(&model, &CardListModel::modelReset);
    model.setCards({numbers(0, 500), cards(numbers(0, 500))});
    QCOMPARE(reset.size(), 1);
    model.setNumbers(numbers(0, 2000));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 2000);
    QCOMPARE(model.card(499).id, QStringLiteral("id499"));
    QCOMPARE(model.rowOfNumber(1999), 1999);
}

void TestCardListModel::anotherListReplacesIt()
{
    CardListModel model;
    model.setCards({numbers(0, 5), cards(numbers(0, 5))});
    model.setNumbers({4, 0, 7});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.card(0).id, QStringLiteral("id4"));
}

void TestCardListModel::aRemovedCardComesBackToItsPlace()
{
    CardListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCards({numbers(0, 6), cards(numbers(0, 6))});
    const Flashcard second = model.card(2);
    const Flashcard first = model.card(1);
    model.remove(2);
    model.remove(1);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.rowOf(second.id), -1);
    model.restore(second);
    QCOMPARE(model.rowOf(second.id), 1);
    model.restore(first);
    model.restore(first);
    QCOMPARE(model.rowCount(), 6);
    for (int row = 0; row < 6; ++row)
        QCOMPARE(model.card(row).id, QStringLiteral("id%1").arg(row));
}

void TestCardListModel::newCardsStandAtTheEndOnce()
{
    CardListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCards({numbers(0, 2), cards(numbers(0, 2))});
    const Flashcard fresh = card(77).card;
    model.append(fresh);
    model.append(fresh);
    model.append(card(1).card);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.card(2).id, fresh.id);
    model.remove(2);
    model.restore(fresh);
    QCOMPARE(model.rowOf(fresh.id), 2);
    QCOMPARE(model.card(2).front, fresh.front);
}

void TestCardListModel::aChangedCardIsShown()
{
    CardListModel model;
    model.setCards({numbers(0, 2), cards(numbers(0, 2))});
    Flashcard changed = model.card(1);
    changed.front = QStringLiteral("other");
    model.update(changed);
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("other"));
}

QTEST_GUILESS_MAIN(TestCardListModel)
#include "tst_cardlistmodel.moc"
