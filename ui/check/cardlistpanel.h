// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QTimer>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QToolButton;

namespace recto {

class CardListModel;
class CardListView;

// The list at the side while checking: which set, which of its cards, in which order, and how
// far one has come.
class CardListPanel : public QWidget
{
    Q_OBJECT

public:
    enum class Chip { Uncertain, Unchecked, All, Offers };

    explicit CardListPanel(CardListModel *cards, QWidget *parent = nullptr);

    [[nodiscard]] CardListView *list() const { return m_list; }
    [[nodiscard]] QLineEdit *search() const { return m_search; }
    [[nodiscard]] Chip chip() const;
    void setChip(Chip chip); // tells nobody
    [[nodiscard]] CardOrder order() const;
    [[nodiscard]] QString words() const; // that are searched for
    void clearSearch(); // tells nobody
    // Of a search over all sets the field and the chips are elsewhere, or nowhere.
    void setInSet(bool inSet);
    void setTitle(const QString &title, const QString &detail);
    void setCounts(const CardCounts &counts);
    // Another set, at once.
    void setSets(const QList<Upload> &sets);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void filterChanged();
    void setChosen(const recto::Upload &upload);
    void setsWanted(); // the menu is about to be shown
    void exportRequested();
    void allSetsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeChips();
    void fillMenu();

    QToolButton *m_set;
    QMenu *m_sets;
    QList<Upload> m_otherSets;
    QLabel *m_detail;
    QToolButton *m_export;
    QButtonGroup *m_chips;
    QWidget *m_chipRow = nullptr;
    QLineEdit *m_search;
    QTimer m_searchTimer;
    QComboBox *m_order;
    CardListView *m_list;
    QWidget *m_progressRow;
    QProgressBar *m_bar;
    QLabel *m_progress;
    QString m_title;
};

} // namespace recto
