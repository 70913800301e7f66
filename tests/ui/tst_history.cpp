// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/history.h"

#include <QSignalSpy>
#include <QTest>

using namespace recto;

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void actsAreUndoneInTheirOrder();
    void whatIsDoneAnewEndsWhatWasUndone();
    void onlyTheLastActIsUndoneByItsNumber();
    void whatIsForgottenLeavesTheOthers();
    void anEmptyHistoryDoesNothing();

private:
    quint64 write(const QString &letter, const QObject *owner = nullptr);

    std::unique_ptr<History> m_history;
    QString m_text;
};

void TestHistory::init()
{
    m_history = std::make_unique<History>();
    m_text.clear();
}

quint64 TestHistory::write(const QString &letter, const QObject *owner)
{
    m_text += letter;
    return m_history->add(
        {letter, [this] { m_text.chop(1); }, [this, letter] { m_text += letter; }, owner});
}

void TestHistory::actsAreUndoneInTheirOrder()
{
    for (const char *letter : {"a", "b", "c"})
        write(QLatin1String(letter));
    QCOMPARE(m_history->undoText(), QStringLiteral("c"));
    m_history->undo();
    m_history->undo();
    QCOMPARE(m_text, QStringLiteral("a"));
    QCOMPARE(m_history->undoText(), QStringLiteral("a"));
    QCOMPARE(m_history->redoText(), QStringLiteral("b"));
    m_history->redo();
    QCOMPARE(m_text, QStringLiteral("ab"));
}

void TestHistory::whatIsDoneAnewEndsWhatWasUndone()
{
    write(QStringLiteral("a"));
    write(QStringLiteral("b"));
    m_history->undo();
    write(QStringLiteral("c"));
    QVERIFY(!m_history->canRedo());
    m_history->undo();
    m_history->undo();
    QCOMPARE(m_text, QString());
}

void TestHistory::onlyTheLastActIsUndoneByItsNumber()
{
    const quint64 first = write(QStringLiteral("a"));
    const quint64 second = write(QStringLiteral("b"));
    m_history->undoIfLast(first);
    QCOMPARE(m_text, QStringLiteral("ab"));
    m_history->undoIfLast(second);
    QCOMPARE(m_text, QStringLiteral("a"));
    m_history->undoIfLast(second);
    QCOMPARE(m_text, QStringLiteral("a"));
}

void TestHistory::whatIsForgottenLeavesTheOthers()
{
    const QObject pages;
    write(QStringLiteral("a"));
    m_history->add({QStringLiteral("page"), [] {}, [] {}, &pages});
    write(QStringLiteral("b"));
    QSignalSpy changed(m_history.get(), &History::changed);
    m_history->forget(&pages);
    QCOMPARE(changed.size(), 1);
    m_history->undo();
    m_history->undo();
    QCOMPARE(m_text, QString());
    QVERIFY(!m_history->canUndo());
}

void TestHistory::anEmptyHistoryDoesNothing()
{
    m_history->undo();
    m_history->redo();
    QVERIFY(!m_history->canUndo() && !m_history->canRedo());
    QCOMPARE(m_history->undoText(), QString());
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
