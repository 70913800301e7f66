// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/pageturn.h"
#include "ui/pages/pagelistmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QtTest>

using namespace recto;

class TestPageListModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void addedPagesKeepTheirOrder();
    void movingKeepsTheOrderOfTheMoved_data();
    void movingKeepsTheOrderOfTheMoved();
    void everyChangeCanBeUndoneAndRedone();
    void aDragInsideTheListMoves();
    void fourTurnsAreNone();
    void cornersTurnWithThePage();

private:
    [[nodiscard]] QString order() const;

    std::unique_ptr<PageListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPageListModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<PageListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    QList<Page> pages;
    for (const char *name : {"a", "b", "c", "d"}) {
        Page page;
        page.name = QLatin1String(name);
        pages.append(page);
    }
    m_model->addPages(pages);
}

QString TestPageListModel::order() const
{
    QString names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names += m_model->page(row).name;
    return names;
}

void TestPageListModel::addedPagesKeepTheirOrder()
{
    QCOMPARE(order(), QStringLiteral("abcd"));
    Page page;
    page.name = QStringLiteral("e");
    m_model->addPages({page});
    QCOMPARE(order(), QStringLiteral("abcde"));
}

void TestPageListModel::movingKeepsTheOrderOfTheMoved_data()
{
    QTest::addColumn<QList<int>>("rows");
    QTest::addColumn<int>("target");
    QTest::addColumn<QString>("expected");
    QTest::newRow("to the end") << QList<int>{0} << 4 << "bcda";
    QTest::newRow("to the front") << QList<int>{3} << 0 << "dabc";
    QTest::newRow("two, apart") << QList<int>{3, 0} << 2 << "badc";
    QTest::newRow("onto itself") << QList<int>{1} << 2 << "abcd";
    QTest::newRow("all") << QList<int>{0, 1, 2, 3} << 0 << "abcd";
}

void TestPageListModel::movingKeepsTheOrderOfTheMoved()
{
    QFETCH(QList<int>, rows);
    QFETCH(int, target);
    m_model->movePages(rows, target);
    QTEST(order(), "expected");
}

void TestPageListModel::everyChangeCanBeUndoneAndRedone()
{
    m_model->removePages({1, 2});
    QCOMPARE(order(), QStringLiteral("ad"));
    m_model->turnPages({1}, 1);
    QCOMPARE(m_model->page(1).corrections.quarterTurns, 1);
    m_model->history()->undo();
    QCOMPARE(m_model->page(1).corrections, PageCorrections());
    m_model->history()->undo();
    QCOMPARE(order(), QStringLiteral("abcd"));
    m_model->history()->redo();
    QCOMPARE(order(), QStringLiteral("ad"));
}

void TestPageListModel::aDragInsideTheListMoves()
{
    const std::unique_ptr<QMimeData> data(
        m_model->mimeData({m_model->index(2), m_model->index(3)}));
    m_model->dropMimeData(data.get(), Qt::MoveAction, 0, 0, {});
    QCOMPARE(order(), QStringLiteral("cdab"));
}

void TestPageListModel::fourTurnsAreNone()
{
    PageCorrections corrections;
    corrections.corners = {{0.1, 0.2}, {0.9, 0.1}, {0.8, 0.9}, {0.2, 0.8}};
    corrections.leftOut = {QRectF(0.1, 0.1, 0.3, 0.2)};
    PageCorrections result = corrections;
    for (int turn = 0; turn < 4; ++turn)
        result = turned(result, 1);
    QCOMPARE(result.quarterTurns, 0);
    for (int corner = 0; corner < 4; ++corner)
        QVERIFY(QLineF(result.corners.at(corner), corrections.corners.at(corner)).length() < 1e-9);
    QVERIFY(qAbs(result.leftOut.first().x() - 0.1) < 1e-9);
    QCOMPARE(turned(corrections, -1).quarterTurns, 3);
}

void TestPageListModel::cornersTurnWithThePage()
{
    PageCorrections corrections;
    corrections.corners = {{0.1, 0.2}, {0.9, 0.1}, {0.8, 0.9}, {0.2, 0.7}};
    const PageCorrections result = turned(corrections, 1);
    // The bottom left corner (0.2, 0.7) is at the top left after a turn to the right.
    QVERIFY(QLineF(result.corners.at(0), QPointF(0.3, 0.2)).length() < 1e-9);
    QVERIFY(result.turnedByHand);
}

QTEST_MAIN(TestPageListModel)
#include "tst_pagelistmodel.moc"
