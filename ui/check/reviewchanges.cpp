// SPDX-License-Identifier: GPL-3.0-or-later
// What a person changes on the saved cards, and how it is undone.
#include "ui/check/reviewview.h"

#include "session/librarythread.h"
#include "session/misreadword.h"
#include "ui/check/cardlistpanel.h"
#include "ui/check/cardlistview.h"
#include "ui/check/cardpane.h"
#include "ui/check/checkstage.h"
#include "ui/check/showncard.h"
#include "ui/widgets/history.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pagewords.h"

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

// "“What is a cell?”", "12 cards"
QString nameOf(const QList<Flashcard> &cards)
{
    return cards.size() == 1 ? QStringLiteral("“%1”").arg(nameOf(cards.first()))
                             : cardCountText(static_cast<int>(cards.size()));
}

QStringList idsOf(const QList<Flashcard> &cards)
{
    QStringList ids;
    for (const Flashcard &card : cards)
        ids << card.id;
    return ids;
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
    ++m_changes;
    m_cards->update(card);
    m_library->ask(
        this, [card](Library &library) { return library.updateFlashcard(card); },
        [this](const Status &status) { report(status, {}); });
}

void ReviewView::findRight()
{
    QList<Flashcard> cards = chosenCards();
    if (m_pane->editing() || cards.isEmpty())
        return;
    // By the cards: the list may be on its way to others.
    if (cards.first().offered) {
        cards.removeIf([](const Flashcard &card) { return !card.offered; });
        take(cards);
        return;
    }
    QList<Flashcard> unchecked = cards;
    unchecked.removeIf([](const Flashcard &card) { return card.checkedAt.isValid(); });
    if (!unchecked.isEmpty()) {
        setChecked(unchecked, true);
        remember(
            {}, tr("Check of %1", "cards").arg(nameOf(unchecked)),
            [this, unchecked] {
                setChecked(unchecked, false);
                goTo(unchecked.first());
            },
            [this, unchecked] {
                setChecked(unchecked, true);
                goTo(unchecked.first());
            });
    }
    m_endWanted = !moveToUnchecked();
    if (m_endWanted)
        m_counting.start();
}

void ReviewView::take(const QList<Flashcard> &cards)
{
    setTaken(cards, true);
    remember(
        tr("Taken."), tr("Taking %1", "cards").arg(nameOf(cards)),
        [this, cards] { setTaken(cards, false); }, [this, cards] { setTaken(cards, true); });
}

void ReviewView::setChecked(const QList<Flashcard> &cards, bool checked)
{
    ++m_changes;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QString current = currentCard().id;
    for (const Flashcard &given : cards) {
        Flashcard card = m_cards->card(m_cards->rowOf(given.id), given);
        card.checkedAt = checked ? now : QDateTime();
        m_cards->update(card);
    }
    m_library->ask(
        this,
        [ids = idsOf(cards), checked](Library &library) {
            return library.setChecked(ids, checked);
        },
        [this](const Status &status) { report(status, m_upload.id); });
    if (std::any_of(cards.cbegin(), cards.cend(),
                    [&current](const Flashcard &card) { return card.id == current; }))
        showCurrent();
}

// Who takes a card has found it right.
void ReviewView::setTaken(const QList<Flashcard> &given, bool taken)
{
    ++m_changes;
    QList<Flashcard> cards = given;
    for (Flashcard &card : cards) {
        card.offered = !taken;
        card.checkedAt = taken ? QDateTime::currentDateTimeUtc() : QDateTime();
    }
    putRows(cards, true);
    m_library->ask(
        this,
        [ids = idsOf(cards), taken](Library &library) {
            const Status checked = library.setChecked(ids, taken);
            return checked ? library.setOffered(ids, !taken) : checked;
        },
        [this, uploadId = m_upload.id](const Status &status) {
            report(status, uploadId);
            m_stage->coverageChanged();
            emit cardsChanged();
        });
}

void ReviewView::deleteChosen()
{
    const QList<Flashcard> cards = chosenCards();
    if (m_pane->editing() || cards.isEmpty())
        return;
    setDeleted(cards, true);
    m_endWanted = true;
    remember(
        tr("Deleted."), tr("Delete of %1", "cards").arg(nameOf(cards)),
        [this, cards] { setDeleted(cards, false); }, [this, cards] { setDeleted(cards, true); });
}

void ReviewView::setDeleted(const QList<Flashcard> &cards, bool deleted)
{
    ++m_changes;
    putRows(cards, !deleted);
    m_library->ask(
        this,
        [ids = idsOf(cards), deleted](Library &library) {
            return deleted ? library.deleteFlashcards(ids) : library.restoreFlashcards(ids);
        },
        [this, cards, deleted](const Status &status) {
            if (!status && deleted)
                putRows(cards, true);
            report(status, cards.first().uploadId);
            emit cardsChanged();
        });
    if (!deleted)
        goTo(cards.first());
}

void ReviewView::putRows(const QList<Flashcard> &cards, bool there)
{
    int next = m_list->currentIndex().row();
    bool changed = false;
    bool removed = false;
    for (const Flashcard &card : cards) {
        const int row = m_cards->rowOf(card.id);
        const bool here = there && card.offered == m_filter.offered
            && (card.uploadId == m_upload.id || m_upload.id.isEmpty());
        if (!here && row >= 0) {
            m_cards->remove(row);
            next = std::min(next, row);
            removed = true;
            changed = true;
        } else if (here && row < 0) {
            m_cards->restore(card);
            changed = true;
        }
    }
    if (!changed)
        return;
    if (removed && m_cards->rowCount() > 0)
        select(std::clamp(next, 0, m_cards->rowCount() - 1));
    showCurrent();
    showHeader();
}

void ReviewView::mendWord(int page, int word, const QString &right)
{
    struct Mend
    {
        PageRewrite before;
        PageRewrite after;
    };
    m_library->ask(
        this,
        [id = currentCard().uploadId, page, word, right,
         now = QDateTime::currentDateTimeUtc()](Library &library) -> Result<Mend> {
            const auto found = pageToMend(library, id, page);
            if (!found)
                return found.error();
            Mend mend{*found, mendedPage(*found, word, right, now)};
            // The way back touches no other cards.
            mend.before.cards.removeIf([&mend](const Flashcard &card) {
                return std::none_of(
                    mend.after.cards.cbegin(), mend.after.cards.cend(),
                    [&card](const Flashcard &changed) { return changed.id == card.id; });
            });
            if (const Status written = library.rewritePage(mend.after); !written)
                return written.error();
            return mend;
        },
        [this, right](const Result<Mend> &mend) {
            if (!mend) {
                emit failed(mend.error());
                return;
            }
            showRewrite(mend->after);
            remember(
                tr("Mended in %n card(s) and in the page's text.", nullptr,
                   static_cast<int>(mend->after.cards.size())),
                tr("Mending of “%1”", "word").arg(right),
                [this, before = mend->before] { rewritePage(before); },
                [this, after = mend->after] { rewritePage(after); });
        });
}

void ReviewView::rewritePage(const PageRewrite &rewrite)
{
    m_library->ask(
        this, [rewrite](Library &library) { return library.rewritePage(rewrite); },
        [this, rewrite](const Status &status) {
            if (status)
                showRewrite(rewrite);
            report(status, rewrite.uploadId);
        });
}

void ReviewView::showRewrite(const PageRewrite &rewrite)
{
    ++m_changes;
    m_stage->forgetPages();
    for (const Flashcard &card : rewrite.cards)
        m_cards->update(card);
    m_counting.start();
    showCurrent();
}

void ReviewView::goTo(const Flashcard &card)
{
    selectCard(card.id);
    if (isVisible() && m_cards->rowOf(card.id) >= 0) {
        showCurrent();
        takeFocus();
        return;
    }
    if (card.uploadId == m_upload.id) {
        m_panel->clearSearch();
        m_panel->setChip(card.offered ? CardListPanel::Chip::Offers : CardListPanel::Chip::All);
    }
    emit uploadRequested(card.uploadId);
}

void ReviewView::report(const Status &status, const QString &uploadId)
{
    if (!status)
        emit failed(status.error());
    if (uploadId == m_upload.id || uploadId.isEmpty())
        m_counting.start();
}

void ReviewView::remember(const QString &did, const QString &act, std::function<void()> undo,
                          std::function<void()> redo)
{
    const quint64 number = m_history->add({act, std::move(undo), std::move(redo), this});
    if (!did.isEmpty())
        m_undoBar->offer(did, [history = m_history, number] { history->undoIfLast(number); });
}

} // namespace recto
