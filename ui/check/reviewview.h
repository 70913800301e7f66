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

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace recto {

class CardListView;
class CardPane;
class History;
class LibraryThread;
class PhotoPanel;
class UndoBar;

// Reading, mending and weeding out saved cards, each beside the photo that it
// came from. One hand on the keyboard does everything; every change can be
// undone (reviewchanges.cpp).
class ReviewView : public QWidget
{
    Q_OBJECT

public:
    ReviewView(LibraryThread *library, History *history, UndoBar *undoBar,
               QWidget *parent = nullptr);

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

    void edit();
    void deleteCurrent();
    void move(int steps);
    void focusSearch();
    void requestExport(); // of the upload that is open, or of all cards

signals:
    void exportRequested(const QStringList &uploadIds, const QString &title);
    void correctPageRequested(const QString &uploadId, int page);
    void uploadRequested(const QString &uploadId); // a card in it was selected
    void cardsChanged(); // counts in other lists are out of date
    void failed(const recto::Error &error);

private:
    QWidget *makeList();
    void setUpKeys();
    void load();
    // The rest of a long list.
    void loadAll(quint64 request, const CardFilter &filter, CardOrder order);
    void fetch(const QList<qint64> &numbers);
    void show(const CardListModel::Beginning &cards);
    void selectWanted();
    void showCurrent();
    void showHeader();
    void keep(const Flashcard &before, const Flashcard &after);
    void rememberDiscarded(const Flashcard &before, const Flashcard &typed);
    // The card as it is from now on, here and in the library.
    void write(const Flashcard &card);
    void rewrite(const Flashcard &card); // and goes to it
    void setDeleted(const Flashcard &card, bool deleted);
    void goTo(const Flashcard &card);
    // It was done: can be undone from now on.
    void remember(const QString &did, const QString &act, std::function<void()> undo,
                  std::function<void()> redo);

    LibraryThread *m_library;
    History *m_history;
    UndoBar *m_undoBar;
    Upload m_upload;
    CardFilter m_filter;
    QString m_wanted; // card to select when it is there
    qint64 m_wantedNumber = -1; // the same in a list that is still loaded; -1: none
    std::shared_ptr<std::atomic<quint64>> m_request = std::make_shared<std::atomic<quint64>>(0);
    bool m_fresh = false; // another upload was opened: start at its first card
    CardListModel *m_cards;
    QLabel *m_title;
    QLabel *m_detail;
    QLineEdit *m_search;
    QTimer m_searchTimer;
    QComboBox *m_order;
    CardListView *m_list;
    QLabel *m_empty;
    CardPane *m_pane;
    PhotoPanel *m_photo;
    QPushButton *m_export;
};

} // namespace recto
