// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"
#include "core/upload.h"
#include "library/library.h"
#include "ui/check/cardlistmodel.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <atomic>
#include <functional>
#include <memory>

namespace recto {

class CardListPanel;
class CardListView;
class CardPane;
class CheckActions;
class CheckStage;
class History;
class LibraryThread;
class UndoBar;

// Checking the saved cards: at the side which ones, on the stage one of them beneath the piece
// of its page. One hand on the keyboard does everything; every change can be undone
// (reviewchanges.cpp).
class ReviewView : public QWidget
{
    Q_OBJECT

public:
    ReviewView(LibraryThread *library, History *history, UndoBar *undoBar,
               QWidget *parent = nullptr);

    // Goes on at the first card that isn't checked.
    void openUpload(const Upload &upload);
    void openSearch(const QString &words);
    // Selects a card once it is loaded.
    void selectCard(const QString &id);
    // The cards of an upload changed elsewhere; if it is open, the place in it stays.
    void reload(const QString &uploadId);
    // A card that was just made for the upload that is open.
    void append(const Flashcard &card);
    void close();
    [[nodiscard]] QString uploadId() const { return m_upload.id; }
    [[nodiscard]] Flashcard currentCard() const;
    [[nodiscard]] CheckActions *actions() const { return m_actions; }

    void focusSearch();
    void requestExport(); // of the upload that is open, or of all cards
    void toggleList();

    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void exportRequested(const QStringList &uploadIds, const QString &title);
    void correctPageRequested(const QString &uploadId, int page);
    void uploadRequested(const QString &uploadId); // a card in it was selected
    void setsRequested(); // to choose one of them
    void cardsChanged(); // counts in other lists are out of date
    void failed(const recto::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectPanel();
    void connectStage();
    void setUpKeys();
    void arrange();
    void takeFocus();
    // What is listed
    void applyFilter();
    void load();
    // The rest of a long list.
    void loadAll(quint64 request, const CardFilter &filter, CardOrder order);
    void fetch(const QList<qint64> &numbers);
    void show(const CardListModel::Beginning &cards);
    void select(int row);
    void selectWanted();
    void loadSets();
    void loadCounts();
    void takeCounts(const CardCounts &set, const CardCounts &course);
    void showCurrent();
    void showHeader();
    void move(int steps);
    void moveToUncertain();
    // To the next card that isn't checked, from the one after this on; false: there is none.
    bool moveToUnchecked();
    [[nodiscard]] QList<Flashcard> chosenCards() const; // the selected ones, or the current one
    // What is done to them
    void findRight();
    void take(const QList<Flashcard> &cards); // that were only offered
    void edit();
    void deleteChosen();
    void keep(const Flashcard &before, const Flashcard &after);
    void rememberDiscarded(const Flashcard &before, const Flashcard &typed);
    // The card as it is from now on, here and in the library.
    void write(const Flashcard &card);
    void rewrite(const Flashcard &card); // and goes to it
    void setChecked(const QList<Flashcard> &cards, bool checked);
    void setTaken(const QList<Flashcard> &given, bool taken);
    void setDeleted(const QList<Flashcard> &cards, bool deleted);
    void mendWord(int page, int word, const QString &right);
    void rewritePage(const PageRewrite &rewrite);
    void showRewrite(const PageRewrite &rewrite);
    // Rows come and go, as they are there and belong here.
    void putRows(const QList<Flashcard> &cards, bool there);
    void goTo(const Flashcard &card);
    void report(const Status &status, const QString &uploadId);
    // It was done: can be undone from now on. Nothing is said for an empty `did`.
    void remember(const QString &did, const QString &act, std::function<void()> undo,
                  std::function<void()> redo);

    LibraryThread *m_library;
    History *m_history;
    UndoBar *m_undoBar;
    Upload m_upload;
    CardFilter m_filter;
    CardCounts m_counts; // of the upload
    QString m_wanted; // card to select when it is there
    qint64 m_wantedNumber = -1; // the same in a list that is still loaded; -1: none
    std::shared_ptr<std::atomic<quint64>> m_request = std::make_shared<std::atomic<quint64>>(0);
    quint64 m_changes = 0; // what was asked for before the last one is out of date
    bool m_fresh = false; // another upload was opened: go on where one stopped
    bool m_endWanted = false; // when the counts say that all is checked
    bool m_listShown = true; // where there is room
    bool m_drawerOpen = false; // where there is none
    CardListModel *m_cards;
    CheckActions *m_actions;
    CardListPanel *m_panel;
    CardListView *m_list;
    CheckStage *m_stage;
    CardPane *m_pane;
    QTimer m_counting; // several changes are counted at once
};

} // namespace recto
