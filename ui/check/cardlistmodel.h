// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QAbstractListModel>
#include <QCache>
#include <QHash>
#include <QList>
#include <QSet>
#include <QTimer>

namespace recto {

// Cards in the order they are shown, however many: the list holds their numbers
// (see Library::cardNumbers()) and asks for the rows that are looked at. Lives on
// the GUI thread.
class CardListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    // PlaceRole: the page, as people count them; empty: none.
    enum Role { DetailRole = Qt::UserRole + 1, UncertainRole, CheckedRole, PlaceRole, IdRole };

    // What a list begins with: numbers, and the cards of the first of them.
    struct Beginning
    {
        QList<qint64> numbers;
        QList<NumberedCard> cards;
    };

    explicit CardListModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    // "…" for a row that is still fetched.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    void setCards(const Beginning &beginning);
    // The whole list, when it is known.
    void setNumbers(const QList<qint64> &numbers);
    // Cards that were fetched. Rows whose card is gone stay empty.
    void take(const QList<NumberedCard> &cards);
    // A card that is new, at the end.
    void append(const Flashcard &card);
    void update(const Flashcard &card);
    void remove(int row);
    // Back to where it was.
    void restore(const Flashcard &card);
    [[nodiscard]] Flashcard card(int row) const; // without an id: still fetched
    // `otherwise`: of a row that isn't there.
    [[nodiscard]] Flashcard card(int row, const Flashcard &otherwise) const;
    [[nodiscard]] int rowOf(const QString &id) const; // -1: not there, or never looked at
    [[nodiscard]] int rowOfNumber(qint64 number) const; // -1: not there

signals:
    // Rows that are looked at: to be answered by take().
    void wanted(const QList<qint64> &numbers);

private:
    // A card of the list, and where the list had it at first: a place orders a row that
    // comes back.
    struct Row
    {
        qint64 number = 0;
        int place = 0;
    };

    [[nodiscard]] const Flashcard *known(int row) const;
    [[nodiscard]] QList<Row> rowsOf(const QList<qint64> &numbers) const;
    void keep(const NumberedCard &card);
    void want(int row) const;
    void ask();

    QList<Row> m_rows;
    QCache<qint64, Flashcard> m_cards; // looked at lately
    QHash<qint64, Flashcard> m_own; // new ones, below zero until the list is loaded again
    QHash<QString, qint64> m_numbers; // by id, of cards that were looked at
    QHash<QString, Row> m_removed; // by id
    int m_nextPlace = 0;
    mutable QSet<int> m_looked; // rows without a card, since the last ask()
    QSet<qint64> m_asked; // and not answered
    QTimer *m_asking; // single shot
};

} // namespace recto
