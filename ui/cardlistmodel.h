// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flashcard.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>

namespace recto {

// Cards in the order they are shown. Lives on the GUI thread.
class CardListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CardRole = Qt::UserRole + 1, DetailRole, UncertainRole };
    enum class Order { Reading, UncertainFirst };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    // `cards` in reading order.
    void setCards(const QList<Flashcard> &cards);
    void setOrder(Order order);
    void append(const Flashcard &card);
    void update(const Flashcard &card);
    void remove(int row);
    // Back to where it was in reading order.
    void restore(const Flashcard &card);
    [[nodiscard]] Flashcard card(int row) const { return m_cards.at(row).card; }
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not there

private:
    struct Entry
    {
        Flashcard card;
        int place = 0; // in reading order
    };
    [[nodiscard]] bool comesBefore(const Entry &one, const Entry &other) const;

    QList<Entry> m_cards;
    QHash<QString, int> m_places; // of all that were ever in the list
    Order m_order = Order::Reading;
};

} // namespace recto
