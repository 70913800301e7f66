// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/cardlistmodel.h"

#include "ui/check/showncard.h"

#include <QLocale>

#include <algorithm>

namespace recto {

namespace {

constexpr int cardsKept = 4000; // some screens full, at 1 KB each
constexpr int rowsAround = 40; // that are fetched with one that is looked at

} // namespace

CardListModel::CardListModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_cards(cardsKept)
    , m_asking(new QTimer(this))
{
    m_asking->setSingleShot(true);
    m_asking->setInterval(0);
    connect(m_asking, &QTimer::timeout, this, &CardListModel::ask);
}

int CardListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CardListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Flashcard *card = known(index.row());
    if (!card) {
        want(index.row());
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text ? QVariant(QStringLiteral("…")) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return askedText(*card);
    case DetailRole:
        return answeredText(*card);
    case Qt::AccessibleTextRole: {
        const QString text = tr("%1 Answer: %2").arg(askedText(*card), answeredText(*card));
        if (card->checkedAt.isValid())
            return tr("Checked. %1").arg(text);
        return isUncertain(*card) ? tr("Please check. %1").arg(text) : text;
    }
    case UncertainRole: // what a person has found right isn't
        return isUncertain(*card) && !card->checkedAt.isValid();
    case IdRole:
        return card->id;
    case CheckedRole:
        return card->checkedAt.isValid();
    case PlaceRole:
        return card->evidence.page < 0 ? QString() : QLocale().toString(card->evidence.page + 1);
    default:
        return {};
    }
}

const Flashcard *CardListModel::known(int row) const
{
    const qint64 number = m_rows.at(row).number;
    if (number >= 0)
        return m_cards.object(number);
    const auto own = m_own.constFind(number);
    return own == m_own.constEnd() ? nullptr : &*own;
}

void CardListModel::want(int row) const
{
    m_looked.insert(row);
    if (!m_asking->isActive())
        m_asking->start();
}

void CardListModel::ask()
{
    QList<qint64> numbers;
    for (const int looked : std::as_const(m_looked)) {
        const int last = std::min(looked + rowsAround, rowCount() - 1);
        for (int row = std::max(0, looked - rowsAround); row <= last; ++row) {
            const qint64 number = m_rows.at(row).number;
            if (number < 0 || m_cards.contains(number) || m_asked.contains(number))
                continue;
            m_asked.insert(number);
            numbers.append(number);
        }
    }
    m_looked.clear();
    if (!numbers.isEmpty())
        emit wanted(numbers);
}

void CardListModel::keep(const NumberedCard &card)
{
    m_asked.remove(card.number);
    m_numbers.insert(card.card.id, card.number);
    m_cards.insert(card.number, new Flashcard(card.card));
}

QList<CardListModel::Row> CardListModel::rowsOf(const QList<qint64> &numbers) const
{
    QList<Row> rows;
    rows.reserve(numbers.size());
    for (const qint64 number : numbers)
        rows.append({number, static_cast<int>(rows.size())});
    return rows;
}

void CardListModel::setCards(const Beginning &beginning)
{
    beginResetModel();
    m_cards.clear();
    m_own.clear();
    m_numbers.clear();
    m_removed.clear();
    m_looked.clear();
    m_asked.clear();
    m_rows = rowsOf(beginning.numbers);
    m_nextPlace = static_cast<int>(m_rows.size());
    for (const NumberedCard &card : beginning.cards)
        keep(card);
    endResetModel();
}

void CardListModel::setNumbers(const QList<qint64> &numbers)
{
    const bool begins = numbers.size() >= m_rows.size()
        && std::equal(m_rows.cbegin(), m_rows.cend(), numbers.cbegin(),
                      [](const Row &row, qint64 number) { return row.number == number; });
    if (begins && numbers.size() == m_rows.size())
        return;
    m_nextPlace = static_cast<int>(numbers.size());
    if (begins) { // nothing that is shown changes
        beginInsertRows({}, rowCount(), static_cast<int>(numbers.size()) - 1);
        m_rows = rowsOf(numbers);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_looked.clear();
    m_rows = rowsOf(numbers);
    endResetModel();
}

void CardListModel::take(const QList<NumberedCard> &cards)
{
    QSet<qint64> taken;
    for (const NumberedCard &card : cards) {
        keep(card);
        taken.insert(card.number);
    }
    for (int row = 0, left = static_cast<int>(taken.size()); row < rowCount() && left > 0; ++row) {
        if (!taken.contains(m_rows.at(row).number))
            continue;
        --left;
        emit dataChanged(index(row), index(row));
    }
}

void CardListModel::append(const Flashcard &card)
{
    if (m_numbers.contains(card.id)) {
        update(card); // made again
        return;
    }
    const int row = rowCount();
    const qint64 number = -1 - m_nextPlace;
    beginInsertRows({}, row, row);
    m_own.insert(number, card);
    m_numbers.insert(card.id, number);
    m_rows.append({number, m_nextPlace++});
    endInsertRows();
}

void CardListModel::update(const Flashcard &card)
{
    const int row = rowOf(card.id);
    if (row < 0)
        return;
    const qint64 number = m_rows.at(row).number;
    if (number < 0)
        m_own.insert(number, card);
    else
        keep({number, card});
    emit dataChanged(index(row), index(row));
}

void CardListModel::remove(int row)
{
    if (const Flashcard *gone = known(row))
        m_removed.insert(gone->id, m_rows.at(row));
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

void CardListModel::restore(const Flashcard &card)
{
    if (rowOf(card.id) >= 0)
        return;
    const auto removed = m_removed.constFind(card.id);
    if (removed == m_removed.constEnd()) {
        append(card);
        return;
    }
    const Row back = *removed;
    m_removed.erase(removed);
    const auto before
        = std::lower_bound(m_rows.cbegin(), m_rows.cend(), back.place,
                           [](const Row &row, int place) { return row.place < place; });
    const int row = static_cast<int>(before - m_rows.cbegin());
    beginInsertRows({}, row, row);
    m_rows.insert(row, back);
    if (back.number >= 0)
        keep({back.number, card});
    endInsertRows();
}

Flashcard CardListModel::card(int row) const
{
    const Flashcard *found = known(row);
    if (!found)
        want(row);
    return found ? *found : Flashcard();
}

Flashcard CardListModel::card(int row, const Flashcard &otherwise) const
{
    const Flashcard found = row < 0 ? Flashcard() : card(row);
    return found.id.isEmpty() ? otherwise : found;
}

int CardListModel::rowOf(const QString &id) const
{
    const auto number = m_numbers.constFind(id);
    return number == m_numbers.constEnd() ? -1 : rowOfNumber(*number);
}

int CardListModel::rowOfNumber(qint64 number) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                    [number](const Row &row) { return row.number == number; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

} // namespace recto
