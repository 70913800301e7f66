// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardpane.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextEdit>

using namespace recto;

// Editing a card loses nothing that was typed and makes nothing that is no card.
class TestCardPane : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anEditIsSaved();
    void aCardWithoutAFrontGoesOnBeingEdited();
    void aGapCardWithoutAGapGoesOnBeingEdited_data();
    void aGapCardWithoutAGapGoesOnBeingEdited();
    void leavingKeepsWhatMakesACard();
    void whatIsDiscardedIsTold();
    void nothingTypedIsNothingDiscarded();
    void tabIntoTheTagsSelectsNone();

private:
    void show(CardKind kind, const QString &front);
    QTextEdit *field(const char *name) const
    {
        return m_pane->findChild<QTextEdit *>(QLatin1String(name));
    }

    std::unique_ptr<CardPane> m_pane;
    std::unique_ptr<QSignalSpy> m_saved;
    std::unique_ptr<QSignalSpy> m_discarded;
};

void TestCardPane::init()
{
    m_pane = std::make_unique<CardPane>();
    m_saved = std::make_unique<QSignalSpy>(m_pane.get(), &CardPane::saved);
    m_discarded = std::make_unique<QSignalSpy>(m_pane.get(), &CardPane::discarded);
    m_pane->resize(600, 500);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
}

void TestCardPane::show(CardKind kind, const QString &front)
{
    Flashcard card;
    card.id = QStringLiteral("id");
    card.kind = kind;
    card.front = front;
    card.back = QStringLiteral("back");
    card.tags = {QStringLiteral("one"), QStringLiteral("two")};
    m_pane->showCard(card);
    m_pane->edit();
}

void TestCardPane::anEditIsSaved()
{
    show(CardKind::Basic, QStringLiteral("front"));
    field("frontField")->setPlainText(QStringLiteral("another front"));
    m_pane->save();
    QCOMPARE(m_saved->size(), 1);
    QCOMPARE(m_pane->card().front, QStringLiteral("another front"));
    QVERIFY(!m_pane->editing());
}

void TestCardPane::aCardWithoutAFrontGoesOnBeingEdited()
{
    show(CardKind::Basic, QStringLiteral("front"));
    field("backField")->setPlainText(QStringLiteral("a longer answer"));
    field("frontField")->clear();
    m_pane->save();
    QVERIFY(m_pane->editing());
    QVERIFY(m_saved->isEmpty());
    QCOMPARE(field("backField")->toPlainText(), QStringLiteral("a longer answer"));
    field("frontField")->setPlainText(QStringLiteral("a front again"));
    m_pane->save();
    QCOMPARE(m_saved->size(), 1);
}

void TestCardPane::aGapCardWithoutAGapGoesOnBeingEdited_data()
{
    QTest::addColumn<QString>("front");
    QTest::newRow("none") << QStringLiteral("the heart pumps");
    QTest::newRow("open") << QStringLiteral("the {{c1::heart pumps");
    QTest::newRow("empty") << QStringLiteral("the {{c1::}} pumps");
}

void TestCardPane::aGapCardWithoutAGapGoesOnBeingEdited()
{
    QFETCH(QString, front);
    show(CardKind::Cloze, QStringLiteral("the {{c1::heart}} pumps"));
    field("frontField")->setPlainText(front);
    m_pane->save();
    QVERIFY(m_pane->editing());
    QVERIFY(m_saved->isEmpty());
}

void TestCardPane::leavingKeepsWhatMakesACard()
{
    show(CardKind::Basic, QStringLiteral("front"));
    field("frontField")->clear();
    field("backField")->setPlainText(QStringLiteral("a longer answer"));
    Flashcard next;
    next.id = QStringLiteral("next");
    next.front = QStringLiteral("next");
    m_pane->showCard(next);
    QCOMPARE(m_saved->size(), 1);
    const auto kept = m_saved->first().at(1).value<Flashcard>();
    QCOMPARE(kept.front, QStringLiteral("front"));
    QCOMPARE(kept.back, QStringLiteral("a longer answer"));
}

void TestCardPane::whatIsDiscardedIsTold()
{
    show(CardKind::Basic, QStringLiteral("front"));
    field("backField")->setPlainText(QStringLiteral("a longer answer"));
    QTest::keyClick(field("backField"), Qt::Key_Escape);
    QVERIFY(!m_pane->editing());
    QCOMPARE(m_pane->card().back, QStringLiteral("back"));
    QCOMPARE(m_discarded->size(), 1);
    QCOMPARE(m_discarded->first().at(1).value<Flashcard>().back, QStringLiteral("a longer answer"));
}

void TestCardPane::nothingTypedIsNothingDiscarded()
{
    show(CardKind::Basic, QStringLiteral("front"));
    m_pane->discard();
    QVERIFY(m_discarded->isEmpty());
}

void TestCardPane::tabIntoTheTagsSelectsNone()
{
    show(CardKind::Basic, QStringLiteral("front"));
    auto *tags = m_pane->findChild<QLineEdit *>(QStringLiteral("tagsField"));
    QTest::keyClick(field("frontField"), Qt::Key_Tab);
    QTest::keyClick(field("backField"), Qt::Key_Tab);
    QTRY_VERIFY(tags->hasFocus());
    QTRY_VERIFY(tags->selectedText().isEmpty());
    QTest::keyClicks(tags, QStringLiteral(", three"));
    m_pane->save();
    QCOMPARE(m_pane->card().tags,
             QStringList({QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three")}));
}

QTEST_MAIN(TestCardPane)
#include "tst_cardpane.moc"
