// SPDX-License-Identifier: GPL-3.0-or-later
// What a person changes on the saved cards, and how it is undone.
#include "ui/check/reviewview.h"

#include "session/librarythread.h"
#include "ui/check/cardlistview.h"
#include "ui/check/cardpane.h"
#include "ui/check/showncard.h"
#include "ui/widgets/history.h"
#include "ui/widgets/noticebar.h"

#include <algorithm>
#include <utility>

namespace recto {

namespace {

// Enough of a card to know it by.
QString nameOf(const Flashcard &card)
{
    constexpr qsizetype most = 30;
    const QString front
        = (card.kind == CardKind::Cloze ? frontWithGaps(card.front) : card.front).simplified();
    return front.size() <= most ? front : front.left(most) + QChar(0x2026);
}

} // namespace

void ReviewView::keep(const Flashcard &before, const Flashcard &after)
{
    write(after);
    remember(
        tr("Changed."), tr("Edit of “%1”", "card").arg(nameOf(before)),
        [this, before] { rewrite(before); }, [this, after] { rewrite(after); });
}

void ReviewView::rememberDiscarded(const Flashcard &before, const Flashcard &typed)
{
    remember(
        tr("Changes discarded."), tr("Discarded edit of “%1”", "card").arg(nameOf(before)),
        [this, typed] { rewrite(typed); }, [this, before] { rewrite(before); });
}

void ReviewView::rewrite(const Flashcard &card)
{
    write(card);
    goTo(card);
}

void ReviewView::write(const Flashcard &card)
{
    m_cards->update(card);
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
    setDeleted(card, true);
    remember(
        tr("Deleted."), tr("Delete of “%1”", "card").arg(nameOf(card)),
        [this, card] { setDeleted(card, false); }, [this, card] { setDeleted(card, true); });
}

void ReviewView::setDeleted(const Flashcard &card, bool deleted)
{
    const int row = m_cards->rowOf(card.id);
    const bool here = card.uploadId == m_upload.id || m_upload.id.isEmpty();
    if (deleted && row >= 0) {
        m_cards->remove(row);
        if (m_cards->rowCount() > 0)
            m_list->setCurrentIndex(m_cards->index(std::min(row, m_cards->rowCount() - 1)));
        showCurrent();
    } else if (!deleted && row < 0 && here) {
        m_cards->restore(card);
    }
    showHeader();
    m_library->ask(
        this,
        [id = card.id, deleted](Library &library) {
            return deleted ? library.deleteFlashcards({id}) : library.restoreFlashcards({id});
        },
        [this, card, deleted](const Status &status) {
            if (!status) {
                if (deleted && card.uploadId == m_upload.id)
                    m_cards->restore(card);
                emit failed(status.error());
            }
            emit cardsChanged();
        });
    if (!deleted)
        goTo(card);
}

void ReviewView::goTo(const Flashcard &card)
{
    selectCard(card.id);
    if (isVisible() && m_cards->rowOf(card.id) >= 0) {
        showCurrent();
        m_list->setFocus();
    } else {
        emit uploadRequested(card.uploadId);
    }
}

void ReviewView::remember(const QString &did, const QString &act, std::function<void()> undo,
                          std::function<void()> redo)
{
    const quint64 number = m_history->add({act, std::move(undo), std::move(redo), this});
    m_undoBar->offer(did, [history = m_history, number] { history->undoIfLast(number); });
}

} // namespace recto
