// SPDX-License-Identifier: GPL-3.0-or-later
// What a person changes on the saved cards, and how it is undone.
#include "ui/check/reviewview.h"

#include "session/librarythread.h"
#include "ui/check/cardlistview.h"
#include "ui/check/cardpane.h"
#include "ui/widgets/noticebar.h"

#include <algorithm>

namespace recto {

void ReviewView::keep(const Flashcard &before, const Flashcard &after)
{
    m_cards->update(after);
    write(after);
    offerUndo(tr("Changed."), [this, before] {
        m_cards->update(before);
        write(before);
        selectCard(before.id);
        showCurrent();
    });
}

void ReviewView::write(const Flashcard &card)
{
    m_library->ask(
        this, [card](Library &library) { return library.updateFlashcard(card); },
        [this](const Status &status) {
            if (!status)
                emit failed(status.error());
        });
}

void ReviewView::deleteCurrent()
{
    if (m_pane->editing())
        return;
    const Flashcard card = currentCard();
    if (card.id.isEmpty())
        return;
    const int row = m_list->currentIndex().row();
    m_cards->remove(row);
    if (m_cards->rowCount() > 0)
        m_list->setCurrentIndex(m_cards->index(std::min(row, m_cards->rowCount() - 1)));
    showCurrent();
    showHeader();
    m_library->ask(
        this, [id = card.id](Library &library) { return library.deleteFlashcards({id}); },
        [this, card](const Status &status) {
            if (!status) {
                m_cards->restore(card);
                emit failed(status.error());
            }
            emit cardsChanged();
        });
    offerUndo(tr("Deleted."), [this, card] { restore({card}); });
}

void ReviewView::restore(const QList<Flashcard> &cards)
{
    QStringList ids;
    for (const Flashcard &card : cards) {
        ids.append(card.id);
        m_cards->restore(card);
        selectCard(card.id);
    }
    showHeader();
    m_library->ask(
        this, [ids](Library &library) { return library.restoreFlashcards(ids); },
        [this](const Status &status) {
            if (!status)
                emit failed(status.error());
            emit cardsChanged();
        });
}

void ReviewView::offerUndo(const QString &text, std::function<void()> undoChange)
{
    m_undo.append(std::move(undoChange));
    m_undoBar->offer(text, [this] { undo(); });
}

bool ReviewView::undo()
{
    if (m_undo.isEmpty())
        return false;
    m_undoBar->hide();
    m_undo.takeLast()();
    m_list->setFocus();
    return true;
}

} // namespace recto
