// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>
#include <QVariantAnimation>

namespace recto {

// A list of cards: what is asked, and calmer below it what is answered. New
// ones slide in, and the list follows them while its end is in view.
class CardListView : public QListView
{
    Q_OBJECT

public:
    explicit CardListView(QWidget *parent = nullptr);

    void setSlideIn(bool slideIn) { m_slideIn = slideIn; }
    // What is said while there is no card.
    void setPlaceholder(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;

private:
    friend class CardDelegate;
    QVariantAnimation m_slide;
    int m_firstFresh = -1; // rows from here are sliding in
    bool m_slideIn = false;
    QString m_placeholder;
};

class CardDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CardDelegate(CardListView *view);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    CardListView *m_view;
};

} // namespace recto
