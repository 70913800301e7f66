// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace recto {

// After the last card: what was done to the set, and what can be done next.
class EndPage : public QWidget
{
    Q_OBJECT

public:
    explicit EndPage(QWidget *parent = nullptr);

    // `course`: empty, or where the set belongs, with its counts.
    void show(const CardCounts &set, const QString &course, const CardCounts &ofCourse);
    void takeFocus();

signals:
    void offersRequested();
    void exportRequested();
    void cardsRequested();

private:
    QLabel *m_title;
    QLabel *m_done;
    QLabel *m_course;
    QPushButton *m_offers;
    QPushButton *m_export;
    QPushButton *m_cards;
};

} // namespace recto
