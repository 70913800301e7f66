// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/history.h"

#include <utility>

namespace recto {

quint64 History::add(Act act)
{
    m_done.append(Entry{std::move(act), ++m_last});
    m_undone.clear();
    emit changed();
    return m_last;
}

void History::undo()
{
    if (!canUndo())
        return;
    const Entry entry = m_done.takeLast();
    m_undone.append(entry);
    entry.undo();
    emit went(entry.owner);
    emit changed();
}

void History::redo()
{
    if (!canRedo())
        return;
    const Entry entry = m_undone.takeLast();
    m_done.append(entry);
    entry.redo();
    emit went(entry.owner);
    emit changed();
}

void History::undoIfLast(quint64 number)
{
    if (canUndo() && m_done.last().number == number)
        undo();
}

void History::forget(const QObject *owner)
{
    const auto itsOwn = [owner](const Entry &entry) { return entry.owner == owner; };
    if (m_done.removeIf(itsOwn) + m_undone.removeIf(itsOwn) > 0)
        emit changed();
}

void History::clear()
{
    m_done.clear();
    m_undone.clear();
    emit changed();
}

} // namespace recto
