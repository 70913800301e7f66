// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace recto {

// What a person did, one act after another, whatever it was done to: cards, sets of cards,
// pages. Undone and done again in that order, until the program ends. Lives on the GUI thread.
class History : public QObject
{
    Q_OBJECT

public:
    struct Act
    {
        QString text; // what it was, to stand behind "Undo": "Delete of “Cell”"
        std::function<void()> undo;
        std::function<void()> redo;
        const QObject *owner = nullptr; // who has to be there for it: see forget()
    };

    using QObject::QObject;

    // It was done already. What was undone before can't be done again any more. Returns the
    // act's number, from 1.
    quint64 add(Act act);
    void undo();
    void redo();
    // As undo(), if the act is the last one; otherwise nothing.
    void undoIfLast(quint64 number);

    [[nodiscard]] bool canUndo() const { return !m_done.isEmpty(); }
    [[nodiscard]] bool canRedo() const { return !m_undone.isEmpty(); }
    [[nodiscard]] QString undoText() const { return canUndo() ? m_done.last().text : QString(); }
    [[nodiscard]] QString redoText() const { return canRedo() ? m_undone.last().text : QString(); }

    // Its acts can't be undone any more; the others can.
    void forget(const QObject *owner);
    void clear();

signals:
    void changed();
    void went(const QObject *owner); // an act of it was undone or done again

private:
    struct Entry : Act
    {
        quint64 number = 0;
    };

    QList<Entry> m_done; // the last one last
    QList<Entry> m_undone;
    quint64 m_last = 0;
};

} // namespace recto
