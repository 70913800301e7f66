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

    struct Entry
    {
        Flashcard card;
        int place = 0; // in reading order
    };
    struct Arranged
    {
        QList<Entry> cards;
        QHash<QString, int> places; // by id, of all that were ever in the list
        Order order = Order::Reading;
    };
    // `cards` in reading order. Thread-safe: a great many are arranged on a worker.
    [[nodiscard]] static Arranged arrange(const QList<Flashcard> &cards, Order order);

    void setCards(Arranged cards);
    void append(const Flashcard &card);
    void update(const Flashcard &card);
    void remove(int row);
    // Back to where it was in reading order.
    void restore(const Flashcard &card);
    [[nodiscard]] Flashcard card(int row) const { return m_cards.at(row).card; }
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not there

private:
    [[nodiscard]] static bool comesBefore(const Entry &one, const Entry &other, Order order);

    QList<Entry> m_cards;
    QHash<QString, int> m_places;
    Order m_order = Order::Reading;
};

} // namespace recto
