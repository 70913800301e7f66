// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardlistmodel.h"

#include "session/workers.h"
#include "ui/check/showncard.h"

#include <algorithm>

namespace recto {

int CardListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cards.size());
}

QVariant CardListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Flashcard &card = m_cards.at(index.row()).card;
    switch (role) {
    case Qt::DisplayRole:
        return askedText(card);
    case DetailRole:
        return answeredText(card);
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1 Answer: %2").arg(askedText(card), answeredText(card));
        return isUncertain(card) ? tr("Please check. %1").arg(text) : text;
    }
    case CardRole:
        return QVariant::fromValue(card);
    case UncertainRole:
        return isUncertain(card);
    default:
        return {};
    }
}

bool CardListModel::comesBefore(const Entry &one, const Entry &other, Order order)
{
    if (order == Order::UncertainFirst) {
        const bool oneFirst = isUncertain(one.card);
        if (oneFirst != isUncertain(other.card))
            return oneFirst;
        if (oneFirst && one.card.score != other.card.score)
            return one.card.score < other.card.score;
    }
    return one.place < other.place;
}

CardListModel::Arranged CardListModel::arrange(const QList<Flashcard> &cards, Order order)
{
    Arranged arranged;
    arranged.order = order;
    arranged.cards.reserve(cards.size());
    arranged.places.reserve(cards.size());
    for (const Flashcard &card : cards) {
        const int place = static_cast<int>(arranged.places.size());
        arranged.places.insert(card.id, place);
        arranged.cards.append({card, place});
    }
    std::stable_sort(
        arranged.cards.begin(), arranged.cards.end(),
        [order](const Entry &one, const Entry &other) { return comesBefore(one, other, order); });
    return arranged;
}

void CardListModel::setCards(Arranged cards)
{
    beginResetModel();
    m_cards.swap(cards.cards);
    m_places.swap(cards.places);
    m_order = cards.order;
    endResetModel();
    // Freeing a hundred thousand cards would be felt.
    constexpr qsizetype many = 10000;
    if (cards.cards.size() > many)
        Workers::aside([gone = std::move(cards)] {});
}

void CardListModel::append(const Flashcard &card)
{
    if (m_places.contains(card.id)) {
        update(card); // made again
        return;
    }
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_places.insert(card.id, static_cast<int>(m_places.size()));
    m_cards.append({card, m_places.value(card.id)});
    endInsertRows();
}

void CardListModel::update(const Flashcard &card)
{
    const int row = rowOf(card.id);
    if (row < 0)
        return;
    m_cards[row].card = card;
    emit dataChanged(index(row), index(row));
}

void CardListModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    m_cards.removeAt(row);
    endRemoveRows();
}

void CardListModel::restore(const Flashcard &card)
{
    if (rowOf(card.id) >= 0)
        return;
    const Entry entry{card, m_places.value(card.id, static_cast<int>(m_places.size()))};
    m_places.insert(card.id, entry.place);
    const auto before = std::find_if(m_cards.cbegin(), m_cards.cend(), [&](const Entry &other) {
        return comesBefore(entry, other, m_order);
    });
    const int row = static_cast<int>(before - m_cards.cbegin());
    beginInsertRows({}, row, row);
    m_cards.insert(row, entry);
    endInsertRows();
}

int CardListModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_cards.size(); ++row) {
        if (m_cards.at(row).card.id == id)
            return row;
    }
    return -1;
}

} // namespace recto
